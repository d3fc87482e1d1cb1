// The prices of prices.txt through the engine that pages load, in Node and in headless Chromium.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { root } from "../../scripts/run.mjs";
import { serveFolders } from "../../scripts/serve.mjs";
import { launchBrowser } from "../browser.js";
import { runCases } from "./through-page.js";

const CASES = 3893;

test("every price comes out as worked out, in Node", async () => {
  const text = readFileSync(join(root, "tests/vectors/prices.txt"), "utf8");

  const { cases, wrong } = await runCases(createStorefront, text);

  assert.deepEqual(wrong, []);
  assert.equal(cases, CASES);
});

test("every price comes out as worked out, in Chromium", async () => {
  const folders = { "/pkg/": join(root, "pkg"), "/vectors/": join(root, "tests/vectors") };
  const site = await serveFolders({ ...folders, "/": join(root, "tests/elements/site") });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);

    /** @type {Awaited<ReturnType<typeof runCases>>} */
    const { cases, wrong } = await page.evaluate(`(async () => {
      const { createStorefront } = await import("/pkg/dist/index.js");
      const { runCases } = await import("/vectors/through-page.js");
      const text = await (await fetch("/vectors/prices.txt")).text();
      return runCases(createStorefront, text);
    })()`);

    assert.deepEqual(wrong, []);
    assert.equal(cases, CASES);
  } finally {
    await browser.close();
    await site.close();
  }
});
