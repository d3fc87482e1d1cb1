// What Google Analytics is told, in its own words and in numbers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cartEvent, toGa4, watch } from "../../pkg/analytics.js";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";

/** @typedef {import("../../pkg/analytics.js").CartEvent} CartEvent */

const productLink = "https://shop.example/";
const TENT = { sku: "tent-2p", productLink };
const MUG = { sku: "mug-enamel", selectedOptions: { colour: "green" }, productLink };

function open() {
  return createStorefront({ apiKey: "asdf1234", fetch: createSandbox().fetch });
}

test("a cart that is looked at and left for the checkout", async () => {
  const shop = open();
  await shop.cart.add([{ ...TENT, quantity: 2 }, MUG]);

  const looked = toGa4(cartEvent("viewed", shop.cart.view));
  const left = toGa4(cartEvent("checkout", shop.cart.view));

  const items = [
    { item_id: "tent-2p", item_name: "Ridge Two-Person Tent", price: 289, quantity: 2 },
    {
      item_id: "mug-enamel",
      item_name: "Enamel Mug",
      item_variant: "Pine green",
      price: 12.5,
      quantity: 1,
    },
  ];
  assert.deepEqual(looked, {
    name: "view_cart",
    params: { currency: "USD", value: 590.5, items },
  });
  assert.deepEqual(left, {
    name: "begin_checkout",
    params: { currency: "USD", value: 590.5, items },
  });
});

test("Google is told nothing that is the shopper's secret", async () => {
  const shop = open();
  /** @type {CartEvent[]} */ const events = [];
  watch(shop.cart, (event) => events.push(event));
  await shop.cart.add(TENT);

  const text = JSON.stringify(toGa4(events[0]));

  assert.ok(!text.includes(String(shop.cart.view.id)) && !text.includes("asdf1234"));
  assert.ok(!text.includes("http"));
});

/**
 * An event with such lines.
 *
 * @param {CartEvent["type"]} type
 * @param {[amount: string | null, delta: number, currency?: string][]} lines
 */
function event(type, ...lines) {
  return /** @type {CartEvent} */ ({
    type,
    lines: lines.map(([amount, delta, currency = "USD"], index) => ({
      ...{ lineId: `l${index}`, sku: `s${index}`, catalogId: 1, name: null, options: [] },
      ...{ selectedOptions: {}, quantity: 9, delta, price: amount && { amount, currency } },
    })),
  });
}

/** @type {[string, CartEvent, string | undefined][]} */
const values = [
  ["three dimes", event("added", ["0.10", 3]), '"currency":"USD","value":0.3'],
  ["seven cents a hundred times", event("added", ["0.07", 100]), '"currency":"USD","value":7'],
  ["of which 1.15 is none", event("removed", ["1.15", -3]), '"currency":"USD","value":3.45'],
  [
    "different digits",
    event("added", ["0.0199", 3], ["1.5", 1]),
    '"currency":"USD","value":1.5597',
  ],
  ["whole yen", event("added", ["1200", 2, "JPY"]), '"currency":"JPY","value":2400'],
  ["a discount", event("added", ["-0.50", 1], ["2.00", 1]), '"currency":"USD","value":1.5'],
  [
    "fifteen digits",
    event("added", ["9999999999999.99", 1]),
    '"currency":"USD","value":9999999999999.99',
  ],
  ["a price that is unknown", event("added", [null, 1], ["2.00", 1]), '"currency":"USD"'],
  ["no price at all", event("added", [null, 1]), undefined],
  ["two currencies", event("added", ["1.00", 1], ["1.00", 1, "EUR"]), undefined],
];
for (const [name, given, expected] of values) {
  test(`the value is exact: ${name}`, () => {
    const { items: _, ...money } = toGa4(given)?.params ?? {};

    assert.equal(JSON.stringify(money), `{${expected ?? ""}}`);
  });
}

test("items count what came or went, not what is there", () => {
  const added = toGa4(event("added", ["1.00", 2]));
  const removed = toGa4(event("removed", ["1.00", -3]));

  const item = { item_id: "s0", price: 1 };
  assert.deepEqual(added, {
    name: "add_to_cart",
    params: { currency: "USD", value: 2, items: [{ ...item, quantity: 2 }] },
  });
  assert.deepEqual(removed, {
    name: "remove_from_cart",
    params: { currency: "USD", value: 3, items: [{ ...item, quantity: 3 }] },
  });
});

for (const type of /** @type {const} */ (["repriced", "found", "ended"])) {
  test(`Google has no word for it: ${type}`, () => {
    assert.equal(toGa4(event(type, ["1.00", 1])), null);
  });
}
