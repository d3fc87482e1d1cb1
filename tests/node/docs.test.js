// What the pages on events and on testing show is what runs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { get } from "svelte/store";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { root } from "../../scripts/run.mjs";

const folder = join(root, ".build/docs");
const TENT = { sku: "tent-2p", productLink: "https://shop.example/" };

/** The files that a page shows: each block of code begins with its name. @param {string} page */
function shownIn(page) {
  const text = readFileSync(join(root, "docs", page), "utf8");
  return [...text.matchAll(/^```js\n\/\/ (\S+)\n(.+?)^```$/gms)].map(([, name, code]) => ({
    name,
    code,
  }));
}

/** What the shown files import besides, and leave to the page. @type {Record<string, string>} */
const BESIDES = {
  "package.json": '{ "type": "module" }',
  "shop.js": "export const { shop } = globalThis.page;",
  "consent-banner.js": "export const { count, whenAllowed } = globalThis.page;",
};

before(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(join(root, "pkg"), join(folder, "node_modules/barrow"));
  const shown = [...shownIn("events.md"), ...shownIn("testing.md")];
  for (const { name, code } of shown) writeFileSync(join(folder, name), code);
  for (const [name, code] of Object.entries(BESIDES)) writeFileSync(join(folder, name), code);
});

const untouched = Object.getOwnPropertyDescriptors(globalThis);
after(() => {
  for (const name of ["page", "document", "gtag", "dataLayer"])
    Reflect.deleteProperty(globalThis, name);
  const { sessionStorage } = untouched;
  if (sessionStorage) Object.defineProperty(globalThis, "sessionStorage", sessionStorage);
  else Reflect.deleteProperty(globalThis, "sessionStorage");
});

/**
 * A page with a shop whose cart tells the document of its changes, as elements do, and what it was told to send.
 *
 * @param {string} file is run there
 */
async function run(file) {
  const sandbox = createSandbox();
  const shop = createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch });
  const document = new EventTarget();
  /** @type {any[]} */ const sent = [];
  const page = {
    shop,
    count: (/** @type {any} */ event) => sent.push(event),
    allow: () => {},
    whenAllowed: (/** @type {() => void} */ then) => {
      page.allow = then;
    },
  };
  /** @type {Map<string, string>} */ const kept = new Map();
  const sessionStorage = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
  };
  const gtag = (/** @type {any[]} */ ...args) => sent.push(args);
  const given = { page, document, sessionStorage, gtag, dataLayer: sent };
  for (const [name, value] of Object.entries(given)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  shop.cart.subscribe((view) => {
    document.dispatchEvent(new CustomEvent("barrow-cart-change", { detail: view }));
  });
  const exported = await import(pathToFileURL(join(folder, file)).href);
  return { shop, document, page, sent, exported };
}

const ITEM = { item_id: "tent-2p", item_name: "Ridge Two-Person Tent", price: 289, quantity: 2 };
const PARAMS = { currency: "USD", value: 578, items: [ITEM] };

test("all that is shown on events is run", () => {
  const names = shownIn("events.md").map(({ name }) => name);

  const shown = readFileSync(join(root, "docs/events.md"), "utf8").match(/^```js$/gm)?.length;
  assert.equal(names.length, shown);
  assert.deepEqual(names.sort(), [
    "consent.js",
    "google.js",
    "moments.js",
    "react.js",
    "svelte.js",
    "tag-manager.js",
  ]);
});

test("Google is told", async () => {
  const { shop, sent } = await run("google.js");

  await shop.cart.add({ ...TENT, quantity: 2 });
  await shop.cart.refresh();

  assert.deepEqual(sent, [["event", "add_to_cart", PARAMS]]);
});

test("the Tag Manager is told", async () => {
  const { shop, sent } = await run("tag-manager.js");

  await shop.cart.add({ ...TENT, quantity: 2 });

  assert.deepEqual(sent[0], { ecommerce: null });
  assert.match(sent[1].event_id, /-1$/);
  assert.deepEqual(sent[1], {
    event: "add_to_cart",
    event_id: sent[1].event_id,
    ecommerce: PARAMS,
  });
});

test("what happens before consent is sent after it, in order", async () => {
  const { shop, page, sent } = await run("consent.js");
  const { lineIds } = await shop.cart.add({ ...TENT, quantity: 2 });
  await shop.cart.setQuantity(lineIds[0], 1);
  assert.deepEqual(sent, []);

  page.allow();
  await shop.cart.remove(lineIds[0]);

  assert.deepEqual(
    sent.map(({ lines }) => lines[0].delta),
    [2, -1, -1],
  );
});

test("the way to the checkout is told", async () => {
  const { shop, document, sent } = await run("moments.js");
  await shop.cart.add({ ...TENT, quantity: 2 });
  Object.assign(document, { shop: { storefront: shop } });

  document.dispatchEvent(new CustomEvent("barrow-checkout", { detail: { url: "https://x.y/" } }));

  assert.deepEqual(sent, [["event", "begin_checkout", PARAMS]]);
});

test("the cart is shown by React, and by Svelte", async () => {
  const { shop, exported } = await run("react.js");
  const Counter = () => createElement("b", null, exported.useCart().count);
  assert.equal(renderToString(createElement(Counter)), "<b>0</b>");
  const svelte = await import(pathToFileURL(join(folder, "svelte.js")).href);

  await shop.cart.add({ ...TENT, quantity: 2 });

  assert.equal(/** @type {any} */ (get(svelte.cart)).count, 2);
});

test("the tests that are shown pass", async () => {
  const environment = { ...process.env, NODE_TEST_CONTEXT: undefined };

  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--test", "--test-reporter=tap", join(folder, "cart.test.js")],
    { cwd: folder, env: environment },
  );

  assert.match(stdout, /^# pass 5$/m);
});

test("a page with elements is handed the sandbox", async () => {
  const shop = { config: {} };
  Object.defineProperty(globalThis, "document", {
    value: { querySelector: (/** @type {string} */ name) => name === "barrow-shop" && shop },
    configurable: true,
  });

  await import(pathToFileURL(join(folder, "page.js")).href);

  const { fetch } = /** @type {{ fetch: (request: Request) => Promise<Response> }} */ (shop.config);
  const url = "https://product.shopatron.com/product/tent-2p?api_key=asdf1234";
  assert.equal((await (await fetch(new Request(url))).json()).price, "289.00");
});
