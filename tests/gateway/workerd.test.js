// The gateway in the runtime of an edge, with the worker and the configuration that are documented.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { bundleWorker, serve, startWorkerd } from "../../scripts/workerd.mjs";
import { Internet, startInternet } from "../../www/sandbox/systems/server.js";
import { fitting, HIDDEN, ORIGIN, order, PRODUCTS, TOKEN, taken } from "./world.js";

const internet = new Internet();

/** @type {Awaited<ReturnType<typeof startInternet>>} */ let proxy;
/** @type {Awaited<ReturnType<typeof startWorkerd>>} */ let workerd;

before(async () => {
  await bundleWorker();
  proxy = await startInternet({ internet });
  workerd = await startWorkerd({ settings: fitting, proxy: proxy.address });
});

after(async () => {
  await workerd?.close();
  await proxy?.close();
});

/** @param {string} path @param {RequestInit} [init] */
function get(path, init) {
  return fetch(`${workerd.url}${path}`, init);
}

/** @param {BodyInit} body @param {Record<string, string>} [headers] */
function send(body, headers) {
  const Authorization = `Bearer ${TOKEN}`;
  return get("/orders", {
    method: "POST",
    headers: { Authorization, "Content-Type": "application/json", ...headers },
    body,
  });
}

/** Asks for a path as it is written, which `fetch` does not. @param {string} path @returns {Promise<number>} */
function statusOf(path) {
  const { hostname, port } = new URL(workerd.url);
  return new Promise((resolve, reject) => {
    ask({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

for (const [system, name] of Object.entries({
  perfectsync: "18K Yellow Gold and Stainless Steel Datejust Automatic",
  "pitney-bowes": "vintage floral-print dress",
  meplato: "Steel wire",
})) {
  test(`${system}: tells a product to a page of the shop`, async () => {
    const response = await get(PRODUCTS[system], { headers: { Origin: ORIGIN } });

    assert.equal(response.status, 200);
    assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
    assert.equal(response.headers.get("cache-control"), "public, max-age=60");
    assert.equal((await response.json()).name, name);
  });
}

test("does not send again what a page has", async () => {
  const tag = String((await get(PRODUCTS.meplato)).headers.get("etag"));

  const again = await get(PRODUCTS.meplato, { headers: { "If-None-Match": tag } });

  assert.deepEqual([again.status, await again.text()], [304, ""]);
});

test("answers HEAD without a body", async () => {
  const response = await get(PRODUCTS.meplato, { method: "HEAD" });

  assert.deepEqual([response.status, await response.text()], [200, ""]);
});

test("refuses a page of another origin, and sends nothing", async () => {
  internet.meplato.requests = [];

  const response = await get(PRODUCTS.meplato, {
    headers: { Origin: "https://elsewhere.example" },
  });

  assert.equal(response.status, 403);
  assert.equal(response.headers.get("access-control-allow-origin"), null);
  assert.deepEqual(internet.meplato.requests, []);
});

for (const [path, status] of /** @type {[string, number][]} */ ([
  ["/products/meplato/../../orders", 405],
  ["/products/meplato/..%2f..%2forders", 400],
  ["/products/meplato/%2e%2e/wire-2", 404],
  ["/products/meplato/%252e%252e", 400],
  ["/products/meplato/a%5cb", 400],
  ["/products/meplato/%ff", 400],
  ["/products/meplato/", 400],
  ["/products/__proto__/x", 404],
  ["//elsewhere.example/products/meplato/wire-2", 404],
])) {
  test(`${path} leads nowhere: ${status}`, async () => {
    internet.meplato.requests = [];

    assert.equal(await statusOf(path), status);
    assert.deepEqual(internet.meplato.requests, []);
  });
}

test("many pages at once wait for one token", async () => {
  internet.pitneyBowes.revokeTokens();
  const before = internet.pitneyBowes.state.issued;

  const answers = await Promise.all(
    Array.from({ length: 30 }, () => get(PRODUCTS["pitney-bowes"])),
  );

  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.ok(internet.pitneyBowes.state.issued - before <= 2);
});

test("who leaves while a token is fetched takes it from nobody", async (t) => {
  const settings = { ...fitting, systems: { "pitney-bowes": fitting.systems["pitney-bowes"] } };
  const own = new Internet();
  const ownProxy = await startInternet({ internet: own });
  t.after(ownProxy.close);
  const fresh = await startWorkerd({ settings, proxy: ownProxy.address });
  t.after(fresh.close);
  const release = own.pitneyBowes.hold();
  const leaving = new AbortController();
  const url = `${fresh.url}${PRODUCTS["pitney-bowes"]}`;
  const first = fetch(url, { signal: leaving.signal }).catch(() => "left");
  while (own.pitneyBowes.requests.length === 0) await new Promise(setImmediate);

  const second = fetch(url);
  leaving.abort();
  await first;
  release();
  const { status } = await second;

  assert.deepEqual([await first, status], ["left", 200]);
});

test("takes an order once, though its answer was lost", async () => {
  internet.kiboOrders.fail(
    "lost-answer",
    ({ method, url }) => method === "POST" && url.endsWith("/orders"),
  );

  const first = await send(order);
  const again = await send(order);

  assert.deepEqual([first.status, again.status], [200, 200]);
  assert.equal((await again.json()).wasFound, true);
  assert.deepEqual(taken(internet), ["WEB-10001"]);
});

test("lets nobody in without the token, and nothing that is too long", async () => {
  const stranger = await send(order, { Authorization: "Bearer x" });
  const long = await send(" ".repeat(1_000_001));

  assert.deepEqual([stranger.status, long.status], [401, 413]);
});

test("does not follow a redirect", async () => {
  const headers = { Location: "https://store.example/v1/local/products/wire-2" };
  internet.meplato.fail({ status: 302, headers });
  internet.meplato.requests = [];

  const response = await get(PRODUCTS.meplato);

  assert.equal(response.status, 502);
  assert.equal(internet.meplato.requests.length, 1);
});

for (const [what, head, status] of /** @type {[string, string, number][]} */ ([
  ["more than comes", "Content-Length: 5000", 502],
  ["less than comes", "Content-Length: 5", 502],
])) {
  test(`an answer that promises ${what} is of no use`, async (t) => {
    const liar = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n{"id":"wire-2"}`));
    });
    await new Promise((resolve) => liar.listen(0, "127.0.0.1", () => resolve(undefined)));
    const { port } = /** @type {import("node:net").AddressInfo} */ (liar.address());
    t.after(() => liar.close());
    const lost = await startWorkerd({ settings: fitting, proxy: `127.0.0.1:${port}` });
    t.after(lost.close);

    const response = await fetch(`${lost.url}${PRODUCTS.meplato}`);

    assert.deepEqual([response.status, (await response.json()).code], [status, "server"]);
  });
}

for (const [what, said] of [
  ["does not answer", ""],
  ["stops in the middle of its answer", 'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"id":'],
]) {
  test(`gives up a system that ${what}`, async (t) => {
    /** @type {Set<import("node:net").Socket>} */
    const sockets = new Set();
    const silent = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => {}).once("data", () => socket.write(said));
    });
    await new Promise((resolve) => silent.listen(0, "127.0.0.1", () => resolve(undefined)));
    t.after(() => silent.close());
    const { port } = /** @type {import("node:net").AddressInfo} */ (silent.address());
    const settings = { ...fitting, timeoutMs: 300 };
    const waiting = await startWorkerd({ settings, proxy: `127.0.0.1:${port}` });
    t.after(waiting.close);

    for (const path of Object.values(PRODUCTS)) {
      const response = await fetch(`${waiting.url}${path}`);

      assert.deepEqual([response.status, (await response.json()).code], [504, "timeout"]);
    }
    assert.equal(sockets.size, 3);
    for (const socket of sockets) socket.destroy();
  });
}

test("the documented configuration is one, and listens on this machine only", async (t) => {
  const as = ["--socket-addr", "http=127.0.0.1:0"];
  const documented = await serve("gateway.capnp", fitting, as);
  t.after(documented.close);

  const nowhere = await fetch(`${documented.url}/nowhere`);
  const wrong = await fetch(`${documented.url}/products/meplato/a%2fb`);

  assert.deepEqual([nowhere.status, wrong.status], [404, 400]);
  assert.match(
    readFileSync(new URL("../../docs/gateway/gateway.capnp", import.meta.url), "utf8"),
    /address = "127\.0\.0\.1:8787"/,
  );
});

test("what cannot be set up says so, and not what it was given", async (t) => {
  const settings = { ...fitting, origins: ["*"] };
  const wrong = await startWorkerd({ settings, proxy: proxy.address });
  t.after(wrong.close);

  const response = await fetch(`${wrong.url}${PRODUCTS.meplato}`);
  const text = await response.text();
  await wrong.close();

  assert.equal(response.status, 500);
  assert.match(wrong.log(), /origins/);
  for (const secret of HIDDEN) assert.ok(!`${text}${wrong.log()}`.includes(secret), secret);
});

test("what was logged holds no secret, and no word of a page's or a system's", async () => {
  await get("/products/meplato/a-word-of-the-page");

  await workerd.close();

  const log = workerd.log();

  assert.match(log, /"route":"order","system":null,"status":401,"code":"forbidden"/);
  for (const secret of [...HIDDEN, "a-word-of-the-page", "Steel", "elsewhere"]) {
    assert.ok(!log.includes(secret), `${secret} in ${log}`);
  }
});
