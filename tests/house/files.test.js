import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { filesBelow } from "./files.js";

const MOST_LINES = 400;

const folders = ["src", "pkg-template", "www", "scripts", "tests"].filter((name) =>
  existsSync(name),
);
const sources = folders.flatMap(filesBelow).filter((file) => /\.(rs|js|mjs)$/.test(file));

test(`no source file is longer than ${MOST_LINES} lines`, () => {
  const long = sources.filter(
    (file) => readFileSync(file, "utf8").split("\n").length - 1 > MOST_LINES,
  );

  assert.deepEqual(long, []);
});

test("Rust files are named in snake_case, JavaScript files in kebab-case", () => {
  const odd = sources.filter((file) =>
    file.endsWith(".rs")
      ? !/^[a-z0-9_]+\.rs$/.test(basename(file))
      : !/^[a-z0-9-]+(\.test|\.bench)?\.m?js$/.test(basename(file)),
  );

  assert.deepEqual(odd, []);
});

test("a page with a button loads neither index.js nor the core before the first click", () => {
  const loaded = new Set(["pkg-template/elements.js"]);
  for (const file of loaded) {
    for (const name of staticImports(file)) loaded.add(join(dirname(file), name));
  }

  assert.ok(loaded.size > 1);
  assert.ok(!loaded.has("pkg-template/index.js"), "index.js is imported statically");
  assert.ok(!loaded.has("pkg-template/core.js"), "core.js is imported statically");
});

test("package-lock.json names no registry", () => {
  for (const folder of [".", "tests/bench"]) {
    const lock = readFileSync(join(folder, "package-lock.json"), "utf8");

    assert.doesNotMatch(lock, /"resolved"/);
  }
});

/** The relative paths a module imports or re-exports as it is loaded. */
function staticImports(/** @type {string} */ file) {
  const source = readFileSync(file, "utf8").replace(/^\s*(\*|\/\/|\/\*).*$/gm, "");
  return [
    ...source.matchAll(/^(?:import|export)\s+(?:[\w$*{},\s]+\sfrom\s+)?["'](\.[^"']+)["']/gm),
  ].map((found) => found[1]);
}
