// What is told of a cart: each change once, when the shop has confirmed it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cartEvent, watch } from "../../pkg/analytics.js";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";

/** @typedef {import("../../pkg/analytics.js").CartEvent} CartEvent */

const productLink = "https://shop.example/";
const TENT = { sku: "tent-2p", productLink };
const MUG = { sku: "mug-enamel", selectedOptions: { colour: "green" }, productLink };
const isPost = (/** @type {{ method: string }} */ { method }) => method === "POST";

/** @param {CartEvent} event such as `added here tent-2p +2 =3` */
function short({ type, origin, reason, lines }) {
  const units = lines.map(({ sku, delta, quantity }) => `${sku} ${signed(delta)} =${quantity}`);
  return [type, origin, reason, ...units].filter(Boolean).join(" ");
}

/** @param {number} delta */
function signed(delta) {
  return delta > 0 ? `+${delta}` : `${delta}`;
}

/** A page that is watched. @param {{ sandbox?: import("../../pkg/testing.js").Sandbox, kept?: Map<string, string>, told?: Storage }} [world] */
function open({ sandbox = createSandbox(), kept = new Map(), told } = {}) {
  const shop = createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch, storage: kept });
  /** @type {CartEvent[]} */ const events = [];
  const stop = watch(shop.cart, (event) => events.push(event), { storage: told });
  const heard = () => events.splice(0).map(short);
  return { sandbox, kept, shop, events, stop, heard };
}

/** What a tab keeps. @returns {Storage} */
function tabStorage() {
  /** @type {Map<string, string>} */ const kept = new Map();
  return /** @type {Storage} */ ({
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
  });
}

test("adds, quantities and removals are told once each, with what came and went", async () => {
  const { shop, heard } = open();

  const { lineIds } = await shop.cart.add({ ...TENT, quantity: 2 });
  await shop.cart.add(TENT);
  await shop.cart.setQuantity(lineIds[0], 1);
  await shop.cart.refresh();
  await shop.cart.remove(lineIds[0]);

  assert.deepEqual(heard(), [
    "added here tent-2p +2 =2",
    "added here tent-2p +1 =3",
    "removed here tent-2p -2 =1",
    "removed here tent-2p -1 =0",
  ]);
});

test("an event says which line, in words and with its price, and what the cart is then", async () => {
  const { shop, events } = open();

  const { cart, lineIds } = await shop.cart.add({ ...MUG, quantity: 2 });

  const [{ event_id, ...event }] = events;
  assert.match(event_id, /^[0-9a-z]+-1$/);
  assert.deepEqual(event, {
    type: "added",
    origin: "here",
    reason: null,
    lines: [
      {
        lineId: lineIds[0],
        sku: "mug-enamel",
        catalogId: 1,
        name: "Enamel Mug",
        options: [{ name: "Colour", value: "Pine green" }],
        selectedOptions: { colour: "green" },
        price: { amount: "12.50", currency: "USD" },
        quantity: 2,
        delta: 2,
      },
    ],
    cart,
  });
});

test("things added together are told together", async () => {
  const { shop, heard } = open();

  await shop.cart.add([TENT, MUG]);

  assert.deepEqual(heard(), ["added here tent-2p +1 =1 mug-enamel +1 =1"]);
});

test("what is shown ahead and taken back is not told", async () => {
  const { shop, sandbox, heard } = open();
  const { lineIds } = await shop.cart.add(TENT);
  heard();
  sandbox.fail({ status: 400 }, ({ method }) => method !== "GET", 3);

  await assert.rejects(shop.cart.add(MUG));
  await assert.rejects(shop.cart.setQuantity(lineIds[0], 5));
  await assert.rejects(shop.cart.remove(lineIds[0]));
  await shop.cart.refresh();

  assert.deepEqual(heard(), []);
});

test("a change made elsewhere is told as such", async () => {
  const { shop, sandbox, heard } = open();
  await shop.cart.add(TENT);
  heard();

  sandbox.cart().add({ sku: "mug-enamel", selectedOptions: { colour: "green" } });
  await shop.cart.refresh();
  await shop.cart.add(TENT);
  sandbox.cart().remove(sandbox.cart().lines[1].lineId);
  await shop.cart.refresh();

  assert.deepEqual(heard(), [
    "added elsewhere mug-enamel +1 =1",
    "added here tent-2p +1 =2",
    "removed elsewhere mug-enamel -1 =0",
  ]);
});

test("an add whose answer was lost is told once", async () => {
  const { shop, sandbox, heard } = open();
  sandbox.fail("lost-answer", isPost);

  await shop.cart.add(TENT);
  await shop.cart.refresh();

  assert.deepEqual(heard(), ["added here tent-2p +1 =1"]);
});

test("an add in doubt is told when it turns up, however late", async () => {
  const { shop, sandbox, heard } = open();
  await shop.cart.add(TENT);
  heard();
  sandbox.fail("network", isPost);
  await assert.rejects(shop.cart.add(MUG), { code: "uncertain" });
  assert.deepEqual(heard(), []);

  sandbox.cart().add({ sku: "mug-enamel", selectedOptions: { colour: "green" } });
  await shop.cart.refresh();

  assert.deepEqual(heard(), ["added here mug-enamel +1 =1"]);
});

test("another price is told, with no units", async () => {
  const { shop, sandbox, events, heard } = open();
  await shop.cart.add(TENT);
  heard();

  sandbox.setPrice("tent-2p", "279.00");
  await shop.cart.refresh();

  assert.deepEqual(events[0].lines[0].price, { amount: "279.00", currency: "USD" });
  assert.deepEqual(heard(), ["repriced elsewhere tent-2p 0 =1"]);
});

test("an ordered cart has ended, and the next one begins with nothing", async () => {
  const { shop, sandbox, heard } = open();
  await shop.cart.add({ ...TENT, quantity: 2 });
  heard();

  sandbox.cart().complete();
  await shop.cart.refresh();
  await shop.cart.add(TENT);

  assert.deepEqual(heard(), ["ended elsewhere ordered tent-2p -2 =0", "added here tent-2p +1 =1"]);
});

test("how a cart ended is told, though more was asked for meanwhile", async () => {
  const { shop, sandbox, heard } = open();
  await shop.cart.add(TENT);
  heard();
  sandbox.cart().complete();
  const [tent, mug] = await Promise.all([shop.product(TENT.sku), shop.product(MUG.sku)]);

  const reading = shop.cart.refresh();
  const adding = shop.cart.add({ ...TENT, product: tent });
  await reading;
  await Promise.all([adding, shop.cart.add({ ...MUG, product: mug })]);

  assert.deepEqual(heard(), [
    "ended elsewhere ordered tent-2p -1 =0",
    "added here tent-2p +1 =1 mug-enamel +1 =1",
  ]);
});

test("an expired cart has ended, and what is wanted again is added again", async () => {
  const { shop, sandbox, heard } = open();
  await shop.cart.add(TENT);
  heard();

  sandbox.cart().expire();
  const { cart } = await shop.cart.refresh();
  await shop.cart.settle(cart.expired?.intentId ?? "", "send-again");
  await shop.cart.flush();

  assert.deepEqual(heard(), ["ended elsewhere expired tent-2p -1 =0", "added here tent-2p +1 =1"]);
});

test("a cart that is forgotten was left", async () => {
  const { shop, heard } = open();
  await shop.cart.add(TENT);
  heard();

  shop.cart.forget();

  assert.deepEqual(heard(), ["ended elsewhere left tent-2p -1 =0"]);
});

test("of several tabs, one counts what was asked for in it", async () => {
  const one = open();
  await one.shop.cart.add(TENT);
  const other = open(one);
  await other.shop.cart.refresh();

  await other.shop.cart.add({ ...TENT, quantity: 2 });
  await one.shop.cart.refresh();

  assert.deepEqual(one.heard(), ["added here tent-2p +1 =1", "added elsewhere tent-2p +2 =3"]);
  assert.deepEqual(other.heard(), ["found elsewhere tent-2p +1 =1", "added here tent-2p +2 =3"]);
});

test("what a cart of an earlier visit holds is found, not added", async () => {
  const before = open();
  await before.shop.cart.add(TENT);

  const { shop, heard } = open(before);
  await shop.cart.refresh();
  await shop.cart.add(TENT);

  assert.deepEqual(heard(), ["found elsewhere tent-2p +1 =1", "added here tent-2p +1 =2"]);
});

test("what was confirmed while its page was left is told on the next one, once", async () => {
  const told = tabStorage();
  const before = open({ told });
  await before.shop.cart.add(TENT);
  const second = open({ ...before, told });
  const product = await second.shop.product("mug-enamel");
  await second.shop.cart.refresh();
  const { sandbox } = before;
  const release = sandbox.hold();
  second.shop.cart.add({ ...MUG, product }).catch(() => {});
  while (sandbox.cart().lines.length < 2) await new Promise((resolve) => setImmediate(resolve));
  second.shop.dispose();
  release();

  const third = open({ ...before, told });
  await third.shop.cart.refresh();
  const fourth = open({ ...before, told });
  await fourth.shop.cart.refresh();

  const ids = [before, second, third].flatMap(({ events }) =>
    events.map((event) => event.event_id),
  );
  assert.deepEqual([before.heard(), second.heard()], [["added here tent-2p +1 =1"], []]);
  assert.deepEqual([third.heard(), fourth.heard()], [["added here mug-enamel +1 =1"], []]);
  assert.deepEqual(
    ids.map((id) => id.split("-")[1]),
    ["1", "2"],
  );
});

test("a cart that cannot be read has not changed", async () => {
  const told = tabStorage();
  const before = open({ told });
  await before.shop.cart.add(TENT);
  before.sandbox.fail({ status: 500 });

  const { shop, heard } = open({ ...before, told });
  await assert.rejects(shop.cart.refresh());
  const failed = heard();
  await shop.cart.refresh();

  assert.deepEqual([failed, heard()], [[], []]);
});

test("what is asked before the cart was read is told apart from what changed elsewhere", async () => {
  const told = tabStorage();
  const before = open({ told });
  await before.shop.cart.add(TENT);
  const { sandbox, kept } = before;
  sandbox.cart().setQuantity(sandbox.cart().lines[0].lineId, 3);
  const shop = createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch, storage: kept });
  const product = await shop.product(MUG.sku);

  /** @type {string[]} */ const heard = [];
  watch(shop.cart, (event) => heard.push(short(event)), { storage: told });
  await shop.cart.add({ ...MUG, product });

  assert.deepEqual(heard, ["added elsewhere tent-2p +2 =3", "added here mug-enamel +1 =1"]);
});

for (const kept of ["", "{", "[]", "null", '{"lines":7}']) {
  test(`storage that holds what nobody wrote is as good as empty: ${kept || "nothing"}`, async () => {
    const told = tabStorage();
    told.setItem("barrow-told", kept);
    const { shop, heard } = open({ told });

    await shop.cart.add(TENT);

    assert.deepEqual(heard(), ["added here tent-2p +1 =1"]);
  });
}

test("storage that is shut off stops nothing", async () => {
  const refuse = () => {
    throw new DOMException("shut off", "SecurityError");
  };
  const told = /** @type {any} */ ({ getItem: refuse, setItem: refuse });
  const { shop, heard } = open({ told });

  await shop.cart.add(TENT);

  assert.deepEqual(heard(), ["added here tent-2p +1 =1"]);
});

test("who stops listening hears nothing more", async () => {
  const { shop, stop, heard } = open();
  await shop.cart.add(TENT);
  heard();

  stop();
  await shop.cart.add(TENT);

  assert.deepEqual(heard(), []);
});

test("a listener that throws keeps nothing from others, nor the next event from itself", async (t) => {
  /** @type {unknown[]} */ const thrown = [];
  const real = globalThis.queueMicrotask;
  t.mock.method(globalThis, "queueMicrotask", (/** @type {() => void} */ work) =>
    real(() => {
      try {
        work();
      } catch (error) {
        thrown.push(error);
      }
    }),
  );
  const { shop, heard } = open();
  const angry = new Error("mine");
  let calls = 0;
  const fail = () => {
    calls += 1;
    throw angry;
  };
  shop.cart.subscribe(fail);
  watch(shop.cart, fail);

  await shop.cart.add(TENT);
  await shop.cart.add(TENT);

  assert.deepEqual(heard(), ["added here tent-2p +1 =1", "added here tent-2p +1 =2"]);
  assert.ok(calls > 2 && thrown.length === calls && thrown.every((error) => error === angry));
});

test("the elements of a page are listened to by what they dispatch", async () => {
  const { shop } = open();
  await shop.cart.add(TENT);
  const page = new EventTarget();
  /** @type {string[]} */ const heard = [];
  const stop = watch(page, (event) => heard.push(short(event)));
  const tell = () =>
    page.dispatchEvent(new CustomEvent("barrow-cart-change", { detail: shop.cart.view }));

  tell();
  tell();
  await shop.cart.add(TENT);
  tell();
  stop();
  await shop.cart.add(TENT);
  tell();

  assert.deepEqual(heard, ["found elsewhere tent-2p +1 =1", "added elsewhere tent-2p +1 =2"]);
});

test("ids are unique, also among those of other pages", async () => {
  const [one, other] = [open(), open()];
  for (const { shop } of [one, other]) {
    await shop.cart.add(TENT);
    await shop.cart.add(TENT);
  }

  const moments = [1, 2].map(() => cartEvent("viewed", one.shop.cart.view));
  const ids = [...one.events, ...other.events, ...moments].map(({ event_id }) => event_id);

  assert.equal(new Set(ids).size, 6);
});
