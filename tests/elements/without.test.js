// The author's own link and form work before the library is there, without it, and where it cannot work; and nothing
// that the author wrote moves when it comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { holdFiles, shop, withDocument } from "./document.js";
import { seen } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const LINK = '<barrow-add-to-cart sku="tent-2p"><a href="/plan-b">Buy</a></barrow-add-to-cart>';
const FORM = `<barrow-add-to-cart sku="tent-2p"><form action="/plan-b">
  <label>How many <input name="quantity" value="2"></label><button name="buy" value="tent">Buy</button>
  </form></barrow-add-to-cart>`;
const CHECKOUT = '<barrow-checkout><a href="/plan-b">Check out</a></barrow-checkout>';
const COUNT =
  '<a href="/plan-b">Cart <barrow-cart-count></barrow-cart-count></a><barrow-cart drawer></barrow-cart>';

const controls = [
  { name: "a link to add", body: LINK, target: "/plan-b" },
  { name: "a form to add", body: FORM, target: "/plan-b?quantity=2&buy=tent" },
  { name: "a link to check out", body: CHECKOUT, target: "/plan-b" },
  { name: "a link to the cart", body: COUNT, target: "/plan-b", alone: true },
];

const NO_WASM = { "Content-Security-Policy": "script-src 'self'" };
const noWebAssembly = (/** @type {Page} */ page) =>
  page.addInitScript("delete globalThis.WebAssembly");
const noScripts = (/** @type {Page} */ page) => page.route(/\.js$/, (route) => route.abort());

/** @type {{ without: string, options: Parameters<typeof withDocument>[2], defined?: boolean }[]} */
const worlds = [
  { without: "JavaScript", options: { javaScript: false } },
  { without: "the library's files", options: { first: noScripts } },
  { without: "the library yet", options: { first: (page) => holdFiles(page, /elements\.js$/) } },
  { without: "WebAssembly", options: { first: noWebAssembly }, defined: true },
  { without: "WebAssembly, which a policy forbids", options: { headers: NO_WASM }, defined: true },
];

for (const { without, options, defined } of worlds) {
  for (const { name, body, target, alone } of controls) {
    if (defined && alone) continue;
    test(`${name} works without ${without}`, () =>
      withDocument(
        { body: shop() + body },
        async (page, { url, adds }) => {
          if (defined) await page.waitForFunction(() => customElements.get("barrow-checkout"));

          await page.locator("a, button").first().click({ noWaitAfter: true });

          await page.waitForURL(new URL(target, url).href, { waitUntil: "commit" });
          assert.equal(await adds(), 0);
        },
        options,
      ));
  }
}

test("with the library the form adds, as many as its field says", () =>
  withDocument({ body: shop() + FORM }, async (page, { url, adds }) => {
    await page.waitForFunction(() => customElements.get("barrow-add-to-cart"));

    await page.getByRole("textbox").press("Enter");

    await seen(page, ".barrow-message", "2 × Ridge Two-Person Tent added.");
    assert.equal(page.url(), url);
    assert.equal(await adds(), 1);
  }));

test("with the library a link that is to open elsewhere does", () =>
  withDocument({ body: shop() + LINK }, async (page, { adds }) => {
    await page.waitForFunction(() => customElements.get("barrow-add-to-cart"));
    const other = page.context().waitForEvent("page");

    await page.getByRole("link").click({ modifiers: ["ControlOrMeta"] });

    assert.match((await other).url(), /\/plan-b$/);
    assert.equal(await adds(), 0);
  }));

test("the author's listeners hear a click once, whether the library can work or not", () =>
  withDocument(
    { body: shop() + LINK.replace('href="/plan-b"', 'href="#plan-b"') },
    async (page) => {
      await page.waitForFunction(() => customElements.get("barrow-add-to-cart"));
      await page.evaluate(() => {
        Object.assign(window, { clicks: 0 });
        document.querySelector("a")?.addEventListener("click", (event) => {
          Reflect.set(window, "clicks", Reflect.get(window, "clicks") + 1);
          event.stopPropagation();
        });
      });

      await page.getByRole("link").click();

      await page.waitForURL(/#plan-b$/);
      assert.equal(await page.evaluate(() => Reflect.get(window, "clicks")), 1);
    },
    { first: noWebAssembly },
  ));

test("nothing moves and nothing of the author's is replaced when the library comes", async () => {
  /** @type {() => void} */
  let release = () => {};
  const body = `${shop()}
    <p>Cart <barrow-cart-count><b class="kept">0</b></barrow-cart-count></p>
    <barrow-product sku="tent-2p"><h1>Tent</h1>
      <barrow-image><img class="kept" alt="" width="40" height="40"></barrow-image>
      <p><barrow-price>$289.00</barrow-price></p><p><barrow-availability>In stock</barrow-availability></p>
      <barrow-quantity><input class="kept" type="number" value="1"></barrow-quantity>
      <barrow-add-to-cart><button class="kept" type="button">Buy</button></barrow-add-to-cart>
    </barrow-product>
    <barrow-cart drawer><h2 class="kept">Cart</h2></barrow-cart>
    ${LINK.replace("<a", '<a class="kept"')}${CHECKOUT.replace("<a", '<a class="kept"')}<p>The end</p>`;
  await withDocument(
    { body },
    async (page) => {
      await painted(page);
      await page.evaluate(watchShifts);
      await page.evaluate(() =>
        Reflect.set(window, "kept", [...document.querySelectorAll(".kept")]),
      );
      assert.equal(await page.evaluate(() => customElements.get("barrow-shop")), undefined);

      release();

      await page.locator('barrow-availability[data-state="in-stock"]').waitFor();
      await page.locator('barrow-image[data-state="ready"]').waitFor();
      await painted(page);
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, "shifts")), []);
      assert.ok(
        await page.evaluate(() =>
          Reflect.get(window, "kept").every(
            (/** @type {Element} */ node, /** @type {number} */ index) =>
              node === document.querySelectorAll(".kept")[index],
          ),
        ),
      );
    },
    {
      first: async (page) => {
        release = await holdFiles(page, /elements\.js$/);
      },
    },
  );
});

/** Runs in the page: keeps what moved. */
function watchShifts() {
  /** @type {string[]} */
  const shifts = [];
  Reflect.set(window, "shifts", shifts);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const sources = Reflect.get(entry, "sources");
      shifts.push(...sources.map((/** @type {any} */ { node }) => node?.outerHTML ?? `${node}`));
    }
  }).observe({ type: "layout-shift", buffered: false });
}

/** @param {Page} page */
function painted(page) {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
