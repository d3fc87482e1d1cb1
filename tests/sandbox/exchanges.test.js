// The sandbox answers as the table of exchanges has it, which the readers are held to as well.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createSandbox } from "../../www/sandbox/index.js";

const API = "https://sandbox.example";

const table = new URL("../../src/wire/kibo_cart/testdata/exchanges.json", import.meta.url);
/** @type {any[]} */
const exchanges = JSON.parse(readFileSync(table, "utf8"));

/**
 * @param {import("../../www/sandbox/index.js").Sandbox} sandbox
 * @param {{ method: string, path: string, body?: unknown }} request
 */
function send(sandbox, { method, path, body }) {
  const text = body === undefined ? null : JSON.stringify(body);
  return sandbox.answer({ method, url: API + path, headers: {}, body: text });
}

for (const exchange of exchanges) {
  const { name, rows, quirks, products, before = [], ordered, request, response } = exchange;
  test(`${name} (rows ${rows.join(", ")})`, async () => {
    const sandbox = createSandbox({ quirks, products, now: () => 0 });
    for (const earlier of before) {
      await send(sandbox, earlier);
    }
    if (ordered) sandbox.complete("c1");

    const { status, headers, body } = await send(sandbox, request);

    const { text = response.body && JSON.stringify(response.body), location } = response;
    assert.deepEqual([status, headers.Location, body], [response.status, location, text ?? ""]);
  });
}
