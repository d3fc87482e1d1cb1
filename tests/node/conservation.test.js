// What is told of a cart adds up to the cart, whatever happens: shoppers in a hurry, other hands, a network and a shop
// that fail, carts that are ordered, expire or are forgotten, pages that are left at any moment. Played by a seed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { watch } from "../../pkg/analytics.js";
import { createStorefront } from "../../pkg/node.js";
import { createClock, createSandbox } from "../../pkg/testing.js";

/** @typedef {import("../../pkg/testing.js").Fault} Fault */

const SEEDS = 40;
const ACTIONS = 30;
const ITEMS = [
  { sku: "tent-2p", selectedOptions: {} },
  { sku: "mug-enamel", selectedOptions: { colour: "green" } },
  { sku: "mug-enamel", selectedOptions: { colour: "blue" } },
];
/** @type {Fault[]} */
const FAULTS = [
  "network",
  "lost-answer",
  "truncated",
  "html",
  ...[400, 404, 429, 500, 503].map((status) => ({ status })),
  { latencyMs: 15_000 },
];

/** @type {import("../../pkg/testing.js").Clock} */
let clock;
before(() => {
  clock = createClock({ now: Date.UTC(2026, 0, 1) });
});
after(() => clock.restore());

/** A chance that is the same for the same seed: mulberry32. @param {number} seed */
function chance(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let word = Math.imul(seed ^ (seed >>> 15), seed | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ limit) => Math.floor(next() * limit);
  return { below, oneOf: (/** @type {readonly any[]} */ list) => list[below(list.length)] };
}

/** @param {{ sku: string, selectedOptions: object }} item */
function nameOf({ sku, selectedOptions }) {
  return [sku, ...Object.values(selectedOptions)].join(" ");
}

/** Units by item. @param {readonly { sku: string, selectedOptions: object, quantity: number }[]} lines */
function unitsOf(lines) {
  /** @type {Map<string, number>} */ const units = new Map();
  for (const line of lines) count(units, nameOf(line), line.quantity);
  return units;
}

/** @param {Map<string, number>} units @param {string} name @param {number} more */
function count(units, name, more) {
  const sum = (units.get(name) ?? 0) + more;
  if (sum === 0) units.delete(name);
  else units.set(name, sum);
}

/** A shopper, the shop, and somebody who writes down what is told. */
class World {
  sandbox = createSandbox();
  kept = new Map();
  /** @type {Map<string, number>} */ ledger = new Map();
  /** What the shop held at any time, written. */ held = new Set(["[]"]);
  /** @type {string[]} */ ids = [];
  /** @type {string[]} */ types = [];
  /** @type {string[]} */ wrong = [];
  /** @type {(() => void)[]} */ faults = [];
  /** @type {ReturnType<typeof createStorefront>} */ shop;

  /** @param {ReturnType<typeof chance>} chance @param {"lean" | "full"} engine */
  constructor(chance, engine) {
    this.chance = chance;
    this.engine = engine;
    const answer = this.sandbox.answer.bind(this.sandbox);
    this.sandbox.answer = (request) => {
      const answered = answer(request); // what it answers has happened
      this.note();
      return answered;
    };
    this.shop = this.open();
  }

  /** A page: the next one of the same tab. */
  open() {
    const shop = createStorefront({
      apiKey: "asdf1234",
      fetch: this.sandbox.fetch,
      storage: this.kept,
      engine: this.engine,
    });
    const storage = {
      getItem: (/** @type {string} */ key) => this.kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) =>
        void this.kept.set(key, value),
    };
    watch(shop.cart, (event) => this.hear(event), { storage });
    shop.cart.subscribe((view) => this.compare(view));
    return shop;
  }

  /** @param {import("../../pkg/analytics.js").CartEvent} event */
  hear({ event_id, type, lines }) {
    this.ids.push(event_id);
    this.types.push(type);
    for (const line of lines) count(this.ledger, nameOf(line), line.delta);
    queueMicrotask(() => {
      const told = written(this.ledger);
      if (!this.held.has(told)) this.wrong.push(`told ${told}, which the shop never held`);
    });
  }

  note() {
    for (const id of Object.keys(this.sandbox.state.carts)) {
      this.held.add(written(unitsOf(this.sandbox.cart(id).lines)));
    }
  }

  /** Whenever the cart is known, what was told adds up to it. @param {import("../../pkg/types.js").CartView} view */
  compare(view) {
    if (view.pending || view.status !== "ready") return;
    const [told, there] = [this.ledger, unitsOf(view.lines)].map(written);
    if (told !== there) this.wrong.push(`told ${told}, but there is ${there}`);
  }

  async act() {
    const { below, oneOf } = this.chance;
    const { cart } = this.shop;
    const line = oneOf(cart.view.lines);
    const item = { ...oneOf(ITEMS), quantity: below(3) + 1, productLink: "https://shop.example/" };
    const theirs = Object.keys(this.sandbox.state.carts).length ? this.sandbox.cart() : undefined;
    const theirLine = oneOf(theirs?.lines ?? []);
    const { uncertain, expired } = cart.view;
    const question = oneOf([...uncertain, ...(expired ? [expired] : [])]);
    /** @type {(() => unknown)[]} */
    const acts = [
      () => cart.add(item),
      () => cart.add(item),
      () => cart.add([item, { ...oneOf(ITEMS), productLink: item.productLink }]),
      () => line && cart.setQuantity(line.lineId, below(5)),
      () => line && cart.setQuantity(line.lineId, below(5)),
      () => line && cart.remove(line.lineId),
      () => line && cart.replace(line.lineId, item),
      () => cart.refresh(),
      () => cart.checkoutUrl(),
      () => question && cart.settle(question.intentId, oneOf(["send-again", "drop"])),
      () => theirs?.add(item),
      () => theirLine && theirs?.setQuantity(theirLine.lineId, below(4)),
      () => this.sandbox.setPrice(item.sku, `${below(300) + 1}.50`),
      () => this.fail(below(3) + 1),
      () => this.fail(below(6) + 1, ({ method }) => method !== "GET"),
      () => clock.pass(below(400)),
      () => clock.pass(below(20_000)),
      () => below(4) === 0 && theirs?.complete(),
      () => below(4) === 0 && theirs?.expire(),
      () => below(6) === 0 && cart.forget(),
      () => below(3) === 0 && this.leave(),
    ];
    const end = oneOf(acts)();
    this.note();
    return end;
  }

  /** @param {number} times @param {(request: { method: string }) => boolean} [fits] */
  fail(times, fits) {
    this.faults.push(this.sandbox.fail(this.chance.oneOf(FAULTS), fits, times));
  }

  /** The page is left, with what is under way, and the next one opens: in the same tab, or in a new one. */
  leave() {
    this.shop.dispose();
    if (this.chance.below(3) === 0) {
      this.kept.delete("barrow-told");
      this.ledger.clear();
    }
    this.shop = this.open();
  }

  /** The network and the shop are well again, and the cart is read. */
  async rest() {
    for (const end of this.faults) end();
    await clock.until(this.shop.cart.flush());
    await clock.until(this.shop.cart.refresh());
  }
}

/** @param {Map<string, number>} units */
function written(units) {
  return JSON.stringify([...units].sort());
}

/** @type {Set<string>} */
const seen = new Set();
for (let seed = 1; seed <= SEEDS; seed++) {
  const engine = seed % 2 ? "lean" : "full";
  test(`what is told adds up to the cart: ${engine} ${seed}`, async () => {
    const world = new World(chance(seed), engine);

    for (let done = 0; done < ACTIONS; done++) {
      const acting = world.act().catch(() => {});
      if (world.chance.below(3) === 0) await clock.until(acting);
    }
    await world.rest();

    const id = world.shop.cart.view.id;
    const there = unitsOf(id ? world.sandbox.cart(id).lines : []);
    assert.deepEqual(world.wrong, []);
    assert.equal(written(world.ledger), written(there));
    assert.equal(new Set(world.ids).size, world.ids.length);
    for (const type of world.types) seen.add(type);
  });
}

test("everything that can be told was told", () => {
  assert.deepEqual([...seen].sort(), ["added", "ended", "found", "removed", "repriced"]);
});
