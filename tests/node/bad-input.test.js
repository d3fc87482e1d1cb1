// Whatever comes in wrong, from the shop or from the page: a typed error, and the cart as it was.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createStorefront, StorefrontError } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";

const productLink = "https://shop.example/";
const TENT = { sku: "tent-2p", productLink };
const WHITE_SMALL = { 793993: "200390", 192503: "200259" };

/** @typedef {import("../../pkg/testing.js").Sandbox} Sandbox */
/** @typedef {import("../../pkg/index.js").Storefront} Storefront */

/** @type {Sandbox} */ let sandbox;
/** @type {Storefront} */ let shop;
/** @type {string} */ let before;

/** A shop whose cart holds a tent. */
beforeEach(async () => {
  sandbox = createSandbox();
  shop = createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch });
  await shop.cart.add(TENT);
  before = lines();
});

function lines() {
  return JSON.stringify(shop.cart.view.lines);
}

/** @param {Promise<unknown>} call @param {Record<string, unknown>} expected */
async function fails(call, expected) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof StorefrontError);
    for (const [key, value] of Object.entries(expected)) {
      assert.deepEqual(Reflect.get(error, key), value, `${key} of ${error.code}: ${error.message}`);
    }
    return true;
  });
  assert.equal(lines(), before);
}

const isPost = (/** @type {{ method: string }} */ { method }) => method === "POST";

const statuses = [
  [400, "bad-request"],
  [401, "forbidden"],
  [403, "forbidden"],
  [404, "not-found"],
  [409, "bad-request"],
  [410, "not-found"],
  [413, "bad-request"],
  [422, "bad-request"],
  [429, "rate-limited"],
];
for (const [status, code] of statuses) {
  test(`an add that is answered with ${status} fails as ${code}`, async () => {
    sandbox.fail({ status: Number(status), body: "<html>" }, isPost);

    await fails(shop.cart.add(TENT), { code, status });
  });
}

/** @type {[string, string | object, string][]} what is wrong, the body, what the cause says */
const bodies = [
  ["HTML", "<!doctype html><title>Busy</title>", "this is no JSON"],
  ["nothing", "", "this is no JSON"],
  ["truncated JSON", '{"partNumber": "map", "pri', "this is no JSON"],
  ["a trailing comma (row 7)", '{"partNumber": "map",}', "this is no JSON"],
  ["two values", "{} {}", "this is no JSON"],
  ["too deep nesting", `{"a":${"[".repeat(9000)}`, "the JSON nests too deep"],
  ["an array", [], "the answer has no partNumber"],
  ["no part number", { name: "x" }, "the answer has no partNumber"],
  [
    "options in text",
    { partNumber: "p", productOptions: "x" },
    "an object or an array is expected here",
  ],
];
for (const [name, body, cause] of bodies) {
  test(`a product that is ${name} with status 200 cannot be read`, async () => {
    sandbox.fail({ status: 200, body });

    await assert.rejects(shop.product("map"), (error) => {
      assert.deepEqual(
        [error.code, error.status, error.message, error.cause.message],
        ["unreadable-answer", 200, 'product "map" was not read', cause],
      );
      return true;
    });
    assert.equal(lines(), before);
  });
}

test("an unknown product, a wrong key and an API out of reach have their kinds", async () => {
  const wrong = createStorefront({ apiKey: "wrong", fetch: sandbox.fetch });
  const nowhere = createStorefront({
    apiKey: "k",
    fetch: () => Promise.reject(new TypeError("Failed to fetch")),
  });

  await fails(shop.product("nope"), { code: "not-found", status: 404 });
  await fails(wrong.product("map"), { code: "forbidden", status: 403 });
  await fails(wrong.cart.add(TENT), { code: "forbidden" });
  await fails(nowhere.product("map"), {
    code: "network",
    status: undefined,
    cause: new TypeError("Failed to fetch"),
  });
});

test("an answer to an add without an id is settled by reading the cart", async () => {
  sandbox.fail({ status: 201, body: {} }, isPost);

  await fails(
    shop.cart.add({ ...TENT, sku: "map", selectedOptions: { Region: "North", Form: "File" } }),
    {
      code: "uncertain",
    },
  );

  assert.deepEqual(
    shop.cart.view.uncertain.map(({ item }) => item.sku),
    ["map"],
  );
});

test("quantities that are none are refused unsent (row 51)", async () => {
  const product = await shop.product("100060");
  const [{ lineId }] = shop.cart.view.lines;
  const asked = sandbox.requests.length;

  for (const quantity of /** @type {any[]} */ ([
    0,
    -1,
    1.5,
    "x",
    "",
    1e21,
    Number.NaN,
    Infinity,
    null,
    {},
    1_000_001,
  ])) {
    const item = { product, selectedOptions: WHITE_SMALL, quantity, productLink };
    await fails(shop.cart.add(item), { code: "invalid-quantity", field: "quantity" });
    assert.throws(() => product.quote(item), { code: "invalid-quantity" });
    if (quantity !== 0)
      await fails(shop.cart.setQuantity(lineId, quantity), { code: "invalid-quantity" });
  }

  assert.equal(sandbox.requests.length, asked);
});

test("a change of a line that has no id, or none of this cart, is refused unsent (row 50)", async () => {
  for (const lineId of /** @type {any[]} */ (["", "nope", undefined, null])) {
    await fails(shop.cart.setQuantity(lineId, 2), { code: "not-found", field: "lineId" });
    await fails(shop.cart.remove(lineId), { code: "not-found", field: "lineId" });
  }

  assert.ok(sandbox.requests.every(({ method }) => method !== "PUT" && method !== "DELETE"));
});

/** @type {[string, Record<string, any>, string][]} */
const selections = [
  ["an unknown option", { nope: "1" }, "selectedOptions.nope"],
  ["an unknown value", { 793993: "1" }, "selectedOptions.793993"],
  ["nothing", {}, "selectedOptions"],
  ["half of it", { 793993: "200390" }, "selectedOptions"],
  ["what does not go together (row 91)", { 793993: "200390", 192502: "200259" }, "selectedOptions"],
  ["what is an object", { 793993: {} }, "selectedOptions"],
];
for (const [name, selectedOptions, field] of selections) {
  test(`a selection of ${name} is refused unsent`, async () => {
    const product = await shop.product("100060");
    const asked = sandbox.requests.length;

    await fails(shop.cart.add({ product, selectedOptions, productLink }), {
      code: "invalid-selection",
      field,
    });

    assert.equal(sandbox.requests.length, asked);
  });
}

const productLinks = [
  "javascript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "no address",
  "mailto:a@b.c",
];
for (const productLink of productLinks) {
  test(`the product link ${productLink} is refused unsent (row 13)`, async () => {
    const asked = sandbox.requests.length;

    await fails(shop.cart.add({ sku: "tent-2p", productLink }), {
      code: "bad-request",
      field: "productLink",
    });

    assert.ok(sandbox.requests.slice(asked).every(({ method }) => method === "GET"));
  });
}

const checkoutLinks = [
  "javascript:alert(1)",
  "/checkout",
  "checkout",
  "https://user:secret@sandbox.example/",
  "https://stranger.example/",
  "http://product.shopatron.com/",
  " https://product.shopatron.com/",
];
for (const checkoutLink of checkoutLinks) {
  test(`the checkout link "${checkoutLink}" is not followed (row 58)`, async () => {
    sandbox.fail({ status: 201, body: { checkoutLink } }, isPost);

    await fails(shop.cart.checkoutUrl(), { code: "blocked-link", field: "checkoutLink" });
  });
}
