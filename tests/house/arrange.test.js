// What the build does to the text of a wasm module before it is encoded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../scripts/arrange.mjs";

const add =
  " (func $0 (param $0 i32)\n  (drop\n   (i32.add\n    (local.get $0)\n    (i32.const 1)\n   )\n  )\n )\n";
const call = " (func $1\n  (call $0\n   (i32.const 7)\n  )\n )\n";
const load =
  " (func $2 (param $0 i32)\n  (drop\n   (i32.load offset=4\n    (local.get $0)\n   )\n  )\n  (call $1)\n )\n";
const addMore =
  " (func $3 (param $0 i32)\n  (drop\n   (i32.add\n    (local.get $0)\n    (i32.const 2)\n   )\n  )\n  (call $1)\n  (call $1)\n )\n";
const head = '(module\n (memory $0 1)\n (data $0 "(func ")\n (export "add" (func $0))\n';

test("functions of one kind come to stand beside each other, the shortest first", () => {
  const arranged = arrange(`${head}${add}${load}${call}${addMore})\n`);

  assert.equal(arranged, `${head}${call}${add}${addMore}${load})\n`);
});

test("a single function stays where it is", () => {
  assert.equal(arrange(`${head}${add})\n`), `${head}${add})\n`);
});
