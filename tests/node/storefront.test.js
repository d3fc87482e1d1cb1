// The package in Node 20, as `import "barrow"` finds it there, with an injected `fetch`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createStorefront, StorefrontError } from "../../pkg/node.js";

const fixture = new URL("../../src/wire/kibo_cart/testdata/", import.meta.url);
const PRODUCT = readFileSync(new URL("kibo-product-100060.json", fixture));

/** Answers every request with product 100060. */
async function answerProduct() {
  return new Response(PRODUCT, { headers: { "Content-Type": "application/json" } });
}

test("a missing API key is a configuration error, thrown at once", () => {
  assert.throws(
    // @ts-expect-error the key is missing on purpose
    () => createStorefront({}),
    (error) => error instanceof StorefrontError && error.code === "configuration",
  );
});

test("the cart can be looked at before anything is loaded", () => {
  const shop = createStorefront({ apiKey: "asdf1234", fetch: answerProduct });

  assert.equal(shop.cart.view.status, "loading");
  assert.ok(Object.isFrozen(shop.cart.view));
});

test("what is no wasm is an error that says what was found, and can be mended", async () => {
  const page = new TextEncoder().encode("<!doctype html>");
  const config = { apiKey: "asdf1234", fetch: answerProduct };

  await assert.rejects(createStorefront({ ...config, wasm: page }).ready(), {
    name: "StorefrontError",
    code: "unreadable-answer",
    message: /3c 21 64 6f/,
  });
  await createStorefront(config).ready();
});

test("reads a product through the injected fetch, calls overlapping", async () => {
  const shop = createStorefront({ apiKey: "asdf1234", fetch: answerProduct });

  const products = await Promise.all([shop.product("100060"), shop.product("100060")]);

  assert.deepEqual(
    products.map((product) => product.view.price),
    [
      { amount: "49.99", currency: "USD" },
      { amount: "49.99", currency: "USD" },
    ],
  );
});

test("a fetch that rejects with a text is a network error with that text as its cause", async () => {
  const fetch = () => Promise.reject("no route");
  const shop = createStorefront({ apiKey: "asdf1234", fetch });

  await assert.rejects(shop.product("100060"), {
    name: "StorefrontError",
    code: "network",
    cause: "no route",
  });
});

test("after dispose everything is aborted, what is under way included", async () => {
  /** @type {() => void} */
  let asked = () => {};
  const underWay = new Promise((resolve) => {
    asked = () => resolve(undefined);
  });
  const fetch = () => {
    asked();
    return /** @type {Promise<Response>} */ (new Promise(() => {}));
  };
  const shop = createStorefront({ apiKey: "asdf1234", fetch });
  const product = shop.product("100060");
  await underWay;

  shop.dispose();

  await assert.rejects(product, { code: "aborted" });
  await assert.rejects(shop.cart.refresh(), { code: "aborted" });
});

test("what a shop says besides is in the view as it says it (rows 79, 80, 82, 84)", async () => {
  const sent = JSON.parse(PRODUCT.toString());
  const given = [
    sent,
    { ...sent, weight: { value: "1.90", units: "kg" }, customFields: { any: ["thing", null] } },
    { ...sent, weight: null, shippingMethod: 3, customFields: 'text ] } ",' },
    { partNumber: "p" },
  ];
  const views = [];
  for (const product of given) {
    const shop = createStorefront({ apiKey: "k", fetch: async () => Response.json(product) });
    views.push((await shop.product("100060")).view);
  }

  const others = views.map(({ weight, shippingMethod, customFields }) => ({
    weight,
    shippingMethod,
    customFields,
  }));
  assert.deepEqual(
    others,
    given.map(({ weight = null, shippingMethod = null, customFields = null }) => ({
      weight,
      shippingMethod,
      customFields,
    })),
  );
  assert.deepEqual(
    views[0].options.map((option) => option.name),
    ["Color", "Size", "Size", "Size"],
  );
});
