// Shops like a shopper: in Chromium, through the demo's pages, over HTTP to an API on another origin.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serveShop } from "../../scripts/serve.mjs";
import { launchBrowser } from "../browser.js";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/**
 * Opens a page of a shop of its own, and sees to it that nothing odd was logged.
 *
 * @param {string} path
 * @param {(page: import("playwright-core").Page, shop: Awaited<ReturnType<typeof serveShop>>) => Promise<void>} story
 * @param {{ width?: number, odd?: RegExp }} [options] `odd` is what may be logged
 */
async function visit(path, story, { width = 1280, odd = /^$/ } = {}) {
  const shop = await serveShop();
  const context = await browser.newContext({ viewport: { width, height: 850 } });
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const logged = [];
    page.on("console", (message) => logged.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => logged.push(`${error}`));
    await page.goto(`${shop.url}${path}`);
    await story(page, shop);
    assert.deepEqual(
      logged.filter((line) => !odd.test(line)),
      [],
    );
  } finally {
    await context.close();
    await shop.close();
  }
}

/** @param {import("playwright-core").Page} page */
function cartCount(page) {
  return page.locator("barrow-cart-count .barrow-count");
}

/** The text of the first that fits, once it is this. @param {import("playwright-core").Locator} locator @param {string | RegExp} text */
function expectText(locator, text) {
  return locator.filter({ hasText: text }).first().waitFor();
}

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

    await page.goto(`${shop.url}/product.html?sku=tent-2p`);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expectText(cartCount(page), "3");

    await page.getByRole("link", { name: "Cart 3 items" }).click();
    const top = page.locator(".barrow-line", { hasText: "Trail Tank Top" });
    await expectText(top.locator(".barrow-choices"), "Medium");
    await top.getByRole("spinbutton").fill("4");
    await top.getByRole("spinbutton").press("Enter");
    await expectText(top.locator(".barrow-total"), "$199.96");
    await page.getByRole("button", { name: "Remove Ridge Two-Person Tent" }).click();
    await expectText(page.locator(".barrow-subtotal"), "$199.96");
    await page.locator("barrow-cart:not([aria-busy])").waitFor();

    await page.getByRole("button", { name: "Check out" }).click();
    await page.waitForURL(`${shop.apiUrl}/checkout/**`);
    await expectText(page.getByRole("row"), "Trail Tank Top");
    await expectText(page.getByRole("row"), "199.96 USD");
    await page.getByRole("button", { name: "Place the order" }).click();
    await page.waitForURL(`${shop.url}/confirmation.html?order=*`);
    await expectText(page.locator(".order"), /Your order number is \d+\./);
    await expectText(cartCount(page), "0");
  }));

test("one Size control is shown, and it keeps the size where the new colour has it", () =>
  visit("/product.html?sku=100060", async (page) => {
    await page.getByRole("radio", { name: "White" }).check();
    await page.getByRole("radio", { name: "Small", exact: true }).check();

    await page.getByRole("radio", { name: "Blue" }).check();

    assert.equal(await page.getByRole("radiogroup", { name: "Size" }).count(), 1);
    assert.ok(await page.getByRole("radio", { name: "Small", exact: true }).isChecked());
    await page.locator('img[src$="/top-blue.svg"]').first().waitFor();
  }));

test("a value that does not fit says so and can be picked all the same", () =>
  visit("/product.html?sku=100060", async (page) => {
    await page.getByRole("radio", { name: "Black" }).check();

    await page.getByRole("radio", { name: "Extra-Small changes another choice" }).check();

    await expectText(
      page.locator("barrow-option-picker .barrow-message"),
      "Color was cleared: Black does not go with this choice.",
    );
    assert.ok(
      await page.getByRole("radio", { name: "White" }).isChecked(),
      "what follows is picked",
    );
  }));

test("adding before everything is chosen names what is missing and leads there", () =>
  visit("/product.html?sku=100060", async (page) => {
    await page.getByRole("radiogroup", { name: "Color" }).waitFor();

    await page.getByRole("button", { name: "Add to cart" }).click();

    await expectText(page.getByRole("alert"), "Please choose: Color and Size.");
    assert.equal(
      await page.evaluate(() => document.activeElement?.closest("fieldset")?.dataset.option),
      "793993",
    );
    await expectText(cartCount(page), "0");
  }));

test("the whole way can be gone with the keyboard", () =>
  visit("/product.html?sku=100060", async (page, shop) => {
    await page.getByRole("radio", { name: "Black" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab"); // one less
    await page.keyboard.press("Tab"); // the quantity
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab"); // one more
    await page.keyboard.press("Tab"); // add to cart
    await page.keyboard.press("Enter");
    await expectText(cartCount(page), "2");

    await page.goto(`${shop.url}/cart.html`);
    const remove = page.getByRole("button", { name: /^Remove Trail Tank Top/ });
    await remove.focus();
    await page.keyboard.press("Enter");
    await expectText(page.locator(".barrow-status"), "Your cart is empty.");

    assert.equal(await page.evaluate(() => document.activeElement?.className), "barrow-status");
  }));

test("the article's three buttons each add their product", () =>
  visit("/embed.html", async (page) => {
    await page.getByRole("button", { name: "Add the tent to your cart" }).click();
    await expectText(cartCount(page), "1");
    await page.getByRole("radio", { name: "Pine green" }).check();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expectText(cartCount(page), "2");
    await page.getByRole("link", { name: "Add the map" }).click();
    await expectText(cartCount(page), "3");
  }));

test("an API that cannot be reached is said in words, and the page lives on", () =>
  visit(
    "/cart.html",
    async (page, shop) => {
      await page.locator("barrow-cart .barrow-status").waitFor();
      await page.route(`${shop.apiUrl}/**`, (route) => route.abort());

      await page.goto(`${shop.url}/product.html?sku=tent-2p`);

      await expectText(page.getByRole("alert"), "The shop cannot be reached.");
    },
    { odd: /net::ERR_FAILED/ },
  ));

test("a product that does not exist is said in words", () =>
  visit(
    "/product.html?sku=nope",
    async (page) => {
      await expectText(page.getByRole("alert"), "The shop does not have this any more.");
    },
    { odd: /404/ },
  ));

test("hostile texts stay texts", () =>
  visit("/product.html?sku=hostile", async (page) => {
    await expectText(page.getByRole("heading", { level: 1 }), '<img src="x"');
    await page.getByRole("radio").first().waitFor();

    assert.equal(await page.evaluate(() => "harmed" in window), false);
    assert.equal(await page.locator('[src^="javascript"], [href^="javascript"]').count(), 0);
  }));

test("the key stands nowhere but in api-key, the cart's addresses included", () =>
  visit("/product.html?sku=tent-2p", async (page, shop) => {
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expectText(cartCount(page), "1");
    await page.goto(`${shop.url}/cart.html`);
    await page.locator(".barrow-line").waitFor();

    const html = await page.content();
    const stored = await page.evaluate(() => JSON.stringify(localStorage));

    assert.equal(html.replace('api-key="asdf1234"', "").includes("asdf1234"), false);
    assert.equal(stored.includes("asdf1234"), false);
  }));

for (const path of [
  "/",
  "/product.html?sku=100060",
  "/product.html?sku=poster-2000",
  "/cart.html",
  "/embed.html",
  "/confirmation.html?order=1",
]) {
  test(`${path} fits a phone`, () =>
    visit(
      path,
      async (page) => {
        await page.waitForLoadState("networkidle");

        const [wide, seen] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          innerWidth,
        ]);

        assert.equal(wide, seen);
      },
      { width: 390 },
    ));
}
