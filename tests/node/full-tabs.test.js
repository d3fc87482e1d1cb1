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

/** A `fetch` that keeps back the answers to these requests until it is told. @param {Fetch} fetch @param {string} method */
function slow(fetch, method) {
  let release = () => {};
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  return {
    release,
    fetch: async (/** @type {Request} */ request) => {
      const answer = await fetch(request);
      if (request.method === method) await held;
      return answer;
    },
  };
}

/** Lets others go on until this is so. @param {() => unknown} isSo */
async function until(isSo) {
  while (!isSo()) await new Promise(setImmediate);
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
  const { fetch, release } = slow(sandbox.fetch, "POST");
  const shop = open({ fetch });

  const adding = shop.cart.add(TENT);
  await until(() => logs(storage).length > 0);
  const during = [...storage.keys()].map(plain).sort();
  release();
  await adding;

  assert.deepEqual(during, ["barrow-cart-#", "barrow-cart-#-log-#", "barrow-cart-#-version"]);
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
  const { fetch, release } = slow(sandbox.fetch, "PUT");
  const first = open({ fetch });
  const { lineIds } = await first.cart.add(TENT);
  const killed = open();
  const product = await killed.product("mug-enamel");
  const busy = first.cart.setQuantity(lineIds[0], 2);
  killed.cart.add({ ...MUG, product }).catch(() => {});
  await until(() => logs(storage).length === 2);

  const name = logs(storage).find(([, text]) => text.includes("mug-enamel"))?.[0] ?? "";
  locks.kill([name]);
  killed.dispose();
  release();
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

/** A `fetch` that notes how many writes were under way at once, at most. @param {Fetch} fetch */
function counting(fetch) {
  const seen = { writing: 0, most: 0 };
  return {
    seen,
    fetch: async (/** @type {Request} */ request) => {
      const isWrite = request.method !== "GET";
      seen.writing += Number(isWrite);
      seen.most = Math.max(seen.most, seen.writing);
      await new Promise(setImmediate);
      const answer = await fetch(request);
      seen.writing -= Number(isWrite);
      return answer;
    },
  };
}

/** @type {[string, Locks | null][]} */
const kinds = [
  ["by Web Locks", new Locks()],
  ["by a lease, where there are no Web Locks", null],
  [
    "by a lease, where Web Locks are forbidden",
    Object.assign(new Locks(), { request: forbid, query: forbid }),
  ],
];
for (const [name, locks] of kinds) {
  test(`two tabs never write at the same time, and nothing of theirs is lost or doubled: ${name}`, async (t) => {
    const { open, sandbox, storage } = browser(t, { locks });
    const { fetch, seen } = counting(sandbox.fetch);
    const [one, two] = [open({ fetch }), open({ fetch })];

    await Promise.all([1, 2, 3].flatMap(() => [one.cart.add(TENT), two.cart.add(MUG)]));
    const { cart } = await one.cart.refresh();

    assert.equal(seen.most, 1);
    const lines = cart.lines.map(({ sku, quantity }) => `${sku} ${quantity}`);
    assert.deepEqual(lines.sort(), ["mug-enamel 3", "tent-2p 3"]);
    assert.ok(![...storage.keys()].some((key) => key.endsWith("-lease")));
  });
}

test("a tab that has the lock and is killed does not keep the others waiting", async (t) => {
  const world = browser(t);
  await killInMidAdd(world, world.sandbox.fetch);

  const { cart } = await world.open().cart.add(MUG);

  assert.equal(cart.count, 2);
});

test("a page that is left leaves its log to the next, and starts anew when it comes back", async (t) => {
  const { open, happen, locks, sandbox, storage, sent } = browser(t);
  const { fetch, release } = slow(sandbox.fetch, "POST");
  const shop = open({ fetch });
  const adding = shop.cart.add(MUG);
  await until(() => sent("POST").length === 1);

  happen("pagehide", { persisted: true });
  happen("visibilitychange");
  await assert.rejects(adding, { code: "aborted" });
  assert.deepEqual([logs(storage).length, locks.names()], [1, []]);
  release();
  happen("pageshow", { persisted: true });
  const { cart } = await shop.cart.refresh();

  assert.deepEqual([cart.count, cart.uncertain.length, cart.pending], [1, 0, false]);
  assert.deepEqual([sent("POST").length, logs(storage).length], [1, 0]);
});

test("who logs out leaves nothing, in all tabs", async (t) => {
  const { open, storage, sandbox, sent } = browser(t);
  const { fetch, release } = slow(sandbox.fetch, "POST");
  const [one, two] = [open(), open({ fetch })];
  await one.cart.add(TENT);
  const waiting = two.cart.add(MUG);
  await until(() => sent("POST").length === 2);

  one.cart.forget();
  await assert.rejects(waiting, { code: "aborted" });
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

async function forbid() {
  throw new DOMException("no", "SecurityError");
}
