// Several storefronts with one storage, as tabs are, and what pages are told of coming and going.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { engine } from "./engine.js";

const TENT = { sku: "tent-2p", productLink: "https://shop.example/" };

/** Stands for the window: Node has none. */
let window = new EventTarget();
beforeEach(() => {
  window = new EventTarget();
  globalThis.addEventListener = window.addEventListener.bind(window);
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, "addEventListener");
  Reflect.deleteProperty(globalThis, "document");
});

/** Storefronts that share a storage. */
function openTabs() {
  /** @type {Map<string, string>} */ const kept = new Map();
  const storage = {
    get: (/** @type {string} */ key) => kept.get(key) ?? null,
    set: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
    delete: (/** @type {string} */ key) => void kept.delete(key),
  };
  const sandbox = createSandbox();
  const open = () =>
    createStorefront({ engine: engine.name, apiKey: "asdf1234", fetch: sandbox.fetch, storage });
  const reads = () => sandbox.requests.filter(({ url }) => url.includes("/cart/")).length;
  return { kept, open, reads };
}

/** @param {string} type @param {object} [properties] */
function happen(type, properties) {
  window.dispatchEvent(Object.assign(new Event(type), properties));
}

test("a tab goes over to the cart that another tab made, and adds to it", async () => {
  const { kept, open } = openTabs();
  const [one, two] = [open(), open()];
  await two.cart.refresh();
  const { cart } = await one.cart.add(TENT);

  happen("storage", { key: [...kept.keys()][0] });
  await two.cart.flush();

  assert.deepEqual([two.cart.view.id, two.cart.view.count], [cart.id, 1]);
  await two.cart.add(TENT);
  await one.cart.refresh();
  assert.deepEqual([one.cart.view.id, one.cart.view.count], [cart.id, 2]);
});

test("a page that is seen again, or online again, reads the cart", async () => {
  const { kept, open, reads } = openTabs();
  const shop = open();
  await shop.cart.add(TENT);
  const key = [...kept.keys()][0];
  /** @type {[string, object, number][]} */
  const events = [
    ["pageshow", { persisted: true }, 1],
    ["pageshow", { persisted: false }, 0],
    ["visibilitychange", {}, 1],
    ["online", {}, 1],
    ["storage", { key }, 1],
    ["storage", { key: null }, 0],
    ["storage", { key: "another" }, 0],
  ];

  for (const [type, properties, expected] of events) {
    const before = reads();
    happen(type, properties);
    await shop.cart.flush();
    assert.equal(reads() - before, expected, `${type} ${JSON.stringify(properties)}`);
  }
});

test("a page that nobody sees waits until somebody does", async () => {
  const { open, reads } = openTabs();
  const shop = open();
  await shop.cart.add(TENT);
  const before = reads();

  Reflect.set(globalThis, "document", { visibilityState: "hidden" });
  happen("visibilitychange");
  await shop.cart.flush();
  assert.equal(reads(), before);
  Reflect.set(globalThis, "document", { visibilityState: "visible" });
  happen("visibilitychange");
  await shop.cart.flush();

  assert.equal(reads(), before + 1);
});

test("after dispose no page event leads to anything", async () => {
  const { open, reads } = openTabs();
  const shop = open();
  await shop.cart.add(TENT);
  const before = reads();

  shop.dispose();
  happen("visibilitychange");
  await new Promise(setImmediate);

  assert.equal(reads(), before);
});

test("a page that names its cart itself stays with it", async () => {
  const { kept, open } = openTabs();
  await open().cart.add(TENT);
  const sandbox = createSandbox();
  const storage = {
    get: (/** @type {string} */ key) => kept.get(key) ?? null,
    set() {},
    delete() {},
  };
  const shop = createStorefront({
    engine: engine.name,
    apiKey: "asdf1234",
    fetch: sandbox.fetch,
    storage,
    cartId: "mine",
  });

  await shop.cart.refresh();

  assert.equal(shop.cart.view.id, "mine");
});
