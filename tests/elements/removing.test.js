// What is removed from the cart can be put back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSandbox, seen, withPage } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const PAGE = `<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>
  <barrow-add-to-cart sku="bottle" options='{"size":"750","lid":"sport"}' quantity="3" product-link="/bottle">
    <button>Bottle</button></barrow-add-to-cart>
  <barrow-add-to-cart sku="tent-2p"><button>Tent</button></barrow-add-to-cart>
  <barrow-cart></barrow-cart>`;

test("a removed line is put back with its options, its quantity and its link", () =>
  withPage(PAGE, async (page) => {
    await add(page, "Bottle");
    const before = await itemsOf(page);
    await remove(page, /Bottle/);
    await seen(page, ".barrow-status", "Your cart is empty.");
    assert.deepEqual(await itemsOf(page), []);

    await page.getByRole("button", { name: /^Undo: .*Bottle/ }).click();

    await seen(page, "barrow-announcer", /^3 × .*Bottle, .*Sport.* added\. 3 items in cart\.$/i);
    await settled(page);
    assert.deepEqual(await itemsOf(page), before);
    assert.equal(await page.locator(".barrow-removed p").count(), 0);
    assert.ok(
      await page
        .getByRole("button", { name: /^Remove .*Bottle/ })
        .evaluate((node) => node === document.activeElement),
    );
  }));

test("that a line was removed is shown and announced once the shop says so", () =>
  withPage(PAGE, async (page) => {
    await add(page, "Tent");
    await page.evaluate(() =>
      Object.assign(window, { release: Reflect.get(window, "sandbox").hold() }),
    );
    await page.getByRole("button", { name: /^Remove/ }).click();
    await page.locator(".barrow-line").waitFor({ state: "detached" });
    assert.equal(await page.locator(".barrow-removed p").count(), 0);

    await page.evaluate(() => Reflect.get(window, "release")());

    await seen(page, ".barrow-removed p", "Ridge Two-Person Tent was removed.");
    await seen(page, "barrow-announcer", "Ridge Two-Person Tent removed. 0 items in cart.");
  }));

test("several removed lines can be put back, each by itself and once", () =>
  withPage(PAGE, async (page) => {
    await add(page, "Bottle");
    await add(page, "Tent");
    await remove(page, /Bottle/);
    await remove(page, /Tent/);
    const undo = page.getByRole("button", { name: "Undo: Ridge Two-Person Tent" });

    await undo.evaluate((/** @type {HTMLButtonElement} */ node) => {
      node.click();
      node.click();
    });

    await seen(page, ".barrow-line", "Ridge Two-Person Tent");
    await settled(page);
    assert.deepEqual(
      (await itemsOf(page)).map(({ quantity }) => quantity),
      [1],
    );
    assert.equal(await page.locator(".barrow-removed p").count(), 1);
    await page.getByRole("button", { name: /^Undo: .*Bottle/ }).waitFor();
  }));

test("what was removed is told apart by its options, and the focus goes to the line that came back", () =>
  withPage(PAGE, async (page) => {
    await page.evaluate(() => {
      const other = document.querySelector("barrow-add-to-cart")?.cloneNode(true);
      Object.assign(/** @type {any} */ (other), { options: { size: "500", lid: "sport" } });
      document.body.append(/** @type {Node} */ (other));
    });
    await page.getByRole("button", { name: "Bottle", exact: true }).first().click();
    await page.getByRole("button", { name: "Bottle", exact: true }).last().click();
    await page.locator(".barrow-line").nth(1).waitFor();
    await settled(page);
    const names = await labelsOf(page, ".barrow-remove");
    for (const name of names) {
      await page.getByRole("button", { name, exact: true }).click();
      const undo = name.replace("Remove ", "Undo: ");
      await page.getByRole("button", { name: undo, exact: true }).waitFor();
    }
    await add(page, "Tent");
    assert.equal(new Set(await labelsOf(page, ".barrow-removed button")).size, 2);

    const undone = page.getByRole("button", { name: names[0].replace("Remove ", "Undo: ") });
    await undone.click();

    await seen(
      page,
      "barrow-announcer",
      `3 × ${names[0].replace("Remove ", "")} added. 4 items in cart.`,
    );
    const back = page.getByRole("button", { name: names[0], exact: true });
    assert.ok(await back.evaluate((node) => node === document.activeElement));
  }));

test("a line that cannot be put back says so, and can be tried again", () =>
  withPage(PAGE, async (page) => {
    await add(page, "Tent");
    await remove(page, /Tent/);
    await inSandbox(page, (sandbox) =>
      sandbox.fail({ status: 400 }, ({ method }) => method === "POST"),
    );
    const undo = page.getByRole("button", { name: /^Undo/ });
    await undo.click();
    await seen(page, "barrow-cart > [role=alert]", "The shop did not accept this.");

    await undo.click();

    await seen(page, ".barrow-line", "Ridge Two-Person Tent");
  }));

test("whether a line was put back is asked where nobody knows, and not tried again", () =>
  withPage(PAGE, async (page) => {
    await add(page, "Tent");
    await remove(page, /Tent/);
    await inSandbox(page, (sandbox) => sandbox.fail("network", ({ method }) => method === "POST"));

    await page.getByRole("button", { name: /^Undo/ }).click();

    await seen(page, ".barrow-doubt", "whether 1 × Ridge Two-Person Tent was added");
    assert.equal(await page.getByRole("button", { name: /^Undo/ }).count(), 0);
  }));

test("a line that the shop did not remove is back, and there is nothing to put back", () =>
  withPage(PAGE, async (page) => {
    await add(page, "Tent");
    await inSandbox(page, (sandbox) =>
      sandbox.fail({ status: 500 }, ({ method }) => method === "DELETE"),
    );

    await page.getByRole("button", { name: /^Remove/ }).click();

    await seen(page, ".barrow-line [role=alert]", "The shop has a problem.");
    assert.equal(await page.locator(".barrow-removed p").count(), 0);
  }));

/** @param {Page} page @param {string} name */
async function add(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await seen(page, ".barrow-line", name);
  await settled(page);
}

/** @param {Page} page @param {RegExp} name */
async function remove(page, name) {
  await page.locator(".barrow-line", { hasText: name }).locator(".barrow-remove").click();
  await page.locator(".barrow-removed p", { hasText: name }).waitFor();
}

/** @param {Page} page @param {string} selector */
function labelsOf(page, selector) {
  return page
    .locator(selector)
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label") ?? ""));
}

/** @param {Page} page */
function settled(page) {
  return page.locator("barrow-cart:not([aria-busy])").waitFor();
}

/** What the shop's cart holds. @param {Page} page */
function itemsOf(page) {
  return inSandbox(page, (sandbox) =>
    Object.values(sandbox.state.carts).flatMap(({ cartItems }) =>
      Object.values(cartItems).map(({ quantity, itemOptions, product, productLink }) => {
        return { quantity, itemOptions, product, productLink };
      }),
    ),
  );
}
