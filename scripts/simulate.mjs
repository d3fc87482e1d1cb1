// `npm run simulate -- --runs N [--seed S]`: plays N schedules of the simulated shop, from seed S on (tests/simulate).
// A schedule that breaks a promise of the cart is shrunk and told as a story; its seed replays it.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { Missing, root, runMain } from "./run.mjs";

await runMain(async () => {
  const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" } } });
  const { runs = "200000", seed = "0" } = values;
  for (const [name, text] of Object.entries({ runs, seed })) {
    if (!/^\d+$/.test(text)) throw new Missing(`--${name} wants a whole number, not ${text}.`);
  }
  process.exitCode = await simulate({ RUNS: runs, SEED: seed });
});

/** Shows what it prints as it comes. @param {Record<string, string>} env @returns {Promise<number>} */
function simulate(env) {
  const args = ["test", "--quiet", "--test", "simulate", "many", "--", "--ignored", "--nocapture"];
  const options = { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" };
  const child = spawn(
    "cargo",
    args,
    /** @type {import("node:child_process").SpawnOptions} */ (options),
  );
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
