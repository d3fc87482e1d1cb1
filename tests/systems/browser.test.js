// Reading and checking in headless Chromium: they need no credentials, so a page may do them, too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/run.mjs";
import { serveFolders } from "../../scripts/serve.mjs";
import { launchBrowser } from "../browser.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveFolders>>} */
let site;

before(async () => {
  const folders = { "/pkg/": join(root, "pkg"), "/": join(root, "tests/systems/site") };
  site = await serveFolders(folders);
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** @param {string} path below `src/wire/` */
const fixture = (path) => readFileSync(join(root, "src/wire", path), "utf8");

/**
 * Runs code in a page, with the package.
 *
 * @template T
 * @param {unknown} argument
 * @param {(systems: typeof import("../../pkg/systems.js"), argument: any) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function inPage(argument, work) {
  const page = await browser.newPage();
  try {
    await page.goto(site.url);
    const code = `(async (argument) => (${work})(await import("/pkg/systems.js"), argument))`;
    return await page.evaluate(`${code}(${JSON.stringify(argument)})`);
  } finally {
    await page.close();
  }
}

test("a product is read and priced", async () => {
  const json = fixture("meplato/testdata/meplato-product.realistic.constructed.json");

  const told = await inPage(json, async ({ readProduct, quote }, text) => {
    const product = await readProduct("meplato", text);
    const { gross, tier } = await quote(product, { quantity: 500 });
    return { name: product.view.name, gross, tier };
  });

  assert.equal(told.name, "Steel wire");
  assert.deepEqual(told.gross, { amount: "11.25", currency: "EUR" });
});

test("an order is checked", async () => {
  const json = fixture("kibo_order/testdata/kibo-order-import.wrong-discount-added.json");

  const told = await inPage(json, async ({ checkOrder }, text) => {
    const { passes, diagnosis } = await checkOrder(text);
    return { passes, cause: diagnosis?.cause };
  });

  assert.deepEqual(told, { passes: false, cause: "discount-added" });
});

test("what cannot be read is an error of the library", async () => {
  const told = await inPage("{", ({ readProduct, StorefrontError }, text) =>
    readProduct("meplato", text).then(
      () => ({}),
      (error) => ({ isOurs: error instanceof StorefrontError, code: error.code }),
    ),
  );

  assert.deepEqual(told, { isOurs: true, code: "unreadable-answer" });
});
