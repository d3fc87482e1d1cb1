// Settings that cannot be meant are told when the gateway is made.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createGateway } from "../../pkg/gateway-node.js";
import { fitting } from "./world.js";

for (const { config, field } of [
  { config: { origins: ["*"] }, field: "origins" },
  { config: { origins: ["https://shop.example/"] }, field: "origins" },
  { config: { origins: ["https://*.shop.example"] }, field: "origins" },
  { config: { origins: ["shop.example"] }, field: "origins" },
  { config: { origins: ["null"] }, field: "origins" },
  { config: { origins: ["https://SHOP.example"] }, field: "origins" },
  { config: { origins: ["https://shop.example:443"] }, field: "origins" },
  { config: { origins: ["data:x"] }, field: "origins" },
  { config: { origins: "https://shop.example" }, field: "origins" },
  { config: { systems: { kibo: {} } }, field: "system" },
  { config: { origins: "" }, field: "origins" },
  { config: { origins: [7] }, field: "origins" },
  { config: { orders: {} }, field: "orders.authorize" },
  { config: { orders: { authorize: "" } }, field: "orders.authorize" },
  { config: { orders: { authorize: "x".repeat(31) } }, field: "orders.authorize" },
  { config: { orders: { authorize: `${"x".repeat(31)} y` } }, field: "orders.authorize" },
  { config: { orders: { authorize: true } }, field: "orders.authorize" },
  { config: { cacheControl: "public\r\nX: y" }, field: "cacheControl" },
  { config: { cacheControl: 60 }, field: "cacheControl" },
  { config: { timeoutMs: 0 }, field: "timeoutMs" },
  { config: { timeoutMs: "1000" }, field: "timeoutMs" },
  { config: { maxRequestBytes: 1.5 }, field: "maxRequestBytes" },
  { config: { maxAnswerBytes: Number.NaN }, field: "maxAnswerBytes" },
  { config: { maxAnswerBytes: Infinity }, field: "maxAnswerBytes" },
  { config: { fetch: "https://elsewhere.example" }, field: "fetch" },
  { config: { log: "stdout" }, field: "log" },
]) {
  test(`there is no gateway with ${JSON.stringify(config)}`, () => {
    const make = () => createGateway(/** @type {any} */ ({ ...fitting, ...config }));

    assert.throws(make, { name: "StorefrontError", code: "configuration", field });
  });
}

test("there is no gateway without settings", () => {
  assert.throws(() => createGateway(/** @type {any} */ (undefined)), { code: "configuration" });
});
