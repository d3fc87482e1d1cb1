// The types of `barrow/systems` say what there is: what it gives for every fixture is written out as TypeScript.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkOrder, createOrderSender, quote, readProduct } from "../../pkg/systems-node.js";
import { createKiboOrders } from "../../pkg/testing.js";
import { root, tsc } from "./tsc.js";

const folder = join(root, ".build/systems-truth");

/** @param {string} path below `src/wire/` */
const fixture = (path) => readFileSync(join(root, "src/wire", path), "utf8");

/** Quantities below, at and above tiers and limits. */
const QUANTITIES = [1, 60, 500, 1000, 1_000_000];

const products = /** @type {const} */ ([
  ["kibo", "kibo_cart/testdata/kibo-product-100060.json"],
  ["perfectsync", "kibo_perfectsync/testdata/perfectsync-vrx33151.completed.json"],
  ["pitney-bowes", "pitney_bowes/testdata/pitney-bowes-product-1643040064.json"],
  ["meplato", "meplato/testdata/meplato-product.sample.json"],
  ["meplato", "meplato/testdata/meplato-product.realistic.constructed.json"],
  ["meplato", "meplato/testdata/meplato-product.offers.constructed.json"],
]);
const orders = [
  ...["card", "paypal", "fraud-review", "wrong-off-by-one-cent"],
  ...["wrong-discount-added", "wrong-handling-not-on-items"],
];

test("everything that the systems give has the type that it says", async () => {
  const seen = [...(await seeProducts()), ...(await seeOrders())];

  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "views.ts"), written(seen));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(CONFIG));

  assert.equal(tsc(join(folder, "tsconfig.json")), "");
  assert.deepEqual(
    [...new Set(seen.map(([type]) => type))],
    ["SystemProduct", "SystemQuote", "OrderReport", "SentOrder"],
  );
});

const CONFIG = {
  extends: "../../tests/types/tsconfig.json",
  compilerOptions: { exactOptionalPropertyTypes: true },
  include: ["views.ts"],
};

/** @param {[type: string, value: unknown][]} seen */
function written(seen) {
  const head = [
    'import type * as orders from "../../pkg/systems/order-types.js";',
    'import type * as systems from "../../pkg/systems/types.js";',
  ];
  const lines = seen.map(([type, value], index) => {
    const module = /^System/.test(type) ? "systems" : "orders";
    return `export const view${index}: ${module}.${type} = ${JSON.stringify(value)};`;
  });
  return [...head, ...lines, ""].join("\n");
}

/** @returns {Promise<[string, unknown][]>} */
async function seeProducts() {
  /** @type {[string, unknown][]} */ const seen = [];
  for (const [system, path] of products) {
    const product = await readProduct(system, fixture(path));
    seen.push(["SystemProduct", product]);
    for (const quantity of QUANTITIES) {
      const addOns = Object.fromEntries(
        product.view.addOnGroups.map(({ id, addOns: [, last] }) => [id, last.id]),
      );
      const quoted = await quote(product, { quantity, addOns }).catch(() => undefined);
      if (quoted) seen.push(["SystemQuote", quoted]);
    }
  }
  return seen;
}

/** @returns {Promise<[string, unknown][]>} */
async function seeOrders() {
  /** @type {[string, unknown][]} */ const seen = [];
  const sender = createOrderSender({
    tenantId: 1001,
    siteId: 2002,
    environment: "sandbox",
    clientId: "sandbox.client",
    sharedSecret: "sandbox-shared-secret",
    fetch: createKiboOrders().fetch,
  });
  for (const name of orders) {
    const order = fixture(`kibo_order/testdata/kibo-order-import.${name}.json`);
    const report = await checkOrder(order);
    seen.push(["OrderReport", report]);
    if (report.passes) seen.push(["SentOrder", await sender.send(order)]);
  }
  return seen;
}
