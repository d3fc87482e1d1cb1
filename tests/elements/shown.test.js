// What elements show of a product and of themselves: availability, picture, messages, states, properties.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSandbox, seen, withPage } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const SHOP = '<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>';

/** @param {string} sku @param {string} inside */
const product = (sku, inside) => `<barrow-product sku="${sku}">${inside}</barrow-product>`;

const AVAILABLE = "<barrow-availability>Ask us</barrow-availability>";

for (const [sku, state, words] of [
  ["tent-2p", "in-stock", "In stock"],
  ["sale-jacket", "back-order", "Back-order"],
  ["knife-engraved", "limited", "Only a few left"],
]) {
  test(`it is said that ${sku} is ${state}`, () =>
    withPage(SHOP + product(sku, AVAILABLE), async (page) => {
      await page.locator(`barrow-availability[data-state="${state}"]`).waitFor();

      assert.equal(await page.locator("barrow-availability").innerText(), words);
    }));
}

test("what the author wrote about availability stays until the shop says more", () =>
  withPage(SHOP + product("nope", AVAILABLE), async (page) => {
    await seen(page, "[role=alert]", "The shop does not have this any more.");

    assert.equal(await page.locator("barrow-availability").innerText(), "Ask us");
  }));

test("the picture is the product's, and follows the picks that have one", () =>
  withPage(
    SHOP +
      product(
        "100060",
        "<barrow-image></barrow-image><barrow-option-picker></barrow-option-picker>",
      ),
    async (page) => {
      const picture = page.locator("barrow-image img");
      await picture.waitFor({ state: "attached" });
      assert.equal(await picture.getAttribute("alt"), "Trail Tank Top");
      const before = await picture.getAttribute("src");

      await page.getByRole("radio", { name: "White" }).check();

      await page
        .locator('barrow-image img[alt="Trail Tank Top, White"]')
        .waitFor({ state: "attached" });
      const after = await picture.getAttribute("src");
      assert.match(`${after}`, /^https:.*white/i);
      assert.notEqual(after, before);
      assert.equal(await picture.count(), 1);
    },
  ));

test("an author's picture is used and keeps its words", () => {
  const mine =
    '<barrow-image><figure><img class="mine" alt="" srcset="a.png 2x" src="a.png"></figure></barrow-image>';
  return withPage(SHOP + product("tent-2p", mine), async (page) => {
    await page.locator('barrow-image[data-state="ready"]').waitFor();

    const picture = page.locator("barrow-image img");
    assert.equal(await picture.count(), 1);
    assert.match(`${await picture.getAttribute("src")}`, /^https:.*tent/);
    assert.equal(await picture.getAttribute("srcset"), null);
    assert.equal(await picture.getAttribute("alt"), "");
    assert.equal(await picture.getAttribute("class"), "mine");
  });
});

test("a picture from elsewhere than the web is not shown", () =>
  withPage(
    SHOP + product("p", "<barrow-image></barrow-image><barrow-price></barrow-price>"),
    async (page) => {
      await page.evaluate(() => {
        const view = { partNumber: "p", name: "P", price: "1", currency: "USD" };
        const image = "javascript:alert(1)";
        const fetch = async () => Response.json({ ...view, image, images: [{ url: image }] });
        Object.assign(document.querySelector("barrow-shop") ?? {}, { config: { fetch } });
      });
      await seen(page, "barrow-price", "$1.00");

      assert.equal(await page.locator("barrow-image").getAttribute("data-state"), "empty");
      assert.equal(await page.locator("img").count(), 0);
    },
  ));

test("messages are shown where the author wants them: of the product inside it, of the others outside", () =>
  withPage(
    `${SHOP}<section><barrow-message id="page"></barrow-message>
      <barrow-add-to-cart sku="nope"><button>Nope</button></barrow-add-to-cart>
      ${product("mug-enamel", '<barrow-message id="mug"></barrow-message><barrow-option-picker></barrow-option-picker><barrow-add-to-cart></barrow-add-to-cart>')}
    </section><barrow-add-to-cart sku="lost"><button>Lost</button></barrow-add-to-cart>`,
    async (page) => {
      await page.getByRole("radio").first().waitFor();

      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("button", { name: "Nope" }).click();
      await page.getByRole("button", { name: "Lost" }).click();

      await seen(page, "#mug[role=alert]", "Please choose: Colour.");
      await seen(page, "#page[role=alert]", "The shop does not have this any more.");
      await seen(page, "barrow-add-to-cart > .barrow-message", "The shop does not have this");
      assert.equal(await page.locator(".barrow-message:not(barrow-message)").count(), 1);
      await page.getByRole("radio", { name: "White" }).check();
      await page.locator("#mug").waitFor({ state: "hidden" });
      assert.ok(await page.locator("#page").isVisible());
    },
  ));

test("states are there for style sheets, as attribute and as custom state", () =>
  withPage(
    `${SHOP}${product("tent-2p", "")}<barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart>
      <barrow-cart></barrow-cart><barrow-cart-count></barrow-cart-count><barrow-checkout></barrow-checkout>`,
    async (page) => {
      await state(page, "barrow-product", "ready");
      await state(page, "barrow-cart", "empty");
      await state(page, "barrow-cart-count", "empty");
      await page.evaluate(() =>
        Object.assign(window, { release: Reflect.get(window, "sandbox").hold() }),
      );
      await page.getByRole("button", { name: "Add to cart" }).click();
      await state(page, "barrow-add-to-cart", "busy");

      await page.evaluate(() => Reflect.get(window, "release")());

      await state(page, "barrow-add-to-cart", "ready");
      await state(page, "barrow-cart", "ready");
      await state(page, "barrow-cart-count", "ready");
      await inSandbox(page, (sandbox) => sandbox.fail({ status: 400 }));
      await page.getByRole("button", { name: "Check out" }).click();
      await state(page, "barrow-checkout", "error");
      await page.evaluate(() =>
        document.querySelector("barrow-product")?.setAttribute("sku", "nope"),
      );
      await state(page, "barrow-product", "error");
    },
  ));

test("a product is a named group, so that controls of several can be told apart", () =>
  withPage(
    `${SHOP}${["tent-2p", "lamp-vat"].map((sku) => product(sku, "<barrow-quantity></barrow-quantity><barrow-add-to-cart></barrow-add-to-cart>")).join("")}
     <barrow-product sku="map" aria-label="Mine">Map</barrow-product>`,
    async (page) => {
      const tent = page.getByRole("group", { name: "Ridge Two-Person Tent" });
      const lamp = page.getByRole("group", { name: "Camp Lantern" });
      await tent.waitFor();

      assert.equal(await tent.getByRole("button", { name: "Add to cart" }).count(), 1);
      assert.equal(await lamp.getByRole("button", { name: "Add to cart" }).count(), 1);
      await page.getByRole("group", { name: "Mine" }).waitFor();
    },
  ));

test("each attribute has a property, and the one follows the other", () =>
  withPage(
    `<barrow-shop></barrow-shop><barrow-product></barrow-product><barrow-add-to-cart></barrow-add-to-cart>
     <barrow-quantity></barrow-quantity><barrow-cart></barrow-cart>`,
    async (page) => {
      await page.waitForFunction(() => customElements.get("barrow-product"));
      const wrong = await page.evaluate(() => {
        /** @type {[string, string, string, unknown][]} */
        const rows = [
          ["barrow-shop", "catalog-id", "0", 0],
          ["barrow-shop", "base-url", "https://api.example", "https://api.example"],
          ["barrow-shop", "checkout-path", "auto", "auto"],
          ["barrow-shop", "checkout-hosts", "a.example", "a.example"],
          ["barrow-shop", "storage", "shopatron-cookie", "shopatron-cookie"],
          ["barrow-shop", "locale", "fr", "fr"],
          ["barrow-product", "sku", "a", "a"],
          ["barrow-product", "catalog-id", "2", 2],
          ["barrow-add-to-cart", "sku", "a", "a"],
          ["barrow-add-to-cart", "catalog-id", "2", 2],
          ["barrow-add-to-cart", "quantity", "2", 2],
          ["barrow-add-to-cart", "product-link", "/a", "/a"],
          ["barrow-cart", "drawer", "", true],
          ["barrow-cart", "open-on-add", "", true],
        ];
        return rows.filter(([tag, attribute, text, value]) => {
          const [one, other] = [document.createElement(tag), document.createElement(tag)];
          const property = attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
          one.setAttribute(attribute, text);
          Reflect.set(other, property, value);
          return Reflect.get(one, property) !== value || other.getAttribute(attribute) !== text;
        });
      });

      assert.deepEqual(wrong, []);
    },
  ));

/** Waits until an element is in a state. @param {Page} page @param {string} tag @param {string} name */
async function state(page, tag, name) {
  await page.locator(`${tag}[data-state="${name}"]`).first().waitFor({ state: "attached" });
  assert.equal(await page.locator(`${tag}:state(${name})`).count(), 1);
}
