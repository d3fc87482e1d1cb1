// The elements that show the cart: lines, doubts, failures, the way out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inSandbox, seen, withPage } from "./page.js";

const PAGE = `<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>
  <barrow-add-to-cart sku="tent-2p"><button>Tent</button></barrow-add-to-cart>
  <barrow-add-to-cart sku="lamp-vat"><button>Lamp</button></barrow-add-to-cart>
  <barrow-cart><h2>Your cart</h2><p class="mine">Mine</p><barrow-checkout></barrow-checkout></barrow-cart>`;

test("an empty cart says so, and keeps what the author wrote around it", () =>
  withPage(PAGE, async (page) => {
    await seen(page, ".barrow-status", "Your cart is empty.");

    const order = await page
      .locator("barrow-cart > *")
      .evaluateAll((nodes) =>
        nodes.filter((node) => node.checkVisibility()).map((node) => node.tagName),
      );
    assert.deepEqual(
      order.filter((tag) => ["H2", "P", "BARROW-CHECKOUT"].includes(tag)),
      ["H2", "P", "P", "BARROW-CHECKOUT"],
    );
  }));

test("a line shows at once as pending, and is confirmed by the shop", () =>
  withPage(PAGE, async (page) => {
    await seen(page, ".barrow-status", "empty");
    await page.evaluate(() =>
      Object.assign(window, { release: Reflect.get(window, "sandbox").hold() }),
    );
    await page.getByRole("button", { name: "Tent" }).click();
    await page.evaluate(() => Reflect.get(window, "release")());
    await page.locator('.barrow-line:not([aria-busy="true"])').waitFor();
    await page.evaluate(() =>
      Object.assign(window, { release: Reflect.get(window, "sandbox").hold() }),
    );

    await page.getByRole("button", { name: "One more: Ridge Two-Person Tent" }).click();

    await page.locator('.barrow-line[aria-busy="true"]', { hasText: "$578.00" }).waitFor();
    await page.evaluate(() => Reflect.get(window, "release")());
    await page.locator('.barrow-line:not([aria-busy="true"])', { hasText: "$578.00" }).waitFor();
  }));

test("the focus stays on a line's control while the shop gives the line its id", () =>
  withPage(PAGE, async (page) => {
    await seen(page, ".barrow-status", "empty");
    await page.getByRole("button", { name: "Lamp" }).click();
    await page.locator(".barrow-line").waitFor();
    await page.evaluate(() =>
      document
        .querySelector("barrow-shop")
        ?.product("tent-2p", null)
        .then(() => {}),
    );
    await page.evaluate(() =>
      Object.assign(window, { release: Reflect.get(window, "sandbox").hold() }),
    );
    await page.getByRole("button", { name: "Tent" }).click();
    const more = page.getByRole("button", { name: /^One more: .*Tent/ });
    await more.focus();

    await page.evaluate(() => Reflect.get(window, "release")());
    await page.locator("barrow-cart:not([aria-busy])").waitFor();

    assert.ok(await more.evaluate((node) => node === document.activeElement));
  }));

test("a line whose change fails says so and shows what the shop has", () =>
  withPage(PAGE, async (page) => {
    await page.getByRole("button", { name: "Tent" }).click();
    await page.locator('.barrow-line:not([aria-busy="true"])').waitFor();
    await inSandbox(page, (sandbox) =>
      sandbox.fail({ status: 500 }, ({ method }) => method === "PUT"),
    );

    await page.getByRole("spinbutton").fill("7");
    await page.getByRole("spinbutton").press("Tab");

    await seen(page, ".barrow-line [role=alert]", "The shop has a problem.");
    await page.locator(".barrow-line", { hasText: "$289.00" }).waitFor();
    assert.equal(await page.getByRole("spinbutton").inputValue(), "1");
  }));

test("an add that may or may not have arrived becomes a question with two answers", () =>
  withPage(PAGE, async (page) => {
    await seen(page, ".barrow-status", "empty");
    await inSandbox(page, (sandbox) => sandbox.fail("network", ({ method }) => method === "POST"));
    await page.getByRole("button", { name: "Tent" }).click();
    await seen(
      page,
      ".barrow-doubt",
      "We could not find out whether 1 × Ridge Two-Person Tent was added.",
    );

    await page.getByRole("button", { name: "No, add it again" }).click();

    await page
      .locator('.barrow-line:not([aria-busy="true"])', { hasText: "Ridge Two-Person Tent" })
      .waitFor();
    assert.equal(await page.locator(".barrow-doubt").count(), 0);
    assert.equal(
      await inSandbox(
        page,
        (sandbox) => Object.values(Object.values(sandbox.state.carts)[0].cartItems)[0].quantity,
      ),
      1,
    );
  }));

test("what the shop gives instead of what was asked for is said, in the page's own words where it has some", () =>
  withPage(`<div lang="de">${PAGE}</div>`, async (page) => {
    await page.getByRole("button", { name: "Tent" }).click();
    await seen(page, ".barrow-subtotal", "289");
    await inSandbox(page, (sandbox) => sandbox.setQuirks({ mostPerLine: 1 }));
    await page.getByRole("button", { name: /^Eins mehr/ }).click();
    await seen(page, ".barrow-warning", "Der Shop hat eine Menge geändert.");

    await page.evaluate(async () => {
      const { messages } = await import(`${location.origin}/pkg/dist/elements.js`);
      messages["quantity-changed"] = "Mehr gibt es nicht.";
    });
    await page.getByRole("button", { name: /^Eins mehr/ }).click();

    await seen(page, ".barrow-warning", "Mehr gibt es nicht.");
  }));

test("a question that cannot be asked, since its part cannot be loaded, is no secret", () =>
  withPage(
    PAGE,
    async (page) => {
      await seen(page, ".barrow-status", "empty");
      await inSandbox(page, (sandbox) =>
        sandbox.fail("network", ({ method }) => method === "POST"),
      );
      await page.getByRole("button", { name: "Tent" }).click();
      await seen(
        page,
        "barrow-cart > [role=alert]",
        "Something went wrong. Please reload the page.",
      );
      await page.unroute("**/notices.js");

      await page.getByRole("button", { name: "Lamp" }).click();

      await seen(page, ".barrow-doubt", "We could not find out whether 1 × Ridge Two-Person Tent");
    },
    { lose: "**/notices.js" },
  ));

test("a cart that cannot be read says so and can be read again", () =>
  withPage(PAGE.replace("<barrow-cart>", ""), async (page) => {
    await page.getByRole("button", { name: "Tent" }).click();
    await seen(page, ".barrow-message", "added");
    await inSandbox(page, (sandbox) => sandbox.fail("html", ({ method }) => method === "GET"));
    await page.evaluate(() => {
      const cart = document.createElement("barrow-cart");
      document.body.append(cart);
      const shop = /** @type {any} */ (document.querySelector("barrow-shop"));
      shop.storefront.cart.refresh().catch(() => {});
    });

    await seen(page, ".barrow-stale", "The cart cannot be read just now.");
    await page.getByRole("button", { name: "Try again" }).click();

    await page.locator(".barrow-stale").waitFor({ state: "hidden" });
    await page.locator(".barrow-line").waitFor();
  }));

test("the checkout refuses an empty cart in words, and tells the page before it leaves", () =>
  withPage(PAGE, async (page) => {
    await page.getByRole("button", { name: "Check out" }).click();
    await seen(page, "barrow-checkout [role=alert]", "Your cart is empty.");
    await page.getByRole("button", { name: "Tent" }).click();
    await page.locator(".barrow-line").waitFor();
    const told = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener("barrow-checkout", (event) => {
            event.preventDefault();
            resolve(event.detail.url);
          });
        }),
    );

    await page.getByRole("button", { name: "Check out" }).click();

    assert.match(String(await told), /^https:\/\/product\.shopatron\.com\/checkout\/[0-9a-f]{32}$/);
  }));

test("after the shop has gone, nothing more is asked", () =>
  withPage(PAGE, async (page) => {
    await page.getByRole("button", { name: "Tent" }).click();
    await page.locator('.barrow-line:not([aria-busy="true"])').waitFor();
    const storefront = await page.evaluateHandle(
      () => /** @type {any} */ (document.querySelector("barrow-shop")).storefront,
    );

    await page.evaluate(() => document.querySelector("barrow-shop")?.remove());

    const code = await storefront.evaluate((shop) =>
      shop.cart.refresh().catch((/** @type {any} */ error) => error.code),
    );
    assert.equal(code, "aborted");
  }));

test("what an expired cart held is a question in words, and comes back on request", () =>
  withPage(PAGE, async (page) => {
    await page.getByRole("button", { name: "Tent" }).click();
    await page.locator('.barrow-line:not([aria-busy="true"])').waitFor();

    await inSandbox(page, (sandbox) => {
      const quirks = { ...sandbox.state.quirks, unusedCart: "not-found" };
      sandbox.state = { ...sandbox.state, quirks, carts: {} };
    });
    await page.evaluate(() => {
      const shop = /** @type {any} */ (document.querySelector("barrow-shop"));
      shop.storefront.cart.refresh();
    });
    await seen(page, ".barrow-warning", "This is a new one.");
    await seen(page, "[role=alert]", "It held: 1 × Ridge Two-Person Tent.");
    await page.getByRole("button", { name: "Add all of it again" }).click();

    await page.locator('.barrow-line:not([aria-busy="true"])', { hasText: "$289.00" }).waitFor();
    assert.equal(await page.locator(".barrow-doubt").count(), 0);
  }));

test("the vendor's cookie is written after a confirmed change only", () =>
  withPage(PAGE.replace("api-key", 'storage="shopatron-cookie" api-key'), async (page) => {
    await seen(page, ".barrow-status", "empty");
    await inSandbox(page, (sandbox) =>
      sandbox.fail({ status: 400 }, ({ method }) => method === "POST"),
    );
    await page.getByRole("button", { name: "Tent" }).click();
    await seen(page, "[role=alert]", "The shop did not accept this.");
    assert.deepEqual(await page.context().cookies(), []);

    await page.getByRole("button", { name: "Tent" }).click();
    await page.locator('.barrow-line:not([aria-busy="true"])').waitFor();

    assert.equal((await page.context().cookies()).length, 1);
  }));

test("a shop that moves over keeps its shoppers' carts, by the cookie of the vendor's library", () =>
  withPage(
    PAGE.replace("api-key", 'storage="shopatron-cookie" api-key'),
    async (page) => {
      await seen(page, ".barrow-status", "empty");
      await page.getByRole("button", { name: "Tent" }).click();
      await seen(page, ".barrow-line", "Ridge Two-Person Tent");
      await page.locator("barrow-cart:not([aria-busy])").waitFor();

      const carts = await page.evaluate(() =>
        Object.keys(Reflect.get(window, "sandbox").state.carts),
      );
      const [cookie] = await page.context().cookies();

      assert.deepEqual(carts, ["0123456789abcdef0123456789abcdef"]);
      assert.deepEqual([cookie.name, cookie.value], ["shopatron_cart_id_asdf1234", carts[0]]);
      const days = (cookie.expires - Date.now() / 1000) / 86_400;
      assert.ok(days > 29.9 && days <= 30, `${days}`);
      const kept = await page.evaluate(() => Object.keys(localStorage));
      assert.ok(!kept.some((name) => /^barrow-cart-[0-9a-f]+$/.test(name)), `${kept}`);
    },
    'document.cookie ||= "shopatron_cart_id_asdf1234=0123456789abcdef0123456789abcdef; path=/"',
  ));
