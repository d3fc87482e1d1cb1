// The full engine among tabs: the lock, what is kept of each, and what becomes of those that were closed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { Locks, pretend } from "./browser.js";

const TENT = { sku: "tent-2p", productLink: "https://shop.example/" };
const MUG = {
  sku: "mug-enamel",
  selectedOptions: { colour: "green" },
  productLink: "https://shop.example/",
};

/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {(request: Request) => Promise<Response>} Fetch */

/**
 * A browser with locks (unless they are shut off) and a storage, and a shop; each storefront is a tab.
 *
 * @param {TestContext} t
 * @param {{ locks?: Locks | null }} [options]
 */
function browser(t, { locks = new Locks() } = {}) {
  const { happen } = pretend(t, locks ?? undefined);
  const sandbox = createSandbox();
  /** @type {Map<string, string>} */ const storage = new Map();
  const open = (/** @type {object} */ config = {}) => {
    const shop = createStorefront({
      apiKey: "asdf1234",
      engine: "full",
      fetch: sandbox.fetch,
      storage,
      ...config,
    });
    t.after(() => shop.dispose());
    return shop;
  };
  const sent = (/** @type {string} */ method) =>
    sandbox.requests.filter((request) => request.method === method);
  return { locks: locks ?? new Locks(), happen, sandbox, storage, open, sent };
}

/** The logs that are kept. @param {Map<string, string>} storage */
function logs(storage) {
  return [...storage].filter(([key]) => key.includes("-log-"));
}

/** The names of the storage's entries, without what differs from shop to shop and tab to tab. */
const plain = (/** @type {string} */ key) =>
  key.replace(/[0-9a-f]{6,8}/, "#").replace(/[\d-]{8,}$/, "-#");

/** A tab in which something is under way, and which is killed then: nobody tells it anything. @param {ReturnType<typeof browser>} world @param {Fetch} fetch */
async function killInMidAdd({ locks, open }, fetch) {
  const before = locks.names();
  let reached = () => {};
  const under = new Promise((resolve) => {
    reached = () => resolve(undefined);
  });
  const killed = open({
    fetch: (/** @type {Request} */ request) => {
      if (request.method !== "POST") return fetch(request);
      reached();
      return fetch(request).then(() => new Promise(() => {}));
    },
  });
  killed.cart.add(TENT).catch(() => {});
  await under;
  await new Promise(setImmediate);
  locks.kill(locks.names().filter((name) => !before.includes(name)));
}

test("what is kept has names without the key, and goes when it is done", async (t) => {
  const { open, storage, sandbox } = browser(t);
  const release = sandbox.hold(({ method }) => method === "POST");
  const shop = open();

  const adding = shop.cart.add(TENT);
  while (logs(storage).length === 0) await new Promise(setImmediate);
  const during = [...storage.keys()].map(plain).sort();
  release();
  await adding;

  assert.deepEqual(during, ["barrow-cart-#-log-#"]);
  assert.deepEqual([...storage.keys()].map(plain).sort(), [
    "barrow-cart-#",
    "barrow-cart-#-version",
  ]);
  assert.ok(!JSON.stringify([...storage]).includes("asdf1234"));
});

test("an add is kept before it is sent", async (t) => {
  const { open, storage, sandbox } = browser(t);
  /** @type {string[]} */ const kept = [];
  const shop = open({
    fetch: (/** @type {Request} */ request) => {
      if (request.method === "POST") kept.push(...logs(storage).map(([, text]) => text));
      return sandbox.fetch(request);
    },
  });

  await shop.cart.add(TENT);

  assert.equal(kept.length, 1);
  assert.match(JSON.parse(kept[0]).log, /"sku":"tent-2p".*"quantity":1/);
  assert.match(JSON.parse(kept[0]).log, /"progress":"sent"/);
});

test("an add that arrived from a tab that was killed is found, not repeated", async (t) => {
  const world = browser(t);
  await killInMidAdd(world, world.sandbox.fetch);
  assert.equal(logs(world.storage).length, 1);

  const next = world.open();
  const { cart } = await next.cart.refresh();

  assert.deepEqual([cart.count, cart.uncertain.length, cart.pending], [1, 0, false]);
  assert.deepEqual([world.sent("POST").length, logs(world.storage).length], [1, 0]);
});

test("an add of a tab that was killed, of which nobody knows, is put to the shopper", async (t) => {
  const world = browser(t);
  const { sandbox } = world;
  await killInMidAdd(world, (request) =>
    request.method === "POST" ? Promise.resolve(new Response()) : sandbox.fetch(request),
  );

  const next = world.open();
  const { cart } = await next.cart.refresh();
  assert.deepEqual([cart.count, cart.uncertain.map(({ item }) => item.sku)], [0, ["tent-2p"]]);
  const { cart: after } = await next.cart.settle(cart.uncertain[0].intentId, "send-again");

  assert.deepEqual([after.count, after.uncertain.length], [1, 0]);
});

test("what waited in a tab that was killed is done by the next, in order", async (t) => {
  const world = browser(t);
  const { open, locks, storage, sandbox } = world;
  const first = open();
  const { lineIds } = await first.cart.add(TENT);
  const release = sandbox.hold();
  const killed = open();
  const product = killed.product("mug-enamel");
  release();
  await product;
  const holding = sandbox.hold();
  const busy = first.cart.setQuantity(lineIds[0], 2);
  killed.cart.add(MUG).catch(() => {});
  while (logs(storage).length < 2) await new Promise(setImmediate);

  const name = logs(storage).find(([, text]) => text.includes("mug-enamel"))?.[0] ?? "";
  locks.kill([name]);
  killed.dispose();
  holding();
  await busy;
  const { cart } = await open().cart.refresh();

  assert.deepEqual(
    cart.lines.map(({ sku, quantity }) => [sku, quantity]),
    [
      ["tent-2p", 2],
      ["mug-enamel", 1],
    ],
  );
});

test("a log that another tab took over before it was closed counts no more", async (t) => {
  const world = browser(t);
  await killInMidAdd(world, world.sandbox.fetch);
  const [[name, text]] = logs(world.storage);
  const taken = JSON.stringify({ at: 1, took: [name], log: JSON.parse(text).log });
  world.storage.set(`${name}9`, taken);

  const { cart } = await world.open().cart.refresh();

  assert.deepEqual([cart.count, cart.uncertain.length, cart.lines.length], [1, 0, 1]);
  assert.equal(logs(world.storage).length, 0);
});

for (const [name, text] of [
  ["rubbish", "{{{"],
  ["of another version", JSON.stringify({ at: 1, log: '{"format":"2","intents":[]}' })],
  ["cut off", JSON.stringify({ at: 1, log: '{"format":"1","intents":[{"li' })],
  ["of somebody else", JSON.stringify({ other: true })],
]) {
  test(`a log that cannot be read is set aside, and said: ${name}`, async (t) => {
    const { open, storage } = browser(t);
    const shop = open();
    await shop.cart.add(TENT);
    const [key] = storage.keys();
    storage.set(`${key}-log-1-2-3`, text);

    const { cart } = await open().cart.refresh();

    assert.deepEqual(
      cart.warnings.map(({ code }) => code),
      ["log-set-aside"],
    );
    assert.deepEqual([cart.count, logs(storage).length], [1, 0]);
  });
}

test("two tabs never write at the same time, and nothing of theirs is lost or doubled", async (t) => {
  const { open, sandbox } = browser(t);
  let writing = 0;
  let most = 0;
  const fetch = async (/** @type {Request} */ request) => {
    const isWrite = request.method !== "GET";
    writing += Number(isWrite);
    most = Math.max(most, writing);
    await new Promise(setImmediate);
    const answer = await sandbox.fetch(request);
    writing -= Number(isWrite);
    return answer;
  };
  const [one, two] = [open({ fetch }), open({ fetch })];

  await Promise.all([1, 2, 3].flatMap(() => [one.cart.add(TENT), two.cart.add(MUG)]));
  const { cart } = await one.cart.refresh();

  assert.equal(most, 1);
  assert.deepEqual(cart.lines.map(({ sku, quantity }) => [sku, quantity]).sort(), [
    ["mug-enamel", 3],
    ["tent-2p", 3],
  ]);
});

test("a tab that has the lock and is killed does not keep the others waiting", async (t) => {
  const world = browser(t);
  await killInMidAdd(world, world.sandbox.fetch);

  const { cart } = await world.open().cart.add(MUG);

  assert.equal(cart.count, 2);
});

test("without Web Locks a lease keeps tabs from writing at the same time", async (t) => {
  const { open, storage } = browser(t, { locks: null });
  const [one, two] = [open(), open()];

  await Promise.all([one.cart.add(TENT), two.cart.add(MUG), one.cart.add(MUG)]);
  const { cart } = await two.cart.refresh();

  assert.equal(cart.count, 3);
  assert.ok(![...storage.keys()].some((key) => key.endsWith("-lease")));
});

test("a page that is left leaves its log to the next, and starts anew when it comes back", async (t) => {
  const { open, happen, sandbox, storage, sent } = browser(t);
  const shop = open();
  await shop.cart.add(TENT);
  const release = sandbox.hold(({ method }) => method === "POST");
  const adding = shop.cart.add(MUG);
  while (sent("POST").length < 2) await new Promise(setImmediate);

  happen("pagehide", { persisted: true });
  await assert.rejects(adding, { code: "aborted" });
  assert.equal(logs(storage).length, 1);
  release();
  happen("pageshow", { persisted: true });
  const { cart } = await shop.cart.refresh();

  const isKnown = cart.count === 2 ? cart.uncertain.length === 0 : cart.uncertain.length === 1;
  assert.ok(isKnown, JSON.stringify(cart));
  assert.equal(sent("POST").length, 2);
});

test("who logs out leaves nothing, in all tabs", async (t) => {
  const { open, storage, sandbox } = browser(t);
  const [one, two] = [open(), open()];
  await one.cart.add(TENT);
  await two.cart.refresh();
  const told = new Promise((resolve) =>
    two.cart.subscribe((view) => view.id === null && resolve(undefined)),
  );
  const release = sandbox.hold();
  const waiting = two.cart.add(MUG);

  one.cart.forget();
  await assert.rejects(waiting, { code: "aborted" });
  await told;
  release();

  assert.deepEqual([...storage.keys()], []);
  assert.deepEqual([one.cart.view.count, two.cart.view.count], [0, 0]);
});

/** @type {[string, () => import("../../pkg/index.js").StorageAdapter][]} */
const broken = [
  ["throws", () => ({ get: refuse, set: refuse, delete: refuse, keys: refuse })],
  ["is full", () => Object.assign(new Map(), { set: refuse })],
  ["only pretends", () => Object.assign(new Map(), { set: () => {} })],
];
for (const [name, storage] of broken) {
  test(`a storage that ${name} is made up for by memory, and said once`, async (t) => {
    const { open } = browser(t);
    const shop = open({ storage: storage() });

    const { lineIds } = await shop.cart.add(TENT);
    await shop.cart.setQuantity(lineIds[0], 3);
    const { cart } = await shop.cart.refresh();

    assert.equal(cart.count, 3);
    assert.deepEqual(
      cart.warnings.map(({ code }) => code),
      ["not-kept"],
    );
  });
}

test("after dispose nothing is held and nothing is written", async (t) => {
  const { open, locks, storage, happen } = browser(t);
  const shop = open();
  await shop.cart.add(TENT);
  const before = JSON.stringify([...storage]);

  shop.dispose();
  happen("pageshow", { persisted: true });
  happen("online");
  await new Promise(setImmediate);

  assert.deepEqual([locks.names(), JSON.stringify([...storage])], [[], before]);
});

/** @returns {never} */
function refuse() {
  throw new DOMException("no", "QuotaExceededError");
}
