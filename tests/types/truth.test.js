// The types say what there is: views of all kinds, as the library gives them, are written out as TypeScript, where a
// field that the types lack, lack of a field and a value of another type are errors.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { openShop } from "../node/gateway-page.js";
import { root, tsc } from "./tsc.js";

const folder = join(root, ".build/truth");
const productLink = "https://shop.example/";

/** @type {{ type: string, value: unknown }[]} what was seen */
const seen = [];

/** @param {string} type @param {unknown} value */
function see(type, value) {
  seen.push({ type, value });
}

test("every view that the library gives has the type that it says", async () => {
  for (const work of [
    seeProducts,
    seeCart,
    seeEmptyCart,
    seeDoubt,
    seeOrdered,
    seeExpired,
    seeFull,
  ])
    await work();

  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "views.ts"), written());
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(CONFIG));

  assert.equal(tsc(join(folder, "tsconfig.json")), "");
  const types = new Set(seen.map(({ type }) => type));
  assert.deepEqual([...types].sort(), [
    "CartResult",
    "CartView",
    "ErrorCode",
    "FullQuote",
    "PickResult",
    "PickerView",
    "ProductView",
    "Quote",
  ]);
});

test("what the types do not say is an error there", () => {
  const wrong =
    'import type { Money } from "../../pkg/types.js";\n' +
    'export const money: Money = { amount: "1", currency: "USD", more: 1 };\n';
  writeFileSync(join(folder, "views.ts"), wrong);

  assert.match(tsc(join(folder, "tsconfig.json")), /TS2353.*'more'/);
});

const CONFIG = {
  extends: "../../tests/types/tsconfig.json",
  compilerOptions: { exactOptionalPropertyTypes: true },
  include: ["views.ts"],
};

/** An error stands in results as what it is. */
function written() {
  const lines = seen.map(({ type, value }, index) => {
    const text = JSON.stringify(value, (_, part) => (part instanceof Error ? "THE ERROR" : part));
    return `export const view${index}: types.${type} = ${text.replaceAll('"THE ERROR"', "error")};`;
  });
  const head = [
    'import type { StorefrontError } from "../../pkg/index.js";',
    'import type * as types from "../../pkg/types.js";',
    "declare const error: StorefrontError;",
  ];
  return [...head, ...lines, ""].join("\n");
}

/** @param {import("../../pkg/types.js").StorefrontConfig["storage"]} [storage] @param {any} [quirks] */
function open(storage, quirks) {
  const sandbox = createSandbox({ quirks });
  const shop = createStorefront({
    apiKey: "asdf1234",
    fetch: sandbox.fetch,
    ...(storage && { storage }),
  });
  shop.cart.subscribe((view) => see("CartView", view));
  see("CartView", shop.cart.view);
  return { sandbox, shop };
}

/** All that the demo shop sells, each option picked in turn. */
async function seeProducts() {
  const { sandbox, shop } = open();
  for (const { partNumber } of sandbox.state.catalogs[1].filter(
    ({ optionSets = [] }) => optionSets.length < 100,
  )) {
    const product = await shop.product(partNumber);
    see("ProductView", product.view);
    for (const picker of [product.picker(), product.picker({ merge: false, autoselect: "none" })]) {
      see("PickerView", picker.view);
      for (const option of product.view.options) pickAll(picker, option);
      see("PickerView", picker.view);
      const { selectedOptions } = picker.view;
      if (selectedOptions) see("Quote", product.quote({ selectedOptions, quantity: 3 }));
    }
  }
}

/** @param {import("../../pkg/index.js").Picker} picker @param {import("../../pkg/types.js").ProductView["options"][number]} option */
function pickAll(picker, { id, role, values }) {
  if (role === "text") see("PickResult", picker.enterText(id, "For Ada"));
  else for (const value of values) see("PickResult", picker.pick(id, value.id));
}

async function seeCart() {
  const { shop } = open(undefined, { imageInCart: true, vatRateInCart: true });
  const mug = { sku: "mug-enamel", selectedOptions: { colour: "green" }, productLink };
  see(
    "CartResult",
    await shop.cart.add([mug, { sku: "nope", productLink }, { sku: "lamp-vat", productLink }]),
  );
  const [{ lineId }] = shop.cart.view.lines;
  see("CartResult", await shop.cart.setQuantity(lineId, 3));
  see("CartResult", await shop.cart.remove(lineId));
  await shop.cart.checkoutUrl();
  see("CartResult", await shop.cart.refresh());
}

/** What the full engine tells beside that. */
async function seeFull() {
  const { shop } = openShop();
  const watch = await shop.product("VRX33151", { system: "perfectsync" });
  see("ProductView", watch.view);
  see("FullQuote", watch.quote({ addOns: { tpp5000: "WPP34015" } }));
  const wire = await shop.product("wire-2", { system: "meplato" });
  see("ProductView", wire.view);
  see("FullQuote", wire.quote({ quantity: 500 }));
  see("ProductView", (await shop.product("1643040064", { system: "pitney-bowes" })).view);
  see("ProductView", (await shop.product("lamp-vat")).view);
  see("CartResult", await shop.cart.add({ sku: "lamp-vat", quantity: 3, productLink }));
  see("CartResult", await shop.cart.add({ sku: "tent-2p", productLink }));
  shop.dispose();
}

async function seeEmptyCart() {
  const { shop } = open();
  see("ErrorCode", (await shop.cart.checkoutUrl().catch((error) => error)).code);
  see("CartResult", await shop.cart.flush());
}

async function seeDoubt() {
  const { shop, sandbox } = open();
  sandbox.fail("network", ({ method }) => method === "POST");
  see(
    "ErrorCode",
    (
      await shop.cart
        .add({ sku: "map", selectedOptions: { Region: "North", Form: "File" }, productLink })
        .catch((error) => error)
    ).code,
  );
  const [{ intentId }] = shop.cart.view.uncertain;
  see("CartResult", await shop.cart.settle(intentId, "send-again"));
}

async function seeOrdered() {
  const { shop, sandbox } = open();
  await shop.cart.add({ sku: "tent-2p", productLink });
  sandbox.complete(shop.cart.view.id ?? "");
  see("CartResult", await shop.cart.refresh());
}

async function seeExpired() {
  const { shop, sandbox } = open(undefined, { unusedCart: "not-found" });
  await shop.cart.add({ sku: "tent-2p", productLink });
  sandbox.state = { ...sandbox.state, carts: {} };
  see("CartResult", await shop.cart.refresh());
}
