// The prices that a script has worked out, through the engine that pages load.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { runCases } from "../quoted-prices.js";

test("every price comes out as worked out", async () => {
  const text = readFileSync(new URL("../vectors/prices.txt", import.meta.url), "utf8");

  const { cases, wrong } = await runCases(createStorefront, text);

  assert.deepEqual(wrong, []);
  assert.equal(cases, 3893);
});
