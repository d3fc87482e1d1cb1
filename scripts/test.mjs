// `npm test`: sets up and runs everything CI runs. `npm test -- PART …` runs only the parts named.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { lints } from "./lint.mjs";
import { CommandFailed, Missing, root, run, runMain, seconds } from "./run.mjs";
import { setUp, toolsBin } from "./setup.mjs";

/**
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 * @typedef {{ name: string, needs: Need[], test: () => Promise<Outcome>, show?: boolean }} Part
 * @typedef {"lints" | "build" | "browser" | "runner"} Need
 */

const WASM = ["--target", "wasm32-unknown-unknown"];
const BIN = "node_modules/.bin";

/** @type {Part[]} in the order they run; with `show`, what a part prints is always shown */
const parts = [
  ...lints.map(({ name, command, args }) => lintPart(name, command, args)),
  { name: "house", needs: [], test: () => nodeTests("house") },
  { name: "rust", needs: [], test: () => cargoTests("rust", []) },
  { name: "build", needs: [], test: buildAll },
  { name: "types", needs: ["build"], test: () => nodeTests("types") },
  { name: "sandbox", needs: [], test: () => nodeTests("sandbox") },
  { name: "node", needs: ["build"], test: () => nodeTests("node") },
  { name: "systems", needs: ["build", "browser"], test: () => nodeTests("systems") },
  { name: "gateway", needs: ["build"], test: () => nodeTests("gateway") },
  { name: "web", needs: ["browser", "runner"], test: webTests },
  { name: "elements", needs: ["build", "browser"], test: () => nodeTests("elements") },
  { name: "shop", needs: ["build", "browser"], test: () => nodeTests("shop") },
  { name: "package", needs: ["build", "browser"], test: () => nodeTests("package") },
  { name: "publint", needs: ["build"], test: publint },
  { name: "attw", needs: ["build"], test: areTheTypesWrong },
  { name: "size", needs: ["build"], test: sizes, show: true },
];

await runMain(async () => {
  const chosen = choose(process.argv.slice(2));
  const needs = new Set(chosen.flatMap((part) => part.needs));
  await setUp({
    lints: needs.has("lints"),
    browser: needs.has("browser"),
    runner: needs.has("runner"),
  });

  console.log("Testing");
  const outcomes = await testAll(chosen);
  const passed = sum(outcomes.map((outcome) => outcome.passed));
  const failed = sum(outcomes.map((outcome) => outcome.failed));
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});

/** The parts named, and the build when one of them needs it. */
function choose(/** @type {string[]} */ names) {
  const known = parts.map((part) => part.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Missing(`There is no part ${unknown.join(", ")}; there are ${known.join(", ")}.`);
  }
  if (names.length === 0) return parts;

  const chosen = parts.filter((part) => names.includes(part.name));
  const needsBuild = chosen.some((part) => part.needs.includes("build"));
  return parts.filter((part) => chosen.includes(part) || (needsBuild && part.name === "build"));
}

/** @param {Part[]} chosen */
async function testAll(chosen) {
  /** @type {Outcome[]} */
  const outcomes = [];
  let built = true;
  for (const part of chosen) {
    const started = Date.now();
    /** @type {Outcome} */
    const outcome = built || !part.needs.includes("build") ? await attempt(part) : notBuilt();
    if (part.name === "build") built = outcome.failed === 0;
    report(part, outcome, started);
    outcomes.push(outcome);
  }
  return outcomes;
}

/**
 * A part that crashes has failed once.
 *
 * @param {Part} part
 * @returns {Promise<Outcome>}
 */
async function attempt(part) {
  try {
    return await part.test();
  } catch (error) {
    const output = error instanceof Error ? `${error.stack}` : `${error}`;
    return { passed: 0, failed: 1, output };
  }
}

function notBuilt() {
  return { passed: 0, failed: 1, output: "not run, because the build failed\n" };
}

/** @param {Part} part @param {Outcome} outcome @param {number} started */
function report({ name, show }, { passed, failed, output }, started) {
  if (failed > 0 || show) console.log(`\n${output.trimEnd()}\n`);
  const counts = `${`${passed} passed`.padStart(12)}${`${failed} failed`.padStart(12)}`;
  const verdict = failed > 0 ? "FAILED" : "ok";
  console.log(`  ${verdict.padEnd(8)}${name.padEnd(12)}${counts}${seconds(started).padStart(12)}`);
}

/** @param {string} name @param {string} command @param {string[]} args @returns {Part} */
function lintPart(name, command, args) {
  return { name, needs: ["lints"], test: () => check(name, command, args) };
}

/**
 * Something that is right or wrong as a whole: one passed or one failed.
 *
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 */
async function check(label, command, args) {
  const { code, output } = await run(label, command, args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

async function buildAll() {
  try {
    await build();
    return { passed: 1, failed: 0, output: "" };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { passed: 0, failed: 1, output: `${error.output}\n${error.message}` };
  }
}

/** The tests of the wasm boundary, run by wasm-bindgen's own runner in headless Chromium. */
function webTests() {
  return cargoTests("web", [...WASM, "--test", "web"], {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: join(toolsBin, "wasm-bindgen-test-runner"),
    WASM_BINDGEN_TEST_TIMEOUT: "120",
  });
}

/** @param {string} name @param {string[]} args @param {Record<string, string>} [env] */
async function cargoTests(name, args, env) {
  const { code, output } = await run(name, "cargo", ["test", ...args], { env, minutes: 20 });
  const results = [...output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed/gm)];
  const passed = sum(results.map(([, count]) => Number(count)));
  const failed = sum(results.map(([, , count]) => Number(count)));
  return counted(code, passed, failed, output);
}

/** Every tests/NAME/*.test.js, by Node's test runner. */
async function nodeTests(/** @type {string} */ name) {
  const folder = join("tests", name);
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  const files = names.filter((file) => file.endsWith(".test.js")).map((file) => join(folder, file));
  if (files.length === 0) return counted(1, 0, 0, `no tests in ${folder}`);

  const args = ["--test", "--test-reporter=spec", "--test-concurrency=2", ...files];
  const { code, output } = await run(name, process.execPath, args, { minutes: 15 });
  const count = (/** @type {string} */ word) =>
    Number(output.match(new RegExp(`^ℹ ${word} (\\d+)`, "m"))?.[1] ?? 0);
  return counted(code, count("pass"), count("fail") + count("cancelled"), output);
}

/**
 * Nothing run, and a crash without a failed test, both count as one failure.
 *
 * @param {number} code
 * @param {number} passed
 * @param {number} failed
 * @param {string} output
 */
function counted(code, passed, failed, output) {
  const wrong = code !== 0 || passed + failed === 0;
  return { passed, failed: wrong ? Math.max(failed, 1) : failed, output };
}

function publint() {
  return check("publint", `${BIN}/publint`, ["run", "pkg", "--strict"]);
}

/** The package is ESM only by design; a style sheet and a wasm file have no types. */
function areTheTypesWrong() {
  const wasm = ["barrow_bg.wasm", "barrow_full_bg.wasm", "systems_bg.wasm"];
  const untyped = ["--exclude-entrypoints", "styles.css", ...wasm];
  return check("attw", `${BIN}/attw`, ["--pack", "pkg", "--profile", "esm-only", ...untyped]);
}

function sizes() {
  return check("size", process.execPath, ["scripts/size.mjs"]);
}

function sum(/** @type {number[]} */ numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
