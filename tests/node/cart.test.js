// The cart in Node 20, with the sandbox for a network.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { engine } from "./engine.js";

const productLink = "https://shop.example/";
const TENT = { sku: "tent-2p", productLink };
const MUG = { sku: "mug-enamel", selectedOptions: { colour: "green" }, productLink };

/** @param {import("../../pkg/types.js").StorefrontConfig} [config] */
function open(config) {
  const sandbox = createSandbox();
  return {
    sandbox,
    shop: createStorefront({
      engine: engine.name,
      apiKey: "asdf1234",
      fetch: sandbox.fetch,
      ...config,
    }),
  };
}

/** The requests of a method. @param {import("../../pkg/testing.js").Sandbox} sandbox @param {string} method */
function sent(sandbox, method) {
  return sandbox.requests.filter((request) => request.method === method);
}

/** A storage of the page's own. */
function memory() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return {
    kept,
    get: (/** @type {string} */ key) => kept.get(key) ?? null,
    set: (/** @type {string} */ key, /** @type {string} */ value) => void kept.set(key, value),
    delete: (/** @type {string} */ key) => void kept.delete(key),
  };
}

/** @param {import("../../pkg/types.js").CartView} view */
function lines(view) {
  return view.lines.map(({ sku, quantity, total }) => `${sku} ${quantity} ${total?.amount}`);
}

test("adds, changes, removes and checks out (rows 25, 46, 48, 59)", async () => {
  const { shop, sandbox } = open();

  const { cart, lineIds } = await shop.cart.add({ ...TENT, quantity: 2 });
  assert.deepEqual(lines(cart), ["tent-2p 2 578.00"]);
  assert.deepEqual(lines((await shop.cart.add(MUG)).cart), [
    "tent-2p 2 578.00",
    "mug-enamel 1 12.50",
  ]);
  assert.deepEqual(lines((await shop.cart.setQuantity(lineIds[0], 3)).cart)[0], "tent-2p 3 867.00");
  assert.deepEqual(lines((await shop.cart.remove(lineIds[0])).cart), ["mug-enamel 1 12.50"]);
  const url = await shop.cart.checkoutUrl();

  assert.match(url, /^https:\/\/product\.shopatron\.com\/checkout\/[0-9a-f]{32}$/);
  assert.equal(sent(sandbox, "DELETE").length, 1);
  assert.deepEqual(shop.cart.view.lines[0].options, [{ name: "Colour", value: "Pine green" }]);
});

test("an array is added in order, one result each", async () => {
  const { shop } = open();

  const { results, lineIds, cart } = await shop.cart.add([TENT, { sku: "nope", productLink }, MUG]);

  assert.deepEqual(lines(cart), ["tent-2p 1 289.00", "mug-enamel 1 12.50"]);
  assert.deepEqual(
    results.map((result) => (result.status === "failed" ? result.error.code : result.status)),
    ["done", "not-found", "done"],
  );
  assert.equal(lineIds.length, 2);
});

test("calls made before the wasm is there are done in their order", async () => {
  const { shop } = open();

  const adding = shop.cart.add(TENT);
  const checkingOut = shop.cart.checkoutUrl();

  await adding;
  assert.match(await checkingOut, /checkout/);
});

test("the view is frozen, shows at once what was asked for, and is the same object until it changes", async () => {
  const { shop } = open();
  const product = await shop.product("tent-2p");
  const seen = [];
  shop.cart.subscribe((view) => seen.push(`${view.count}${view.pending ? " pending" : ""}`));
  await shop.cart.refresh();
  const before = shop.cart.view;
  await shop.cart.refresh();
  if (engine.name === "lean") assert.equal(shop.cart.view, before); // the full one waits for its turn meanwhile
  assert.deepEqual(shop.cart.view, before);

  const { cart } = await shop.cart.add({ product, productLink });

  assert.equal(seen.at(-1), "1");
  assert.ok(seen.includes("1 pending"));
  assert.equal(cart, shop.cart.view);
  assert.throws(() => Object.assign(cart.lines[0], { quantity: 9 }), TypeError);
});

test("a listener may call back into the cart", async () => {
  const { shop } = open();
  const added = new Promise((resolve, reject) => {
    shop.cart.subscribe((view) => {
      if (view.count === 1 && !view.pending) shop.cart.add(MUG).then(resolve, reject);
    });
  });

  await shop.cart.add(TENT);

  await added;
  assert.equal(shop.cart.view.count, 2);
});

test("an add whose answer was lost but that arrived is confirmed, and sent once", async () => {
  const { shop, sandbox } = open();
  sandbox.fail("lost-answer", ({ method }) => method === "POST");

  const { cart } = await shop.cart.add(TENT);

  assert.deepEqual(lines(cart), ["tent-2p 1 289.00"]);
  assert.equal(sent(sandbox, "POST").length, 1);
});

test("an add that cannot be decided is a question, and sent again only if the shopper says so", async () => {
  const { shop, sandbox } = open();
  sandbox.fail("network", ({ method }) => method === "POST");

  await assert.rejects(
    shop.cart.add(TENT),
    (error) => error.code === "uncertain" && error.cause.code === "network",
  );
  const [{ intentId, item }] = shop.cart.view.uncertain;
  assert.deepEqual([item.name, item.quantity], ["Ridge Two-Person Tent", 1]);
  await assert.rejects(shop.cart.checkoutUrl(), { code: "uncertain" });
  const { cart } = await shop.cart.settle(intentId, "send-again");

  assert.deepEqual([lines(cart), cart.uncertain], [["tent-2p 1 289.00"], []]);
});

test("a refused add is taken back", async () => {
  const { shop, sandbox } = open();
  sandbox.fail({ status: 400, body: { error: "Bad Request" } }, ({ method }) => method === "POST");

  await assert.rejects(shop.cart.add(TENT), { code: "bad-request", status: 400 });

  assert.deepEqual(lines(shop.cart.view), []);
});

test("bad calls are refused before anything is sent (rows 12, 51, 91, 92)", async () => {
  const { shop, sandbox } = open();
  const product = await shop.product("100060");
  const asked = sandbox.requests.length;

  await assert.rejects(shop.cart.add({ product, productLink }), { code: "invalid-selection" });
  await assert.rejects(shop.cart.add({ ...TENT, product: /** @type {any} */ ({}) }), {
    code: "invalid-selection",
    field: "product",
  });
  const selectedOptions = { 793993: "200390", 192503: "200259" };
  for (const quantity of [0, 1.5, -1, 1_000_001, Number.NaN]) {
    await assert.rejects(shop.cart.add({ product, selectedOptions, quantity, productLink }), {
      code: "invalid-quantity",
    });
  }
  await assert.rejects(shop.cart.add({ product, selectedOptions }), {
    code: "bad-request",
    field: "productLink",
  });
  await assert.rejects(shop.cart.checkoutUrl(), { code: "empty-cart" });

  assert.equal(sandbox.requests.length, asked);
});

test("a product can be given up, and a request ends in time", async () => {
  const { shop, sandbox } = open({ timeoutMs: 50 });
  await shop.ready();
  const release = sandbox.hold();
  const controller = new AbortController();
  const reading = shop.product("tent-2p", { signal: controller.signal });

  controller.abort();

  await assert.rejects(reading, { code: "aborted" });
  await assert.rejects(shop.product("map"), { code: "timeout" });
  release();
  assert.equal((await shop.product("map")).view.name, "Trail Map");
});

test("a wrong key is forbidden, and is not repeated in the error (row 3)", async () => {
  const { shop } = open({ apiKey: "secret-key" });

  await assert.rejects(shop.product("map"), (error) => {
    const words = `${error.message} ${error.cause.message} ${error.stack}`;
    return error.code === "forbidden" && error.status === 403 && !words.includes("secret-key");
  });
});

test("a checkout link to another host is not followed (row 58)", async () => {
  const { shop, sandbox } = open();
  await shop.cart.add(TENT);
  sandbox.fail(
    { status: 201, body: { checkoutLink: "https://evil.example/" } },
    ({ method }) => method === "POST",
  );
  /** @type {string[]} */
  const told = [];

  await shop.cart.checkout({
    success: () => told.push("success"),
    error: ({ code }) => told.push(code),
    complete: () => told.push("complete"),
  });

  assert.deepEqual(told, ["blocked-link", "complete"]);
});

/** Ends the life of all carts. @param {import("../../pkg/testing.js").Sandbox} sandbox */
function expire(sandbox) {
  const quirks = { ...sandbox.state.quirks, unusedCart: /** @type {const} */ ("not-found") };
  sandbox.state = { ...sandbox.state, quirks, carts: {} };
}

test("a cart that expired is said aloud, and what it held is added to a new one if the shopper wants", async () => {
  const { shop, sandbox } = open();
  const { cart } = await shop.cart.add([TENT, { ...MUG, quantity: 2 }]);
  expire(sandbox);

  const { cart: after } = await shop.cart.refresh();
  assert.deepEqual([after.id, after.lines, after.warnings[0].code], [null, [], "cart-expired"]);
  assert.deepEqual(
    after.expired?.items.map(({ name, quantity }) => `${quantity} ${name}`),
    ["1 Ridge Two-Person Tent", "2 Enamel Mug"],
  );
  assert.equal(sent(sandbox, "POST").length, 2);
  const again = await shop.cart.settle(String(after.expired?.intentId), "send-again");

  assert.deepEqual(lines(again.cart), ["tent-2p 1 289.00", "mug-enamel 2 25.00"]);
  assert.deepEqual([again.cart.expired, again.cart.warnings], [null, []]);
  assert.notEqual(again.cart.id, cart.id);
});

test("whether an id was used is kept with it, so that a later visit knows an expired cart from a new one", async () => {
  const storage = memory();
  const { shop, sandbox } = open({ storage });
  await shop.cart.add(TENT);
  expire(sandbox);

  const later = createStorefront({
    engine: engine.name,
    apiKey: "asdf1234",
    fetch: sandbox.fetch,
    storage,
  });
  const { cart } = await later.cart.refresh();
  assert.deepEqual([cart.warnings[0]?.code, cart.expired, cart.id], ["cart-expired", null, null]);
  const given = createStorefront({
    engine: engine.name,
    apiKey: "asdf1234",
    fetch: sandbox.fetch,
    cartId: "mine",
  });
  const { cart: unused } = await given.cart.refresh();

  assert.deepEqual([unused.warnings, unused.id], [[], "mine"]);
});

test("a line that stays as it is is the same object in the next view", async () => {
  const { shop } = open();
  const { lineIds } = await shop.cart.add([TENT, MUG]);
  const before = shop.cart.view;

  const { cart } = await shop.cart.setQuantity(lineIds[1], 2);

  assert.equal(cart.lines[0], before.lines[0]);
  assert.notEqual(cart.lines[1], before.lines[1]);
  assert.deepEqual(lines(cart), ["tent-2p 1 289.00", "mug-enamel 2 25.00"]);
  assert.equal((await shop.cart.remove(lineIds[0])).cart.lines[0].sku, "mug-enamel");
});

test("a line of no units that goes away is gone at once, though nothing else of the cart changes", async () => {
  const item = (/** @type {string} */ sku, /** @type {number} */ quantity) => [
    sku,
    { product: `https://api.example/product/${sku}`, price: 5, quantity },
  ];
  const carts = [[item("a", 1), item("b", 0)], [item("a", 1)]];
  const fetch = async (/** @type {Request} */ { url, method }) => {
    if (method === "PUT") return new Promise(() => {}); // what is shown meanwhile is looked at
    const cartItems = url.includes("/cart/") && Object.fromEntries(carts.shift() ?? []);
    return Response.json(cartItems ? { currency: "USD", cartItems } : {});
  };
  const shop = createStorefront({ engine: engine.name, apiKey: "k", cartId: "mine", fetch });
  assert.equal((await shop.cart.refresh()).cart.lines.length, 2);
  const reading = shop.cart.refresh();
  shop.cart.setQuantity("a", 2).catch(() => {}); // ended by dispose

  const { cart } = await reading;

  assert.deepEqual(lines(cart), ["a 2 10.00"]);
  shop.dispose();
});

test("the cart's id is kept for the next visit, under a name without the key, and forgotten on request", async () => {
  const storage = memory();
  const { kept } = storage;
  const { shop, sandbox } = open({ storage });
  const { cart } = await shop.cart.add(TENT);
  assert.equal([...kept].flat().join().includes("asdf1234"), false);

  const later = createStorefront({
    engine: engine.name,
    apiKey: "asdf1234",
    fetch: sandbox.fetch,
    storage,
  });
  assert.deepEqual(lines((await later.cart.refresh()).cart), ["tent-2p 1 289.00"]);
  assert.equal(later.cart.view.id, cart.id);
  later.cart.forget();

  assert.equal(kept.size, 0);
  assert.deepEqual([later.cart.view.id, later.cart.view.count], [null, 0]);
});

test("after dispose nothing is asked and nobody hears anything", async () => {
  const sandbox = createSandbox();
  /** @type {(request: Request) => void} */
  let sending = () => {};
  const fetch = async (/** @type {Request} */ request) => {
    const response = sandbox.fetch(request);
    sending(request);
    return response;
  };
  const shop = createStorefront({ engine: engine.name, apiKey: "asdf1234", fetch });
  const product = await shop.product("tent-2p");
  let heard = 0;
  shop.cart.subscribe(() => {
    heard += 1;
  });
  const release = sandbox.hold();
  const underWay = new Promise((resolve) => {
    sending = resolve;
  });
  const adding = shop.cart.add({ product, productLink });
  await underWay;
  const before = heard;

  shop.dispose();
  release();

  await assert.rejects(adding, { code: "aborted" });
  await assert.rejects(shop.cart.add(TENT), { code: "aborted" });
  assert.deepEqual([sent(sandbox, "POST").length, heard], [1, before]);
});

test("what is no plain data is refused, and the storefront goes on", async () => {
  const { shop } = open();
  /** @type {any} */ const circular = {};
  circular.self = circular;

  await assert.rejects(shop.cart.add({ ...MUG, selectedOptions: circular }), {
    code: "invalid-selection",
  });
  const unpaired = { ...MUG, selectedOptions: { colour: "\ud800" } };
  await assert.rejects(shop.cart.add(unpaired), { code: "invalid-selection" });

  assert.deepEqual(lines((await shop.cart.add(MUG)).cart), ["mug-enamel 1 12.50"]);
});

test("the handlers of a checkout are told, in either form of the call (rows 55, 56, 98)", async () => {
  const { shop, sandbox } = open();
  /** @type {string[]} */ const told = [];
  const handlers = {
    success: (/** @type {{ checkoutLink: string }} */ { checkoutLink }) =>
      told.push(`success ${new URL(checkoutLink).pathname.slice(0, 10)}`),
    error: (/** @type {{ code: string }} */ { code }) => told.push(`error ${code}`),
    complete: () => told.push("complete"),
  };

  await shop.cart.checkout(handlers);
  await shop.cart.add(MUG);
  await shop.cart.checkout({ catalogId: 6, ...handlers });
  await shop.cart.checkout({ catalogID: 7 }, handlers);

  assert.deepEqual(told, [
    ...["error empty-cart", "complete"],
    ...["success /checkout/", "complete"],
    ...["success /checkout/", "complete"],
  ]);
  const bodies = sent(sandbox, "POST").map(({ body }) => JSON.parse(body ?? "").catalogID);
  assert.deepEqual(bodies, [undefined, 6, 7]);
});
