// One shopper with several tabs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addToCart, expectCount, visit } from "./visit.js";

test("what is added in one tab is counted in the other, which goes on with the same cart", () =>
  visit("/product.html?sku=tent-2p", async (page, shop) => {
    const other = await page.context().newPage();
    await other.goto(`${shop.url}/product.html?sku=mug-enamel`);
    await other.getByRole("radio").first().check();
    await expectCount(other, "0");

    await addToCart(page);
    await expectCount(other, "1");
    await addToCart(other);

    await expectCount(page, "2");
    const added = shop.sandbox.requests.filter(({ method }) => method === "POST");
    assert.equal(new Set(added.map(({ url }) => new URL(url).pathname)).size, 1);
  }));
