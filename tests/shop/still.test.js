// For those who asked for less motion nothing moves, and nothing is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawerOf, pages, visit } from "./visit.js";

/** @typedef {import("./visit.js").Page} Page */

/** Goes through what moves or may come to; `look` looks at each. @param {Page} page @param {string} url @param {() => Promise<void>} look */
async function walk(page, url, look) {
  for (const [path, isReady] of Object.entries(pages)) {
    if (path === "/cart.html") continue; // it has no line yet
    await page.goto(`${url}${path}`);
    await isReady(page);
    for (const part of await page.locator("main :is(.card, button, .barrow-value)").all())
      if (await part.isVisible()) {
        await part.hover({ force: true });
        await look();
      }
  }
  await page.goto(`${url}/product.html?sku=tent-2p`);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await look();
  await drawerOf(page).locator(".barrow-line").waitFor();
  await look();
  await drawerOf(page)
    .getByRole("button", { name: /^One more/ })
    .click();
  await look();
  await drawerOf(page)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await drawerOf(page).getByRole("button", { name: "Undo" }).waitFor();
  await look();
}

for (const reducedMotion of /** @type {const} */ (["reduce", "no-preference"])) {
  test(`with reduced motion nothing is moving, and else something is: ${reducedMotion}`, () =>
    visit(
      "/",
      async (page, shop) => {
        let moving = 0;

        await walk(page, shop.url, async () => {
          moving += await page.evaluate(() => document.getAnimations().length);
        });

        assert.equal(moving > 0, reducedMotion === "no-preference", `${moving}`);
      },
      { media: { reducedMotion } },
    ));
}

test("with reduced motion every page shows what it shows else", async () => {
  /** @type {Record<string, string>[]} */
  const seen = [];
  for (const reducedMotion of /** @type {const} */ (["reduce", "no-preference"])) {
    await visit(
      "/",
      async (page, shop) => {
        /** @type {Record<string, string>} */
        const words = {};
        for (const [path, isReady] of Object.entries(pages)) {
          if (path === "/cart.html") continue;
          await page.goto(`${shop.url}${path}`);
          await isReady(page);
          words[path] = await page.locator("body").innerText();
        }
        seen.push(words);
      },
      { media: { reducedMotion } },
    );
  }

  assert.deepEqual(seen[0], seen[1]);
});
