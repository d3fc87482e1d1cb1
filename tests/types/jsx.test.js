// The elements' types in JSX, with mistakes that must not compile.

import assert from "node:assert/strict";
import { test } from "node:test";
import { tsc } from "./tsc.js";

for (const kind of ["generic", "react"]) {
  test(`the elements in JSX take what they say, and nothing else: ${kind}`, () => {
    assert.equal(tsc(`tests/types/jsx/${kind}/tsconfig.json`), "");
  });
}
