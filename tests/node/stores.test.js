// The cart in other people's hands: React's and Svelte's own code subscribes to it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { act, createElement, StrictMode, useSyncExternalStore } from "react";
import { renderToString } from "react-dom/server";
import { create } from "react-test-renderer";
import { derived, get } from "svelte/store";
import { createStorefront } from "../../pkg/node.js";
import { readable } from "../../pkg/stores.js";
import { createSandbox } from "../../pkg/testing.js";

const TENT = { sku: "tent-2p", productLink: "https://shop.example/" };

function open() {
  const sandbox = createSandbox();
  return { sandbox, shop: createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch }) };
}

/**
 * A component that shows the cart, and the views that it has shown.
 *
 * @param {import("../../pkg/index.js").Cart} cart
 */
function counter(cart) {
  const empty = cart.view;
  /** @type {import("../../pkg/types.js").CartView[]} */ const shown = [];
  const Counter = () => {
    const view = useSyncExternalStore(
      cart.subscribe,
      () => cart.view,
      () => empty,
    );
    shown.push(view);
    return createElement("b", null, `${view.count} ${view.status}`);
  };
  return { Counter, shown };
}

/** @param {import("react").FunctionComponent} Component */
async function mount(Component) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  return act(async () => create(createElement(Component)));
}

test("a component of React shows the cart, and is rendered anew for its changes only", async () => {
  const { shop } = open();
  const { Counter, shown } = counter(shop.cart);
  const app = await mount(Counter);

  await act(() => shop.cart.add({ ...TENT, quantity: 2 }));
  await act(() => shop.cart.refresh());
  await act(() => shop.cart.refresh());

  assert.deepEqual(app.toJSON(), { type: "b", props: {}, children: ["2 ready"] });
  assert.equal(shown[0].status, "loading");
  assert.equal(shown.at(-1), shop.cart.view);
  assert.equal(new Set(shown).size, shown.length);
});

test("React may subscribe twice, as it does to find mistakes", async () => {
  const { shop, sandbox } = open();
  const { Counter } = counter(shop.cart);
  const app = await mount(() => createElement(StrictMode, null, createElement(Counter)));

  await act(() => shop.cart.add({ ...TENT, quantity: 2 }));

  assert.deepEqual(app.toJSON(), { type: "b", props: {}, children: ["2 ready"] });
  assert.equal(sandbox.requests.filter(({ method }) => method === "POST").length, 1);
});

test("a component of React that is gone hears nothing more", async () => {
  const { shop } = open();
  const { Counter, shown } = counter(shop.cart);
  const app = await mount(Counter);
  await act(() => shop.cart.refresh());
  await act(async () => app.unmount());
  const before = shown.length;

  await shop.cart.add(TENT);

  assert.equal(shown.length, before);
});

test("a server renders the cart as it is before it was read, and asks for nothing", () => {
  const { shop, sandbox } = open();

  const html = renderToString(createElement(counter(shop.cart).Counter));

  assert.equal(html, "<b>0 loading</b>");
  assert.deepEqual(sandbox.requests, []);
});

test("a store of Svelte has the present view at once, and each one after it", async () => {
  const { shop } = open();
  /** @type {number[]} */ const counts = [];

  const stop = readable(shop.cart).subscribe(({ count }) => counts.push(count));
  assert.deepEqual(counts, [0]);
  await shop.cart.add({ ...TENT, quantity: 2 });
  stop();
  await shop.cart.add(TENT);

  assert.equal(counts.at(-1), 2);
  assert.equal(shop.cart.view.count, 3);
});

test("what Svelte derives from it follows the cart", async () => {
  const { shop } = open();
  const cart = readable(shop.cart);
  const sum = derived(cart, (view) => view.subtotal?.amount);
  /** @type {(string | undefined)[]} */ const sums = [];
  const stop = sum.subscribe((amount) => sums.push(amount));

  await shop.cart.add({ ...TENT, quantity: 2 });

  assert.equal(sums[0], undefined);
  assert.equal(sums.at(-1), "578.00");
  assert.equal(get(cart), shop.cart.view);
  stop();
});
