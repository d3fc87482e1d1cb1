// The package in Node 20, as `import "barrow"` finds it there, with an injected `fetch`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shownFields } from "../../pkg/fields.js";
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

test("a wasm that breaks off on its way is a network error with its cause", async () => {
  const cause = new Error("cut off");
  const body = new ReadableStream({ pull: (controller) => controller.error(cause) });
  const config = { apiKey: "asdf1234", fetch: answerProduct };

  await assert.rejects(createStorefront({ ...config, wasm: new Response(body) }).ready(), {
    name: "StorefrontError",
    code: "network",
    cause,
  });
});

test("what is no wasm is an error that says what was found, and can be mended", async () => {
  const page = new TextEncoder().encode("<!doctype html>");
  const config = { apiKey: "asdf1234", fetch: answerProduct };

  await assert.rejects(createStorefront({ ...config, wasm: page }).ready(), {
    name: "StorefrontError",
    code: "unreadable-answer",
    message: /starts with "<!do"/,
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

test("what a shop says besides is in the view (rows 67, 68, 79, 80, 81, 82, 84)", async () => {
  const printed = JSON.parse(PRODUCT.toString());
  const weight = { value: 1.9, units: "stone" };
  const given = [
    printed,
    { ...printed, weight, shippingMethod: 4, customFields: { any: ["thing", null] } },
    { ...printed, weight: "heavy", shippingMethod: -3, customFields: 'text ] } ",' },
    { partNumber: "p" },
  ];

  const views = [];
  for (const product of given) {
    const shop = createStorefront({ apiKey: "k", fetch: async () => Response.json(product) });
    views.push((await shop.product("100060")).view);
  }

  assert.deepEqual(
    views.map(({ averageDealerMargin, weight, shippingMethod }) => [
      averageDealerMargin,
      weight,
      shippingMethod,
    ]),
    [
      ["0.40", null, 3],
      ["0.40", { value: "1.9", units: "stone" }, 4],
      ["0.40", null, null],
      [null, null, null],
    ],
  );
  assert.deepEqual(
    views.map(({ customFields }) => customFields),
    given.map(({ customFields = null }) => customFields),
  );
  assert.deepEqual(views[2].warnings, [
    { code: "unreadable-field", message: "shippingMethod cannot be read: -3" },
  ]);
  assert.deepEqual(
    views[0].options.map((option) => option.name),
    ["Color", "Size", "Size", "Size"],
  );
});

test("custom fields are shown but for hidden ones, and lead to the web only (row 83)", async () => {
  const { customFields } = JSON.parse(PRODUCT.toString());
  const odd = [
    null,
    7,
    {},
    { name: "n" },
    { name: 1, specType: "file", specResource: "javascript:x" },
  ];

  const shown = shownFields(customFields);

  assert.deepEqual(
    shown.map(({ name, text, kind, url }) => [name, text, kind, url?.slice(0, 22)]),
    [
      ["Sizing Chart", "Download Sizing Chart (PDF)", "file", "https://cdn.shptrn.com"],
      ["GlobalImageSpec", "BR flag (global image)", "image", "https://cdn.shptrn.com"],
      ["Size", "Big", "text", undefined],
      ["UniqueImageSpec", "JM flag (unique image)", "image", "https://cdn.shptrn.com"],
    ],
  );
  assert.deepEqual(
    shownFields(odd).map(({ name, url }) => [name, url]),
    [
      ["n", null],
      ["1", null],
    ],
  );
  for (const other of [null, undefined, {}, "text", 7]) {
    assert.deepEqual(shownFields(other), []);
  }
});

test("what is no part number is refused before anything is asked (rows 11, 63)", async () => {
  const fetch = () => assert.fail("nothing is sent");
  const shop = createStorefront({ apiKey: "k", fetch });

  for (const sku of ["", " x", "x ", "a  b", "a\tb", "a\nb", "a\r"]) {
    await assert.rejects(shop.product(sku), { code: "bad-request", field: "sku" });
  }
  await assert.rejects(shop.cart.add({ sku: "", productLink: "https://shop.example/" }), {
    code: "bad-request",
    field: "sku",
  });
});
