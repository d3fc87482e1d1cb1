// What axe finds on every page and in every state of it, however the shopper likes pages to look: nothing.

import { test } from "node:test";
import { findNothing } from "./axe.js";
import { addToCart, drawerOf, expectText, seeAllGoods, seeMug, seeOffers, visit } from "./visit.js";

/** @typedef {import("./visit.js").Media} Media */

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
          await findNothing(page, `${sku}, open`);

          await add.click();
          await drawerOf(page)
            .or(page.getByRole("alert"))
            .locator("visible=true")
            .first()
            .waitFor();
          await findNothing(page, `${sku}, after a click`);
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
        await findNothing(page, "goods");
        await page.goto(`${shop.url}/embed.html`);
        await seeMug(page);
        await findNothing(page, "embedded");
        await page.goto(`${shop.url}/cart.html`);
        await page.locator(".barrow-line").waitFor();
        await findNothing(page, "cart");
        await page.getByRole("button", { name: "Check out" }).click();
        await page.getByRole("button", { name: "Place the order" }).waitFor();
        await findNothing(page, "checkout");
        await page.getByRole("button", { name: "Place the order" }).click();
        await expectText(page.getByRole("heading", { level: 1 }), "Thank you");
        await findNothing(page, "thanks");
        await page.goto(`${shop.url}/cart.html`);
        await expectText(page.locator(".barrow-status"), "Your cart is empty.");
        await findNothing(page, "empty cart");
      },
      options,
    ));
}

for (const [look, options] of looks) {
  test(`axe finds nothing at the counters ${look}, before and after what is asked for`, () =>
    visit(
      "/perfectsync.html",
      async (page, shop) => {
        await page.getByRole("radio", { name: /^Timepiece/ }).check();
        await page.getByRole("button", { name: "One more" }).click();
        await expectText(page.locator(".barrow-hint"), "1 in stock");
        await page.getByRole("button", { name: "Put on my list" }).click();
        await expectText(page.locator(".said"), "On your list: 2 ×");
        await findNothing(page, "perfectsync");
        await page.goto(`${shop.url}/pitney-bowes.html`);
        await seeOffers(page);
        await expectText(page.locator("li:nth-child(2)"), "it is not for sale yet");
        await page.getByRole("button", { name: "Put on my list" }).first().click();
        await expectText(page.getByRole("alert"), "Please choose: SIZE.");
        await findNothing(page, "pitney-bowes");
        await page.goto(`${shop.url}/meplato.html`);
        await seeOffers(page);
        await expectText(page.locator("li:nth-child(3)"), "is blocked for you");
        await page.getByRole("spinbutton").first().fill("60");
        await expectText(page.getByRole("alert"), "60 cannot be ordered");
        await findNothing(page, "meplato");
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
        await findNothing(page, path);
      }
    },
    { odd: /net::ERR_FAILED/ },
  ));
