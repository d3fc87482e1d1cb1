// Products and orders that somebody has fetched or made by themselves: no network, no credentials.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { buildOrder, checkOrder, quote, readProduct } from "../../pkg/systems-node.js";

/** @param {string} path below `src/wire/` */
function fixture(path) {
  return readFileSync(new URL(`../../src/wire/${path}`, import.meta.url), "utf8");
}

const meplato = fixture("meplato/testdata/meplato-product.realistic.constructed.json");
const perfectsync = fixture("kibo_perfectsync/testdata/perfectsync-vrx33151.guide.json");
const pitneyBowes = fixture("pitney_bowes/testdata/pitney-bowes-product-1643040064.json");
const kibo = fixture("kibo_cart/testdata/kibo-product-named-options.constructed.json");
const order = (/** @type {string} */ name) =>
  fixture(`kibo_order/testdata/kibo-order-import.${name}.json`);

for (const { system, json, name, price } of /** @type {const} */ ([
  {
    system: "perfectsync",
    json: perfectsync,
    name: "18K Yellow Gold and Stainless Steel Datejust Automatic",
    price: "3650.00",
  },
  {
    system: "pitney-bowes",
    json: pitneyBowes,
    name: "vintage floral-print dress",
    price: "75.00",
  },
  { system: "meplato", json: meplato, name: "Steel wire", price: undefined },
  { system: "kibo", json: kibo, name: "Named options and a text option", price: "10.00" },
])) {
  test(`reads a product of ${system}, and again what it wrote of it`, async () => {
    const product = await readProduct(system, json);
    const again = await readProduct("kibo", product.json);

    assert.deepEqual([product.view.name, product.view.price?.amount], [name, price]);
    assert.deepEqual(
      [again.view.name, again.view.price, again.view.options],
      [product.view.name, product.view.price, product.view.options],
    );
    assert.ok(Object.isFrozen(product.view.addOnGroups));
  });
}

test("bytes, text and objects are read alike", async () => {
  const bytes = new TextEncoder().encode(perfectsync);
  for (const json of [perfectsync, bytes, bytes.buffer, JSON.parse(perfectsync)]) {
    assert.equal((await readProduct("perfectsync", json)).view.sku, "VRX33151");
  }
});

test("what cannot be read names its place", async () => {
  await assert.rejects(readProduct("perfectsync", "{}"), {
    code: "unreadable-answer",
    field: "productID",
  });
  await assert.rejects(readProduct(/** @type {any} */ ("shopatron"), "{}"), {
    code: "configuration",
    field: "system",
  });
});

for (const { name, json } of [
  { name: "no JSON", json: "{" },
  { name: "arrays in arrays", json: "[".repeat(1_000_000) },
  { name: "a long number", json: `{"price":${"9".repeat(1_000_000)}}` },
  { name: "nothing", json: "" },
]) {
  for (const system of /** @type {const} */ (["kibo", "perfectsync", "pitney-bowes", "meplato"])) {
    test(`${system}: ${name} is refused and harms nothing`, async () => {
      await assert.rejects(readProduct(system, json), { code: "unreadable-answer" });
    });
  }
}

test("ids such as __proto__ are ordinary", async () => {
  const json = perfectsync.replaceAll("tpp5000", "__proto__").replaceAll("WPP34015", "constructor");

  const product = await readProduct("perfectsync", json);
  const addOns = JSON.parse('{"__proto__":"constructor"}');

  assert.equal(product.view.addOnGroups[0].id, "__proto__");
  assert.equal((await quote(product, { addOns })).unit?.amount, "4075.00");
  assert.equal(/** @type {any} */ ({}).name, undefined);
});

test("an add-on is charged for each unit, and the steps say so", async () => {
  const product = await readProduct("perfectsync", perfectsync);

  const quoted = await quote(product, { addOns: { tpp5000: "WPP34015" }, quantity: 2 });

  assert.deepEqual(quoted.unit, { amount: "4075.00", currency: "USD" });
  assert.deepEqual(quoted.line, { amount: "8150.00", currency: "USD" });
  assert.deepEqual(
    quoted.steps.map(({ kind, amount }) => `${kind} ${amount}`),
    ["base 3650", "add-on 425", "times 2"],
  );
  assert.deepEqual(
    [quoted.vat, quoted.gross, quoted.quantity.valid, quoted.warnings.map(({ code }) => code)],
    [null, null, true, ["beyond-stock"]],
  );
});

for (const { quantity, net, vat, gross, tier } of [
  { quantity: 75, net: "1.49", vat: "0.28", gross: "1.77", tier: null },
  { quantity: 500, net: "9.45", vat: "1.80", gross: "11.25", tier: "500" },
  { quantity: 475, net: "9.45", vat: "1.80", gross: "11.25", tier: null },
  { quantity: 1000, net: "17.90", vat: "3.40", gross: "21.30", tier: "1000" },
]) {
  test(`${quantity} units of an offer with tiers cost ${gross}`, async () => {
    const product = await readProduct("meplato", meplato);

    const quoted = await quote(product.json, { quantity });

    assert.deepEqual(
      [quoted.net?.amount, quoted.vat?.amount, quoted.gross?.amount],
      [net, vat, gross],
    );
    const [offer] = product.view.offers.filter(({ id }) => id === quoted.offer);
    assert.equal(quoted.tier === null ? null : offer.tiers[quoted.tier].minimumQuantity, tier);
    assert.deepEqual([quoted.per, quoted.rate], ["100", "0.19"]);
  });
}

test("a quantity that cannot be ordered names the nearest that can", async () => {
  const product = await readProduct("meplato", meplato);

  const { quantity } = await quote(product, { quantity: 60 });

  assert.deepEqual(quantity, {
    value: 60,
    valid: false,
    reason: "not-a-multiple",
    below: 50,
    above: 75,
  });
});

test("options, their surcharges and prices that hold the tax are quoted", async () => {
  const product = await readProduct("kibo", kibo);
  const selectedOptions = { Color: "Red", Size: "XL", Engraving: "For Ada" };

  const plain = await quote(product, { selectedOptions });
  const included = await quote(product, { selectedOptions }, { pricesIncludeVat: true });

  assert.deepEqual(
    [plain.net?.amount, plain.vat?.amount, plain.gross?.amount],
    ["17.50", "3.50", "21.00"],
  );
  assert.deepEqual(
    [included.net?.amount, included.vat?.amount, included.gross?.amount],
    ["14.58", "2.92", "17.50"],
  );
  assert.deepEqual(plain.steps.slice(0, 4), [
    { kind: "base", amount: "10" },
    { kind: "surcharge", amount: "0", option: "Color", value: "Red" },
    { kind: "surcharge", amount: "2.5", option: "Choose a size", value: "Extra Large" },
    { kind: "surcharge", amount: "5", option: "Engraving", value: "Text" },
  ]);
});

for (const { name, choice, code, field } of [
  { name: "quantity 0", choice: { quantity: 0 }, code: "invalid-quantity", field: "quantity" },
  { name: "quantity 1.5", choice: { quantity: 1.5 }, code: "invalid-quantity", field: "quantity" },
  {
    name: "an unknown group",
    choice: { addOns: { nope: "000" } },
    code: "invalid-selection",
    field: "addOns.nope",
  },
  {
    name: "an add-on of nowhere",
    choice: { addOns: { tpp5000: "nope" } },
    code: "invalid-selection",
    field: "addOns.tpp5000",
  },
  {
    name: "an unknown offer",
    choice: { offer: "nope" },
    code: "invalid-selection",
    field: "offer",
  },
  {
    name: "an unknown option",
    choice: { selectedOptions: { nope: "x" } },
    code: "invalid-selection",
    field: "selectedOptions.nope",
  },
]) {
  test(`a quote is refused, and says where: ${name}`, async () => {
    const product = await readProduct("perfectsync", perfectsync);

    await assert.rejects(quote(product, choice), { code, field });
  });
}

for (const { name, errors, cause } of [
  { name: "card", errors: [], cause: undefined },
  { name: "paypal", errors: [], cause: undefined },
  { name: "fraud-review", errors: [], cause: undefined },
  { name: "wrong-off-by-one-cent", errors: ["R6", "R13"], cause: "rounding" },
  { name: "wrong-discount-added", errors: ["R6", "R13"], cause: "discount-added" },
  { name: "wrong-handling-not-on-items", errors: ["R6", "R11"], cause: "handling-on-order" },
]) {
  test(`an order is checked: ${name}`, async () => {
    const report = await checkOrder(order(name));

    const found = report.findings.filter(({ severity }) => severity === "error");
    assert.deepEqual([...new Set(found.map(({ rule }) => rule))], errors);
    assert.deepEqual(
      [report.passes, report.isHeld],
      [errors.length === 0, name === "fraud-review"],
    );
    assert.equal(report.diagnosis?.cause, cause);
  });
}

test("floating-point amounts of an object are found", async () => {
  const wrong = JSON.parse(order("card"));
  wrong.total = 114.22000000000001;

  const { passes, findings } = await checkOrder(wrong);

  assert.equal(passes, false);
  assert.ok(findings.some(({ rule, path }) => rule === "R1" && path === "total"));
});

test("a card's number is found and not told", async () => {
  const wrong = order("card").replace("tok_example_0001", "4111 1111 1111 1111");

  const { passes, findings } = await checkOrder(wrong);

  assert.equal(passes, false);
  assert.ok(findings.some(({ rule }) => rule === "card-number"));
  assert.doesNotMatch(JSON.stringify(findings), /4111/);
});

/** Lines as a cart's view has them, and money as Barrow writes it. */
const draft = {
  currency: "USD",
  externalId: "WEB-7",
  customerAccountId: 1000,
  email: "shopper@example.com",
  lines: [
    {
      lineId: "1",
      sku: "100060",
      name: "Many slaved options",
      quantity: 2,
      price: { amount: "49.99", currency: "USD" },
      selectedOptions: { 793993: "200390" },
      isTaxable: true,
      charges: { tax: "8.00" },
      pending: false,
    },
    { sku: "mug", quantity: 1, price: 4.35, charges: { tax: 0.35 } },
  ],
  charges: { shipping: "5.00", shippingTax: "0.40", discount: "10.00" },
  billTo: { email: "shopper@example.com", address: { lines: ["1 Example Street"], country: "US" } },
  delivery: { contact: { firstName: "Robin" }, methodCode: "fedex_FEDEX_GROUND" },
  payments: [
    {
      card: {
        brand: "VISA",
        mask: "************1111",
        token: "tok_1",
        isTokenized: true,
        expireMonth: 12,
        expireYear: 2030,
      },
      authorization: { transactionId: "6", code: "000001", date: "2026-01-15T10:20:29.000Z" },
    },
  ],
};

test("an order is built with sums that are derived and exact, and passes the check", async () => {
  const json = await buildOrder(draft);

  const built = JSON.parse(json);
  assert.match(json, /"total":108\.08[,}]/);
  assert.deepEqual(
    [built.externalId, built.isImport, built.subtotal, built.discountTotal, built.taxTotal],
    ["WEB-7", true, 104.33, 10, 8.75],
  );
  assert.deepEqual(
    built.items.map((/** @type {any} */ { discountTotal, shippingTotal }) => [
      discountTotal,
      shippingTotal,
    ]),
    [
      [9.58, 4.79],
      [0.42, 0.21],
    ],
  );
  assert.equal(built.payments[0].amountRequested, 108.08);
  assert.equal((await checkOrder(json)).passes, true);
});

for (const { name, change, code, field } of [
  { name: "no lines", change: { lines: [] }, code: "empty-cart", field: "lines" },
  { name: "no currency", change: { currency: "" }, code: "bad-request", field: "currency" },
  {
    name: "a price that is not known",
    change: { lines: [{ sku: "a", quantity: 1, price: null }] },
    code: "bad-request",
    field: "lines[0].price",
  },
  {
    name: "a price in another currency",
    change: { lines: [{ sku: "a", quantity: 1, price: { amount: "1", currency: "EUR" } }] },
    code: "bad-request",
    field: "lines[0].price",
  },
  {
    name: "a line that is not confirmed",
    change: { lines: [{ sku: "a", quantity: 1, price: "1", pending: true }] },
    code: "bad-request",
    field: "lines[0].pending",
  },
  {
    name: "half a unit",
    change: { lines: [{ sku: "a", quantity: 1.5, price: "1" }] },
    code: "bad-request",
    field: "lines[0].quantity",
  },
  {
    name: "a charge that is no amount",
    change: { charges: { shipping: "$5" } },
    code: "bad-request",
    field: "charges.shipping",
  },
  {
    name: "a payment of nothing",
    change: { payments: [{ authorization: {} }] },
    code: "bad-request",
    field: "payments[0].card",
  },
  { name: "lines that are none", change: { lines: 7 }, code: "bad-request", field: "lines" },
]) {
  test(`an order is not built of ${name}`, async () => {
    const wrong = /** @type {any} */ ({ ...draft, ...change });

    await assert.rejects(buildOrder(wrong), { code, field });
  });
}

test("settings that nobody knows are refused", async () => {
  const settings = /** @type {any} */ ({ rounding: "down" });

  await assert.rejects(checkOrder("{}", settings), { code: "configuration", field: "rounding" });
  await assert.rejects(buildOrder(draft, settings), { code: "configuration", field: "rounding" });
});
