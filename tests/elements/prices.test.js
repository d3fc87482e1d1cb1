// What the price element says of a product that the shop itself sells, as its attributes ask for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./page.js";

/** @typedef {import("./page.js").Page} Page */

const LAMP = { partNumber: "lamp", name: "Lamp", price: "10.00", currency: "EUR", VATRate: "0.19" };
const UNTAXED = { ...LAMP, VATRate: undefined };
const UNKNOWN = { ...LAMP, price: "soon" };

/** Two bulbs, and two shades, of which the dearer goes with the dearer bulb only. */
const CHOICES = {
  ...LAMP,
  productOptions: {
    bulb: option("Bulb", { warm: "0.00", cold: "1.00" }),
    shade: option("Shade", { paper: "0.50", silk: "5.00" }),
  },
  optionSets: [
    { selectedOptions: { bulb: "warm", shade: "paper" } },
    { selectedOptions: { bulb: "cold", shade: "paper" } },
    { selectedOptions: { bulb: "cold", shade: "silk" } },
  ],
};

/** The cheapest value of the first option leads to the dearest of the second. */
const CROSSED = {
  ...CHOICES,
  optionSets: [
    { selectedOptions: { bulb: "warm", shade: "silk" } },
    { selectedOptions: { bulb: "cold", shade: "paper" } },
  ],
};

/** @type {[name: string, product: object, attributes: string, text: string][]} */
const cases = [
  ["the price as the shop states it", LAMP, "", "€10.00"],
  ["without tax", LAMP, 'show="net"', "€10.00 plus VAT"],
  ["with tax", LAMP, 'show="gross"', "€11.90 incl. VAT"],
  ["with tax and without", LAMP, 'show="both"', "€11.90 incl. VAT €10.00 plus VAT"],
  ["in German", LAMP, 'show="both" lang="de"', "11,90 € inkl. MwSt. 10,00 € zzgl. MwSt."],
  ["of an unknown tax nothing is said", UNTAXED, 'show="gross"', "€10.00"],
  ["of something that is not meant neither", LAMP, 'show="x"', "€10.00"],
  ["an unknown price", UNKNOWN, 'show="gross"', "Price unknown"],
  ["no price before a discount, no word", LAMP, "reference", "€10.00"],
  ["while it is undecided", CHOICES, "", "from €10.50"],
  ["while it is undecided, with tax", CHOICES, 'show="gross"', "from €12.50 incl. VAT"],
  ["from the lowest to the highest", CHOICES, "range", "€10.50 – €16.00"],
  ["the same with tax", CHOICES, 'range show="gross"', "€12.50 – €19.04 incl. VAT"],
  [
    "where the way there is not straight, as stated",
    CROSSED,
    'range show="gross"',
    "€11.50 – €15.00",
  ],
];

for (const [name, product, attributes, text] of cases) {
  test(`a price is shown: ${name}`, () =>
    withProduct(product, attributes, async (page) => {
      await says(page, text);
    }));
}

test("a price follows the picks and the attributes", () =>
  withProduct(CHOICES, 'range show="gross"', async (page) => {
    await says(page, "€12.50 – €19.04 incl. VAT");

    await page.getByRole("radio", { name: /^Cold/ }).check();
    await says(page, "€13.69 – €19.04 incl. VAT");
    await page.getByRole("radio", { name: /^Silk/ }).check();
    await says(page, "€19.04 incl. VAT");

    const price = page.locator("barrow-price");
    await price.evaluate((element) => Reflect.set(element, "show", "net"));
    await says(page, "€16.00 plus VAT");
    await price.evaluate((element) => Reflect.set(element, "show", null));
    await says(page, "€16.00");
    assert.equal(await price.locator("data").getAttribute("value"), "16.00");
  }));

test("what the author wrote stays until the price can be shown", () =>
  withProduct(LAMP, 'show="gross"', async (page) => {
    await says(page, "€11.90 incl. VAT");

    const shown = await page.evaluate(() => Reflect.get(window, "shown"));
    assert.deepEqual(shown, ["our price", "€11.90 incl. VAT"]);
  }));

/** Waits until the price is exactly this. @param {Page} page @param {string} text */
function says(page, text) {
  const exactly = `^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s")}$`;
  return page
    .locator("barrow-price")
    .filter({ hasText: new RegExp(exactly) })
    .waitFor();
}

/** @param {string} displayName @param {Record<string, string>} values their surcharges */
function option(displayName, values) {
  const entries = Object.entries(values).map(([id, additionalPrice]) => {
    const name = id[0].toUpperCase() + id.slice(1);
    return [id, { displayName: name, additionalPrice }];
  });
  return { displayName, optionChoices: { options: Object.fromEntries(entries) } };
}

/**
 * A page with the price of this product and its options; `window.shown` keeps every text that the price had.
 *
 * @param {object} product
 * @param {string} attributes of the price
 * @param {(page: Page) => Promise<void>} story
 */
function withProduct(product, attributes, story) {
  const markup = `<barrow-product sku="lamp"><barrow-price ${attributes}>our price</barrow-price>
    <barrow-option-picker></barrow-option-picker></barrow-product>`;
  return withPage(markup, async (page) => {
    await page.evaluate((product) => {
      const price = document.querySelector("barrow-price");
      if (!price) return;
      const shown = [price.textContent];
      Reflect.set(window, "shown", shown);
      new MutationObserver(() => shown.push(price.textContent)).observe(price, { childList: true });
      const shop = document.createElement("barrow-shop");
      const fetch = async () => Response.json(product);
      document.body.append(Object.assign(shop, { apiKey: "k", config: { fetch } }));
    }, product);
    await story(page);
  });
}
