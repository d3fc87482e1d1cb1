// What a page with elements tells to analytics, and a page under a pretended clock.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSandbox, seen, withPage } from "./page.js";

const SHOP = '<barrow-shop api-key="asdf1234"></barrow-shop>';
const ADD = '<barrow-add-to-cart sku="tent-2p"><button>Add</button></barrow-add-to-cart>';

/** Listens to the document. @param {import("playwright-core").Page} page */
function listen(page) {
  return page.evaluate(async () => {
    const { toGa4, watch } = await import(`${location.origin}/pkg/analytics.js`);
    /** @type {unknown[]} */ const told = [];
    const listener = (/** @type {any} */ event) => told.push([event.event_id, toGa4(event)]);
    watch(document, listener, { storage: sessionStorage });
    Object.assign(window, { told });
  });
}

/** What was told. @param {import("playwright-core").Page} page */
function told(page) {
  return page.evaluate(() => /** @type {any} */ (window).told);
}

test("each click that adds is told once, and nothing is loaded for that before", () =>
  withPage(SHOP + ADD, async (page) => {
    await listen(page);
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".wasm")),
    );

    await page.click("button");
    await seen(page, "barrow-add-to-cart", "added");
    await page.click("button");
    await seen(page, "barrow-add-to-cart", /2 items/);

    const [[first, one], [second, other]] = await told(page);
    const item = { item_id: "tent-2p", item_name: "Ridge Two-Person Tent", price: 289 };
    const expected = {
      name: "add_to_cart",
      params: { currency: "USD", value: 289, items: [{ ...item, quantity: 1 }] },
    };
    assert.deepEqual([loaded, one, other], [false, expected, expected]);
    assert.deepEqual([first.split("-")[1], second.split("-")[1]], ["1", "2"]);
    assert.equal((await told(page)).length, 2);
  }));

test("an add that is refused is not told", () =>
  withPage(SHOP + ADD, async (page) => {
    await listen(page);
    await inSandbox(page, (sandbox) => {
      sandbox.fail({ status: 400 }, ({ method }) => method === "POST");
    });

    await page.click("button");
    await page.locator('barrow-add-to-cart [role="alert"]').waitFor();

    assert.deepEqual(await told(page), []);
  }));

test("an answer that comes too late is found out from the cart, without anybody waiting for it", () =>
  withPage(SHOP + ADD, async (page) => {
    await page.click("button");
    await seen(page, "barrow-add-to-cart", "added");
    await page.evaluate(async () => {
      const { createClock } = await import(`${location.origin}/pkg/testing.js`);
      Object.assign(window, { clock: createClock() });
    });
    await inSandbox(page, (sandbox) => {
      sandbox.fail({ latencyMs: 3_600_000 }, ({ method }) => method === "POST");
    });

    await page.click("button");
    await page.evaluate(() => /** @type {any} */ (window).clock.pass(11_000));

    await seen(page, "barrow-add-to-cart", /2 items/);
    assert.equal(await inSandbox(page, (sandbox) => sandbox.cart().lines[0].quantity), 2);
  }));

test("the way to the checkout is told by the element that leads there", () =>
  withPage(`${SHOP}${ADD}<barrow-checkout></barrow-checkout>`, async (page) => {
    await page.click("barrow-add-to-cart button");
    await seen(page, "barrow-add-to-cart", "added");
    await page.evaluate(async () => {
      const { cartEvent, toGa4 } = await import(`${location.origin}/pkg/analytics.js`);
      document.addEventListener("barrow-checkout", (event) => {
        event.preventDefault();
        const { cart } = /** @type {any} */ (event.target).shop.storefront;
        Object.assign(window, { left: toGa4(cartEvent("checkout", cart.view)) });
      });
    });

    await page.click("barrow-checkout button");
    await page.waitForFunction(() => "left" in window);

    const { name, params } = await page.evaluate(() => /** @type {any} */ (window).left);
    assert.deepEqual([name, params.value], ["begin_checkout", 289]);
  }));
