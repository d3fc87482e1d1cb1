// Products through the gateway: what pages are told, what they may keep, what is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createMeplato, createPerfectSync } from "../../pkg/testing.js";
import { Internet } from "../../www/sandbox/systems/server.js";
import { ORIGIN, PRODUCTS, told, world } from "./world.js";

for (const { system, name, price } of [
  {
    system: "perfectsync",
    name: "18K Yellow Gold and Stainless Steel Datejust Automatic",
    price: "3650.00",
  },
  { system: "pitney-bowes", name: "vintage floral-print dress", price: "75.00" },
  { system: "meplato", name: "Steel wire", price: null },
]) {
  test(`${system}: a product is told in Barrow's own form`, async () => {
    const { ask, log } = world();

    const { status, body } = await told(ask(PRODUCTS[system]));

    assert.deepEqual([status, body.name, body.price], [200, name, price]);
    const [{ durationMs, ...entry }] = log;
    assert.deepEqual(entry, { method: "GET", route: "product", system, status: 200, code: null });
    assert.ok(durationMs >= 0);
  });
}

/** @type {["perfectsync" | "pitneyBowes" | "meplato", string][]} */
const sandboxes = [
  ["perfectsync", PRODUCTS.perfectsync],
  ["pitneyBowes", PRODUCTS["pitney-bowes"]],
  ["meplato", PRODUCTS.meplato],
  ["perfectsync", "/products/perfectsync?term=datejust"],
];
for (const [name, path] of sandboxes) {
  test(`what Barrow does not know of a product is not told: ${path}`, async () => {
    const { ask, internet } = world();
    const plain = await (await ask(path)).text();
    const more = { purchasePrice: "17.00", ',"raw":"': ',"raw":"' };
    internet[name].change((/** @type {any} */ state) => ({
      ...state,
      products: state.products.map((/** @type {object} */ product) => ({ ...product, ...more })),
    }));

    const text = await (await ask(path)).text();

    assert.equal(text, plain);
    const { products = [JSON.parse(text)] } = JSON.parse(text);
    assert.ok(products[0].listing.id);
    assert.ok(!("raw" in products[0].listing));
  });
}

test("what is told can be quoted as it is", async () => {
  const { quote } = await import("../../pkg/systems-node.js");
  const { ask } = world();

  const json = await (await ask(PRODUCTS.perfectsync)).text();

  const { line } = await quote(json, { addOns: { tpp5000: "WPP34015" } });
  assert.deepEqual(line, { amount: "4075.00", currency: "USD" });
});

test("PerfectSync's products can be looked for", async () => {
  const { ask, internet } = world();

  const { status, body } = await told(
    ask("/products/perfectsync?term=date%6Aust&perPage=5&page=1"),
  );

  assert.deepEqual(
    [status, body.products.map(({ partNumber }) => partNumber)],
    [200, ["VRX33151"]],
  );
  assert.deepEqual(body.warnings, []);
  const [{ url }] = internet.requests;
  assert.match(url, /\/product\/\?term=datejust&perPage=5&page=1$/);
});

test("an entry that is no product is left out of what is found, and told", async () => {
  const internet = new Internet();
  internet.perfectsync = createPerfectSync({ products: [{ productID: "", name: "x" }] });
  const { ask } = world({ fetch: internet.perfectsync.fetch });

  const { body } = await told(ask("/products/perfectsync?term=x"));

  assert.deepEqual(
    [body.products, body.warnings.map(({ code }) => code)],
    [[], ["broken-product"]],
  );
});

for (const { path, field } of [
  { path: "/products/perfectsync", field: "term" },
  { path: "/products/perfectsync?term=", field: "term" },
  { path: "/products/perfectsync?term=%20", field: "term" },
  { path: `/products/perfectsync?term=${"x".repeat(201)}`, field: "term" },
  { path: "/products/perfectsync?term=x&page=0", field: "page" },
  { path: "/products/perfectsync?term=x&page=1e3", field: "page" },
  { path: "/products/perfectsync?term=x&page=", field: "page" },
  { path: "/products/perfectsync?term=x&perPage=-1", field: "perPage" },
  { path: "/products/perfectsync?term=x&perPage=101", field: "perPage" },
  { path: "/products/perfectsync?term=x&perPage=9999999", field: "perPage" },
  { path: "/products/meplato?term=x", field: undefined },
]) {
  test(`a search is refused before anything is sent: ${path.slice(0, 60)}`, async () => {
    const { ask, internet } = world();

    const { status, body } = await told(ask(path));

    assert.deepEqual([status, body.code, body.field], [400, "bad-request", field]);
    assert.deepEqual(internet.requests, []);
  });
}

test("an answer may be kept, and is not sent again to who has it", async () => {
  const { ask, log } = world({ cacheControl: "public, max-age=300" });

  const first = await ask(PRODUCTS.meplato);

  const tag = String(first.headers.get("etag"));
  assert.match(tag, /^"[0-9a-f]{32}"$/);
  assert.equal(first.headers.get("cache-control"), "public, max-age=300");
  for (const known of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
    const again = await ask(PRODUCTS.meplato, { headers: { "If-None-Match": known } });

    assert.deepEqual([again.status, await again.text()], [304, ""], known);
    assert.equal(again.headers.get("etag"), tag);
    assert.equal(again.headers.get("cache-control"), "public, max-age=300");
    assert.equal(again.headers.get("vary"), "Origin");
  }
  assert.equal(log.at(-1).status, 304);
});

test("an answer that has changed is sent again", async () => {
  const { ask, internet } = world();
  const tag = String((await ask(PRODUCTS.meplato)).headers.get("etag"));
  internet.meplato.change((state) => ({
    ...state,
    products: state.products.map((product) => ({ ...product, name: "Steel wire, coated" })),
  }));

  const again = await ask(PRODUCTS.meplato, { headers: { "If-None-Match": tag } });

  assert.equal(again.status, 200);
  assert.notEqual(again.headers.get("etag"), tag);
  assert.match(await again.text(), /Steel wire, coated/);
});

test("products may be kept for a minute unless it is said otherwise, and failures never", async () => {
  const { ask } = world();

  const found = await ask(PRODUCTS.meplato);
  const missing = await ask("/products/meplato/nope");

  assert.equal(found.headers.get("cache-control"), "public, max-age=60");
  assert.equal(missing.headers.get("cache-control"), "no-store");
  assert.equal(missing.headers.get("etag"), null);
});

test("HEAD is answered as GET, without the body", async () => {
  const { ask } = world();
  const get = await ask(PRODUCTS.meplato);

  const head = await ask(PRODUCTS.meplato, { method: "HEAD" });
  const missing = await ask("/products/meplato/nope", { method: "HEAD" });

  assert.deepEqual([head.status, await head.text()], [200, ""]);
  assert.deepEqual([...head.headers], [...get.headers]);
  assert.deepEqual([missing.status, await missing.text()], [404, ""]);
});

for (const [path, status] of /** @type {[string, number][]} */ ([
  ["/", 404],
  ["/products", 404],
  ["/products/", 404],
  ["/product/meplato/wire-2", 404],
  ["/products/kibo/100060", 404],
  ["/products/kibo-orders/1", 404],
  ["/products/__proto__/x", 404],
  ["/products/constructor/name", 404],
  ["/products/%6deplato/wire-2", 404],
  ["/products/MEPLATO/wire-2", 404],
  ["//products/meplato/wire-2", 404],
  ["/products//meplato/wire-2", 404],
  ["/products/meplato/wire-2/", 404],
  ["/products/meplato/a/b", 404],
  ["/products/meplato/../../orders", 405],
  ["/products/meplato/../evil/wire-2", 404],
  ["/products/meplato/%2e%2e/wire-2", 404],
  ["/products/meplato/..\\..\\x", 404],
  ["/products/meplato/", 400],
  ["/products/meplato/.", 400],
  ["/products/meplato/%2e", 400],
  ["/products/meplato/..%2fwire-2", 400],
  ["/products/meplato/..%2Fwire-2", 400],
  ["/products/meplato/a%2fb", 400],
  ["/products/meplato/a%5cb", 400],
  ["/products/meplato/%252e%252e", 400],
  ["/products/meplato/a%252fb", 400],
  ["/products/meplato/a%25%32%66b", 400],
  ["/products/meplato/a%00", 400],
  ["/products/meplato/a%0d%0aX:%20y", 400],
  ["/products/meplato/a%7f", 400],
  ["/products/meplato/a%", 400],
  ["/products/meplato/%ff", 400],
  ["/products/meplato/%c0%ae%c0%ae", 400],
  [`/products/meplato/${"x".repeat(201)}`, 400],
  [`/products/meplato/${"%41".repeat(201)}`, 400],
  ["/orders/1001", 404],
  ["/orders/check/x", 404],
  ["/orders/../orders/", 404],
])) {
  test(`a path that leads nowhere is answered here, with ${status}: ${path.slice(0, 60)}`, async () => {
    const { ask, internet } = world();

    const answer = await told(ask(path));

    const codes = { 400: "bad-request", 404: "not-found", 405: "bad-request" };
    assert.deepEqual([answer.status, answer.body.code], [status, codes[status]]);
    assert.equal(answer.body.field, status === 400 ? "id" : undefined);
    assert.deepEqual(internet.requests, []);
  });
}

for (const id of ["v1.2", "ä b", "100%", "...", "a+b", "a;b=c", "__proto__", "?", "#"]) {
  test(`an id is asked for as it is: ${id}`, async () => {
    const meplato = createMeplato({ products: [{ id, name: "odd", offers: [] }] });
    const { ask } = world({ fetch: meplato.fetch });

    const { status, body } = await told(ask(`/products/meplato/${encodeURIComponent(id)}`));

    assert.deepEqual([status, body.partNumber], [200, id]);
  });
}

test("a system that the shop does not allow is not there", async () => {
  const { ask, internet } = world({
    systems: { meplato: undefined, perfectsync: null },
    orders: undefined,
  });

  for (const path of [...Object.values(PRODUCTS), "/orders", "/orders/check"]) {
    const { status, body } = await told(ask(path));

    assert.deepEqual([status, body.code], [404, "not-found"], path);
  }
  assert.deepEqual(internet.requests, []);
});

for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"]) {
  test(`${method} is not how products are asked for`, async () => {
    const { ask, internet, log } = world();

    const response = await ask(PRODUCTS.meplato, { method });

    assert.equal(response.status, 405);
    assert.equal(response.headers.get("allow"), "GET, HEAD, OPTIONS");
    assert.equal((await response.json()).code, "bad-request");
    assert.deepEqual(internet.requests, []);
    assert.equal(log[0].method, method === "POST" ? "POST" : "other");
  });
}

for (const origin of [
  "https://elsewhere.example",
  "https://shop.example.elsewhere.example",
  "http://shop.example",
  "https://shop.example:8443",
  "https://SHOP.example",
  "null",
  "",
]) {
  test(`a page of another origin is refused before anything is sent: "${origin}"`, async () => {
    const { ask, internet } = world();
    const headers = { Origin: origin };

    const read = await ask(PRODUCTS.meplato, { headers });
    const preflight = await ask(PRODUCTS.meplato, {
      method: "OPTIONS",
      headers: { ...headers, "Access-Control-Request-Method": "GET" },
    });

    for (const response of [read, preflight]) {
      assert.equal(response.status, 403);
      assert.equal(response.headers.get("access-control-allow-origin"), null);
      assert.equal(response.headers.get("access-control-allow-methods"), null);
      assert.equal(response.headers.get("vary"), "Origin");
      assert.equal((await response.json()).code, "forbidden");
    }
    assert.deepEqual(internet.requests, []);
  });
}

test("a page of the shop may read answers and failures, but sends no cookies", async () => {
  const { ask } = world();

  for (const path of [PRODUCTS.meplato, "/products/meplato/nope", "/nowhere"]) {
    const { headers } = await ask(path, { headers: { Origin: ORIGIN } });

    assert.equal(headers.get("access-control-allow-origin"), ORIGIN, path);
    assert.equal(headers.get("access-control-expose-headers"), "ETag, Retry-After");
    assert.equal(headers.get("access-control-allow-credentials"), null);
    assert.equal(headers.get("vary"), "Origin");
  }
});

test("a page of the shop is told beforehand what it may ask", async () => {
  const { ask, internet } = world();

  const response = await ask(PRODUCTS.meplato, {
    method: "OPTIONS",
    headers: { Origin: ORIGIN, "Access-Control-Request-Method": "GET" },
  });

  assert.equal(response.status, 204);
  assert.deepEqual(Object.fromEntries(response.headers), {
    "access-control-allow-headers": "Authorization, Content-Type, If-None-Match",
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-origin": ORIGIN,
    "access-control-expose-headers": "ETag, Retry-After",
    "access-control-max-age": "600",
    allow: "GET, HEAD, OPTIONS",
    vary: "Origin",
  });
  assert.deepEqual(internet.requests, []);
});

test("OPTIONS of who has no origin says what can be done, and no more", async () => {
  const { ask } = world();

  const response = await ask("/orders", { method: "OPTIONS" });

  assert.equal(response.status, 204);
  assert.deepEqual(Object.fromEntries(response.headers), {
    allow: "POST, OPTIONS",
    vary: "Origin",
  });
});
