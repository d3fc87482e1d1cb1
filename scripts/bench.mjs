// `npm run bench`: runs tests/bench/*.bench.js in Node and in headless Chromium, one after the other, and prints what
// each took and how that compares with the first row. `npm run bench -- NAME` runs tests/bench/NAME.bench.js alone.
//
// A benchmark exports a function by default. It takes a kit and comes to tables:
//
//   export default async function (kit) {
//     return [{ title: "Adding up", unit: "µs", rows: [["ours", kit.measure(ours)], ["theirs", kit.measure(theirs)]] }];
//   }
//
//   kit.place             "Node" or "Chromium"
//   kit.measure(work, n)  the median time of one call in milliseconds; with n, that of one of the n things a call does
//   kit.race(works)       the same of several [work, n], taken in turn, so that noise of the machine hits all alike
//   kit.files(path)       the bytes of a file of the repository
//   kit.arguments         what else was said on the command line
//
// Times in rows are milliseconds whatever the unit; null stands for what was not run. What they compare with is
// installed from tests/bench/package.json, so that nobody else needs it.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { Missing, mustRun, root, runMain, step } from "./run.mjs";
import { serveFolders } from "./serve.mjs";
import { setUp } from "./setup.mjs";

/** @typedef {{ title: string, unit: "ms" | "µs" | "MB", rows: [string, number | null][] }} Table */

const folder = join(root, "tests/bench");
const work = join(root, ".build/bench");
const UNITS = { ms: 1, µs: 1000, MB: 1 };

await runMain(async () => {
  const [only, ...others] = process.argv.slice(2);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".bench.js"))
    .map((file) => file.slice(0, -".bench.js".length))
    .filter((name) => !only || name === only);
  if (names.length === 0) throw new Missing(`There is no benchmark ${only}.`);
  await setUp({ browser: true });
  await build();
  if (!existsSync(join(folder, "node_modules"))) {
    await step("peers installed", () =>
      mustRun("npm ci", "npm", [
        "ci",
        "--prefix",
        folder,
        "--ignore-scripts",
        "--legacy-peer-deps",
      ]),
    );
  }
  await step("resolver and totals by themselves", async () => {
    await compile("release", "barrow-bench", "barrow-bench-totals");
    await compile("speed", "barrow-bench-totals");
  });
  for (const name of names) {
    await bundle(name);
    const node = await runInNode(name, others);
    const chromium = await runInChromium(name, others);
    node.forEach((table, index) => {
      print(table, chromium[index]);
    });
  }
});

/** @param {string} profile @param {...string} packages */
function compile(profile, ...packages) {
  return mustRun("cargo build", "cargo", [
    ...["build", "--profile", profile, "--target", "wasm32-unknown-unknown"],
    ...packages.flatMap((name) => ["-p", name]),
  ]);
}

/** One bundle serves both: what runs it gives the kit. */
async function bundle(/** @type {string} */ name) {
  const esbuild = await import("esbuild");
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, `${name}.entry.js`), entry(name));
  await esbuild.build({
    entryPoints: [join(work, `${name}.entry.js`)],
    outfile: join(work, `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "error",
  });
}

/** @param {string} name */
function entry(name) {
  return `
import bench from ${JSON.stringify(join(folder, `${name}.bench.js`))};
export default (place, files, args) => bench({ place, files, arguments: args, measure, race });
function measure(work, things = 1) {
  const times = [];
  const start = performance.now();
  let calls = 1;
  while (times.length < 5 || (times.length < 101 && performance.now() - start < 400)) {
    const before = performance.now();
    for (let call = 0; call < calls; call++) work();
    const took = performance.now() - before;
    if (took < 10 && times.length === 0 && calls < 1e6) calls *= 2;
    else times.push(took / calls / things);
    if (performance.now() - start > 5000) break;
  }
  return median(times);
}
function race(works) {
  const racers = works.map(([work, things]) => ({ work, things, calls: warmUp(work), times: [] }));
  for (let round = 0; round < 61; round++) {
    for (const { work, things, calls, times } of racers) times.push(timeOf(work, calls) / calls / things);
  }
  return racers.map(({ times }) => median(times));
}
function warmUp(work) {
  let calls = 1;
  const start = performance.now();
  while (performance.now() - start < 300) {
    if (timeOf(work, calls) < 4) calls *= 2;
  }
  return calls;
}
function timeOf(work, calls) {
  const before = performance.now();
  for (let call = 0; call < calls; call++) work();
  return performance.now() - before;
}
function median(times) {
  return times.sort((a, b) => a - b)[times.length >> 1];
}`;
}

/** @param {string} name @param {string[]} args @returns {Promise<Table[]>} */
function runInNode(name, args) {
  const script = `
    import { readFile } from "node:fs/promises";
    const { default: run } = await import(${JSON.stringify(`file://${join(work, `${name}.js`)}`)});
    const files = (path) => readFile(${JSON.stringify(root)} + "/" + path);
    process.stdout.write(JSON.stringify(await run("Node", files, ${JSON.stringify(args)})));`;
  const options = ["--expose-gc", "--max-old-space-size=6000", "--input-type=module", "-e", script];
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`${name} failed in Node`)),
    );
  });
}

/** @param {string} name @param {string[]} args @returns {Promise<Table[]>} */
async function runInChromium(name, args) {
  const { launchBrowser } = await import("../tests/browser.js");
  const site = await serveFolders({ "/": root });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.on("console", (message) => console.error(message.text()));
    await page.goto(`${site.url}/tests/elements/site/index.html`);
    return await page.evaluate(
      async ([name, args]) => {
        const { default: run } = await import(`/.build/bench/${name}.js`);
        /** @param {string} path */
        const files = async (path) => new Uint8Array(await (await fetch(`/${path}`)).arrayBuffer());
        return run("Chromium", files, args);
      },
      /** @type {const} */ ([name, args]),
    );
  } finally {
    await browser.close();
    await site.close();
  }
}

/** @param {Table} node @param {Table | undefined} chromium */
function print({ title, unit, rows }, chromium) {
  console.log(`\n${title}, ${unit}`.padEnd(57) + "Node    ratio  Chromium    ratio".padStart(36));
  const first = [rows[0][1], chromium?.rows[0][1]];
  rows.forEach(([name, time], index) => {
    const times = [time, chromium?.rows[index]?.[1] ?? null];
    const cells = times.map((time, place) => {
      const ratio = time && first[place] ? time / Number(first[place]) : null;
      return `${show(time, UNITS[unit]).padStart(10)}${ratio ? `${show(ratio, 1)}×`.padStart(9) : "".padStart(9)}`;
    });
    console.log(`  ${name.padEnd(54)}${cells.join("")}`);
  });
}

/** Three digits that mean something. @param {number | null} number @param {number} scale */
function show(number, scale) {
  if (number === null) return "–";
  const scaled = number * scale;
  return scaled >= 100 ? scaled.toFixed(0) : scaled.toPrecision(3);
}
