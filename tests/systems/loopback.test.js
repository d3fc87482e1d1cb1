// The global `fetch` and a real connection, on this machine: what only they do.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { createSource } from "../../pkg/systems-node.js";
import { createMeplato } from "../../pkg/testing.js";

/** @type {string} */
let url;
/** The paths that were asked for. @type {string[]} */
const asked = [];

const PRODUCT = JSON.stringify(createMeplato().state.products[0]);

const server = createServer((request, response) => {
  const path = `${request.url}`;
  asked.push(path);
  if (path.startsWith("/moved")) return response.writeHead(302, { Location: "/ok/wire-2" }).end();
  if (path.startsWith("/silent")) return;
  response.writeHead(200, { "Content-Length": Buffer.byteLength(PRODUCT) });
  const isCut = path.startsWith("/cut") && asked.filter((each) => each === path).length === 1;
  if (!isCut) return response.end(PRODUCT);
  response.write(PRODUCT.slice(0, 100), () => response.destroy());
});

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  url = `http://127.0.0.1:${address.port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** @param {string} path @param {object} [more] */
function source(path, more) {
  return createSource("meplato", { url: `${url}/${path}/{id}`, ...more });
}

test("a product is read", async () => {
  const { view } = await source("ok").product("wire-2");

  assert.equal(view.name, "Steel wire");
});

test("a redirect is not followed", async () => {
  await assert.rejects(source("moved").product("a"), { code: "unreadable-answer", status: 302 });

  assert.deepEqual(
    asked.filter((path) => path.endsWith("/a")),
    ["/moved/a"],
  );
});

test("an answer that breaks off is read again", async () => {
  const { view } = await source("cut").product("wire-2");

  assert.equal(view.name, "Steel wire");
  assert.equal(asked.filter((path) => path.startsWith("/cut")).length, 2);
});

test("an answer that does not come is a time-out", async () => {
  await assert.rejects(source("silent", { timeoutMs: 20 }).product("b"), { code: "timeout" });
});

test("a signal ends what is under way", async () => {
  const controller = new AbortController();
  const work = source("silent").product("c", { signal: controller.signal });
  await once(server, "request");

  controller.abort();

  await assert.rejects(work, { code: "aborted" });
});
