// What the elements show of products that a gateway tells of, odd ones included. The gateway and the systems behind it
// run here; the page gets their answers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createGateway } from "../../pkg/gateway-node.js";
import { createMeplato, createPerfectSync } from "../../pkg/testing.js";
import { settings } from "../../www/sandbox/systems/server.js";
import { seen, withPage } from "./page.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {{ system: "perfectsync" | "meplato", id: string, product: Record<string, any> }} Told */

const [watch] = createPerfectSync().state.products;
const [wire] = createMeplato().state.products;

const plans = (/** @type {object[]} */ ...additions) =>
  of("perfectsync", {
    ...watch,
    additionGroups: [{ additionGroupID: "g", name: "Plan", additions }],
  });
const offered = (/** @type {object} */ terms) =>
  of("meplato", { ...wire, offers: [{ ...wire.offers[0], ...terms }] });

const SHORT = { additionID: "a", name: "Short", price: 10 };
const LONG = { additionID: "b", name: "Long", price: 20.5 };

test("add-ons without one that stands for none need not be taken", () =>
  withProduct(plans(SHORT, LONG), async (page) => {
    const none = page.getByRole("radio", { name: "None" });
    await none.waitFor();
    assert.ok(await none.isChecked());

    await page.getByRole("radio", { name: "Long +$20.50" }).check();
    await seen(page, "barrow-price", /^\$3,670\.50$/);
    await none.check();
    await seen(page, "barrow-price", /^\$3,650\.00$/);
  }));

test("many add-ons are a list", () => {
  const many = Array.from({ length: 12 }, (_, n) => ({
    additionID: `${n}`,
    name: `P${n}`,
    price: n,
  }));

  return withProduct(plans(...many), async (page) => {
    await page.getByLabel("Plan").selectOption({ label: "P11 (+$11.00)" });

    await seen(page, "barrow-price", /^\$3,661\.00$/);
  });
});

test("an add-on that nobody knows the price of cannot be taken", () =>
  withProduct(plans(SHORT, { ...LONG, price: "soon" }), async (page) => {
    const long = page.getByRole("radio", { name: "Long not available" });
    await long.waitFor();

    assert.ok(await long.isDisabled());
  }));

/** @type {[name: string, told: Told, words: string][]} */
const stopped = [
  ["blocked", offered({ blocked: true }), "it is blocked for you"],
  ["no quantity fits", offered({ quantityMin: 60, quantityMax: 70 }), "No quantity of this"],
  [
    "an unknown price",
    of("perfectsync", { ...watch, price: "soon", additionGroups: [] }),
    "its price is not known",
  ],
];

for (const [name, told, words] of stopped) {
  test(`what cannot be ordered has no button to press, and says why: ${name}`, () =>
    withProduct(told, async (page) => {
      await seen(page, "barrow-add-to-cart [role=alert]", words);

      assert.ok(await page.locator("barrow-add-to-cart button").isDisabled());
      assert.equal(await page.locator("barrow-quantity [role=alert]:not([hidden])").count(), 0);
    }));
}

test("a page in German says all of it in German", () =>
  withProduct(
    offered({ quantityMax: 600 }),
    async (page) => {
      await seen(page, "barrow-price", "1,99 € je 100 zzgl. MwSt.");
      const tier = "Ab 500: 1,89 € je 100; 450 mehr sparen 0,10 € je 100.";
      await seen(
        page,
        "barrow-price",
        new RegExp(tier.replaceAll(" ", "\\s").replaceAll(".", "\\.")),
      );
      await seen(
        page,
        ".barrow-hint",
        "Bestellbar: mindestens 50, höchstens 600, in Schritten von 25.",
      );

      await page.getByRole("spinbutton").fill("60");

      await seen(
        page,
        "barrow-quantity [role=alert]",
        "60 kann nicht bestellt werden. Am nächsten: 50 oder 75.",
      );
      await page.getByRole("button", { name: "75 nehmen" }).click();
      assert.equal(await page.getByRole("spinbutton").inputValue(), "75");
    },
    { lang: "de", price: 'show="net"' },
  ));

test("the seller's words of the price are shown as they are", () =>
  withProduct(
    offered({ priceUnit: "per roll", priceTaxLabel: "excl. taxes", priceInfo: "while it lasts" }),
    async (page) => {
      await seen(page, "barrow-price", "€1.99 per roll excl. taxes while it lasts");
    },
  ));

test("what the page's author said of the quantity stays, and is judged", () =>
  withProduct(
    offered({}),
    async (page) => {
      await seen(page, "barrow-quantity [role=alert]", "30 cannot be ordered. Nearest: 50.");

      assert.equal(await page.getByRole("spinbutton").inputValue(), "30");
    },
    { quantity: 'value="30"' },
  ));

test("the cart takes no goods of other systems, and says so", () =>
  withProduct(offered({}), async (page) => {
    await seen(page, ".barrow-hint", "Order at least 50");

    await page.getByRole("button", { name: "Add to cart" }).click();

    await seen(page, "barrow-add-to-cart [role=alert]", "This cannot be ordered at present.");
  }));

test("a button alone sells a product of another system, once that is asked for by the page", () =>
  withTold(of("meplato", wire), lone(wire.id, "meplato"), async (page) => {
    const heard = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener("barrow-add", (event) => {
            event.preventDefault();
            const { items } = event.detail;
            resolve(items.map(({ product, quantity }) => [product.view.name, quantity]));
          });
        }),
    );

    await page.getByRole("button", { name: `Add to cart: ${wire.id}`, exact: true }).click();

    assert.deepEqual(await heard, [[wire.name, 1]]);
    await page.getByRole("button", { name: `Add to cart: ${wire.name}`, exact: true }).waitFor();
  }));

test("a button alone says why a product of another system cannot be ordered", () =>
  withTold(
    of("meplato", { ...wire, offers: [{ ...wire.offers[0], price: null }] }),
    lone(wire.id, "meplato"),
    async (page) => {
      await page.getByRole("button", { name: /^Add to cart/ }).click();

      const dialog = page.getByRole("dialog", { name: wire.name });
      await dialog.getByText("This cannot be ordered: its price is not known.").waitFor();
      assert.ok(await dialog.getByRole("button", { name: /^Add to cart/ }).isDisabled());
    },
  ));

test("a product of another system wants a gateway, which the page is told in words", () =>
  withPage(`<barrow-shop api-key="k"></barrow-shop>${lone("A", "perfectsync")}`, async (page) => {
    await page.getByRole("button", { name: "Add to cart: A" }).click();

    await seen(page, "[role=alert]", "The shop is not set up on this page.");
  }));

test("why a product cannot be ordered is said in another language as soon as the page speaks it", () =>
  withProduct(offered({ price: null }), async (page) => {
    await seen(page, "[role=alert]", "This cannot be ordered: its price is not known.");

    await page.locator("barrow-product").evaluate((node) => node.setAttribute("lang", "de"));

    await seen(
      page,
      "[role=alert]",
      "Das kann nicht bestellt werden: Der Preis ist nicht bekannt.",
    );
    assert.ok(await page.getByRole("button", { name: /^In den Warenkorb/ }).isDisabled());
  }));

/** @param {string} sku @param {Told["system"]} system */
function lone(sku, system) {
  return `<barrow-add-to-cart sku="${sku}" system="${system}"></barrow-add-to-cart>`;
}

/** @param {Told["system"]} system @param {Record<string, any>} product @returns {Told} */
function of(system, product) {
  return { system, id: product.productID ?? product.id, product };
}

/**
 * A page with the elements of this product.
 *
 * @param {Told} told
 * @param {(page: Page) => Promise<void>} story
 * @param {{ lang?: string, price?: string, quantity?: string }} [attributes]
 */
async function withProduct(told, story, { lang = "en", price = "", quantity = "" } = {}) {
  const { system, id } = told;
  const markup = `<barrow-product lang="${lang}" sku="${id}" system="${system}"><barrow-price ${price}></barrow-price>
    <barrow-option-picker></barrow-option-picker><barrow-quantity ${quantity}></barrow-quantity>
    <barrow-add-to-cart></barrow-add-to-cart></barrow-product>`;
  await withTold(told, markup, story);
}

/**
 * A page with this markup, whose shop has a gateway that tells of one product.
 *
 * @param {Told} told
 * @param {string} markup
 * @param {(page: Page) => Promise<void>} story
 */
async function withTold(told, markup, story) {
  const answer = await answerOf(told);
  await withPage(markup, async (page) => {
    await page.evaluate((answer) => {
      const shop = document.createElement("barrow-shop");
      const fetch = async (/** @type {Request} */ { url }) =>
        url.includes("/products/")
          ? new Response(answer, { headers: { "Content-Type": "application/json" } })
          : Response.json({ cartItems: {} });
      const config = { fetch, gateway: "https://gateway.example" };
      document.body.append(Object.assign(shop, { apiKey: "k", config }));
    }, answer);
    await story(page);
  });
}

/** What a gateway says of the product. @param {Told} told */
async function answerOf({ system, id, product }) {
  const create = system === "meplato" ? createMeplato : createPerfectSync;
  const { fetch } = create({ products: [/** @type {any} */ (product)] });
  const gateway = createGateway({ systems: settings.systems, fetch });
  const answer = await gateway.fetch(
    new Request(`https://gateway.example/products/${system}/${id}`),
  );
  return answer.text();
}
