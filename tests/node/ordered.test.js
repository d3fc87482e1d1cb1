// A cart that was ordered elsewhere, or before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { engine } from "./engine.js";

const productLink = "https://shop.example/";
const TENT = { sku: "tent-2p", productLink };
const MUG = { sku: "mug-enamel", selectedOptions: { colour: "green" }, productLink };

/** @param {Partial<import("../../pkg/sandbox/types.js").Quirks>} [quirks] */
function open(quirks) {
  const sandbox = createSandbox({ quirks });
  const { fetch } = sandbox;
  return { sandbox, shop: createStorefront({ engine: engine.name, apiKey: "asdf1234", fetch }) };
}

test("a cart that was ordered makes room for a new one", async () => {
  const { shop, sandbox } = open();
  const { cart } = await shop.cart.add(TENT);
  sandbox.complete(String(cart.id));

  const { cart: after } = await shop.cart.refresh();

  assert.deepEqual([after.lines, after.id], [[], null]);
  assert.equal(after.warnings[0].code, "cart-ordered");
  assert.notEqual((await shop.cart.add(MUG)).cart.id, cart.id);
});

test("an add to a cart that was ordered elsewhere is delivered once, to a new one", async () => {
  for (const addRefusal of /** @type {const} */ ([400, 404])) {
    const { shop, sandbox } = open({ addRefusal });
    const { cart } = await shop.cart.add(TENT);
    sandbox.complete(String(cart.id));

    const { cart: after, lineIds } = await shop.cart.add(MUG);

    assert.deepEqual(
      after.lines.map(({ lineId, sku, quantity }) => [lineId, sku, quantity]),
      [[lineIds[0], "mug-enamel", 1]],
    );
    assert.deepEqual(
      after.warnings.map(({ code }) => code),
      ["cart-ordered"],
    );
    assert.notEqual(after.id, cart.id);
    const adds = sandbox.requests.filter(({ method }) => method === "POST");
    assert.equal(adds.length, 3);
  }
});

test("a change that an ordered cart refuses fails, and the cart makes room for a new one", async () => {
  const { shop, sandbox } = open();
  const { cart, lineIds } = await shop.cart.add(TENT);
  sandbox.complete(String(cart.id));

  await assert.rejects(shop.cart.setQuantity(lineIds[0], 3), { code: "bad-request" });
  const { cart: after } = await shop.cart.refresh();

  assert.deepEqual([after.lines, after.id], [[], null]);
  assert.equal(after.warnings[0].code, "cart-ordered");
  assert.notEqual((await shop.cart.add(MUG)).cart.id, cart.id);
});
