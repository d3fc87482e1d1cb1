// Where the shop gives something else than was asked for, with the sandbox for a network.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { engine } from "./engine.js";

const productLink = "https://shop.example/";
const TENT = { sku: "tent-2p", productLink };
const MUG = { sku: "mug-enamel", selectedOptions: { colour: "green" }, productLink };

/** What the shop does on its own. @type {{ name: string, code: string, said: (line: string) => string, act: (shop: import("../../pkg/index.js").Storefront) => Promise<import("../../pkg/types.js").CartResult>, rewrite: [RegExp, string] }[]} */
const changes = [
  {
    name: "fewer than were set",
    code: "quantity-changed",
    said: (line) => `line "${line}" has 5 instead of 9`,
    act: async (shop) => {
      const { lineIds } = await shop.cart.add(TENT);
      return shop.cart.setQuantity(lineIds[0], 9);
    },
    rewrite: [/"quantity": ?9/, '"quantity": 5'],
  },
  {
    name: "fewer than were added",
    code: "quantity-changed",
    said: (line) => `line "${line}" has 5 instead of 9`,
    act: (shop) => shop.cart.add({ ...TENT, quantity: 9 }),
    rewrite: [/"quantity": ?9/, '"quantity": 5'],
  },
  {
    name: "another price",
    code: "price-changed",
    said: (line) => `line "${line}" has 299.00 USD instead of 289.00 USD`,
    act: (shop) => shop.cart.add(TENT),
    rewrite: [/289(\.00)?/g, "299.00"],
  },
  {
    name: "another colour",
    code: "options-changed",
    said: (line) =>
      `line "${line}" has "mug-enamel":{"colour":"white"} instead of "mug-enamel":{"colour":"green"}`,
    act: (shop) => shop.cart.add(MUG),
    rewrite: [/"green"/g, '"white"'],
  },
];

for (const { name, code, said, act, rewrite } of changes) {
  test(`what the shop gives instead of what was asked for is said with both values: ${name}`, async () => {
    const sandbox = createSandbox();
    const shop = createStorefront({
      engine: engine.name,
      apiKey: "asdf1234",
      fetch: async (request) => {
        const answer = await sandbox.fetch(request);
        if (request.method !== "GET" || !request.url.includes("/cart/")) return answer;
        return new Response((await answer.text()).replace(...rewrite), answer);
      },
    });

    const { warnings, lineIds } = await act(shop);

    assert.deepEqual(warnings, [{ code, message: said(lineIds[0]) }]);
    assert.deepEqual((await shop.cart.refresh()).warnings, warnings);
    const { cart } = await shop.cart.remove(lineIds[0]);
    assert.deepEqual(cart.warnings, []);
  });
}
