// The gateway behind Node's own HTTP server, as it is documented.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { listener } from "../../docs/gateway/node.js";
import { order, TOKEN, taken, world } from "./world.js";

const { gateway, internet } = world();
const server = createServer(listener(gateway));
let port = 0;

before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  ({ port } = /** @type {import("node:net").AddressInfo} */ (server.address()));
});

after(() => {
  server.close();
  server.closeAllConnections();
});

/** Sends a request as it is written, and reads all that comes back. @param {string} text @returns {Promise<string>} */
function raw(text) {
  return new Promise((resolve, reject) => {
    let told = "";
    const socket = connect(port, "127.0.0.1", () => socket.end(text));
    socket.setEncoding("utf8").on("data", (part) => {
      told += part;
    });
    socket.on("end", () => resolve(told)).on("error", reject);
  });
}

test("answers as the function does", async () => {
  const response = await fetch(`http://127.0.0.1:${port}/products/meplato/wire-2`);

  assert.equal(response.status, 200);
  assert.equal(response.headers.get("cache-control"), "public, max-age=60");
  assert.equal((await response.json()).name, "Steel wire");
});

test("takes an order", async () => {
  const response = await fetch(`http://127.0.0.1:${port}/orders`, {
    method: "POST",
    headers: { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" },
    body: order,
  });

  assert.equal(response.status, 201);
  assert.deepEqual(taken(internet), ["WEB-10001"]);
});

test("who leaves in the middle of an order ends nothing but that", async () => {
  const head =
    "POST /orders HTTP/1.1\r\nHost: gateway.example\r\nContent-Type: application/json\r\n";
  for (const token of [TOKEN, "wrong"]) {
    await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(`${head}Authorization: Bearer ${token}\r\nContent-Length: 5000\r\n\r\n{`, () =>
          socket.resetAndDestroy(),
        );
      });
      socket.on("close", resolve);
    });
  }

  const response = await fetch(`http://127.0.0.1:${port}/products/meplato/wire-2`);

  assert.equal(response.status, 200);
});

for (const [what, line, status] of [
  ["a path upwards", "GET /products/meplato/../../orders HTTP/1.1", 405],
  ["an encoded one", "GET /products/meplato/..%2f..%2forders HTTP/1.1", 400],
  ["another host in the path", "GET //elsewhere.example/products/meplato/wire-2 HTTP/1.1", 404],
  ["a whole URL", "GET http://elsewhere.example/products/meplato/wire-2 HTTP/1.1", 404],
  ["a host after an @", "GET @elsewhere.example/products/meplato/wire-2 HTTP/1.1", 400],
  ["an asterisk", "OPTIONS * HTTP/1.1", 404],
  ["TRACE", "TRACE /products/meplato/wire-2 HTTP/1.1", 400],
  ["a fragment", "GET /products/meplato/#x HTTP/1.1", 400],
]) {
  test(`${what} is answered with ${status}, and nothing is sent`, async () => {
    internet.meplato.requests = [];

    const told = await raw(`${line}\r\nHost: gateway.example\r\nConnection: close\r\n\r\n`);

    assert.match(told, new RegExp(`^HTTP/1.1 ${status} `));
    assert.deepEqual(internet.meplato.requests, []);
  });
}
