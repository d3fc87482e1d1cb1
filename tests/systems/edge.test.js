// What edge runtimes have: no files, no `node:` modules, a `Request` that knows little, one global `fetch`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createOrderSender, createSource, ready } from "../../pkg/systems.js";
import { createKiboOrders, createPitneyBowes } from "../../pkg/testing.js";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));

/** Others, such as `credentials` and `cache`, are refused by some runtimes. */
const KNOWN = ["method", "headers", "body", "redirect", "signal"];

globalThis.Request = class extends Request {
  /** @param {RequestInfo | URL} input @param {RequestInit} [init] */
  constructor(input, init = {}) {
    for (const field of Object.keys(init)) {
      if (!KNOWN.includes(field)) throw new TypeError(`'${field}' is not implemented`);
    }
    super(input, init);
  }
};

test("products and orders go by the global fetch, with the wasm handed in", async () => {
  await ready({ wasm: await WebAssembly.compile(readFileSync(`${pkg}systems_bg.wasm`)) });
  const [warehouse, importer] = [createPitneyBowes(), createKiboOrders()];
  globalThis.fetch = (input) => {
    const request = /** @type {Request} */ (input);
    const { fetch } = request.url.includes("pitneybowes") ? warehouse : importer;
    return fetch(request);
  };
  const order = readFileSync(
    new URL("../../src/wire/kibo_order/testdata/kibo-order-import.paypal.json", import.meta.url),
    "utf8",
  );

  const source = createSource("pitney-bowes", {
    environment: "sandbox",
    apiKey: "sandbox-key",
    apiSecret: "sandbox-secret",
  });
  const sender = createOrderSender({
    tenantId: 1001,
    siteId: 2002,
    environment: "sandbox",
    clientId: "sandbox.client",
    sharedSecret: "sandbox-shared-secret",
  });

  assert.equal((await source.product("1643040064")).view.price?.amount, "75.00");
  assert.equal((await sender.send(order)).order.status, "Accepted");
  assert.equal(importer.requests.length, 2);
});

test("nothing but the entry for Node needs Node", () => {
  const files = ["systems.js", "desk.js", "core.js", "load.js", "send.js", "data.js", "error.js"];
  for (const name of readdirSync(`${pkg}systems`)) files.push(`systems/${name}`);

  const needing = files.filter((file) =>
    /node:|\bprocess\.|\bBuffer\b|\brequire\(/.test(readFileSync(`${pkg}${file}`, "utf8")),
  );

  assert.ok(files.includes("systems/orders.js"));
  assert.deepEqual(needing, []);
});
