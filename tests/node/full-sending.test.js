// What the full engine sends again, when, and how that ends. The clock is a pretended one.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";

const TENT = { sku: "tent-2p", productLink: "https://shop.example/" };
const STEP_MS = 10;

/** @typedef {(request: Request, next: () => Promise<Response>) => Promise<Response>} Answer */

/**
 * A storefront under a pretended clock; `sent` says what was sent, and at which millisecond.
 *
 * @param {import("node:test").TestContext} t
 * @param {Answer} [answer]
 */
function open(t, answer = (_, next) => next()) {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 0, 1) });
  const sandbox = createSandbox();
  /** @type {{ method: string, at: number }[]} */ const sent = [];
  const world = { answer };
  const begin = Date.now();
  const fetch = (/** @type {Request} */ request) => {
    sent.push({ method: request.method, at: Date.now() - begin });
    return world.answer(request, () => sandbox.fetch(request));
  };
  const shop = createStorefront({ apiKey: "asdf1234", engine: "full", fetch });
  t.after(() => {
    shop.dispose();
    mock.timers.reset();
  });
  const count = (/** @type {string} */ method) =>
    sent.filter((one) => one.method === method).length;
  return { shop, sandbox, sent, count, world };
}

/** Lets time pass until the promise has settled. @template T @param {Promise<T>} promise @returns {Promise<T>} */
async function inTime(promise) {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  for (let ms = 0; !isSettled && ms < 60_000; ms += STEP_MS) await pass(STEP_MS);
  return promise;
}

/** @param {number} ms */
async function pass(ms) {
  await setImmediate();
  mock.timers.tick(ms);
  await setImmediate();
}

/** Refuses the first so many requests of this method. @param {string} method @param {number} times @param {() => Response} refuse @returns {Answer} */
function refuseFirst(method, times, refuse) {
  let left = times;
  return async (request, next) => (request.method === method && left-- > 0 ? refuse() : next());
}

const busy = (/** @type {HeadersInit} */ headers = {}) =>
  new Response("{}", { status: 503, headers });

for (const status of [429, 503]) {
  test(`an add that is refused for now is looked for and sent again: ${status}`, async (t) => {
    const refuse = () => new Response("{}", { status });
    const { shop, count } = open(t, refuseFirst("POST", 2, refuse));

    const { cart } = await inTime(shop.cart.add(TENT));

    assert.deepEqual([cart.count, count("POST"), cart.pending], [1, 3, false]);
  });
}

test("an add that is refused for now five times has failed", async (t) => {
  const { shop, count } = open(t, refuseFirst("POST", 99, busy));

  await assert.rejects(inTime(shop.cart.add(TENT)), { code: "server" });

  assert.deepEqual([count("POST"), shop.cart.view.count, shop.cart.view.uncertain], [5, 0, []]);
});

/** @type {[string, number][]} */
const waits = [
  ["3", 3000],
  ["0", 50],
  ["30", 30_000],
  ["Thu, 01 Jan 2026 00:00:09 GMT", 8000],
];
for (const [retryAfter, least] of waits) {
  test(`the cart waits as long as the shop says: ${retryAfter}`, async (t) => {
    const refuse = () => busy({ "Retry-After": retryAfter });
    const { shop, sent, world } = open(t);
    const { lineIds } = await inTime(shop.cart.add(TENT));
    world.answer = refuseFirst("PUT", 1, refuse);

    await inTime(shop.cart.setQuantity(lineIds[0], 4));

    const [first, second] = sent.filter(({ method }) => method === "PUT");
    const gap = second.at - first.at;
    assert.ok(gap >= least && gap <= 9000 + least, `${gap}`);
    assert.equal(shop.cart.view.count, 4);
  });
}

test("who is asked to wait longer than half a minute gives up, and knows what the shop has", async (t) => {
  const { shop, count, world } = open(t);
  const { lineIds } = await inTime(shop.cart.add(TENT));
  world.answer = refuseFirst("PUT", 9, () => busy({ "Retry-After": "31" }));

  await assert.rejects(inTime(shop.cart.setQuantity(lineIds[0], 4)), { code: "rate-limited" });
  await inTime(shop.cart.flush());

  assert.deepEqual([count("PUT"), shop.cart.view.count, shop.cart.view.status], [1, 1, "ready"]);
});

test("a change is sent five times by the cart, not five times five by the part that sends", async (t) => {
  const { shop, count, world } = open(t);
  const { lineIds } = await inTime(shop.cart.add(TENT));
  world.answer = refuseFirst("PUT", 99, busy);

  await assert.rejects(inTime(shop.cart.setQuantity(lineIds[0], 4)), { code: "server" });

  assert.equal(count("PUT"), 5);
});

test("the last quantity wins while an earlier one waits to be sent again", async (t) => {
  const { shop, sandbox, world } = open(t);
  const { lineIds } = await inTime(shop.cart.add(TENT));
  world.answer = refuseFirst("PUT", 1, () => busy({ "Retry-After": "5" }));
  const first = shop.cart.setQuantity(lineIds[0], 4);
  await pass(100);

  const last = shop.cart.setQuantity(lineIds[0], 7);
  await inTime(Promise.all([first, last]));

  const puts = sandbox.requests.filter(({ method }) => method === "PUT");
  assert.deepEqual([shop.cart.view.count, puts.length], [7, 1]);
});

test("a page that is online again sends at once what waits", async (t) => {
  const window = new EventTarget();
  globalThis.addEventListener = window.addEventListener.bind(window);
  t.after(() => Reflect.deleteProperty(globalThis, "addEventListener"));
  const { shop, count, world } = open(t);
  const { lineIds } = await inTime(shop.cart.add(TENT));
  world.answer = refuseFirst("PUT", 1, () => busy({ "Retry-After": "25" }));
  const changing = shop.cart.setQuantity(lineIds[0], 4);
  await pass(50);
  assert.equal(count("PUT"), 1);

  window.dispatchEvent(new Event("online"));
  for (let round = 0; round < 20; round += 1) await pass(1);

  assert.equal(count("PUT"), 2);
  assert.equal((await changing).cart.count, 4);
});

test("what was not sent yet can be given up", async (t) => {
  const { shop, count, world } = open(t);
  const { lineIds } = await inTime(shop.cart.add(TENT));
  world.answer = refuseFirst("PUT", 1, () => busy({ "Retry-After": "5" }));
  const changing = shop.cart.setQuantity(lineIds[0], 2);
  await pass(100);
  const giveUp = new AbortController();
  const product = await inTime(shop.product("tent-2p"));
  const adding = shop.cart.add({ ...TENT, product }, { signal: giveUp.signal });
  await pass(0);
  assert.equal(shop.cart.view.count, 3);

  giveUp.abort();

  await assert.rejects(adding, { code: "aborted" });
  assert.equal(shop.cart.view.count, 2);
  await inTime(changing);
  assert.deepEqual([count("POST"), shop.cart.view.count], [1, 2]);
});

test("what was sent already goes on without who gave it up", async (t) => {
  const { shop, world } = open(t);
  let release = () => {};
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  world.answer = async (request, next) => {
    if (request.method === "POST") await held;
    return next();
  };
  const giveUp = new AbortController();
  const adding = shop.cart.add(TENT, { signal: giveUp.signal });
  for (let round = 0; round < 20; round += 1) await pass(1);

  giveUp.abort();
  await assert.rejects(adding, { code: "aborted" });
  release();
  const { cart } = await inTime(shop.cart.refresh());

  assert.deepEqual([cart.count, cart.pending, cart.uncertain], [1, false, []]);
});

test("a product is read again by the part that sends, as with the lean engine", async (t) => {
  const { shop, count } = open(t, refuseFirst("GET", 2, busy));

  const product = await inTime(shop.product("tent-2p"));

  assert.deepEqual([product.view.sku, count("GET")], ["tent-2p", 3]);
});

test("an add whose answer was lost is found by reading, and not repeated", async (t) => {
  let isLost = false;
  const { shop, count } = open(t, async (request, next) => {
    const answer = await next();
    if (request.method !== "POST" || isLost) return answer;
    isLost = true;
    throw new TypeError("Failed to fetch");
  });

  const { cart } = await inTime(shop.cart.add(TENT));

  assert.deepEqual([cart.count, count("POST"), cart.uncertain], [1, 1, []]);
});

test("after dispose no timer is left", async (t) => {
  const { shop, sent, world } = open(t);
  const { lineIds } = await inTime(shop.cart.add(TENT));
  world.answer = refuseFirst("PUT", 1, () => busy({ "Retry-After": "5" }));
  const changing = shop.cart.setQuantity(lineIds[0], 4);
  await pass(100);
  const before = sent.length;

  shop.dispose();

  await assert.rejects(changing, { code: "aborted" });
  await pass(60_000);
  assert.equal(sent.length, before);
});
