// Going back to a page that the browser has kept as it was, with either engine.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serveShop } from "../../scripts/serve.mjs";
import { launchBrowser } from "../browser.js";
import { addToCart, expectCount } from "./visit.js";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launchBrowser({ keepsPages: true });
});
after(() => browser.close());

for (const engine of ["lean", "full"]) {
  test(`a page that is gone back to was kept, and shows the present cart (${engine})`, async () => {
    const shop = await serveShop({ engine });
    const page = await browser.newPage();
    try {
      await page.goto(`${shop.url}/product.html?sku=tent-2p`);
      await page.evaluate(() => Object.assign(window, { isKept: true }));
      await addToCart(page);
      await expectCount(page, "1");
      await page.goto(`${shop.url}/cart.html`);
      await page.getByRole("button", { name: /^One more/ }).click();
      await expectCount(page, "2");

      await page.goBack({ waitUntil: "commit" });
      await expectCount(page, "2");

      assert.equal(await page.evaluate(() => Reflect.get(window, "isKept")), true);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await expectCount(page, "3"); // shown ahead, until the shop has confirmed it
      await page.evaluate(async () => {
        const { cart } = await document.querySelector("barrow-shop").open();
        await cart.flush();
      });
      assert.equal(shop.sandbox.cart()?.lines[0].quantity, 3);
    } finally {
      await page.close();
      await shop.close();
    }
  });
}
