// The whole quote, and what a cart comes to, in the full engine; and what the lean one says of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { openAnswered, openShop, product } from "./gateway-page.js";

/** @typedef {import("../../pkg/index.js").FullQuote} FullQuote */
/** @typedef {import("../../pkg/index.js").Storefront} Storefront */

const productLink = "https://shop.example/";

const eur = (/** @type {string} */ amount) => ({ amount, currency: "EUR" });
const usd = (/** @type {string} */ amount) => ({ amount, currency: "USD" });

/** @param {object} json @param {Parameters<import("../../pkg/index.js").Product["quote"]>[0]} [choice] @param {object} [config] */
async function quoted(json, choice, config) {
  const shop = openAnswered(json, 200, config);
  try {
    const product = await shop.product("p", { system: "meplato" });
    return /** @type {FullQuote} */ (product.quote(choice));
  } finally {
    shop.dispose();
  }
}

test("a quote of an offer with tiers says which one applies, and how the price comes about", async () => {
  const { shop } = openShop();
  const wire = await shop.product("wire-2", { system: "meplato" });

  const quote = wire.quote({ quantity: 1000 });

  assert.deepEqual(quote, {
    ...{ offer: "wire-2-offer", unit: eur("1.79"), per: "100" },
    ...{ unitNet: eur("1.79"), unitGross: eur("2.13") },
    ...{ line: eur("17.90"), net: eur("17.90"), vat: eur("3.40"), gross: eur("21.30") },
    ...{ rate: "0.19", tier: 1, nextTier: null, reference: null, content: null },
    quantity: { value: 1000, valid: true, reason: null, below: null, above: null },
    steps: [
      { kind: "tier", amount: "1.79", minimum: "1000" },
      { kind: "times", amount: "1000" },
      { kind: "per", amount: "100" },
      { kind: "vat", amount: "0.19", included: false },
    ],
    warnings: [],
  });
  assert.ok(Object.isFrozen(quote));
  shop.dispose();
});

test("a quantity that cannot be ordered is priced, with its neighbours", async () => {
  const { shop } = openShop();
  const wire = await shop.product("wire-2", { system: "meplato" });

  const { line, quantity } = /** @type {FullQuote} */ (wire.quote({ quantity: 60 }));

  assert.deepEqual(line, eur("1.19"));
  assert.deepEqual(quantity, {
    ...{ value: 60, valid: false, reason: "not-a-multiple", below: 50, above: 75 },
  });
  shop.dispose();
});

test("prices that hold the tax are taken apart where the shop says so", async () => {
  const offer = { price: eur("11.90") };

  const included = await quoted(product(offer), {}, { pricesIncludeVat: true });
  const onTop = await quoted(product(offer));

  assert.deepEqual(
    [included.net, included.vat, included.gross],
    [eur("10.00"), eur("1.90"), eur("11.90")],
  );
  assert.deepEqual([onTop.net, onTop.vat, onTop.gross], [eur("11.90"), eur("2.26"), eur("14.16")]);
  assert.deepEqual(included.steps.at(-1), { kind: "vat", amount: "0.19", included: true });
});

test("a discount is shown beside the price and never taken off", async () => {
  const offer = { price: eur("90.00"), referencePrice: eur("100.00"), discount: "0.1" };

  const { unit, reference } = await quoted(product(offer));

  assert.deepEqual([unit, reference], [eur("90.00"), eur("100.00")]);
});

test("an offer may be named; the best one is taken where none is", async () => {
  const { listing, ...rest } = product({});
  const [usual] = listing.offers;
  const offers = [usual, { ...usual, id: "cheap", price: eur("1.50") }];
  const json = { ...rest, listing: { ...listing, offers } };

  assert.equal((await quoted(json)).offer, "cheap");
  assert.deepEqual((await quoted(json, { offer: "o" })).line, eur("2.00"));
  await assert.rejects(quoted(json, { offer: "none" }), {
    ...{ code: "invalid-selection", field: "offer" },
  });
});

test("an add-on that is not there is refused by its group", async () => {
  const { shop } = openShop();
  const watch = await shop.product("VRX33151", { system: "perfectsync" });
  const cases = [
    [{ tpp5000: "WPP1" }, "addOns.tpp5000"],
    [{ tpp5000: "0" }, "addOns.tpp5000"],
    [{ plan: "000" }, "addOns.plan"],
  ];
  for (const [addOns, field] of cases) {
    assert.throws(() => watch.quote({ addOns: /** @type {any} */ (addOns) }), {
      ...{ code: "invalid-selection", field },
    });
  }
  shop.dispose();
});

/** What no price is, wherever it stands. */
const NO_AMOUNTS = ["$49.99", "1,234.50", "", "NaN", "Infinity", "1e400", "-1.00", true, {}];

/** Numbers that no JSON of numbers can be made of here, as a gateway may write them. */
const NO_NUMBERS = ["1e400", "1234567890123456", "-1"];

test("what is no price makes an answer one of no use, by its place", async () => {
  const bodies = [
    ...NO_AMOUNTS.map((amount) => JSON.stringify(product({ price: { amount, currency: "EUR" } }))),
    ...NO_NUMBERS.map((number) =>
      JSON.stringify(product({ price: { amount: "#", currency: "EUR" } })).replace('"#"', number),
    ),
  ];
  for (const body of bodies) {
    const shop = openAnswered(body);

    await assert.rejects(
      shop.product("p", { system: "meplato" }),
      { code: "unreadable-answer", field: "listing.offers[0].price.amount" },
      body,
    );

    shop.dispose();
  }
});

test("what is no price of the product itself is unknown, not 0, and cannot be ordered", async () => {
  for (const price of [...NO_AMOUNTS, null]) {
    const shop = openAnswered({ ...product(), price });

    const { view } = await shop.product("p", { system: "meplato" });

    assert.deepEqual([view.price, view.orderable, view.reason], [null, false, "unknown-price"]);
    assert.equal(view.warnings[0].code, "unknown-price");
    shop.dispose();
  }
});

test("a price that is null is unknown and makes every sum so", async () => {
  const { unit, line, net, vat, gross, steps } = await quoted(product({ price: null }));

  assert.deepEqual([unit, line, net, vat, gross], [null, null, null, null, null]);
  assert.deepEqual(steps[0], { kind: "base", amount: null });
});

test("a rate of 19 is none, nor is anything else beyond 1", async () => {
  for (const taxRate of ["19", 19, "1.01", "-0.19", "19 %"]) {
    await assert.rejects(quoted(product({ taxRate })), {
      ...{ code: "unreadable-answer", field: "listing.offers[0].taxRate" },
    });
  }
  const own = await quoted({ ...product(), VATRate: 19 });
  assert.deepEqual([own.net, own.vat, own.gross], [eur("1.00"), null, null]);
});

test("a tier in another currency is left out, with a warning", async () => {
  const tiers = [
    { minimumQuantity: "5", price: usd("0.50") },
    { minimumQuantity: "2", price: eur("1.80") },
  ];

  const { unit, tier, warnings } = await quoted(product({ tiers }), { quantity: 5 });

  assert.deepEqual([unit, tier], [eur("1.80"), 1]);
  assert.deepEqual(warnings, [
    { code: "other-currency", message: "tier 0 is left out, it is in USD" },
  ]);
});

test("a quantity is a whole number from 1 to 1,000,000", async () => {
  for (const quantity of [0, -1, 1.5, NaN, Infinity, 1_000_001, /** @type {any} */ ("")]) {
    await assert.rejects(quoted(product({}), { quantity }), {
      ...{ code: "invalid-quantity", field: "quantity" },
    });
  }
});

test("a code of lower case is a currency, one that is not listed has two digits, XXX is no price", async () => {
  const prices = { usd: usd("2.00"), ABC: { amount: "2.00", currency: "ABC" } };
  for (const [currency, expected] of Object.entries(prices)) {
    const { unit } = await quoted(product({ price: { amount: "2", currency } }));
    assert.deepEqual(unit, expected);
  }
  for (const currency of ["XXX", "EURO", "€", "", null, 978]) {
    await assert.rejects(quoted(product({ price: { amount: "2", currency } })), {
      ...{ code: "unreadable-answer", field: "listing.offers[0].price.currency" },
    });
  }
});

test("amounts of 15 digits are exact, and lines of them", async () => {
  const { line } = await quoted(product({ price: eur("9999999999999.99") }), { quantity: 999_999 });

  assert.deepEqual(line, eur("9999989999999990000.01"));
});

/** A storefront with the full engine and the sandbox. @param {object} [config] */
function openFull(config) {
  const sandbox = createSandbox();
  const shop = createStorefront({
    apiKey: "asdf1234",
    engine: "full",
    fetch: sandbox.fetch,
    ...config,
  });
  return { sandbox, shop };
}

test("a cart comes to what its lines come to, with the tax of each rate", async () => {
  const { shop } = openFull();

  await shop.cart.add({ sku: "lamp-vat", quantity: 3, productLink });

  const [line] = shop.cart.view.lines;
  assert.deepEqual([line.total, line.net], [eur("100.83"), eur("100.83")]);
  assert.deepEqual([line.vat, line.gross], [eur("19.16"), eur("119.99")]);
  assert.deepEqual([line.estimate, line.calculatedPrice], [false, eur("33.61")]);
  const sums = { net: eur("100.83"), vat: eur("19.16"), gross: eur("119.99") };
  assert.deepEqual(shop.cart.view.totals, {
    ...sums,
    ...{ taxes: [{ rate: "0.19", ...sums }], unknownTax: [], estimate: false },
  });
  shop.dispose();
});

test("prices that hold the tax are taken apart in the cart, too", async () => {
  const { shop } = openFull({ pricesIncludeVat: true });

  await shop.cart.add({ sku: "lamp-vat", quantity: 3, productLink });

  const { net, vat, gross } = /** @type {import("../../pkg/types.js").TotalsView} */ (
    shop.cart.view.totals
  );
  assert.deepEqual([net, vat, gross], [eur("84.73"), eur("16.10"), eur("100.83")]);
  shop.dispose();
});

test("a line whose tax nobody knows leaves the tax of the cart unknown, and is named", async () => {
  const { shop } = openFull();

  const { lineIds } = await shop.cart.add({ sku: "tent-2p", productLink });

  const { totals } = shop.cart.view;
  assert.deepEqual(totals, {
    ...{ net: usd("289.00"), vat: null, gross: null, taxes: [] },
    ...{ unknownTax: lineIds, estimate: false },
  });
  shop.dispose();
});

test("a line that the shop has not confirmed is an estimate", async () => {
  const { shop } = openFull();
  /** @type {unknown[]} */ const seen = [];
  const stop = shop.cart.subscribe(({ lines, totals }) => {
    if (lines[0]) seen.push([lines[0].pending, lines[0].estimate, totals?.estimate]);
  });

  await shop.cart.add({ sku: "tent-2p", productLink });
  stop();

  assert.deepEqual(seen[0], [true, true, true]);
  assert.deepEqual(seen.at(-1), [false, false, false]);
  shop.dispose();
});

test("where the shop has another price, both are told, and the shop's counts", async () => {
  const { shop, sandbox } = openFull();
  const { lineIds } = await shop.cart.add({ sku: "tent-2p", quantity: 2, productLink });

  sandbox.cart().setPrice(lineIds[0], "299.00");
  const { cart, warnings } = await shop.cart.refresh();

  const message = `line "${lineIds[0]}" has 299.00 USD instead of 289.00 USD`;
  assert.deepEqual(warnings, [{ code: "price-changed", message }]);
  assert.deepEqual(
    [cart.lines[0].price, cart.lines[0].calculatedPrice],
    [usd("299.00"), usd("289.00")],
  );
  assert.deepEqual(cart.totals?.net, usd("598.00"));
  shop.dispose();
});

test("the lean engine refuses what only the full one can do", async () => {
  const { fetch } = createSandbox();
  const shop = createStorefront({ apiKey: "asdf1234", fetch });
  const product = await shop.product("tent-2p");

  assert.throws(() => product.quote({ addOns: { a: "b" } }), {
    ...{ code: "configuration", field: "addOns" },
    message: 'the lean engine knows no addOns: engine: "full" does',
  });
  assert.throws(() => product.quote({ offer: "o" }), { code: "configuration", field: "offer" });
  assert.deepEqual(Object.keys(product.quote({ quantity: 2 })), [
    ...["unit", "line", "net", "vat", "gross", "quantity"],
  ]);
  assert.ok(!("totals" in shop.cart.view));
  shop.dispose();
});

test("prices that hold the tax take the full engine by themselves", async () => {
  const { fetch } = createSandbox();
  const shop = createStorefront({ apiKey: "asdf1234", fetch, pricesIncludeVat: true });

  const quote = (await shop.product("tent-2p")).quote();

  assert.ok("steps" in quote);
  shop.dispose();
});
