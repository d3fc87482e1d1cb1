// The whole way with nothing but a keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addToCart, drawerOf, expectCount, expectText, visit } from "./visit.js";

/** More stops than any page here has. */
const MOST_STOPS = 60;

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").Locator} Locator
 */

test("the way from the goods to the thanks can be gone with the keyboard", () =>
  visit("/", async (page, shop) => {
    await skipToContent(page);
    await tabTo(page, page.getByRole("link", { name: "Trail Tank Top" }));
    await page.keyboard.press("Enter");
    await page.waitForURL("**/product.html?sku=100060");

    const black = page.getByRole("radio", { name: "Black" });
    await black.waitFor();
    await skipToContent(page);
    await tabTo(page, black);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.getByRole("radio", { name: "White" }).isChecked());
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.ok(await page.getByRole("radio", { name: /^Extra-Small/ }).isChecked());
    await tabTo(page, page.getByRole("spinbutton", { name: "Quantity" }));
    await page.keyboard.press("ArrowUp");
    await tabTo(page, page.getByRole("button", { name: "Add to cart" }));
    await page.keyboard.press("Enter");
    await drawerOf(page).locator(".barrow-line").waitFor();
    await expectCount(page, "2");
    await tabTo(page, page.getByRole("link", { name: "See the whole cart" }));
    await page.keyboard.press("Enter");
    await page.waitForURL("**/cart.html");

    await page.locator(".barrow-line").waitFor();
    await tabTo(page, page.getByRole("button", { name: "Check out" }));
    await page.keyboard.press("Enter");
    await page.waitForURL(`${shop.apiUrl}/checkout/**`);
    await tabTo(page, page.getByRole("button", { name: "Place the order" }));
    await page.keyboard.press("Enter");
    await expectText(page.getByRole("heading", { level: 1 }), "Thank you");
  }));

test("the drawer opens from the header and after an add, and gives the focus back", () =>
  visit("/product.html?sku=tent-2p", async (page) => {
    const [add, way] = [
      page.getByRole("button", { name: "Add to cart" }),
      page.getByRole("link", { name: /^Cart/ }),
    ];
    const close = drawerOf(page).getByRole("button", { name: "Close" });
    await add.waitFor();

    await tabTo(page, add);
    await page.keyboard.press("Enter");
    await drawerOf(page).locator(".barrow-line").waitFor();
    assert.ok(await drawerOf(page).locator(":focus").count());
    await page.keyboard.press("Escape");
    await drawerOf(page).waitFor({ state: "hidden" });
    assert.ok(await isFocused(add));

    await tabTo(page, way);
    await page.keyboard.press("Enter");
    await tabTo(page, close);
    await page.keyboard.press("Enter");
    await drawerOf(page).waitFor({ state: "hidden" });
    assert.ok(await isFocused(way));
  }));

test("after the last line was removed, the focus is where the cart says that it is empty", () =>
  visit("/product.html?sku=tent-2p", async (page, shop) => {
    await addToCart(page);
    await page.goto(`${shop.url}/cart.html`);
    const remove = page.getByRole("button", { name: "Remove Ridge Two-Person Tent" });
    await remove.waitFor();

    await tabTo(page, remove);
    await page.keyboard.press("Enter");

    await expectText(page.locator(".barrow-status"), "Your cart is empty.");
    assert.ok(await isFocused(page.locator(".barrow-status")));
  }));

test("at the counter, a quantity that cannot be ordered is mended with the keyboard", () =>
  visit("/meplato.html", async (page) => {
    const wire = page.locator('barrow-product[sku="wire-2"]');
    const field = wire.getByRole("spinbutton", { name: "Quantity" });
    await expectText(wire, "Order at least 50");
    await skipToContent(page);

    await tabTo(page, field);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("60");
    await tabTo(page, wire.getByRole("button", { name: "Take 75" }));
    await page.keyboard.press("Enter");
    assert.ok(await isFocused(field));
    await page.keyboard.press("ArrowUp");
    await tabTo(page, wire.getByRole("button", { name: "Put on my list" }));
    await page.keyboard.press("Enter");

    await expectText(page.locator(".said"), "On your list: 100 × Steel wire");
  }));

test("on the article, a button keeps the focus while it adds", () =>
  visit("/embed.html", async (page) => {
    const add = page.getByRole("button", { name: "Add the tent to your cart" });
    await add.waitFor();

    await tabTo(page, add);
    await page.keyboard.press("Space");

    await expectText(page.getByRole("status"), "1 × Ridge Two-Person Tent added. 1 item in cart.");
    assert.ok(await isFocused(add));
  }));

/**
 * Takes the skip link, the first stop of every page.
 *
 * @param {Page} page
 */
async function skipToContent(page) {
  await page.keyboard.press("Tab");
  assert.ok(await isFocused(page.getByRole("link", { name: "Skip to the content" })));
  await page.keyboard.press("Enter");
}

/**
 * Presses Tab until this has the focus.
 *
 * @param {Page} page
 * @param {Locator} goal
 */
async function tabTo(page, goal) {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    if (await isFocused(goal)) return;
  }
  assert.fail(`Tab does not lead to ${goal}`);
}

/** @param {Locator} locator */
function isFocused(locator) {
  return locator.evaluate((element) => element === document.activeElement);
}
