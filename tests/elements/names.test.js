// What elements make says what it is for, and is told apart from others like it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSandbox, seen, withPage } from "./page.js";

/** @typedef {import("./page.js").Page} Page */

const SHOP = '<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>';

/** @param {string} sku */
const product = (sku) => `<barrow-product sku="${sku}"><barrow-option-picker></barrow-option-picker>
  <barrow-quantity></barrow-quantity><barrow-add-to-cart></barrow-add-to-cart></barrow-product>`;

for (const [lang, add, added] of [
  ["en", "Add to cart: ", "added"],
  ["de", "In den Warenkorb: ", "hinzugefügt"],
  ["fr", "Ajouter au panier : ", "ajouté"],
  ["es", "Añadir al carrito: ", "añadido"],
  ["ar", "أضف إلى السلة: ", "أُضيف"],
]) {
  test(`a button alone is named by its sku, and by its product once that is known: ${lang}`, () =>
    withPage(
      `<div lang="${lang}">${SHOP}<barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart>
       <barrow-add-to-cart sku="lamp"></barrow-add-to-cart></div>`,
      async (page) => {
        const tent = page.getByRole("button", { name: `${add}tent-2p`, exact: true });
        await tent.waitFor();
        await page.getByRole("button", { name: `${add}lamp`, exact: true }).waitFor();
        assert.deepEqual(await inSandbox(page, ({ requests }) => requests), []);

        await tent.click();

        await seen(page, ".barrow-message", added);
        const known = `${add}Ridge Two-Person Tent`;
        await page.getByRole("button", { name: known, exact: true }).waitFor();
        assert.equal(
          (await page.locator("button").first().innerText()).trim(),
          add.split(/\s*:/)[0],
        );
      },
    ));
}

test("two products on a page have no two controls of one name in the same group", () =>
  withPage(SHOP + product("tent-2p") + product("boots"), async (page) => {
    const group = page.getByRole("group", { name: "Ridge Two-Person Tent" });
    await group.waitFor();

    for (const name of ["Quantity", "One less", "One more", "Add to cart"]) {
      await page.getByLabel(`${name}: Ridge Two-Person Tent`, { exact: true }).waitFor();
    }
    const names = await page.evaluate(() =>
      [...document.querySelectorAll("button, input[type=number]")].map((node) => node.ariaLabel),
    );
    assert.equal(new Set(names).size, 8);
    assert.equal(await group.getByRole("radiogroup").count(), 0);
    assert.ok((await page.getByRole("radiogroup", { name: "Size" }).count()) > 0);
  }));

test("an author's button and field keep the names that they have", () =>
  withPage(
    `${SHOP}<barrow-product sku="tent-2p"><barrow-quantity><input aria-label="How many" value="1"></barrow-quantity>
       <barrow-add-to-cart><button>Buy</button></barrow-add-to-cart></barrow-product>`,
    async (page) => {
      await page.getByRole("group", { name: "Ridge Two-Person Tent" }).waitFor();

      await page.getByRole("button", { name: "Buy", exact: true }).waitFor();
      await page.getByRole("textbox", { name: "How many", exact: true }).waitFor();
    },
  ));

test("a button that is for another product from now on has another name", () =>
  withPage(`${SHOP}<barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart>`, async (page) => {
    await page.getByRole("button").click();
    await page.getByRole("button", { name: "Add to cart: Ridge Two-Person Tent" }).waitFor();

    await page.locator("barrow-add-to-cart").evaluate((node) => node.setAttribute("sku", "lamp"));

    await page.getByRole("button", { name: "Add to cart: lamp", exact: true }).waitFor();
  }));

test("a button that a router has kept a copy of is one that was made, not the author's", () =>
  withPage(
    `${SHOP}<main><barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart></main>`,
    async (page) => {
      await page.getByRole("button").click();
      await page.getByRole("button", { name: "Add to cart: Ridge Two-Person Tent" }).waitFor();

      await page.evaluate(() => {
        const main = /** @type {HTMLElement} */ (document.querySelector("main"));
        main.replaceWith(main.cloneNode(true));
      });

      await page.getByRole("button", { name: "Add to cart: tent-2p", exact: true }).waitFor();
      assert.equal(await page.getByRole("button").count(), 1);
    },
  ));
