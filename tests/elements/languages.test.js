// The elements speak the language of the place where they stand.

import assert from "node:assert/strict";
import { test } from "node:test";
import "../../pkg/elements/dialogs.js";
import "../../pkg/elements/notices.js";
import "../../pkg/elements/troubles.js";
import "../../pkg/elements/undo.js";
import { english } from "../../pkg/elements/messages.js";
import { inSandbox, seen, withPage } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const SHOP = '<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>';
const EVERYTHING = `<barrow-product sku="boots"><barrow-price></barrow-price><barrow-option-picker></barrow-option-picker>
    <barrow-quantity></barrow-quantity><barrow-add-to-cart></barrow-add-to-cart></barrow-product>
  <barrow-product sku="knife-engraved"><barrow-option-picker></barrow-option-picker></barrow-product>
  <barrow-add-to-cart class="tent" sku="tent-2p"></barrow-add-to-cart>
  <barrow-add-to-cart class="gone" sku="gone"></barrow-add-to-cart>
  <barrow-cart-count></barrow-cart-count><barrow-cart><barrow-checkout></barrow-checkout></barrow-cart>`;

/** What is said once one tent is in the cart. @type {Record<string, { add: string, added: string, gone: string, missing: string, doubt: string }>} */
const said = {
  de: {
    add: "In den Warenkorb",
    added: "1 × Ridge Two-Person Tent hinzugefügt. 1 Artikel im Warenkorb.",
    gone: "Das führt der Shop nicht mehr.",
    missing: "Bitte wählen Sie: Colour, Size, Width und Lining.",
    doubt: "Wir konnten nicht feststellen, ob 1 × Ridge Two-Person Tent hinzugefügt wurde.",
  },
  fr: {
    add: "Ajouter au panier",
    added: "1 × Ridge Two-Person Tent : ajouté. 1 article dans le panier.",
    gone: "La boutique n’a plus cet article.",
    missing: "Veuillez choisir : Colour, Size, Width et Lining.",
    doubt: "Nous n’avons pas pu savoir si 1 × Ridge Two-Person Tent a été ajouté.",
  },
  es: {
    add: "Añadir al carrito",
    added: "1 × Ridge Two-Person Tent: añadido. 1 artículo en el carrito.",
    gone: "La tienda ya no lo tiene.",
    missing: "Elija, por favor: Colour, Size, Width y Lining.",
    doubt: "No hemos podido averiguar si se añadió 1 × Ridge Two-Person Tent.",
  },
  ar: {
    add: "أضف إلى السلة",
    added: "أُضيف 1 × Ridge Two-Person Tent. في السلة: منتج واحد.",
    gone: "لم يعد هذا متوفرًا في المتجر.",
    missing: "يرجى اختيار: Colour وSize وWidth وLining.",
    doubt: "لم نتمكن من معرفة ما إذا أُضيف 1 × Ridge Two-Person Tent.",
  },
};

for (const [lang, words] of Object.entries(said)) {
  test(`a page in another language shows no English word: ${lang}`, () =>
    withPage(
      `<div lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">${SHOP}${EVERYTHING}</div>`,
      async (page) => {
        const tent = page.locator(".tent button", { hasText: words.add });
        await page.getByRole("radio").last().waitFor();
        await tent.click();
        await seen(page, ".tent .barrow-message", words.added);
        await seen(page, "barrow-announcer p", words.added);
        await page.locator(".gone button").click();
        await seen(page, ".gone [role=alert]", words.gone);
        await page.locator("barrow-product barrow-add-to-cart button").click();
        await seen(page, "barrow-product [role=alert]", words.missing);
        await page.getByRole("radio").nth(1).check();
        await page.getByRole("radio").nth(2).check();
        await seen(page, ".barrow-values .barrow-note", /\p{L}{3}/u);
        await failNextPost(page);
        await tent.click();
        await seen(page, ".barrow-doubt", words.doubt);
        await page.locator("barrow-product input[type=number]").fill("0");
        await page.locator("barrow-quantity [role=alert]").waitFor();

        assert.deepEqual(englishIn(await everyWord(page)), []);
        assert.equal(await page.locator("barrow-announcer p").getAttribute("lang"), lang);
      },
    ));
}

test("each place on a page speaks its own language, and a variant of English is English", () =>
  withPage(
    `<div lang="en-GB">${SHOP}<barrow-add-to-cart sku="tent-2p" class="a"></barrow-add-to-cart>
       <section lang="de-AT"><barrow-add-to-cart sku="tent-2p" class="b"></barrow-add-to-cart>
         <p lang="fr"><barrow-quantity></barrow-quantity></p></section></div>
     <div lang="xx"><barrow-quantity class="unknown"></barrow-quantity></div>`,
    async (page) => {
      await seen(page, ".a button", "Add to cart");
      await seen(page, ".b button", "In den Warenkorb");
      await seen(page, "[lang=fr] label", "Quantité");
      await seen(page, ".unknown label", "Quantity");

      await page.locator(".b button").click();
      await seen(page, ".b .barrow-message", "1 Artikel im Warenkorb");
      await page.locator(".a button").click();
      await seen(page, ".a .barrow-message", "2 items in cart");
    },
  ));

test("an element that comes later speaks the language of its place from the start", () =>
  withPage(SHOP, async (page) => {
    await page.evaluate(() => {
      const place = document.createElement("div");
      place.lang = "de";
      document.body.append(place);
      place.append(document.createElement("barrow-quantity"));
    });

    await seen(page, "barrow-quantity label", "Menge");
  }));

test("what can be clicked already does not wait for words", () =>
  withPage(
    `<div lang="de">${SHOP}<barrow-add-to-cart sku="tent-2p"><button>Kaufen</button></barrow-add-to-cart></div>`,
    async (page) => {
      await page.getByRole("button", { name: "Kaufen" }).click();
      await seen(page, ".barrow-message", "added");
      assert.equal(await postsOf(page), 1);
    },
    { hold: "**/messages/*.js" },
  ));

test("words that cannot be had are said in English", () =>
  withPage(
    `<div lang="de">${SHOP}<barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart></div>`,
    (page) => page.getByRole("button", { name: "Add to cart" }).waitFor(),
    { lose: "**/messages/*.js" },
  ));

test("another language on the page is spoken at once: what is shown, and what was made", () =>
  withPage(`${SHOP}<main lang="en">${EVERYTHING}</main>`, async (page) => {
    await page.getByRole("radio").nth(1).check();
    await page.locator("barrow-product input[type=number]").fill("3");
    await page.locator(".tent button").click();
    await seen(page, ".barrow-line", "Tent");
    await page.locator(".tent [role=status], .tent .barrow-message").waitFor();
    await page.locator(".tent .barrow-message").evaluate((node) => node.remove());

    await page.locator("main").evaluate((node) => node.setAttribute("lang", "de"));

    await page.getByRole("button", { name: "In den Warenkorb: Ridge Two-Person Tent" }).waitFor();
    await seen(page, ".barrow-line", "Entfernen");
    await seen(page, ".barrow-line .barrow-total", "289,00 $");
    await seen(page, "barrow-quantity label", "Menge");
    const main = page.locator("main");
    assert.deepEqual(englishIn(await main.evaluate(saidIn)), []);
    assert.ok(await page.getByRole("radio").nth(1).isChecked());
    assert.equal(await page.locator("barrow-product input[type=number]").inputValue(), "3");
    await page.locator("main").evaluate((node) => node.setAttribute("lang", "en"));
    await page.getByRole("button", { name: "Add to cart: Ridge Two-Person Tent" }).waitFor();
    assert.equal(await page.locator(".barrow-line").count(), 1);
    assert.equal(await page.locator("barrow-cart .barrow-sum").count(), 1);
  }));

test("a drawer that is open stays open in another language, with what was removed", () =>
  withPage(
    `${SHOP}<barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart>
     <barrow-cart drawer open-on-add><h2>Cart</h2></barrow-cart>`,
    async (page) => {
      await page.getByRole("button", { name: /^Add to cart/ }).click();
      await page.getByRole("button", { name: /^Remove/ }).click();
      await page.getByRole("button", { name: /^Undo/ }).waitFor();

      await page.evaluate(() => document.documentElement.setAttribute("lang", "fr"));

      const dialog = page.getByRole("dialog", { name: "Votre panier" });
      await dialog.getByRole("button", { name: "Annuler : Ridge Two-Person Tent" }).waitFor();
      await dialog.getByRole("button", { name: "Fermer" }).waitFor();
      assert.equal(await page.locator("dialog, .barrow-close").count(), 2);
    },
  ));

test("languages that change quickly leave one cart, in the last of them", () =>
  withPage(`${SHOP}<barrow-cart drawer><h2>Cart</h2></barrow-cart>`, async (page) => {
    await page.locator("barrow-cart dialog").waitFor({ state: "attached" });

    await page.evaluate(async () => {
      for (const lang of ["de", "fr", "en", "es"]) {
        document.documentElement.lang = lang;
        await null;
      }
    });

    await page.locator('dialog[aria-label="Su carrito"]').waitFor({ state: "attached" });
    assert.equal(await page.locator("barrow-cart :is(dialog, .barrow-lines)").count(), 2);
  }));

test("the language of another part of the page is nothing to elements elsewhere", () =>
  withPage(`${SHOP}<p></p><barrow-quantity></barrow-quantity>`, async (page) => {
    await seen(page, "barrow-quantity label", "Quantity");
    const field = page.locator("barrow-quantity input");
    await field.focus();

    await page.locator("p").evaluate((node) => node.setAttribute("lang", "de"));

    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    assert.ok(await field.evaluate((node) => node === document.activeElement));
    await seen(page, "barrow-quantity label", "Quantity");
  }));

/** Runs in the page: all that an element shows, and all that it only says. @param {Element} element */
function saidIn(element) {
  const labels = [...element.querySelectorAll("[aria-label]")].map(({ ariaLabel }) => ariaLabel);
  return [/** @type {HTMLElement} */ (element).innerText, ...labels].join("\n");
}

/** @param {Page} page */
function failNextPost(page) {
  return inSandbox(page, (sandbox) => sandbox.fail("network", ({ method }) => method === "POST"));
}

/** @param {Page} page */
function postsOf(page) {
  return inSandbox(
    page,
    (sandbox) => sandbox.requests.filter(({ method }) => method === "POST").length,
  );
}

/** All that is shown, and all that is only said. @param {Page} page */
async function everyWord(page) {
  const labels = await page
    .locator("[aria-label]")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("aria-label")));
  return [await page.locator("body").innerText(), ...labels].join("\n");
}

/** The parts of English messages that stand in a text. @param {string} text */
function englishIn(text) {
  const parts = Object.values(english).flatMap((message) => message.split(/\{\w+\}/));
  const words = parts.map((part) => part.trim()).filter((part) => /[a-z]{3}/i.test(part));
  return words.filter((part) =>
    new RegExp(`(?<!\\p{L})${escaped(part)}(?!\\p{L})`, "u").test(text),
  );
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
