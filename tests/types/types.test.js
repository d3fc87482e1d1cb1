// What `tsc` says of code that uses the package, and of our own pages and scripts.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root, tsc } from "./tsc.js";

const here = join(root, "tests/types");

test("code that uses the package as documented compiles", () => {
  assert.equal(tsc("tests/types/tsconfig.json"), "");
});

test("our own scripts and pages have no type errors", () => {
  assert.equal(tsc("tsconfig.json"), "");
});

const mistakes = readdirSync(join(here, "fails")).filter((name) => name.endsWith(".ts"));
const complaints = tsc("tests/types/tsconfig.fails.json").split("\n");

for (const name of mistakes) {
  test(`a mistake does not compile: ${name}`, () => {
    const expected = readFileSync(join(here, "fails", name), "utf8").match(/^\/\/ (TS\d+)/)?.[1];

    const said = complaints.filter((line) => line.includes(`/${name}(`));

    assert.deepEqual(
      said.map((line) => line.match(/error (TS\d+)/)?.[1]),
      [expected],
      said.join("\n"),
    );
  });
}
