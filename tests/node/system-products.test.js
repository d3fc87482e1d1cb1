// Products of other systems in a page: through a gateway, by system and id.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { GATEWAY, openAnswered, openShop, product } from "./gateway-page.js";

const productLink = "https://shop.example/";

test("the watch with its plan comes to 4075.00", async () => {
  const { shop, asked } = openShop();

  const watch = await shop.product("VRX33151", { system: "perfectsync" });
  const { unit, line, steps } = /** @type {import("../../pkg/index.js").FullQuote} */ (
    watch.quote({ addOns: { tpp5000: "WPP34015" } })
  );

  assert.equal(watch.view.system, "perfectsync");
  assert.deepEqual(unit, { amount: "4075.00", currency: "USD" });
  assert.deepEqual(line, unit);
  assert.deepEqual(steps, [
    { kind: "base", amount: "3650" },
    {
      ...{ kind: "add-on", amount: "425" },
      ...{ group: "Protection Plan", addOn: "Timepiece Protection Plan" },
    },
    { kind: "times", amount: "1" },
  ]);
  assert.deepEqual(
    asked.map(({ method, url }) => `${method} ${url}`),
    [`GET ${GATEWAY}/products/perfectsync/VRX33151`],
  );
  assert.deepEqual([...asked[0].headers.keys()], ["accept"]);
  assert.equal(asked[0].credentials, "omit");
  shop.dispose();
});

test("a view holds what the system says, in the shape of its type", async () => {
  const { shop } = openShop();

  const { view } = await shop.product("wire-2", { system: "meplato" });

  assert.deepEqual(view.tiers, [
    { minimumQuantity: "500", price: { amount: "1.89", currency: "EUR" }, text: "500" },
    { minimumQuantity: "1000", price: { amount: "1.79", currency: "EUR" }, text: "1000" },
  ]);
  assert.deepEqual(view.quantityRule, { minimum: 50, maximum: 5000, increment: 25 });
  assert.deepEqual([view.offer, view.offers?.length], ["wire-2-offer", 1]);
  assert.deepEqual([view.orderable, view.reason], [true, null]);
  assert.deepEqual([view.brand, view.addOnGroups], ["Acme", []]);
  assert.ok(!("raw" in view));
  assert.ok(Object.isFrozen(view.offers));
  shop.dispose();
});

test("the shop's own products say that they can be bought, and have no listing", async () => {
  const { shop } = openShop();

  const { view } = await shop.product("100060");

  assert.deepEqual(
    [view.system, view.orderable, view.reason, view.offer],
    [null, true, null, null],
  );
  assert.ok(!("offers" in view));
  shop.dispose();
});

test("a product of another system has a picker for its options", async () => {
  const { shop } = openShop();

  const dress = await shop.product("1643040064", { system: "pitney-bowes" });
  const picker = dress.picker();
  const [size] = picker.view.options;
  picker.pick(size.id, size.values[1].id);

  assert.deepEqual(
    size.values.map(({ name }) => name),
    ["Small", "Large"],
  );
  assert.equal(picker.view.complete, true);
  const { selectedOptions } = picker.view;
  assert.deepEqual(dress.quote({ selectedOptions: selectedOptions ?? {}, quantity: 2 }).line, {
    ...{ amount: "150.00", currency: "USD" },
  });
  shop.dispose();
});

/** @type {{ name: string, id: string, system: "meplato" | "pitney-bowes", reason: string, more: (product: any) => object }[]} */
const UNORDERABLE = [
  {
    ...{ name: "blocked", id: "wire-2", system: "meplato", reason: "blocked" },
    more: ({ offers: [offer] }) => ({ offers: [{ ...offer, blocked: true }] }),
  },
  {
    ...{ name: "in no quantity", id: "wire-2", system: "meplato", reason: "no-quantity" },
    more: ({ offers: [offer] }) => ({ offers: [{ ...offer, quantityMin: 5001 }] }),
  },
  {
    ...{
      name: "without a price",
      id: "1643040064",
      system: "pitney-bowes",
      reason: "unknown-price",
    },
    more: ({ details }) => ({ details: { ...details, unitPrice: "soon" } }),
  },
  {
    ...{ name: "unpublished", id: "1643040064", system: "pitney-bowes", reason: "unpublished" },
    more: () => ({ status: "UNPUBLISHED" }),
  },
  {
    ...{ name: "inactive", id: "1643040064", system: "pitney-bowes", reason: "inactive" },
    more: () => ({ active: false }),
  },
];
for (const { name, system, id, reason, more } of UNORDERABLE) {
  test(`a product that is ${name} says so and is not added`, async () => {
    const { shop, internet, sandbox } = openShop();
    internet[system === "meplato" ? "meplato" : "pitneyBowes"].change(
      (/** @type {any} */ state) => ({
        ...state,
        products: state.products.map((/** @type {object} */ one) => ({ ...one, ...more(one) })),
      }),
    );

    const product = await shop.product(id, { system });

    assert.deepEqual([product.view.orderable, product.view.reason], [false, reason]);
    const selectedOptions = Object.fromEntries(
      product.view.options.map((option) => [option.id, option.values[0].id]),
    );
    await assert.rejects(shop.cart.add({ product, selectedOptions, productLink }), {
      ...{ code: "not-orderable", field: "product" },
      message: `the product cannot be ordered: ${reason}`,
    });
    assert.equal(sandbox.requests.length, 0);
    shop.dispose();
  });
}

test("the cart takes no product of another system", async () => {
  const { shop, sandbox } = openShop();
  const watch = await shop.product("VRX33151", { system: "perfectsync" });

  await assert.rejects(shop.cart.add({ product: watch, productLink }), {
    ...{ code: "not-orderable", field: "product" },
    message: "this cart takes the shop's own products, none of perfectsync",
  });

  assert.equal(sandbox.requests.length, 0);
  assert.equal(shop.cart.view.lines.length, 0);
  shop.dispose();
});

test("a quantity that the rule does not allow names the nearest that it does", async () => {
  const { shop } = openShop();
  const product = await shop.product("wire-2", { system: "meplato" });
  const nearest = [
    [20, "20 is below-minimum, the nearest that can be ordered: 50"],
    [60, "60 is not-a-multiple, the nearest that can be ordered: 50 and 75"],
    [5001, "5001 is above-maximum, the nearest that can be ordered: 5000"],
  ];
  for (const [quantity, message] of nearest) {
    const add = shop.cart.add({ product, quantity: Number(quantity), productLink });
    await assert.rejects(add, { code: "invalid-quantity", field: "quantity", message });
  }
  shop.dispose();
});

test("a product of the same code names no line of the cart", async () => {
  const { shop, internet } = openShop();
  internet.meplato.change((/** @type {any} */ state) => ({
    ...state,
    products: [{ ...state.products[0], id: "tent-2p", offers: [], mpn: "tent-2p" }],
  }));
  const other = await shop.product("tent-2p", { system: "meplato" });

  await shop.cart.add({ sku: "tent-2p", productLink });

  assert.equal(other.view.name, "Steel wire");
  assert.equal(shop.cart.view.lines[0].name, "Ridge Two-Person Tent");
  shop.dispose();
});

/** @type {[name: string, call: [string, any], field: string][]} */
const REFUSED = [
  ["an unknown system", ["1", { system: "sap" }], "system"],
  ["the cart's own system", ["1", { system: "kibo" }], "system"],
  ["no id", ["", { system: "meplato" }], "sku"],
  ["a path", ["../orders", { system: "meplato" }], "sku"],
  ["dots", ["..", { system: "meplato" }], "sku"],
  ["an encoded slash", ["a%2Fb", { system: "meplato" }], "sku"],
  ["a control character", ["a\u0000b", { system: "meplato" }], "sku"],
  ["too long an id", ["x".repeat(201), { system: "meplato" }], "sku"],
];
for (const [name, [id, options], field] of REFUSED) {
  test(`${name} is refused unasked`, async () => {
    const { shop, asked } = openShop();

    await assert.rejects(shop.product(id, options), { code: "bad-request", field });

    assert.equal(asked.length, 0);
    shop.dispose();
  });
}

test("an id is percent-encoded", async () => {
  const { shop, asked } = openShop();

  await assert.rejects(shop.product("a b?c#d&e", { system: "meplato" }), { code: "not-found" });

  assert.equal(asked[0].url, `${GATEWAY}/products/meplato/a%20b%3Fc%23d%26e`);
  shop.dispose();
});

test("what the gateway says is the matter is what the page is told", async () => {
  const { shop } = openShop();

  await assert.rejects(shop.product("nothing", { system: "meplato" }), (error) => {
    const { code, status, message, cause } = /** @type {any} */ (error);
    assert.deepEqual([code, status], ["not-found", 404]);
    assert.equal(message, 'product "nothing" was not read: it does not exist');
    assert.equal(cause.message, "the gateway said: there is no such product");
    return true;
  });
  shop.dispose();
});

const product404 = { code: "not-found", message: "no" };
/** @type {[name: string, body: unknown, status: number, expected: object][]} */
const HOSTILE = [
  ["nothing", "", 200, { code: "unreadable-answer", status: 200 }],
  ["a page of HTML", "<!doctype html>", 200, { code: "unreadable-answer" }],
  ["a list", [], 200, { code: "unreadable-answer", field: "partNumber" }],
  [
    "another product",
    { ...product({}), partNumber: "q", listing: { id: "q" } },
    200,
    { code: "unreadable-answer" },
  ],
  [
    "a price as words",
    product({ price: { amount: "2 Euro", currency: "EUR" } }),
    200,
    { code: "unreadable-answer", field: "listing.offers[0].price.amount" },
  ],
  [
    "a tax of 1900 %",
    product({ taxRate: "19" }),
    200,
    { code: "unreadable-answer", field: "listing.offers[0].taxRate" },
  ],
  [
    "no offers but text",
    product(undefined, { offers: "none" }),
    200,
    { code: "unreadable-answer", field: "listing.offers" },
  ],
  [
    "sixty-five levels",
    `{"partNumber":"p","listing":${"[".repeat(65)}${"]".repeat(65)}}`,
    200,
    { code: "unreadable-answer" },
  ],
  ["a redirect", "", 302, { code: "unreadable-answer", status: 302 }],
  ["a wrong status", product404, 400, { code: "not-found", status: 400 }],
  ["a made-up code", { code: "uncertain", message: {} }, 403, { code: "forbidden", status: 403 }],
];
for (const [name, body, status, expected] of HOSTILE) {
  test(`a gateway that answers ${name} is a typed error`, async () => {
    const shop = openAnswered(body, status);

    await assert.rejects(shop.product("p", { system: "meplato" }), expected);

    shop.dispose();
  });
}

test("what is only shown is brought into shape, whatever a gateway answers", async () => {
  const odd = {
    ...{ brand: 7, features: "soft", attributes: [null, { name: "a" }], references: {} },
    ...{ identifiers: [{ kind: "MPN", text: ["x"] }], raw: "{}", __proto__: { status: "odd" } },
    taxonomies: [{ kind: "unspsc", code: 1, more: true }],
  };
  const shop = openAnswered(product({ texts: null, vendor: {} }, odd));

  const { view } = await shop.product("p", { system: "meplato" });

  assert.deepEqual([view.brand, view.features, view.references], [null, [], []]);
  assert.deepEqual(view.attributes, [
    { name: "", text: "" },
    { name: "a", text: "" },
  ]);
  assert.deepEqual(view.identifiers, [{ kind: "MPN", text: "" }]);
  assert.deepEqual(view.taxonomies, [{ kind: "unspsc", code: "", version: null, name: null }]);
  assert.deepEqual([view.offers?.[0].vendor, view.offers?.[0].texts.delivery], [null, null]);
  assert.ok(!("raw" in view));
  shop.dispose();
});

test("without a gateway there are no other systems", async () => {
  for (const engine of /** @type {const} */ (["lean", "full"])) {
    const { fetch, requests } = createSandbox();
    const shop = createStorefront({ apiKey: "asdf1234", engine, fetch });

    await assert.rejects(shop.product("VRX33151", { system: "perfectsync" }), {
      ...{ code: "configuration", field: "gateway" },
    });

    assert.equal(requests.length, 0);
    shop.dispose();
  }
});

test("a gateway is a plain address of the web", async () => {
  for (const gateway of [
    "gateway.example",
    "ftp://x",
    "https://u:p@x",
    "https://x?y",
    "https://x y",
  ]) {
    const { shop, asked } = openShop({ gateway });

    await assert.rejects(shop.product("1", { system: "meplato" }), {
      ...{ code: "configuration", field: "gateway" },
    });

    assert.equal(asked.length, 0);
    shop.dispose();
  }
});

test("the gateway is told nothing of the shop's key", async () => {
  const { shop, asked } = openShop({ gateway: `${GATEWAY}/` });

  await shop.product("wire-2", { system: "meplato" });

  assert.equal(asked[0].url, `${GATEWAY}/products/meplato/wire-2`);
  assert.ok(!JSON.stringify([asked[0].url, ...asked[0].headers]).includes("asdf1234"));
  shop.dispose();
});

test("two products of the same id in different systems are not mixed up while they are read", async () => {
  const shop = createStorefront({
    ...{ apiKey: "k", gateway: GATEWAY },
    fetch: async ({ url }) => Response.json({ ...product({}), name: url }),
  });

  const [one, other, again] = await Promise.all([
    shop.product("p", { system: "meplato" }),
    shop.product("p", { system: "perfectsync" }),
    shop.product("p", { system: "meplato" }),
  ]);

  assert.equal(one.view.name, `${GATEWAY}/products/meplato/p`);
  assert.equal(other.view.name, `${GATEWAY}/products/perfectsync/p`);
  assert.equal(again, one);
  shop.dispose();
});
