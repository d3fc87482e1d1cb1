// `npm run size`: the bytes as shipped, of dist/ beside the budgets. 1 KB is 1000 bytes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, distGraph } from "./build.mjs";
import { root, runMain } from "./run.mjs";
import { setUp } from "./setup.mjs";

const dist = join(root, "pkg/dist");

/** The modules that are imported with the full engine only. */
const FULL = /^full\.js$|(^|\/)full\//;

/** Those for what not every page does: dialogs, notices, undoing, prices with and without tax, `replace`. */
const ON_DEMAND = /^replace\.js$|^elements\/(dialogs|notices|terms|troubles|undo)\.js$/;

/** The words of other languages than English, of which a page has one. */
const OTHER_WORDS = /^messages\//;

/**
 * @typedef {{ raw: number, gzip: number, brotli: number }} Size
 * @typedef {{ name: string, parts: Buffer[], budget?: number, aim?: number }} Row budgets in KB of brotli
 */

await runMain(async () => {
  await setUp();
  await build();

  const table = (await rows()).map((row) => ({ ...row, size: sizeOf(row.parts) }));
  console.log("\nShipped, in KB of 1000 bytes; each file compressed by itself\n");
  console.log("                                raw    gzip  brotli  budget     aim");
  for (const { name, size, budget, aim } of table) {
    const limits = [budget, aim].map((limit) => limit && limit * 1000);
    const numbers = [size.raw, size.gzip, size.brotli, ...limits];
    console.log(name.padEnd(28) + numbers.map((number) => inKb(number).padStart(8)).join(""));
  }
  const over = table.filter(({ size, budget = Infinity }) => size.brotli > budget * 1000);
  for (const { name, budget } of over) console.error(`\n${name}: over its budget of ${budget} KB`);
  if (over.length > 0) process.exitCode = 1;
});

/** @returns {Promise<Row[]>} */
async function rows() {
  const core = await glue();
  const [lean, full] = ["barrow_bg.wasm", "barrow_full_bg.wasm"];
  const entries = ["elements.js", "index.js"];
  const without = (/** @type {RegExp[]} */ ...others) =>
    reached(entries, (module) => !others.some((other) => other.test(module)));
  const leanPage = without(FULL, ON_DEMAND, OTHER_WORDS);
  const onDemand = without(FULL, OTHER_WORDS).filter((name) => !leanPage.includes(name));
  const fullPage = without(OTHER_WORDS);
  return [
    { name: "shell before the first click", parts: files(shell()), budget: 6, aim: 4 },
    { name: "wasm + glue", parts: [...files([lean]), core], budget: 34, aim: 26 },
    {
      ...{ name: "everything a shop page uses", budget: 50, aim: 36 },
      parts: files([...leanPage, "styles.css", lean]),
    },
    { name: "what few pages load besides", parts: files(onDemand) },
    { name: "the full engine + glue", parts: [...files([full]), core], budget: 55 },
    { name: "everything with that", parts: files([...fullPage, "styles.css", full]), budget: 82 },
    { name: "wasm for servers", parts: files(["../systems_bg.wasm"]) },
  ];
}

/** elements.js and what it imports before anything happens on the page. */
function shell() {
  return reached(["elements.js"], () => false);
}

/**
 * The files of dist/ that these come to import.
 *
 * @param {string[]} entries
 * @param {(module: string) => boolean} isUsed Whether a module of the package is, where it is imported later or not at all.
 */
function reached(entries, isUsed) {
  /** @type {Record<string, import("./bundle.mjs").DistChunk>} */
  const graph = JSON.parse(readFileSync(distGraph, "utf8"));
  const names = new Set(entries);
  for (const name of names) {
    const { imports, later } = graph[name];
    const used = later.filter((imported) => isUsed(graph[imported].module));
    for (const imported of [...imports, ...used]) names.add(imported);
  }
  return [...names];
}

/** @param {string[]} names */
function files(names) {
  return names.map((name) => readFileSync(join(dist, name)));
}

/** What passes text and bytes to and fro, minified; in dist/ it shares a file with index.js. */
async function glue() {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, "pkg/core.js")],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}

/** @param {Buffer[]} parts @returns {Size} */
function sizeOf(parts) {
  const sum = (/** @type {(part: Buffer) => number} */ size) =>
    parts.reduce((total, part) => total + size(part), 0);
  return {
    raw: sum((part) => part.length),
    gzip: sum((part) => gzipSync(part, { level: 9 }).length),
    brotli: sum((part) => brotli(part).length),
  };
}

/** @param {Buffer} bytes */
function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** @param {number} [bytes] */
function inKb(bytes) {
  return bytes === undefined ? "–" : (bytes / 1000).toFixed(1);
}
