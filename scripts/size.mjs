// `npm run size`: the bytes as shipped, of dist/ beside the budgets. 1 KB is 1000 bytes.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, distImports } from "./build.mjs";
import { root, runMain } from "./run.mjs";
import { setUp } from "./setup.mjs";

const dist = join(root, "pkg/dist");

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
  const wasm = readFileSync(join(dist, "barrow_bg.wasm"));
  const files = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile());
  const everything = files.map(({ name }) => readFileSync(join(dist, name)));
  return [
    { name: "shell before the first click", parts: shell(), budget: 6, aim: 4 },
    { name: "wasm + glue", parts: [wasm, await glue()], budget: 34, aim: 26 },
    { name: "everything a shop page uses", parts: everything, budget: 50, aim: 36 },
    { name: "wasm for servers", parts: [readFileSync(join(root, "pkg/systems_bg.wasm"))] },
  ];
}

/** elements.js and what it imports before anything happens on the page. */
function shell() {
  const imports = JSON.parse(readFileSync(distImports, "utf8"));
  const names = new Set(["elements.js"]);
  for (const name of names) {
    for (const imported of imports[name]) names.add(imported);
  }
  return [...names].map((name) => readFileSync(join(dist, name)));
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
