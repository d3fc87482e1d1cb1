// The prices that a script has worked out, through the engine as Chromium loads it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withPage } from "./page.js";

const text = readFileSync(new URL("../vectors/prices.txt", import.meta.url), "utf8");

test("every price comes out as worked out", () =>
  withPage("", async (page) => {
    /** @type {{ cases: number, wrong: string[] }} */
    const { cases, wrong } = await page.evaluate(`(async () => {
      const { createStorefront } = await import("/pkg/dist/index.js");
      const { runCases } = await import("/tests/quoted-prices.js");
      return runCases(createStorefront, ${JSON.stringify(text)});
    })()`);

    assert.deepEqual(wrong, []);
    assert.equal(cases, 3893);
  }));
