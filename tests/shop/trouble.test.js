// What a shopper sees when something is wrong, and what nobody may ever see.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addToCart, expectCount, expectText, visit } from "./visit.js";

/** What Chromium logs of a request that fails; pages cannot keep it from doing so. */
const REFUSED = /^error: Failed to load resource: net::ERR_FAILED$/;
const NOT_FOUND = /^error: Failed to load resource: .* 404 \(Not Found\)$/;

/** @typedef {import("playwright-core").Page} Page */

test("a product page says in words that the shop cannot be reached", () =>
  visit(
    "/product.html?sku=tent-2p",
    async (page) => {
      await expectText(page.getByRole("alert"), "The shop cannot be reached.");
      await expectText(page.getByRole("heading", { level: 1 }), "We cannot show this just now");
      assert.ok(await page.getByRole("link", { name: "See all our goods" }).isVisible());
    },
    { first: cutOff, odd: REFUSED },
  ));

test("the grid says once that the shop cannot be reached, and keeps names and pictures", () =>
  visit(
    "/",
    async (page) => {
      const notice = "We cannot show our prices just now. The shop cannot be reached.";
      await expectText(page.getByRole("alert"), notice);
      assert.equal(await page.getByRole("alert").count(), 1);
      assert.ok(await page.getByRole("link", { name: "Trail Boots" }).isVisible());
    },
    { first: cutOff, odd: REFUSED },
  ));

test("an add of which nobody knows is not repeated, and leads to the cart that tells", () =>
  visit(
    "/product.html?sku=tent-2p",
    async (page, shop) => {
      await page.getByRole("button", { name: "Add to cart" }).waitFor();
      await cutOff(page, shop);
      await page.getByRole("button", { name: "Add to cart" }).click();
      await expectText(page.getByRole("alert"), "We could not find out whether this was added.");

      await page.unrouteAll();
      await page.getByRole("link", { name: "See your cart" }).click();

      await expectText(page.locator(".barrow-status"), "Your cart is empty.");
      assert.deepEqual(
        shop.sandbox.requests.filter(({ method }) => method !== "GET"),
        [],
      );
    },
    { odd: REFUSED },
  ));

test("a closed shop says so on every page", () =>
  visit(
    "/cart.html",
    async (page) => {
      await expectText(page.getByRole("alert"), "Our shop is closed for a moment.");
    },
    {
      first: (page) => page.route("**/shop.json", (route) => route.abort()),
      odd: /net::ERR_FAILED|^TypeError: Failed to fetch/,
    },
  ));

test("a product that does not exist is said in words", () =>
  visit(
    "/product.html?sku=nope",
    async (page) => {
      await expectText(page.getByRole("alert"), "The shop does not have this any more.");
      await expectText(page.getByRole("heading", { level: 1 }), "That is not on our shelves");
      assert.equal(await page.getByRole("button", { name: "Add to cart" }).isVisible(), false);
    },
    { odd: NOT_FOUND },
  ));

test("a product page without a product leads back to the goods", () =>
  visit("/product.html", async (page, shop) => {
    await expectText(page.getByRole("heading", { level: 1 }), "That is not on our shelves");

    await page.getByRole("link", { name: "See all our goods" }).click();

    await page.waitForURL(`${shop.url}/`);
  }));

test("hostile texts stay texts, on the product page and in the cart (row 70)", () =>
  visit("/product.html?sku=hostile", async (page, shop) => {
    await expectText(page.getByRole("heading", { level: 1 }), '<img src="x"');
    await expectText(page.locator(".words"), "<script>window.harmed = true</script>");
    await page.getByRole("radio").last().check();
    await addToCart(page);
    await assertUnharmed(page);

    await page.goto(`${shop.url}/cart.html`);
    await expectText(page.locator(".barrow-name"), '<img src="x"');

    await assertUnharmed(page);
  }));

test("the confirmation shows what looks like an order number, and nothing else", () =>
  visit("/confirmation.html?order=100200301", async (page, shop) => {
    await expectText(page.locator(".order"), "Your order number is 100200301.");

    await page.goto(
      `${shop.url}/confirmation.html?order=${encodeURIComponent("1 – call 0800 12")}`,
    );

    await expectText(page.locator(".order"), /^Your order was placed\.$/);
    await expectCount(page, "0");
    await expectText(page.locator(".order"), /^Your order was placed\.$/);
  }));

test("the key that a page's code gives stands nowhere, the cart's addresses included", () =>
  visit("/product.html?sku=tent-2p", async (page, shop) => {
    await addToCart(page);
    await page.goto(`${shop.url}/cart.html`);
    await page.locator(".barrow-line").waitFor();

    const html = await page.content();
    const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));

    assert.equal(html.includes("asdf1234"), false);
    assert.equal(stored.includes("asdf1234"), false);
  }));

/** @param {Page} page @param {import("./visit.js").Shop} shop */
function cutOff(page, shop) {
  return page.route(`${shop.apiUrl}/**`, (route) => route.abort());
}

/** @param {Page} page */
async function assertUnharmed(page) {
  assert.equal(await page.evaluate(() => "harmed" in window), false);
  assert.equal(await page.locator('[src^="javascript"], [href^="javascript"]').count(), 0);
  assert.equal(await page.locator("main b, main script, [onerror]").count(), 0);
}
