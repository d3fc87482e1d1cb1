// Another item in the place of a line, by both engines.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";

const productLink = "https://shop.example/";
const GREEN = { sku: "mug-enamel", selectedOptions: { colour: "green" }, productLink };
const BLUE = { sku: "mug-enamel", selectedOptions: { colour: "blue" }, productLink };
const TENT = { sku: "tent-2p", productLink };

/** @typedef {"lean" | "full"} Engine */

/** @param {Engine} engine */
function open(engine) {
  const sandbox = createSandbox();
  const shop = createStorefront({ apiKey: "asdf1234", engine, fetch: sandbox.fetch });
  return { shop, sandbox };
}

/** @param {import("../../pkg/index.js").CartView} view */
function lines({ lines }) {
  return lines.map(({ sku, selectedOptions, quantity }) =>
    [sku, ...Object.values(selectedOptions), quantity].join(" "),
  );
}

for (const engine of /** @type {Engine[]} */ (["lean", "full"])) {
  test(`a line holds another choice then, as many of it (${engine})`, async () => {
    const { shop, sandbox } = open(engine);
    const { lineIds } = await shop.cart.add({ ...GREEN, quantity: 3 });

    const { cart, lineIds: made } = await shop.cart.replace(lineIds[0], { ...BLUE, quantity: 9 });

    assert.deepEqual(lines(cart), ["mug-enamel blue 3"]);
    assert.deepEqual(made, [cart.lines[0].lineId]);
    const methods = sandbox.requests.map(({ method }) => method).filter((name) => name !== "GET");
    assert.deepEqual(methods, ["POST", "POST", "DELETE"]);
  });

  test(`what a line holds already is not sent (${engine})`, async () => {
    const { shop, sandbox } = open(engine);
    const { lineIds } = await shop.cart.add(GREEN);
    const before = sandbox.requests.length;

    const { lineIds: same } = await shop.cart.replace(lineIds[0], GREEN);

    assert.deepEqual(same, lineIds);
    const since = sandbox.requests.slice(before).filter(({ method }) => method !== "GET");
    assert.deepEqual(since, []);
  });

  test(`a line that cannot be removed stays, and the new one is taken back (${engine})`, async () => {
    const { shop, sandbox } = open(engine);
    const { lineIds } = await shop.cart.add({ ...GREEN, quantity: 2 });
    sandbox.fail({ status: 400 }, ({ method }) => method === "DELETE");

    await assert.rejects(shop.cart.replace(lineIds[0], TENT), { code: "bad-request" });

    const { cart } = await shop.cart.refresh();
    assert.deepEqual(lines(cart), ["mug-enamel green 2"]);
  });

  test(`an item that is refused leaves the line alone (${engine})`, async () => {
    const { shop, sandbox } = open(engine);
    const { lineIds } = await shop.cart.add(GREEN);
    sandbox.fail({ status: 400 }, ({ method }) => method === "POST");

    await assert.rejects(shop.cart.replace(lineIds[0], TENT), { code: "bad-request" });

    const { cart } = await shop.cart.refresh();
    assert.deepEqual(lines(cart), ["mug-enamel green 1"]);
  });

  test(`a line that is not there cannot be replaced (${engine})`, async () => {
    const { shop, sandbox } = open(engine);
    await shop.cart.add(GREEN);

    await assert.rejects(shop.cart.replace("nope", TENT), { code: "not-found" });

    assert.equal(sandbox.requests.filter(({ method }) => method === "POST").length, 1);
  });

  test(`units of the new item that were there before stay when it is taken back (${engine})`, async () => {
    const { shop, sandbox } = open(engine);
    const { lineIds } = await shop.cart.add([{ ...GREEN, quantity: 2 }, TENT]);
    sandbox.fail({ status: 400 }, ({ method }) => method === "DELETE");

    await assert.rejects(shop.cart.replace(lineIds[0], TENT), { code: "bad-request" });

    const { cart } = await shop.cart.refresh();
    assert.equal(cart.count, 3);
  });
}
