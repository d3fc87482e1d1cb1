// What is loaded, and when; and that no click is lost or done twice meanwhile.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { holdFiles, SCRIPT, STYLES, shop, withDocument } from "./document.js";
import { seen } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const COUNT = '<a href="/cart">Cart <barrow-cart-count></barrow-cart-count></a>';
const BUY =
  '<barrow-add-to-cart sku="tent-2p"><button type="button">Buy</button></barrow-add-to-cart>';
const FAR = '<div style="height: 4000px"></div>';

/** @param {string} sku */
const product = (sku) =>
  `<barrow-product sku="${sku}"><barrow-price>?</barrow-price></barrow-product>`;

test("of two hundred buttons, those that are clicked read their product once, all in one library", () => {
  const body = `${shop()}${BUY.repeat(100)}${BUY.replace("tent-2p", "lamp-vat").repeat(100)}`;
  return withDocument({ body }, async (page, { sandbox, adds }) => {
    await page.locator("barrow-add-to-cart[data-state]").last().waitFor();
    const buttons = page.getByRole("button");
    assert.equal(await buttons.count(), 200);
    assert.deepEqual(sandbox.requests, []);

    for (const index of [0, 0, 50, 99]) await buttons.nth(index).click();

    await seen(page, "barrow-announcer", "4 items in cart.");
    const paths = sandbox.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    assert.deepEqual(
      paths.filter((path) => path.includes("/product/")),
      ["GET /product/tent-2p"],
    );
    assert.equal(await adds(), 4);
    assert.equal((await loaded(page, /\.wasm$/)).length, 1);
  });
});

const calm = [
  { name: "a button", body: BUY },
  { name: "a count without a cart from before", body: COUNT },
  { name: "a drawer that is closed", body: "<barrow-cart drawer></barrow-cart>" },
  { name: "a cart far below", body: `${FAR}<barrow-cart></barrow-cart>` },
  { name: "a product far below", body: `${FAR}${product("tent-2p")}` },
];
for (const { name, body } of calm) {
  test(`nothing asks for the library yet: ${name}`, () =>
    withDocument(
      { body: `${shop()}${body}${product("").replace(' sku=""', "")}` },
      async (page, { requested }) => {
        await page.waitForFunction(() => customElements.get("barrow-product"));
        await painted(page);

        const library = /index[\w.-]*\.js$|\.wasm$|\/product\/|\/cart\//;
        assert.deepEqual(
          requested.filter((url) => library.test(url)),
          [],
        );
      },
    ));
}

const intents = [
  {
    name: "the pointer comes near a button",
    body: BUY,
    act: (/** @type {Page} */ page) => page.getByRole("button").hover(),
  },
  {
    name: "a button gets the focus",
    body: BUY,
    act: (/** @type {Page} */ page) => page.keyboard.press("Tab"),
  },
  { name: "a cart is scrolled to", body: `${FAR}<barrow-cart></barrow-cart>`, act: scrollDown },
  { name: "a product is scrolled to", body: `${FAR}${product("tent-2p")}`, act: scrollDown },
  { name: "a cart is in sight", body: "<barrow-cart></barrow-cart>" },
  { name: "a product is in sight", body: product("tent-2p") },
  {
    name: "a product without a box of its own is in sight",
    body: product("tent-2p").replace(
      "<barrow-product",
      '<barrow-product style="display: contents"',
    ),
  },
  {
    name: "a drawer is opened",
    body: `${COUNT}<barrow-cart drawer></barrow-cart>`,
    act: openDrawer,
  },
];
for (const { name, body, act } of intents) {
  test(`the library is loaded when ${name}`, () =>
    withDocument({ body: shop() + body }, async (page) => {
      await page.waitForFunction(() => customElements.get("barrow-add-to-cart"));
      await painted(page);

      await act?.(page);

      await page.waitForFunction(() =>
        performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".wasm")),
      );
    }));
}

test("a count shows the cart from before, and nought at once where there is none", () =>
  withDocument({ body: shop() + COUNT + BUY }, async (page, { url }) => {
    await seen(page, ".barrow-count", /^0$/);
    await page.locator("barrow-add-to-cart[data-state]").waitFor();
    await page.getByRole("button", { name: "Buy" }).click();
    await seen(page, "barrow-announcer", "1 item in cart.");

    await page.goto(`${url}another`);

    await seen(page, ".barrow-count", /^1$/);
    assert.equal((await loaded(page, /\.wasm$/)).length, 1);
  }));

test("an add that is on its way when the page is left arrives", () =>
  withDocument({ body: shop() + BUY }, async (page, { url, sandbox, adds }) => {
    const answer = sandbox.answer.bind(sandbox);
    /** @type {() => void} */ let leave = () => {};
    const isAsked = new Promise((resolve) => {
      leave = () => resolve(undefined);
    });
    sandbox.answer = async (request) => {
      if (request.method === "OPTIONS") leave();
      if (request.method !== "GET") await pause(300);
      return answer(request);
    };
    await page.getByRole("button", { name: "Buy" }).click();
    await isAsked;

    await page.goto(`${url}another`);

    const { carts } = sandbox.state;
    for (let wait = 0; wait < 5000 && Object.keys(carts).length === 0; wait += 50) await pause(50);
    assert.equal(sandbox.cart()?.lines[0].quantity, 1);
    assert.equal(await adds(), 1);
  }));

test("a count that has loaded nothing hears of an add in another tab", () =>
  withDocument({ body: shop() + COUNT + BUY }, async (page, { url }) => {
    await seen(page, ".barrow-count", /^0$/);
    const other = await page.context().newPage();
    await other.goto(url);

    await other.getByRole("button", { name: "Buy" }).click();

    await seen(other, ".barrow-count", /^1$/);
    await seen(page, ".barrow-count", /^1$/);
  }));

test("a count says nought where the browser keeps nothing", () =>
  withDocument(
    { body: shop() + COUNT },
    async (page) => {
      await seen(page, ".barrow-count", /^0$/);
    },
    {
      first: (page) =>
        page.addInitScript(() =>
          Object.defineProperty(window, "localStorage", {
            get() {
              throw new DOMException("blocked", "SecurityError");
            },
          }),
        ),
    },
  ));

for (const files of [/\.wasm$/, /index\.js$/, /later.*\.js$/]) {
  test(`a click is done exactly once, however late this comes: ${files.source}`, async () => {
    /** @type {() => void} */
    let release = () => {};
    await withDocument(
      { body: shop() + COUNT + BUY },
      async (page, { adds }) => {
        await page.waitForFunction(() => customElements.get("barrow-add-to-cart"));
        const button = page.getByRole("button", { name: "Buy" });
        await button.click();
        const isWaiting = () => button.getAttribute("aria-busy");
        if (!files.source.startsWith("later")) assert.equal(await isWaiting(), "true");

        release();

        await seen(page, "barrow-announcer", "1 × Ridge Two-Person Tent added. 1 item in cart.");
        await seen(page, ".barrow-count", /^1$/);
        assert.equal(await adds(), 1);
      },
      {
        first: async (page) => {
          release = await holdFiles(page, files);
        },
      },
    );
  });
}

test("a click is done exactly once, when it is made while the document is still on its way", () => {
  const head = STYLES + SCRIPT.replace("<script", "<script async");
  const body = `${BUY}<!-- rest -->${shop()}`;
  return withDocument({ head, body }, async (page, { sendRest, adds }) => {
    await page.waitForFunction(() => customElements.get("barrow-add-to-cart"));
    assert.equal(await page.evaluate(() => document.readyState), "loading");
    await page.getByRole("button", { name: "Buy" }).click();

    sendRest();

    await seen(page, "barrow-announcer", "1 item in cart.");
    assert.equal(await adds(), 1);
  });
});

/** @param {Page} page @param {RegExp} name */
function loaded(page, name) {
  return page.evaluate(
    (source) =>
      performance
        .getEntriesByType("resource")
        .map((entry) => entry.name)
        .filter((found) => new RegExp(source).test(found)),
    name.source,
  );
}

/** @param {Page} page */
function painted(page) {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** @param {Page} page */
async function scrollDown(page) {
  await page.evaluate(() => scrollTo(0, 4000));
}

/** @param {Page} page */
async function openDrawer(page) {
  await page.waitForFunction(() => customElements.get("barrow-cart"));
  await page.getByRole("link", { name: "Cart" }).click();
}
