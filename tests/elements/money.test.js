// Prices in the words of a language, as Chromium has them, and prices that nobody knows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cases, expected, readBack, readParts, show, showParts } from "../amounts.js";
import { seen, withPage } from "./page.js";

test("every currency is shown with the digits, the sign and the fraction that the amount has", () =>
  withPage("", async (page) => {
    /** @type {import("../amounts.js").Shown[]} */
    const shown = await page.evaluate(`(async () => {
      const library = await import("/pkg/format.js");
      return (${show})(library, ${JSON.stringify(cases)});
    })()`);

    assert.deepEqual(shown.map(readBack), cases.map(expected));
  }));

test("the parts of an amount have its digits, its sign and its fraction", () =>
  withPage("", async (page) => {
    /** @type {import("../amounts.js").Parts[]} */
    const parts = await page.evaluate(`(async () => {
      const library = await import("/pkg/format.js");
      return (${showParts})(library, ${JSON.stringify(cases)});
    })()`);

    assert.deepEqual(parts.map(readParts), cases.map(expected));
  }));

test("a price that is unknown is said to be, in the product and in the cart", () =>
  withPage(
    '<barrow-product sku="p"><barrow-price></barrow-price></barrow-product>',
    async (page) => {
      await page.evaluate(() => {
        const product = { partNumber: "p", name: "P", price: "soon", currency: "USD" };
        const line = { cartItemID: "1", product: "https://api.example/product/p", quantity: 2 };
        const cart = { cartItems: { 1: { ...line, price: "soon" } }, currency: "USD" };
        const fetch = async (/** @type {Request} */ { url }) =>
          Response.json(url.includes("/product/") ? product : cart);
        const shop = document.createElement("barrow-shop");
        const config = { fetch, cartId: "c" };
        document.body.append(Object.assign(shop, { apiKey: "k", config }));
        document.body.append(document.createElement("barrow-cart"));
      });

      await seen(page, "barrow-price", "Price unknown");
      await seen(page, ".barrow-line .barrow-unit", "Price unknown");
      await seen(page, ".barrow-line .barrow-total", "Price unknown");
      assert.doesNotMatch(await page.locator("body").innerText(), /NaN|null|undefined/);
    },
  ));
