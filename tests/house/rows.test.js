// Each behaviour that a system's guide asks for is shown by a test that names it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { filesBelow } from "./files.js";

/** Rows from outside a guide have an X. */
const NAMED = /\brows? (X?\d+(?:(?:, | and )X?\d+)*)|"rows": ?\[([\d, ]+)\]/gi;

const texts = ["src", "tests"]
  .flatMap(filesBelow)
  .filter((file) => /\.(rs|js|json)$/.test(file) && !file.startsWith("tests/house/"))
  .map((file) => readFileSync(file, "utf8"));
const named = new Set(
  texts.flatMap((text) =>
    [...text.matchAll(NAMED)].flatMap(([, words, list]) => (words ?? list).match(/X?\d+/g) ?? []),
  ),
);

for (const file of filesBelow("src").filter((file) => file.endsWith("/rows.md"))) {
  const rows = [...readFileSync(file, "utf8").matchAll(/^\| (X?\d+) \|/gm)].map(([, row]) => row);

  test(`each row of ${file} is named by a test`, () => {
    assert.ok(rows.length > 0);
    assert.deepEqual(
      rows.filter((row) => !named.has(row)),
      [],
    );
  });

  test(`the rows of ${file} are in order, none twice`, () => {
    const number = (/** @type {string} */ row) => Number(row.replace("X", "1000"));
    const inOrder = [...new Set(rows)].sort((a, b) => number(a) - number(b));
    assert.deepEqual(rows, inOrder);
  });
}
