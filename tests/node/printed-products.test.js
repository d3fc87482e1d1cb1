// The products of the guide, through the whole library: what can be bought, what it is called, what it costs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";

const testdata = new URL("../../src/wire/kibo_cart/testdata/", import.meta.url);
const productLink = "https://shop.example/";

/** @param {string} name */
function read(name) {
  return JSON.parse(readFileSync(new URL(name, testdata), "utf8"));
}

/**
 * A storefront with one product, and all it asked for.
 *
 * @param {any} product
 */
async function open(product) {
  /** @type {{ method: string, url: string, body: any }[]} */
  const sent = [];
  const shop = createStorefront({
    apiKey: "asdf1234",
    baseUrl: "https://api.example/v1/",
    fetch: async (request) => {
      const text = await request.text();
      sent.push({ method: request.method, url: request.url, body: text && JSON.parse(text) });
      const isCart = request.url.includes("/cart/");
      return Response.json(isCart ? { cartItemId: 1 } : product);
    },
  });
  return { shop, product: await shop.product(product.partNumber), sent };
}

test("every call goes to the base URL with the key in its query (row 1)", async () => {
  const { shop, product, sent } = await open({ partNumber: "p", price: "1.00", currency: "USD" });

  await shop.cart.add({ product, productLink });
  await shop.cart.checkoutUrl().catch(() => {});

  assert.ok(sent.length >= 3);
  for (const { url } of sent) {
    assert.match(url, /^https:\/\/api\.example\/v1\/(cart|product)\/[^?]*\?api_key=asdf1234$/);
  }
});

test("of product 100060 exactly the printed combinations can be bought (rows 85, 87, 88, 89, 91, 92)", async () => {
  const expected = read("kibo-product-100060.expected.json");
  const { shop, product, sent } = await open(read("kibo-product-100060.json"));

  for (const { itemOptions } of expected.validCombinations) {
    const { unit } = product.quote({ selectedOptions: itemOptions });
    assert.equal(unit?.amount, expected.unitPrice.everyCombination);
    await shop.cart.add({ product, selectedOptions: itemOptions, productLink });
    assert.deepEqual(
      sent.filter(({ method }) => method === "POST").at(-1)?.body.itemOptions,
      itemOptions,
    );
  }
  for (const { itemOptions, why } of expected.invalidExamples) {
    assert.throws(
      () => product.quote({ selectedOptions: itemOptions }),
      { code: "invalid-selection" },
      why,
    );
  }
  assert.equal(expected.validCombinations.length, 11);
});

test("a colour of product 100060 decides which sizes are offered (rows 77, 86, 87, 90)", async () => {
  const expected = read("kibo-product-100060.expected.json");
  const { product } = await open(read("kibo-product-100060.json"));
  assert.deepEqual(
    product.view.options.map(({ id }) => id),
    expected.groupsInDisplayOrder,
  );

  for (const [colour, { colorOptionID, sizes }] of Object.entries(expected.colorToSizeGroup)) {
    const [, size] = product.picker().pick("793993", colorOptionID).view.options;
    const offered = size.values.filter(({ availability }) => availability === "available");
    assert.deepEqual(
      offered.map(({ name }) => name).sort(),
      sizes.map((/** @type {any} */ { displayName }) => displayName).sort(),
      colour,
    );
  }
});

test("an incomplete choice names what is missing (row 92)", async () => {
  const { product } = await open(read("kibo-product-100060.json"));

  assert.throws(() => product.quote({ selectedOptions: { 793993: "200258" } }), {
    code: "invalid-selection",
    field: "selectedOptions",
    message: "still to choose: Size",
  });
});

test("names are shown, keys are sent, text is typed (rows 72, 73, 74, 75, 76, 78)", async () => {
  const { product } = await open(read("kibo-product-named-options.constructed.json"));

  const options = product.view.options.map(({ id, name, role, values }) => [
    `${id}: ${name} (${role})`,
    values.map((value) => `${value.id}: ${value.name} +${value.priceDelta?.amount}`),
  ]);

  assert.deepEqual(options, [
    ["Color: Color (choice)", ["Red: Red +0.00", "Blue: Blue +0.00"]],
    ["Size: Choose a size (choice)", ["M: Medium +0.00", "XL: Extra Large +2.50"]],
    ["Engraving: Engraving (text)", ["text: Text +5.00"]],
  ]);
  assert.equal(product.view.options[1].values[1].image, "https://img.example.com/named-1-xl.jpg");
});

test("a rate of tax comes on top, rounded once; without one the tax is unknown (rows 71, 96)", async () => {
  const expected = read("kibo-product-named-options.expected.json");
  const taxed = await open(read("kibo-product-named-options.constructed.json"));
  const untaxed = await open(read("kibo-product-100060.json"));
  const wrong = await open({ partNumber: "p", price: "1.00", currency: "EUR", VATRate: 19 });

  for (const { itemOptions, unitPriceExVat, unitPriceIncVat } of expected.cases) {
    const { net, vat, gross } = taxed.product.quote({ selectedOptions: itemOptions });
    assert.deepEqual([net?.amount, gross?.amount], [unitPriceExVat, unitPriceIncVat]);
    assert.equal(Number(net?.amount) + Number(vat?.amount), Number(gross?.amount));
  }
  const selectedOptions = { 793993: "200390", 192503: "200259" };
  const { net, vat, gross } = untaxed.product.quote({ selectedOptions });
  assert.deepEqual([net?.amount, vat, gross], ["49.99", null, null]);
  assert.equal(wrong.product.quote().gross, null);
  assert.deepEqual(wrong.product.view.warnings, [
    { code: "unknown-tax", message: "no rate of tax: 19" },
  ]);
});

test("without sets every combination can be bought, for the price and its surcharges (rows 93, 95, 97)", async () => {
  const expected = read("kibo-product-named-options.expected.json");
  const { product } = await open(read("kibo-product-named-options.constructed.json"));

  for (const { itemOptions, unitPriceExVat } of expected.cases) {
    const { unit, line } = product.quote({ selectedOptions: itemOptions, quantity: 3 });
    assert.equal(unit?.amount, unitPriceExVat);
    assert.equal(line?.amount, { "15.00": "45.00", "17.50": "52.50" }[unitPriceExVat]);
  }
  for (const { itemOptions } of expected.rejected) {
    assert.throws(() => product.quote({ selectedOptions: itemOptions }), {
      code: "invalid-selection",
    });
  }
});
