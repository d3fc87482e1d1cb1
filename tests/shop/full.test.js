// The full engine in a browser, with faults: what is shown in the end is what the shop has, nothing doubled, nothing lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addToCart, closeDrawer, expectCount, expectText, visit } from "./visit.js";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./visit.js").Shop} Shop
 */

/** What Chromium logs of requests that fail, and of the wasm that the pages load ahead for the lean engine. */
const ODD = /preload|^error: Failed to load resource/;

/** @param {string} path @param {(page: Page, shop: Shop) => Promise<void>} story */
const visitFull = (path, story) => visit(path, story, { engine: "full", odd: ODD });

const TENT = "/product.html?sku=tent-2p";

/** What a page shows, once it waits for nothing. @param {Page} page */
async function shown(page) {
  return page.evaluate(async () => {
    const { cart } = await document.querySelector("barrow-shop").open();
    await cart.flush();
    const { view } = await cart.refresh().then(() => cart);
    return {
      id: view.id,
      lines: view.lines.map(({ sku, quantity }) => `${sku} ${quantity}`),
      uncertain: view.uncertain.length,
      warnings: view.warnings.map(({ code }) => code),
    };
  });
}

/** Sees to it that a page shows what the shop has, which is this. @param {Page} page @param {Shop} shop @param {string[]} lines */
async function agree(page, shop, lines) {
  const { id, ...view } = await shown(page);
  const held = id ? shop.sandbox.cart(id).lines : [];
  assert.deepEqual(
    held.map(({ sku, quantity }) => `${sku} ${quantity}`),
    lines,
  );
  assert.deepEqual([view.lines, view.uncertain], [lines, 0]);
}

/** How many requests of a method arrived. @param {Shop} shop @param {string} method */
function count(shop, method) {
  return shop.sandbox.requests.filter((request) => request.method === method).length;
}

/** Waits for requests of a method. @param {Shop} shop @param {string} method @param {number} least */
async function arrived(shop, method, least) {
  while (count(shop, method) < least) await new Promise(setImmediate);
}

/** Kills a page as the system does where memory runs out: nothing in it is told. @param {Page} page */
async function crash(page) {
  const client = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  client.send("Page.crash").catch(() => {});
  await crashed;
}

/** @param {Page} page */
function add(page) {
  return page.getByRole("button", { name: "Add to cart" });
}

test("a double click adds twice, once each", () =>
  visitFull(TENT, async (page, shop) => {
    await add(page).dblclick();
    await expectCount(page, "2");

    await agree(page, shop, ["tent-2p 2"]);
    assert.equal(count(shop, "POST"), 2);
  }));

test("an add that the shop refuses for now is added in the end, with the focus where it was", () =>
  visitFull(TENT, async (page, shop) => {
    await add(page).waitFor();
    shop.sandbox.fail({ status: 503 }, ({ method }) => method === "POST");

    await add(page).focus();
    await page.keyboard.press("Enter");
    await closeDrawer(page);

    await agree(page, shop, ["tent-2p 1"]);
    assert.equal(count(shop, "POST"), 2);
    assert.ok(await add(page).evaluate((node) => node === document.activeElement));
  }));

test("of a burst of changes the last wins, though the shop refuses some for now", () =>
  visitFull(TENT, async (page, shop) => {
    await addToCart(page);
    await page.goto(`${shop.url}/cart.html`);
    const more = page.getByRole("button", { name: /^One more/ });
    await more.waitFor();
    shop.sandbox.fail({ status: 503 }, ({ method }) => method === "PUT");
    shop.sandbox.fail("lost-answer", ({ method }) => method === "PUT");

    for (let click = 0; click < 6; click += 1) await more.click();
    await expectText(page.locator(".barrow-subtotal"), "$2,023.00");

    await agree(page, shop, ["tent-2p 7"]);
    assert.ok(await more.evaluate((node) => node === document.activeElement));
  }));

test("what two tabs add at once is in the cart, once each, and both show it", () =>
  visitFull(TENT, async (page, shop) => {
    const other = await page.context().newPage();
    await other.goto(`${shop.url}/product.html?sku=lamp-vat`);
    await Promise.all([add(page).waitFor(), add(other).waitFor()]);

    await Promise.all([add(page).dblclick(), add(other).click()]);
    await Promise.all([expectCount(page, "3"), expectCount(other, "3")]);

    const { lines } = await shown(page);
    assert.deepEqual([...lines].sort(), ["lamp-vat 1", "tent-2p 2"]);
    await agree(other, shop, lines);
    assert.equal(count(shop, "POST"), 3);
  }));

test("a reload in mid-add neither loses nor doubles it", () =>
  visitFull(TENT, async (page, shop) => {
    await add(page).waitFor();
    await expectCount(page, "0");
    const release = shop.sandbox.hold();
    await add(page).click();
    await arrived(shop, "POST", 1);

    const loading = page.reload();
    release();
    await loading;
    await expectCount(page, "1");

    await agree(page, shop, ["tent-2p 1"]);
    assert.equal(count(shop, "POST"), 1);
  }));

test("what a tab that crashed had under way is looked for by the next", () =>
  visitFull(TENT, async (page, shop) => {
    const doomed = await page.context().newPage();
    await doomed.goto(`${shop.url}${TENT}`);
    await Promise.all([expectCount(doomed, "0"), add(doomed).waitFor()]);
    const release = shop.sandbox.hold();
    await add(doomed).click();
    await arrived(shop, "POST", 1);

    await crash(doomed);
    release();
    await page.goto(`${shop.url}/cart.html`);
    await expectCount(page, "1");

    await agree(page, shop, ["tent-2p 1"]);
    assert.equal(count(shop, "POST"), 1);
  }));

test("an add of a tab that crashed, of which nobody knows, is asked about, and answered once", () =>
  visitFull(TENT, async (page, shop) => {
    const doomed = await page.context().newPage();
    await doomed.goto(`${shop.url}${TENT}`);
    await Promise.all([expectCount(doomed, "0"), add(doomed).waitFor()]);
    await doomed.route(`${shop.apiUrl}/cart/*/cartItems*`, () => {}); // it never arrives
    const asked = doomed.waitForRequest((request) => request.method() === "POST");
    await add(doomed).click();
    await asked;

    await crash(doomed);
    await page.goto(`${shop.url}/cart.html`);
    await expectText(
      page.locator(".barrow-doubt"),
      "We could not find out whether 1 × Ridge Two-Person Tent",
    );
    await page.getByRole("button", { name: "No, add it again" }).click();
    await expectCount(page, "1");

    await agree(page, shop, ["tent-2p 1"]);
  }));

test("without a network a change waits, and is done when there is one", () =>
  visitFull(TENT, async (page, shop) => {
    await addToCart(page);
    await page.goto(`${shop.url}/cart.html`);
    const more = page.getByRole("button", { name: /^One more/ });
    await more.waitFor();
    await expectText(page.locator(".barrow-subtotal"), "$289.00");

    await page.context().setOffline(true);
    await more.click();
    await page.locator('.barrow-line[aria-busy="true"]').waitFor();
    await page.context().setOffline(false);
    await page.locator('.barrow-line:not([aria-busy="true"])').waitFor();

    await agree(page, shop, ["tent-2p 2"]);
  }));

test("without a network for long, the line says so and the cart is as it was", () =>
  visitFull(TENT, async (page, shop) => {
    await addToCart(page);
    await page.goto(`${shop.url}/cart.html`);
    const more = page.getByRole("button", { name: /^One more/ });
    await more.waitFor();

    await page.context().setOffline(true);
    await more.click();
    await expectText(page.locator(".barrow-line"), "The shop cannot be reached.");
    await page.context().setOffline(false);

    await agree(page, shop, ["tent-2p 1"]);
  }));

test("what the shop gives instead of what was asked for is said in words", () =>
  visitFull(TENT, async (page, shop) => {
    await addToCart(page);
    shop.sandbox.setQuirks({ mostPerLine: 1 });
    await page.goto(`${shop.url}/cart.html`);

    await page.getByRole("button", { name: /^One more/ }).click();
    await expectText(page.locator(".barrow-warning"), "The shop has changed a quantity.");

    await agree(page, shop, ["tent-2p 1"]);
  }));

test("back from the checkout the cart is the present one", () =>
  visitFull(TENT, async (page, shop) => {
    await addToCart(page);
    await page.goto(`${shop.url}/cart.html`);
    await page.getByRole("button", { name: "Check out" }).click();
    await page.getByRole("button", { name: "Place the order" }).waitFor();

    await page.goBack();
    await expectCount(page, "1");

    await agree(page, shop, ["tent-2p 1"]);
    assert.equal(count(shop, "POST"), 2);
  }));
