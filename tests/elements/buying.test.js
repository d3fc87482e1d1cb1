// The elements that sell: shop, product, picker, price, quantity, add-to-cart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSandbox, seen, withPage } from "./page.js";

const SHOP = '<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>';
const COUNT = "<barrow-cart-count></barrow-cart-count>";
const PRODUCT = (
  /** @type {string} */ sku,
) => `<barrow-product sku="${sku}"><barrow-price></barrow-price>
  <barrow-option-picker></barrow-option-picker><barrow-quantity></barrow-quantity><barrow-add-to-cart></barrow-add-to-cart></barrow-product>`;

test("an author's button is kept, and a click adds one", () =>
  withPage(
    `${SHOP}<barrow-add-to-cart sku="tent-2p"><button class="mine">Buy</button></barrow-add-to-cart>${COUNT}`,
    async (page) => {
      await page.locator("button.mine", { hasText: "Buy" }).click();

      await seen(page, ".barrow-count", "1");
      assert.equal(await page.locator("barrow-add-to-cart button").count(), 1);
    },
  ));

test("a page with a button alone loads the shell and nothing else before the click", () =>
  withPage(`${SHOP}<barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart>`, async (page) => {
    const loaded = () =>
      page.evaluate(
        () =>
          performance
            .getEntriesByType("resource")
            .filter(({ name }) => /index|wasm/.test(name) && name.includes("/pkg/")).length,
      );
    assert.equal(await loaded(), 0);

    await page.getByRole("button", { name: "Add to cart" }).click();

    await seen(page, ".barrow-message", "1 × Ridge Two-Person Tent added.");
    assert.ok((await loaded()) > 0);
    assert.equal(
      await inSandbox(
        page,
        (sandbox) => sandbox.requests.filter(({ method }) => method === "POST").length,
      ),
      1,
    );
  }));

test("an author's link adds, and leads on where there is no WebAssembly", async () => {
  const markup = `${SHOP}<barrow-add-to-cart sku="tent-2p"><a href="#plan-b">Buy</a></barrow-add-to-cart>`;
  await withPage(markup, async (page) => {
    await page.getByRole("link", { name: "Buy" }).click();
    await seen(page, ".barrow-message", "added");
    assert.equal(await page.evaluate(() => location.hash), "");
  });

  await withPage(
    markup,
    async (page) => {
      await page.getByRole("link", { name: "Buy" }).click();
      await seen(page, "[role=alert]", "This browser cannot show the shop’s cart.");
      assert.equal(await page.evaluate(() => location.hash), "#plan-b");
    },
    "delete window.WebAssembly",
  );
});

test("the shop may come after its elements, or much later", () =>
  withPage(`<barrow-add-to-cart sku="tent-2p"></barrow-add-to-cart>${COUNT}`, async (page) => {
    await page.getByRole("button", { name: "Add to cart" }).click();
    await seen(page, "[role=alert]", "The shop is not set up on this page.");

    await page.evaluate(() => {
      const shop = document.createElement("barrow-shop");
      Object.assign(shop, {
        apiKey: "asdf1234",
        config: { fetch: Reflect.get(window, "sandbox").fetch },
      });
      document.body.append(shop);
    });
    await page.getByRole("button", { name: "Add to cart" }).click();

    await seen(page, ".barrow-count", "1");
  }));

test("the price follows the picks, and the quantity asked for is added", () =>
  withPage(SHOP + PRODUCT("bottle") + COUNT, async (page) => {
    await seen(page, "barrow-price", "from $24.00");
    await page.getByRole("radio", { name: "0.75 l +$4.00" }).check();
    await page.getByRole("radio", { name: "Sports lid +$3.25" }).check();
    await seen(page, "barrow-price", "$31.25");

    await page.getByRole("spinbutton", { name: "Quantity" }).fill("3");
    await page.getByRole("button", { name: "Add to cart" }).click();

    await seen(page, ".barrow-count", "3");
  }));

test("a quantity that is none is said at its field and not added", () =>
  withPage(SHOP + PRODUCT("tent-2p") + COUNT, async (page) => {
    await seen(page, "barrow-price", "$289.00"); // which moves the button, when it comes
    const field = page.getByRole("spinbutton", { name: "Quantity" });
    await field.fill("0");
    await seen(page, "barrow-quantity [role=alert]", "Please enter a whole number, 1 or more.");
    assert.equal(await field.getAttribute("aria-invalid"), "true");

    await page.getByRole("button", { name: "Add to cart" }).click();

    await seen(page, "barrow-add-to-cart [role=alert]", "Please enter a whole number");
    assert.ok(await field.evaluate((node) => node === document.activeElement));
    assert.equal(
      await inSandbox(page, (sandbox) => sandbox.requests.some(({ method }) => method === "POST")),
      false,
    );
  }));

test("typed text counts by code points and costs only when there is some", () =>
  withPage(SHOP + PRODUCT("knife-engraved"), async (page) => {
    await seen(page, "barrow-price", "$58.00");
    const field = page.getByRole("textbox", {
      name: "Engraving optional, up to 20 characters, +$9.00",
    });

    await field.fill("🏔".repeat(25));

    await seen(page, "barrow-price", "$67.00");
    assert.equal(await field.inputValue(), "🏔".repeat(20));
    await field.fill("");
    await seen(page, "barrow-price", "$58.00");
  }));

test("two thousand sets are picked from lists", () =>
  withPage(SHOP + PRODUCT("poster-2000"), async (page) => {
    await page.getByLabel("Format").selectOption({ label: "30 × 40 cm (+$6.00)" });
    await page.getByLabel("Paper").selectOption({ label: "Paper 2" });
    await page.getByLabel("Frame").selectOption({ label: "Frame 3 (+$2.50)" });

    await seen(page, "barrow-price", "$27.50");
  }));

test("the words can be the page's own", () =>
  withPage(SHOP, async (page) => {
    await page.evaluate(async () => {
      const { messages } = await import(`${location.origin}/pkg/dist/elements.js`);
      Object.assign(messages, { add: "In den Korb" });
      const button = document.createElement("barrow-add-to-cart");
      button.setAttribute("sku", "tent-2p");
      document.body.append(button);
    });

    await page.getByRole("button", { name: "In den Korb" }).waitFor();
  }));

test("a page hears of everything, can wait for an add and can prevent it", () =>
  withPage(SHOP + PRODUCT("mug-enamel"), async (page) => {
    await page.evaluate(() => {
      /** @type {string[]} */
      const heard = [];
      Object.assign(window, { heard });
      for (const type of [
        "barrow-product-load",
        "barrow-selection-change",
        "barrow-cart-change",
        "barrow-error",
      ]) {
        document.addEventListener(type, () => heard.push(type));
      }
      document.addEventListener("barrow-add", (event) => {
        const { promise } = /** @type {CustomEvent} */ (event).detail;
        if (heard.includes("prevented")) event.preventDefault();
        else promise.then(() => heard.push("added"));
      });
    });
    const heard = (/** @type {string} */ last) =>
      page.waitForFunction((word) => Reflect.get(window, "heard").includes(word), last);
    await page.getByRole("radio", { name: "White" }).check();
    await page.getByRole("button", { name: "Add to cart" }).click();
    await heard("added");
    await page.evaluate(() => Reflect.get(window, "heard").push("prevented"));

    await page.getByRole("button", { name: "Add to cart" }).click();

    await page.locator("barrow-add-to-cart button:not([aria-busy])").waitFor();
    const types = new Set(await page.evaluate(() => Reflect.get(window, "heard")));
    assert.deepEqual(
      [...types].sort(),
      [
        "added",
        "barrow-cart-change",
        "barrow-product-load",
        "barrow-selection-change",
        "prevented",
      ].filter((type) => types.has(type)),
    );
    assert.ok(types.has("barrow-selection-change") && types.has("barrow-cart-change"));
    assert.equal(
      await inSandbox(
        page,
        (sandbox) => sandbox.requests.filter(({ method }) => method === "POST").length,
      ),
      1,
    );
  }));
