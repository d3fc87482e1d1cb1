// `npm run simulate -- --runs N [--seed S]`: plays N schedules of the simulated shop, from seed S on (tests/simulate).
// With `--exhaust`, goes through every state of two tabs instead (`--intents 3`, `--faults 1`).
// A schedule that breaks a promise of the cart is shrunk and told as a story; its seed replays it.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { Missing, root, runMain } from "./run.mjs";

await runMain(async () => {
  const text = /** @type {const} */ ({ type: "string" });
  const options = { runs: text, seed: text, intents: text, faults: text };
  const { values } = parseArgs({ options: { ...options, exhaust: { type: "boolean" } } });
  const { runs = "200000", seed = "0", intents = "3", faults = "1", exhaust } = values;
  for (const [name, text] of Object.entries({ runs, seed, intents, faults })) {
    if (!/^\d+$/.test(text)) throw new Missing(`--${name} wants a whole number, not ${text}.`);
  }
  const test = exhaust ? "exhausted" : "many";
  process.exitCode = await simulate(test, {
    RUNS: runs,
    SEED: seed,
    INTENTS: intents,
    FAULTS: faults,
  });
});

/** Shows what it prints as it comes. @param {string} test @param {Record<string, string>} env @returns {Promise<number>} */
function simulate(test, env) {
  const args = ["test", "--quiet", "--test", "simulate", test, "--", "--ignored", "--nocapture"];
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
