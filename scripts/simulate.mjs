// `npm run simulate -- --runs N [--seed S]`: plays N schedules of the simulated shop, from seed S on (tests/simulate).
// With `--exhaust`, goes through every state of a small scope instead: `--tabs 2`, `--intents 3`, each of the first so
// many kinds (`--wishes 5`: adds, quantities, removals, checkouts, replacements), and `--faults 1`, each of another kind,
// or `--faults each`, one of each of four kinds on the same way.
// A schedule that breaks a promise of the cart is shrunk and told as a story; its seed replays it.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { Missing, root, runMain } from "./run.mjs";

await runMain(async () => {
  const text = /** @type {const} */ ({ type: "string" });
  const options = { runs: text, seed: text, tabs: text, intents: text, wishes: text, faults: text };
  const { values } = parseArgs({ options: { ...options, exhaust: { type: "boolean" } } });
  const { runs = "200000", seed = "0", faults = "1", exhaust } = values;
  const { tabs = "2", intents = "3", wishes = "5" } = values;
  for (const [name, text] of Object.entries({ runs, seed, tabs, intents, wishes, faults })) {
    const isEach = name === "faults" && text === "each";
    if (!isEach && !/^\d+$/.test(text))
      throw new Missing(`--${name} wants a whole number, not ${text}.`);
  }
  const test = exhaust ? "exhausted" : "many";
  process.exitCode = await simulate(test, {
    RUNS: runs,
    SEED: seed,
    TABS: tabs,
    INTENTS: intents,
    WISHES: wishes,
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
