// Whatever goes wrong is said in words by the element it concerns, as an alert, and the cart is as it was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { holdFiles, shop, withDocument } from "./document.js";
import { inSandbox, seen, withPage } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const SHOP = '<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>';
const CART = "<barrow-cart><barrow-checkout></barrow-checkout></barrow-cart>";
const TENT = '<barrow-add-to-cart sku="tent-2p"><button>Tent</button></barrow-add-to-cart>';

/** @param {string} sku @param {string} [attributes] */
function button(sku, attributes = "") {
  return `<barrow-add-to-cart class="tried" sku="${sku}" ${attributes}><button>Try</button></barrow-add-to-cart>`;
}

/** Lets the next POST go wrong. @param {string} fault JavaScript */
const failPost = (fault) => (/** @type {Page} */ page) =>
  page.evaluate(`window.sandbox.fail(${fault}, ({ method }) => method === "POST")`);

/** Lets the next request go wrong. @param {string} fault JavaScript */
const failNext = (fault) => (/** @type {Page} */ page) =>
  page.evaluate(`window.sandbox.fail(${fault})`);

/** Lets so many requests go wrong, one after the other. @param {string} fault JavaScript @param {number} count */
const failAll = (fault, count) => (/** @type {Page} */ page) =>
  page.evaluate(`for (let i = 0; i < ${count}; i++) window.sandbox.fail(${fault})`);

const none = async () => {};

/**
 * A document where the words of rare errors come no sooner than `release` is called, which waits until they are there.
 *
 * @param {string} markup
 * @param {(page: Page, release: () => Promise<void>, sandbox: import("../../www/sandbox/index.js").Sandbox) => Promise<void>} story
 */
function withLateWords(markup, story) {
  /** @type {() => void} */ let send;
  const first = async (/** @type {Page} */ page) => {
    send = await holdFiles(page, /troubles\.js$/);
  };
  return withDocument(
    { body: shop() + markup },
    async (page, { sandbox }) => {
      await page.waitForFunction(() => customElements.get("barrow-add-to-cart"));
      const release = () => {
        send();
        return page.evaluate("import('/pkg/dist/troubles.js').then(() => {})");
      };
      await story(page, release, sandbox);
    },
    { first },
  );
}

/** @type {{ name: string, markup: string, code: string, words: string, fault?: (page: Page) => Promise<unknown> }[]} */
const adds = [
  {
    name: "a wrong key",
    markup: `<barrow-shop api-key="wrong">${button("map")}</barrow-shop>`,
    code: "forbidden",
    words: "does not accept this page’s key",
  },
  {
    name: "an unknown product",
    markup: button("nope"),
    code: "not-found",
    words: "does not have this any more",
  },
  {
    name: "no part number",
    markup: button(" "),
    code: "bad-request",
    words: "did not accept this",
  },
  {
    name: "an API out of reach",
    markup: button("map"),
    fault: failAll('"network"', 5),
    code: "network",
    words: "cannot be reached",
  },
  {
    name: "HTML",
    markup: button("map"),
    fault: failNext('"html"'),
    code: "unreadable-answer",
    words: "The shop has a problem",
  },
  {
    name: "truncated JSON",
    markup: button("map"),
    fault: failNext('"truncated"'),
    code: "unreadable-answer",
    words: "The shop has a problem",
  },
  {
    name: "a busy API",
    markup: button("bottle", `options='{"size":"750","lid":"sport"}'`),
    fault: failPost("{ status: 429 }"),
    code: "rate-limited",
    words: "is busy",
  },
  {
    name: "a refusal",
    markup: button("bottle", `options='{"size":"750","lid":"sport"}'`),
    fault: failPost("{ status: 400 }"),
    code: "bad-request",
    words: "did not accept this",
  },
  {
    name: "an answer without an id",
    markup: button("bottle", `options='{"size":"750","lid":"sport"}'`),
    fault: failPost("{ status: 201, body: {} }"),
    code: "uncertain",
    words: "could not find out whether this was added",
  },
  {
    name: "an invalid selection",
    markup: button("100060", `options='{"793993":"200390","192502":"200259"}'`),
    code: "invalid-selection",
    words: "This combination is not available",
  },
  {
    name: "an incomplete selection",
    markup: button("100060", `options='{"793993":"200390"}'`),
    code: "invalid-selection",
    words: "This combination is not available",
  },
  {
    name: "an unknown value",
    markup: button("mug-enamel", `options='{"colour":"pink"}'`),
    code: "invalid-selection",
    words: "This combination is not available",
  },
  ...["0", "-1", "1.5", "1e21"].map((quantity) => ({
    name: `the quantity ${quantity}`,
    markup: button("tent-2p", `quantity="${quantity}"`),
    code: "invalid-quantity",
    words: "Please enter a whole number, 1 or more",
  })),
  {
    name: "a product link of another scheme",
    markup: button("tent-2p", 'product-link="javascript:alert(1)"'),
    code: "bad-request",
    words: "did not accept this",
  },
];

for (const { name, markup, fault = none, code, words } of adds) {
  test(`an add is refused in words: ${name}`, () =>
    withPage(`${SHOP}${TENT}${CART}${markup}`, async (page) => {
      await withATent(page);
      await listen(page);
      await fault(page);

      await page.getByRole("button", { name: "Try" }).click();

      await seen(page, ".tried [role=alert]", words);
      assert.deepEqual(await page.evaluate("window.heard"), [code]);
      await seen(page, ".barrow-line", "Ridge Two-Person Tent");
      assert.equal(await page.locator(".barrow-line").count(), 1);
      assert.equal(
        await inSandbox(
          page,
          (sandbox) => Object.keys(Object.values(sandbox.state.carts)[0].cartItems).length,
        ),
        1,
      );
    }));
}

test("what cannot be said, since its words cannot be loaded, is said in others, and in its own later", () =>
  withPage(
    `${SHOP}${button("nope")}`,
    async (page) => {
      await page.getByRole("button", { name: "Try" }).click();
      await seen(page, ".tried [role=alert]", "Something went wrong.");
      await page.unroute("**/troubles.js");

      await page.getByRole("button", { name: "Try" }).click();

      await seen(page, ".tried [role=alert]", "does not have this any more");
    },
    { lose: "**/troubles.js" },
  ));

test("an error's words that come late are not said once the button has succeeded", () =>
  withLateWords(button("nope"), async (page, release) => {
    await page.getByRole("button", { name: "Try" }).click();
    await page.locator(".tried[data-state=error]").waitFor();
    await page.evaluate(() => document.querySelector(".tried")?.setAttribute("sku", "tent-2p"));
    await page.getByRole("button", { name: "Try" }).click();
    await seen(page, ".tried .barrow-message", "Ridge Two-Person Tent added.");

    await release();

    await seen(page, ".tried .barrow-message", "Ridge Two-Person Tent added.");
    assert.equal(await page.getByRole("alert").count(), 0);
  }));

test("an error's words that come late are not said of a line that was changed since", () =>
  withLateWords(TENT + CART, async (page, release, sandbox) => {
    await page.getByRole("button", { name: "Tent" }).click();
    await seen(page, ".barrow-line:not([aria-busy])", "Ridge Two-Person Tent");
    const quantity = page.getByRole("spinbutton");
    sandbox.fail({ status: 400 }, ({ method }) => method === "PUT");
    await listen(page);
    await quantity.fill("2");
    await quantity.blur();
    await page.waitForFunction("window.heard.length === 1");
    await quantity.fill("3");
    await quantity.blur();
    await seen(page, "barrow-announcer", "Ridge Two-Person Tent: 3.");

    await release();

    assert.equal(await page.getByRole("alert").filter({ visible: true }).count(), 0);
    assert.equal(await quantity.inputValue(), "3");
  }));

test("a quantity in words is asked for anew", () =>
  withPage(`${SHOP}${TENT}${CART}${button("tent-2p", 'quantity="x"')}`, async (page) => {
    await withATent(page);

    await page.getByRole("button", { name: "Try" }).click();

    await seen(page, ".tried [role=alert]", "Please enter a whole number, 1 or more");
  }));

const links = [
  "javascript:alert(1)",
  "/checkout",
  "https://user:secret@sandbox.example/",
  "https://stranger.example/",
];
for (const link of links) {
  test(`a checkout link that is not safe is not followed, in words: ${link}`, () =>
    withPage(`${SHOP}${TENT}${CART}`, async (page) => {
      await withATent(page);
      await listen(page);
      await failPost(`{ status: 201, body: { checkoutLink: "${link}" } }`)(page);
      const before = page.url();

      await page.getByRole("button", { name: "Check out" }).click();

      await seen(page, "barrow-checkout [role=alert]", "The way to the checkout is not safe");
      assert.deepEqual(
        [page.url(), await page.evaluate("window.heard")],
        [before, ["blocked-link"]],
      );
      await seen(page, ".barrow-line", "Ridge Two-Person Tent");
    }));
}

/** @param {Page} page */
async function withATent(page) {
  await page.getByRole("button", { name: "Tent" }).click();
  await page.locator('.barrow-line:not([aria-busy="true"])').waitFor();
}

/** Keeps the codes of the errors that the page hears of. @param {Page} page */
function listen(page) {
  return page.evaluate(() => {
    /** @type {string[]} */
    const heard = [];
    Object.assign(window, { heard });
    document.addEventListener("barrow-error", ({ detail }) => heard.push(detail.code));
  });
}
