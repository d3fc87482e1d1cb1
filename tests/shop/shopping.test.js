// Shops like a shopper: in Chromium, through the demo's pages, over HTTP to an API on another origin.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addToCart,
  closeDrawer,
  drawerOf,
  expectCount,
  expectText,
  seeMug,
  visit,
} from "./visit.js";

test("a shopper picks colour and size, adds two, changes, removes and orders", () =>
  visit("/", async (page, shop) => {
    await page.getByRole("link", { name: "Trail Tank Top" }).click();
    await page.getByRole("radio", { name: "White" }).check();
    await page.getByRole("radio", { name: "Medium" }).check();
    await expectText(page.locator("barrow-price"), "$49.99");
    await page.getByRole("button", { name: "One more" }).click();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expectText(
      page.locator("barrow-add-to-cart .barrow-message"),
      "2 × Trail Tank Top added. 2 items in cart.",
    );
    await closeDrawer(page);

    await page.getByRole("link", { name: "All our goods" }).click();
    await page.getByRole("link", { name: "Ridge Two-Person Tent" }).click();
    await addToCart(page);
    await expectCount(page, "3");

    await page.getByRole("link", { name: "Cart 3 items" }).click();
    const top = page.locator(".barrow-line", { hasText: "Trail Tank Top" });
    await expectText(top.locator(".barrow-choices"), "Color: White");
    await expectText(top.locator(".barrow-choices"), "Size: Medium");
    await top.getByRole("spinbutton").fill("4");
    await top.getByRole("spinbutton").press("Enter");
    await expectText(top.locator(".barrow-total"), "$199.96");
    await page.getByRole("button", { name: "Remove Ridge Two-Person Tent" }).click();
    await expectText(page.locator(".barrow-subtotal"), "$199.96");

    await page.getByRole("button", { name: "Check out" }).click();
    await page.waitForURL(`${shop.apiUrl}/checkout/**`);
    await expectText(page.getByRole("row"), "Trail Tank Top");
    await expectText(page.getByRole("row"), "199.96 USD");
    assert.equal(await page.getByText("Ridge Two-Person Tent").count(), 0);
    await page.getByRole("button", { name: "Place the order" }).click();
    await page.waitForURL(`${shop.url}/confirmation.html?order=*`);
    await expectText(page.locator(".order"), /^Your order number is \d+\.$/);
    await expectCount(page, "0");
  }));

test("the cart opens in a drawer beside the page, and is changed and ordered there", () =>
  visit("/embed.html", async (page, shop) => {
    await page.getByRole("button", { name: "Add the tent to your cart" }).click();
    await expectCount(page, "1");
    assert.ok(await drawerOf(page).isHidden());

    await page.getByRole("link", { name: "Cart 1 item" }).click();
    await drawerOf(page)
      .getByRole("button", { name: /^One more/ })
      .click();
    await expectText(drawerOf(page).locator(".barrow-subtotal"), "$578.00");
    assert.equal(page.url(), `${shop.url}/embed.html`);
    await drawerOf(page).getByRole("button", { name: "Check out" }).click();

    await page.waitForURL(`${shop.apiUrl}/checkout/**`);
    await expectText(page.getByRole("row"), "578.00 USD");
  }));

test("without JavaScript the header's link leads to the cart's page", () =>
  visit(
    "/",
    async (page, shop) => {
      assert.ok(await page.locator("barrow-cart").isHidden());

      await page.getByRole("link", { name: "Cart" }).click();

      await page.waitForURL(`${shop.url}/cart.html`);
    },
    { javaScript: false },
  ));

test("the cart is still there when the shopper comes back", () =>
  visit("/product.html?sku=tent-2p", async (page, shop) => {
    await addToCart(page);

    await page.goto(`${shop.url}/`);

    await expectCount(page, "1");
  }));

test("what was added is said, with a way to the cart beside it", () =>
  visit("/product.html?sku=tent-2p", async (page, shop) => {
    const way = page.getByRole("link", { name: "See your cart" });
    await page.getByRole("button", { name: "Add to cart" }).waitFor();
    assert.equal(await way.isVisible(), false);

    await addToCart(page);

    await expectText(page.getByRole("status"), "1 × Ridge Two-Person Tent added. 1 item in cart.");
    await way.click();
    await page.waitForURL(`${shop.url}/cart.html`);
    await expectText(page.locator(".barrow-line"), "Ridge Two-Person Tent");
  }));

test("one Size control is shown, and it keeps the size where the new colour has it (rows 86, 90)", () =>
  visit("/product.html?sku=100060", async (page) => {
    await page.getByRole("radio", { name: "White" }).check();
    await page.getByRole("radio", { name: "Small", exact: true }).check();

    await page.getByRole("radio", { name: "Blue" }).check();

    assert.equal(await page.getByRole("radiogroup", { name: "Size" }).count(), 1);
    assert.ok(await page.getByRole("radio", { name: "Small", exact: true }).isChecked());
  }));

test("the picture follows the pick, and the small ones change it (row 78)", () =>
  visit("/product.html?sku=100060", async (page) => {
    const picture = page.locator(".picture");

    await page.getByRole("radio", { name: "Blue" }).check();
    assert.match((await picture.getAttribute("src")) ?? "", /\/top-blue\.svg$/);
    assert.equal(await picture.getAttribute("alt"), "Trail Tank Top, Blue");

    const pictures = page.getByRole("list", { name: "Pictures" });
    await pictures.getByRole("button", { name: "White" }).click();
    assert.match((await picture.getAttribute("src")) ?? "", /\/top-white\.svg$/);
  }));

test("a value that does not fit says so and can be picked all the same", () =>
  visit("/product.html?sku=100060", async (page) => {
    await page.getByRole("radio", { name: "Black" }).check();

    await page.getByRole("radio", { name: "Extra-Small clears Color: Black" }).check();

    await expectText(
      page.locator("barrow-option-picker .barrow-message"),
      "Color was cleared: Black does not go with this choice.",
    );
    const white = page.getByRole("radio", { name: "White" });
    assert.ok(await white.isChecked(), "what follows is picked");
  }));

test("adding before everything is chosen names what is missing and leads there", () =>
  visit("/product.html?sku=100060", async (page) => {
    await page.getByRole("radiogroup", { name: "Color" }).waitFor();

    await page.getByRole("button", { name: "Add to cart" }).click();

    await expectText(page.getByRole("alert"), "Please choose: Color and Size.");
    const focused = page.getByRole("radiogroup", { name: "Color" }).locator(":focus");
    assert.equal(await focused.count(), 1);
    await expectCount(page, "0");
  }));

test("a surcharge is in the price, the cart and the order (row 41)", () =>
  visit("/product.html?sku=bottle", async (page, shop) => {
    await expectText(page.locator("barrow-price"), "from $24.00");
    await page.getByRole("radio", { name: /^1 l/ }).check();
    await page.getByRole("radio", { name: "Sports lid" }).check();
    await expectText(page.locator("barrow-price"), /^\$34\.75$/);

    await addToCart(page);
    await page.getByRole("link", { name: "See your cart" }).click();
    await expectText(page.locator(".barrow-subtotal"), "$34.75");
    await page.getByRole("button", { name: "Check out" }).click();
    await page.waitForURL(`${shop.apiUrl}/checkout/**`);

    await expectText(page.getByRole("row"), "34.75 USD");
  }));

test("words to engrave arrive at the checkout as they were typed", () =>
  visit("/product.html?sku=knife-engraved", async (page, shop) => {
    await page.getByRole("textbox", { name: "Engraving" }).fill("For Ada 🌲 & <b>");
    await expectText(page.locator("barrow-price"), "$67.00");
    await addToCart(page);

    await page.goto(`${shop.url}/cart.html`);
    await expectText(page.locator(".barrow-choices"), "For Ada 🌲 & <b>");
    await page.getByRole("button", { name: "Check out" }).click();
    await page.waitForURL(`${shop.apiUrl}/checkout/**`);

    await expectText(page.getByRole("row"), "For Ada 🌲 & <b>");
  }));

test("the article's three buttons each add their product", () =>
  visit("/embed.html", async (page) => {
    await page.getByRole("button", { name: "Add the tent to your cart" }).click();
    await expectCount(page, "1");
    await seeMug(page);
    await page.getByRole("radio", { name: "Pine green" }).check();
    await page.getByRole("button", { name: "Add the mug to your cart" }).click();
    await expectCount(page, "2");
    await page.getByRole("link", { name: "Add the map to your cart" }).click();
    await expectCount(page, "3");

    await page.getByRole("link", { name: "Cart 3 items" }).click();

    await expectText(page.locator(".barrow-line"), "Ridge Two-Person Tent");
    await expectText(page.locator(".barrow-line", { hasText: "Enamel Mug" }), "Pine green");
    await expectText(page.locator(".barrow-line", { hasText: "Trail Map" }), "Printed sheet");
  }));

test("what a shop says besides is shown, but neither hidden fields nor its margin (rows 67, 83)", () =>
  visit("/product.html?sku=100060", async (page) => {
    await expectText(page.locator(".details"), "Wash cold");

    const chart = page.getByRole("link", { name: "All measures" });
    const html = await page.content();

    assert.equal(await chart.getAttribute("href"), "https://sandbox.example/sizes.svg");
    assert.doesNotMatch(html, /Second source|Purchasing note|0\.40|averageDealerMargin/);
  }));

test("the way back, a reload, the cart and a link open what was picked", () =>
  visit("/product.html?sku=100060", async (page) => {
    const white = page.getByRole("radio", { name: "White", exact: true });
    const medium = page.getByRole("radio", { name: "Medium", exact: true });
    await white.check();
    await medium.check();
    await page.waitForURL(/\?sku=100060&option\.793993=200390&option\.192503=/);

    await page.getByRole("link", { name: "All our goods" }).click();
    await page.getByRole("link", { name: "Trail Tank Top" }).waitFor();
    await page.goBack();
    await expectText(page.locator("barrow-price"), "$49.99");
    assert.ok((await white.isChecked()) && (await medium.isChecked()));

    await page.reload();
    await expectText(page.locator("barrow-price"), "$49.99");
    assert.ok((await white.isChecked()) && (await medium.isChecked()));

    await addToCart(page);
    await page.getByRole("link", { name: "Cart 1 item" }).click();
    await page.locator(".barrow-line").getByRole("link", { name: "Trail Tank Top" }).click();
    await expectText(page.locator("barrow-price"), "$49.99");
    assert.ok((await white.isChecked()) && (await medium.isChecked()));

    const stale = page.url().replace(/option\.192503=\d+/, "option.192503=gone");
    await page.goto(stale);
    await white.waitFor();
    assert.ok(await white.isChecked());
    assert.equal(await medium.isChecked(), false);
  }));
