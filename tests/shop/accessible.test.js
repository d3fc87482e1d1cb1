// What axe finds on every page and in every state of it, however the shopper likes pages to look: nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addToCart, expectText, seeAllGoods, seeMug, visit } from "./visit.js";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** What WCAG 2.2 AA asks for, and good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./visit.js").Media} Media
 */

/** @type {[string, { width?: number, media?: Media }][]} */
const looks = [
  ["on a desk", {}],
  ["on a phone", { width: 320 }],
  ["in the dark", { media: { colorScheme: "dark" } }],
  ["in forced colours", { media: { forcedColors: "active" } }],
];

for (const [look, options] of looks) {
  test(`axe finds nothing on any product's page ${look}, before and after a click`, () =>
    visit(
      "/product.html?sku=tent-2p",
      async (page, shop) => {
        for (const sku of [
          "tent-2p",
          "100060",
          "boots",
          "poster-2000",
          "knife-engraved",
          "hostile",
        ]) {
          await page.goto(`${shop.url}/product.html?sku=${sku}`);
          const add = page.getByRole("button", { name: "Add to cart" });
          await add.waitFor();
          await find(page, `${sku}, open`);

          await add.click();
          await expectText(page.locator("barrow-add-to-cart .barrow-message"), /added|choose/);
          await find(page, `${sku}, after a click`);
        }
      },
      options,
    ));

  test(`axe finds nothing on the way from the goods to the thanks ${look}`, () =>
    visit(
      "/product.html?sku=tent-2p",
      async (page, shop) => {
        await addToCart(page);
        await page.goto(`${shop.url}/`);
        await seeAllGoods(page);
        await find(page, "goods");
        await page.goto(`${shop.url}/embed.html`);
        await seeMug(page);
        await find(page, "embedded");
        await page.goto(`${shop.url}/cart.html`);
        await page.locator(".barrow-line").waitFor();
        await find(page, "cart");
        await page.getByRole("button", { name: "Check out" }).click();
        await page.getByRole("button", { name: "Place the order" }).waitFor();
        await find(page, "checkout");
        await page.getByRole("button", { name: "Place the order" }).click();
        await expectText(page.getByRole("heading", { level: 1 }), "Thank you");
        await find(page, "thanks");
        await page.goto(`${shop.url}/cart.html`);
        await expectText(page.locator(".barrow-status"), "Your cart is empty.");
        await find(page, "empty cart");
      },
      options,
    ));
}

test("axe finds nothing where the shop cannot be reached", () =>
  visit(
    "/product.html?sku=tent-2p",
    async (page, shop) => {
      await addToCart(page);
      await page.route(`${shop.apiUrl}/**`, (route) => route.abort());
      for (const path of ["/", "/product.html?sku=boots", "/cart.html"]) {
        await page.goto(`${shop.url}${path}`);
        await page.locator("[role=alert], .barrow-stale").first().waitFor();
        await find(page, path);
      }
    },
    { odd: /net::ERR_FAILED/ },
  ));

/** @param {Page} page @param {string} where */
async function find(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (values) => Reflect.get(window, "axe").run({ runOnly: { type: "tag", values } }),
    RULES,
  );
  const found = violations.map(
    (/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) =>
      [id, ...nodes.map(({ html }) => html)].join(" "),
  );
  assert.deepEqual(found, [], where);
}
