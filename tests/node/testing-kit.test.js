// What `barrow/testing` offers to tests of shops: everything that can happen to a cart, and a clock.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createClock, createMeplato, createSandbox } from "../../pkg/testing.js";

const productLink = "https://shop.example/";
const TENT = { sku: "tent-2p", productLink };

/** @param {import("../../pkg/testing.js").SandboxOptions} [options] */
function open(options) {
  const sandbox = createSandbox(options);
  return { sandbox, shop: createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch }) };
}

/** The time stands still until the test ends. @param {import("node:test").TestContext} t */
function stopTime(t) {
  const clock = createClock({ now: Date.UTC(2026, 0, 1) });
  t.after(() => clock.restore());
  return clock;
}

/** @param {{ lines: readonly { sku: string, quantity: number }[] }} cart */
function units({ lines }) {
  return lines.map(({ sku, quantity }) => `${sku} ${quantity}`);
}

const isPost = (/** @type {{ method: string }} */ { method }) => method === "POST";

test("somebody else adds, changes and removes lines", async () => {
  const { shop, sandbox } = open();
  await shop.cart.add(TENT);
  const sent = sandbox.requests.length;
  const theirs = sandbox.cart();

  theirs.add({ sku: "mug-enamel", selectedOptions: { colour: "green" }, quantity: 2 });
  theirs.setQuantity(theirs.lines[0].lineId, 3);
  assert.equal(sandbox.requests.length, sent);
  const { cart } = await shop.cart.refresh();
  theirs.remove(theirs.lines[0].lineId);
  const { cart: after } = await shop.cart.refresh();

  assert.deepEqual(units(cart), ["tent-2p 3", "mug-enamel 2"]);
  assert.deepEqual(units(after), ["mug-enamel 2"]);
  assert.deepEqual(units(theirs), ["mug-enamel 2"]);
});

test("what the API refuses, it refuses to somebody else too", async () => {
  const { shop, sandbox } = open();
  assert.throws(() => sandbox.cart(), /no cart yet/);
  await shop.cart.add(TENT);

  assert.throws(() => sandbox.cart().add({ sku: "mug-enamel" }), /Invalid item option|Missing/);
  assert.throws(() => sandbox.cart().remove("nope"), /does not exist/);
  assert.throws(() => sandbox.cart().setPrice("nope", "1.00"), /no line nope/);
  assert.deepEqual(units(sandbox.cart()), ["tent-2p 1"]);
});

test("a product becomes dearer, in carts too, its options as before", async () => {
  const { shop, sandbox } = open();
  const white = { 793993: "200390", 192503: "200259" };
  await shop.cart.add([TENT, { sku: "100060", selectedOptions: white, productLink }]);
  const prices = () => shop.cart.view.lines.map(({ price }) => price?.amount);
  assert.deepEqual(prices(), ["289.00", "49.99"]);

  sandbox.setPrice("100060", "59.99");
  await shop.cart.refresh();

  assert.deepEqual(prices(), ["289.00", "59.99"]);
  assert.equal((await shop.product("100060")).view.price?.amount, "59.99");
});

test("a line costs something else than its product", async () => {
  const { shop, sandbox } = open();
  await shop.cart.add({ ...TENT, quantity: 2 });

  sandbox.cart().setPrice(sandbox.cart().lines[0].lineId, "250.00");
  const { cart } = await shop.cart.refresh();

  assert.deepEqual([cart.lines[0].price?.amount, cart.subtotal?.amount], ["250.00", "500.00"]);
  assert.equal((await shop.product("tent-2p")).view.price?.amount, "289.00");
});

test("the shop cuts off what is more than it gives", async () => {
  const { shop, sandbox } = open({ quirks: { mostPerLine: 5 } });

  const { cart, lineIds } = await shop.cart.add({ ...TENT, quantity: 9 });
  assert.deepEqual(units(cart), ["tent-2p 5"]);
  sandbox.setQuirks({ mostPerLine: 2 });
  const { cart: after } = await shop.cart.setQuantity(lineIds[0], 4);

  assert.deepEqual(units(after), ["tent-2p 2"]);
});

test("a cart expires, and what it held is offered again", async () => {
  const { shop, sandbox } = open();
  await shop.cart.add(TENT);

  sandbox.cart().expire();
  const { cart } = await shop.cart.refresh();

  assert.deepEqual([cart.lines, cart.expired?.items[0].sku], [[], "tent-2p"]);
});

test("a cart is ordered, and the next add makes a new one", async () => {
  const { shop, sandbox } = open();
  const { cart } = await shop.cart.add(TENT);

  sandbox.cart().complete();
  await shop.cart.refresh();
  const { cart: next } = await shop.cart.add(TENT);

  assert.notEqual(next.id, cart.id);
  assert.deepEqual(units(next), ["tent-2p 1"]);
  assert.equal(sandbox.cart().id, next.id);
});

/** @type {[string, import("../../pkg/testing.js").Fault, string][]} how it goes wrong, and what is said */
const faults = [
  ["a request that is lost", "network", "uncertain"],
  ["a page of HTML", "html", "uncertain"],
  ["a refusal", { status: 400 }, "bad-request"],
];
for (const [name, fault, code] of faults) {
  test(`an add that meets ${name} is not done`, async () => {
    const { shop, sandbox } = open();
    sandbox.fail(fault, isPost);

    await assert.rejects(shop.cart.add(TENT), { code });

    assert.deepEqual([sandbox.state.carts, sandbox.faultsLeft], [{}, 0]);
  });
}

for (const fault of /** @type {const} */ (["lost-answer", "truncated"])) {
  test(`an add is done though its answer is spoilt: ${fault}`, async () => {
    const { shop, sandbox } = open();
    sandbox.fail(fault, isPost);

    await shop.cart.add(TENT);

    assert.deepEqual([units(sandbox.cart()), sandbox.faultsLeft], [["tent-2p 1"], 0]);
  });
}

test("what goes wrong for as long as it takes can be taken back", async (t) => {
  const clock = stopTime(t);
  const { shop, sandbox } = open();
  const backOnline = sandbox.fail("network", undefined, Infinity);
  await assert.rejects(clock.until(shop.product("tent-2p")), { code: "network" });
  assert.equal(sandbox.faultsLeft, Infinity);

  backOnline();

  assert.equal((await shop.product("tent-2p")).view.sku, "tent-2p");
  assert.deepEqual([sandbox.requests.length, sandbox.faultsLeft], [6, 0]);
});

test("some answers are held back, others come", async () => {
  const { shop, sandbox } = open();
  const release = sandbox.hold(isPost);
  sandbox.hold(({ url }) => url.includes("never"));

  const adding = shop.cart.add(TENT);
  while (Object.keys(sandbox.state.carts).length === 0) await new Promise(setImmediate);
  const mug = await shop.product("mug-enamel");
  const { pending } = shop.cart.view;
  release();
  await adding;

  assert.deepEqual([mug.view.sku, pending, shop.cart.view.pending], ["mug-enamel", true, false]);
});

test("is as new after a reset", async () => {
  const { shop, sandbox } = open();
  await shop.cart.add(TENT);
  sandbox.setPrice("tent-2p", "1.00");
  sandbox.fail("network");
  sandbox.hold();

  sandbox.reset();

  assert.deepEqual([sandbox.state.carts, sandbox.requests, sandbox.faultsLeft], [{}, [], 0]);
  assert.equal((await shop.product("tent-2p")).view.price?.amount, "289.00");
});

test("other systems go wrong in the same ways", async () => {
  const meplato = createMeplato();
  const url = "https://store.meplato.com/api/v2/";
  meplato.fail({ status: 503 }, undefined, 2);

  const first = await meplato.fetch(new Request(url));
  const second = await meplato.fetch(new Request(url));

  assert.deepEqual([first.status, second.status, meplato.faultsLeft], [503, 503, 0]);
});

test("retries take no time with a clock", async (t) => {
  const clock = stopTime(t);
  const { shop, sandbox } = open();
  await shop.ready();
  sandbox.fail({ status: 503, headers: { "Retry-After": "20" } }, undefined, 2);

  const product = await clock.until(shop.product("tent-2p"));

  assert.equal(product.view.sku, "tent-2p");
  assert.equal(sandbox.requests.length, 3);
  const passed = clock.now - Date.UTC(2026, 0, 1);
  assert.ok(passed >= 40_000 && passed < 41_000, `${passed}`);
});

test("a time-out takes no time with a clock", async (t) => {
  const clock = stopTime(t);
  const { shop, sandbox } = open();
  sandbox.fail({ latencyMs: 60_000 });

  await assert.rejects(clock.until(shop.product("tent-2p")), { code: "timeout" });

  assert.equal(clock.now - Date.UTC(2026, 0, 1), 10_000);
});

test("a slow shop is waited for, and what was asked shows meanwhile", async (t) => {
  const clock = stopTime(t);
  const { shop, sandbox } = open();
  const product = await clock.until(shop.product("tent-2p"));
  sandbox.setQuirks({ latencyMs: 3000 });

  const adding = shop.cart.add({ product, productLink });
  await clock.pass(1000);
  const { count, pending } = shop.cart.view;
  await clock.until(adding);

  assert.deepEqual([count, pending], [1, true]);
  assert.deepEqual([shop.cart.view.count, shop.cart.view.pending], [1, false]);
});

test("time passes as it is told to, and what is due runs in its turn", async (t) => {
  const clock = stopTime(t);
  /** @type {string[]} */ const done = [];
  const at = (/** @type {string} */ what) => done.push(`${what} ${Date.now() % 100_000}`);
  setTimeout(at, 30, "late");
  setTimeout(at, 10, "early");
  clearTimeout(setTimeout(at, 20, "never"));
  const ticking = setInterval(at, 20, "tick");

  await clock.pass(45);
  clearInterval(ticking);
  await clock.pass(100);

  assert.deepEqual(done, ["early 10", "tick 20", "late 30", "tick 40"]);
  assert.deepEqual(new Date().toISOString(), "2026-01-01T00:00:00.145Z");
  assert.equal(new Date(0).getTime(), 0);
  assert.ok(new Date() instanceof Date);
});

test("what a timer sets runs in the same stretch of time", async (t) => {
  const clock = stopTime(t);
  let rounds = 0;
  const again = () => {
    rounds += 1;
    Promise.resolve().then(() => setTimeout(again, 100));
  };
  setTimeout(again, 100);

  await clock.pass(1000);

  assert.equal(rounds, 10);
});

test("there is one clock at a time, and none after it is put away", () => {
  const real = [setTimeout, clearTimeout, setInterval, clearInterval, Date];
  const clock = createClock();

  assert.throws(() => createClock(), /pretended already/);
  clock.restore();

  assert.deepEqual([setTimeout, clearTimeout, setInterval, clearInterval, Date], real);
});

test("a promise that comes to nothing is not waited for without end", async (t) => {
  const clock = stopTime(t);
  setInterval(() => {}, 1000);

  await assert.rejects(clock.until(new Promise(() => {})), /ten minutes/);
});
