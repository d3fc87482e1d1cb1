// What opens over the page: the dialog that asks for options, and the cart as a drawer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSandbox, seen, withPage } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const SHOP = '<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>';
const COUNT = '<a href="#cart">Cart <barrow-cart-count></barrow-cart-count></a>';
const DRAWER =
  "<barrow-cart drawer><h2>Your cart</h2><p>Mine</p><barrow-checkout></barrow-checkout></barrow-cart>";

/** @param {string} sku @param {string} [attributes] */
const button = (sku, attributes = "") =>
  `<barrow-add-to-cart sku="${sku}" ${attributes}><button>Buy ${sku}</button></barrow-add-to-cart>`;

test("a button of a product with options asks for them in a dialog, and adds what is picked", () =>
  withPage(SHOP + COUNT + button("100060"), async (page) => {
    const opener = page.getByRole("button", { name: "Buy 100060" });
    await opener.click();
    const dialog = page.getByRole("dialog", { name: "Trail Tank Top" });
    await dialog.getByRole("radio", { name: "White" }).check();
    await dialog.getByRole("radio", { name: "Medium" }).check();
    await seen(page, "dialog barrow-price", "$49.99");
    await dialog.getByRole("button", { name: "One more" }).click();

    await dialog.getByRole("button", { name: "Add to cart" }).click();

    await seen(page, ".barrow-count", /^2$/);
    await seen(page, "barrow-add-to-cart > .barrow-message", "2 × Trail Tank Top added.");
    assert.equal(await page.locator("dialog").count(), 0);
    assert.ok(await isFocused(opener));
    assert.deepEqual(await itemsOf(page), [
      { quantity: 2, itemOptions: { 793993: "200390", 192503: "200260" } },
    ]);
  }));

test("the dialog says what is missing, and what is picked takes that back", () =>
  withPage(SHOP + button("100060"), async (page) => {
    await page.getByRole("button", { name: "Buy 100060" }).click();
    const dialog = page.getByRole("dialog");

    await dialog.getByRole("button", { name: "Add to cart" }).click();

    const question = dialog
      .getByRole("alert")
      .filter({ hasText: "Please choose: Color and Size." });
    await question.waitFor();
    const first = dialog.getByRole("radio", { name: "Black" });
    assert.ok(await isFocused(first));
    await first.check();
    await question.waitFor({ state: "hidden" });
  }));

const ways = [
  { name: "Escape", leave: (/** @type {Page} */ page) => page.keyboard.press("Escape") },
  {
    name: "its button",
    leave: (/** @type {Page} */ page) => page.getByRole("button", { name: "Close" }).click(),
  },
  {
    name: "a click beside it",
    leave: (/** @type {Page} */ page) => page.mouse.click(3, 3),
  },
];
for (const { name, leave } of ways) {
  test(`a dialog is left by ${name}: nothing is added, and the focus is where it was`, () =>
    withPage(SHOP + button("100060"), async (page) => {
      const opener = page.getByRole("button", { name: "Buy 100060" });
      await opener.click();
      await page.getByRole("dialog").waitFor();

      await leave(page);

      await page.locator('barrow-add-to-cart[data-state="ready"]').waitFor();
      assert.equal(await page.locator("dialog").count(), 0);
      assert.ok(await isFocused(opener));
      assert.deepEqual(await itemsOf(page), []);
    }));
}

test("in the dialog, the first thing that is asked has the focus", () =>
  withPage(SHOP + button("100060"), async (page) => {
    await page.getByRole("button", { name: "Buy 100060" }).press("Enter");

    const first = page.getByRole("dialog").getByRole("radio", { name: "Black" });
    await first.waitFor();
    assert.ok(await isFocused(first));
  }));

test("a quantity and a link that the button names hold for the dialog, too", () =>
  withPage(SHOP + button("mug-enamel", 'quantity="3" product-link="/mug"'), async (page) => {
    await page.getByRole("button", { name: "Buy mug-enamel" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "White" }).check();
    assert.equal(await dialog.getByRole("spinbutton").count(), 0);

    await dialog.getByRole("button", { name: "Add to cart" }).click();

    await seen(page, ".barrow-message", "3 × Enamel Mug added.");
    assert.match(
      await inSandbox(
        page,
        (sandbox) => sandbox.requests.find(({ method }) => method === "POST")?.body ?? "",
      ),
      /\/mug"/,
    );
  }));

test("the page hears of one add, from the button that asked", () =>
  withPage(SHOP + button("mug-enamel", 'id="mug"'), async (page) => {
    await page.evaluate(() => {
      /** @type {string[]} */
      const heard = [];
      Object.assign(window, { heard });
      document.addEventListener("barrow-add", ({ target }) =>
        heard.push(/** @type {Element} */ (target).id),
      );
    });
    await page.getByRole("button", { name: "Buy mug-enamel" }).click();
    await page.getByRole("radio", { name: "White" }).check();

    await page.getByRole("dialog").getByRole("button", { name: "Add to cart" }).click();

    await seen(page, ".barrow-message", "added");
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, "heard")), ["mug"]);
  }));

test("what is announced while a dialog is open is announced inside it", () =>
  withPage(SHOP + button("100060") + button("tent-2p"), async (page) => {
    await page.getByRole("button", { name: "Buy 100060" }).click();
    await page.getByRole("radio", { name: "White" }).check();
    await page.getByRole("radio", { name: "Extra-Small" }).check();

    await page.getByRole("radio", { name: /^Green/ }).check();

    await seen(page, "dialog barrow-announcer", "Size was cleared");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Buy tent-2p" }).click();
    await seen(page, "body > barrow-announcer", "1 × Ridge Two-Person Tent added.");
    assert.equal(await page.locator("barrow-announcer").count(), 1);
  }));

test("the link around the count opens the drawer, which Escape closes", () =>
  withPage(SHOP + COUNT + button("tent-2p") + DRAWER, async (page) => {
    await page.getByRole("button", { name: "Buy tent-2p" }).click();
    await seen(page, ".barrow-count", /^1$/);
    const link = page.getByRole("link", { name: "Cart 1 item" });

    await link.press("Enter");

    const drawer = page.getByRole("dialog", { name: "Your cart" });
    await drawer.locator(".barrow-line", { hasText: "Ridge Two-Person Tent" }).waitFor();
    assert.deepEqual(await shown(page), ["H2", "UL", "P", "P", "BARROW-CHECKOUT", "BUTTON"]);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    assert.ok(await isFocused(link));
    assert.equal(await page.evaluate(() => location.hash), "");
  }));

test("a drawer opens by itself after an add where its author wants that", () =>
  withPage(
    SHOP + button("tent-2p") + DRAWER.replace("drawer", "drawer open-on-add"),
    async (page) => {
      const drawer = page.getByRole("dialog");
      await inSandbox(page, (sandbox) =>
        sandbox.fail({ status: 400 }, ({ method }) => method === "POST"),
      );
      await page.getByRole("button", { name: "Buy tent-2p" }).click();
      await seen(page, "[role=alert]", "The shop did not accept this.");
      assert.equal(await drawer.count(), 0);

      await page.getByRole("button", { name: "Buy tent-2p" }).click();

      await drawer.locator(".barrow-line", { hasText: "Ridge Two-Person Tent" }).waitFor();
      await seen(page, "dialog barrow-announcer", "1 × Ridge Two-Person Tent added.");
    },
  ));

test("a link that is to open elsewhere opens no drawer", () =>
  withPage(SHOP + COUNT + DRAWER, async (page) => {
    await seen(page, ".barrow-count", /^0$/);
    const other = page.context().waitForEvent("page");

    await page.getByRole("link").click({ modifiers: ["ControlOrMeta"] });

    assert.match((await other).url(), /#cart$/);
    assert.equal(await page.getByRole("dialog").count(), 0);
  }));

test("without a drawer the link around the count leads where it leads", () =>
  withPage(SHOP + COUNT + DRAWER.replace(" drawer", ""), async (page) => {
    await seen(page, ".barrow-count", /^0$/);

    await page.getByRole("link").click();

    assert.equal(await page.evaluate(() => location.hash), "#cart");
  }));

test("what goes wrong in a drawer is said inside it", () =>
  withPage(SHOP + COUNT + DRAWER, async (page) => {
    await seen(page, ".barrow-count", /^0$/);
    await page.getByRole("link").click();
    await seen(page, "dialog .barrow-status", "Your cart is empty.");

    await page.getByRole("button", { name: "Check out" }).click();

    await seen(page, "dialog barrow-checkout [role=alert]", "Your cart is empty.");
  }));

test("what goes wrong with the cart itself is said inside its drawer", () =>
  withPage(
    SHOP + button("tent-2p") + DRAWER.replace("drawer", "drawer open-on-add"),
    async (page) => {
      await page.getByRole("button", { name: "Buy tent-2p" }).click();
      await page.getByRole("button", { name: /^Remove/ }).click();
      await inSandbox(page, (sandbox) =>
        sandbox.fail({ status: 400 }, ({ method }) => method === "POST"),
      );

      await page.getByRole("button", { name: /^Undo/ }).click();

      await seen(page, "dialog > [role=alert]", "The shop did not accept this.");
    },
  ));

/** The tags of what the drawer shows, in order. @param {Page} page */
function shown(page) {
  return page.locator("dialog > *").evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility() && node.localName !== "barrow-announcer")
      .filter((node) => node.tagName !== "DIV" || node.textContent)
      .map((node) => node.tagName),
  );
}

/** What the shop's cart holds. @param {Page} page */
function itemsOf(page) {
  return inSandbox(page, (sandbox) =>
    Object.values(sandbox.state.carts).flatMap(({ cartItems }) =>
      Object.values(cartItems).map(({ quantity, itemOptions }) => ({ quantity, itemOptions })),
    ),
  );
}

/** @param {import("playwright-core").Locator} locator */
function isFocused(locator) {
  return locator.evaluate((element) => element === document.activeElement);
}
