// Products of the other systems, read from their sandboxes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSource } from "../../pkg/systems-node.js";
import { asked, failure, strangers, tokensAsked, worlds } from "./worlds.js";

const names = Object.keys(worlds);

for (const { name, product, url, headers } of [
  {
    name: "perfectsync",
    product: "18K Yellow Gold and Stainless Steel Datejust Automatic",
    url: "https://integration.shopatron.com/api/snap/v1/product/VRX33151",
    headers: {
      accept: "application/json",
      authorization: `Basic ${btoa("clerk:sandbox-password")}`,
      "kibo-catalog-id": "1",
      "kibo-currency-code": "USD",
      "kibo-locale": "en_US",
      "kibo-manufacturer-id": "77",
    },
  },
  {
    name: "meplato",
    product: "Steel wire",
    url: "https://store.example/v1/local/products/wire-2",
    headers: { accept: "application/json", authorization: "Bearer sandbox-session" },
  },
]) {
  test(`${name}: reads a product with one request`, async () => {
    const { sandbox, source, id } = worlds[name]();

    const { view } = await source.product(id);

    assert.equal(view.name, product);
    assert.deepEqual(sandbox.requests, [{ method: "GET", url, headers, body: null }]);
  });
}

test("pitney-bowes: fetches a token, then the product with it", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"](
    { clientId: "NGST" },
    { clientId: "NGST" },
  );

  const { view } = await source.product(id);

  assert.deepEqual(
    [view.name, view.price],
    ["vintage floral-print dress", { amount: "75.00", currency: "USD" }],
  );
  const [token, product] = sandbox.requests;
  assert.deepEqual(token, {
    method: "POST",
    url: "https://shipping-api-sandbox.pitneybowes.com/oauth/token",
    headers: {
      accept: "application/json",
      authorization: `Basic ${btoa("sandbox-key:sandbox-secret")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  const base = "https://shipping-api-sandbox.pitneybowes.com/shippingservices/fulfillment/v1";
  assert.equal(product.url, `${base}/products/1643040064?clientId=NGST`);
  assert.equal(product.headers.authorization, "Bearer sandbox-token-1");
  assert.equal(product.headers["x-pb-unifiederrorstructure"], "true");
});

test("a product is frozen data, with what came as it came", async () => {
  const { source, id } = worlds.meplato();

  const product = await source.product(id);

  assert.ok(Object.isFrozen(product.view.offers[0].tiers[0].price));
  assert.equal(JSON.parse(product.raw).mpn, "SW-2");
});

test("PerfectSync looks for products, in any form of a list", async () => {
  for (const listAs of ["array", "products", "items", "results"]) {
    const { sandbox, source } = worlds.perfectsync({ listAs });

    const found = await source.query({
      term: "gold & steel",
      perPage: 2,
      page: 1,
      sortBy: "relevance",
    });
    const watch = await source.query({ term: "datejust" });

    assert.deepEqual([found.products.length, watch.products[0].view.sku], [0, "VRX33151"]);
    assert.match(
      sandbox.requests[0].url,
      /\?term=gold%20%26%20steel&perPage=2&page=1&sortBy=relevance$/,
    );
  }
});

test("an entry of a list that is no product is left out and told", async () => {
  const { source } = worlds.perfectsync({
    products: [
      { productID: "", name: "shoe" },
      { productID: "b", name: "shoe" },
    ],
  });

  const { products, warnings } = await source.query({ term: "shoe" });

  assert.deepEqual(
    [products.map(({ view }) => view.sku), warnings.map(({ code }) => code)],
    [["b"], ["broken-product"]],
  );
});

for (const { name, query, field } of [
  { name: "no term", query: {}, field: "term" },
  { name: "a page too large", query: { term: "x", perPage: 101 }, field: "perPage" },
  { name: "half a page", query: { term: "x", perPage: 1.5 }, field: "perPage" },
  { name: "page 0", query: { term: "x", page: 0 }, field: "page" },
  { name: "another order", query: { term: "x", sortBy: "price" }, field: "sortBy" },
]) {
  test(`a search is refused before anything is sent: ${name}`, async () => {
    const { sandbox, source } = worlds.perfectsync();

    await assert.rejects(source.query(query), { code: "bad-request", field });
    assert.equal(sandbox.requests.length, 0);
  });
}

for (const name of ["pitney-bowes", "meplato"]) {
  test(`${name} cannot look for products, and says so`, async () => {
    const { source } = worlds[name]();

    await assert.rejects(source.query({ term: "x" }), { code: "bad-request" });
  });
}

for (const name of names) {
  test(`${name}: an unknown product is not found, and named`, async () => {
    const { source } = worlds[name]();

    await assert.rejects(source.product("no/such product"), {
      name: "StorefrontError",
      code: "not-found",
      status: 404,
      message: 'product "no/such product" was not read: it does not exist',
    });
  });

  test(`${name}: wrong credentials are forbidden`, async () => {
    const { sandbox, source, id } = worlds[name]({}, strangers[name]);

    const error = await failure(source.product(id));

    assert.equal(error.code, "forbidden");
    assert.equal(sandbox.requests.length, 1);
  });

  test(`${name}: ids that lead elsewhere are refused before anything is sent`, async () => {
    const { sandbox, source } = worlds[name]();

    for (const id of ["", ".", ".."]) {
      await assert.rejects(source.product(id), { code: "bad-request" });
    }
    assert.equal(asked(sandbox).length, 0);
  });

  test(`${name}: a redirect is not followed`, async () => {
    const { sandbox, source, id } = worlds[name]();
    const headers = { Location: "https://elsewhere.example/" };
    sandbox.fail({ status: 302, headers }, (/** @type {any} */ { method }) => method === "GET");

    await assert.rejects(source.product(id), { code: "unreadable-answer", status: 302 });
    assert.equal(asked(sandbox).length, 1);
  });

  for (const fault of ["truncated", "html"]) {
    test(`${name}: an answer that is ${fault} is unreadable`, async () => {
      const { sandbox, source, id } = worlds[name]();
      sandbox.fail(fault, (/** @type {any} */ { method }) => method === "GET");

      await assert.rejects(source.product(id), { code: "unreadable-answer", status: 200 });
    });
  }

  for (const { what, body } of [
    { what: "nothing", body: "" },
    { what: "null", body: "null" },
    { what: "a list", body: "[]" },
    { what: "arrays in arrays", body: "[".repeat(100_000) },
    { what: "objects in objects", body: '{"a":'.repeat(100_000) },
    { what: "bytes that are no text", body: "\ud800" },
    { what: "a product in the wrong place", body: '{"id":{"id":{}},"sku":[],"productID":[[]]}' },
  ]) {
    test(`${name}: ${what} is no product, and no crash`, async () => {
      const { sandbox, source, id } = worlds[name]();
      const given = { status: 200, body };
      sandbox.fail(given, (/** @type {any} */ { method }) => method === "GET");

      const end = await source.product(id).then(
        (/** @type {any} */ { view }) => view.sku,
        (/** @type {any} */ error) => error.code,
      );

      const named = what === "a product in the wrong place" && name === "pitney-bowes";
      assert.equal(end, named ? id : "unreadable-answer");
      assert.ok((await source.product(id)).view.name, "the next one is read");
    });
  }
}

const shapes = [
  { errorShape: "as-asked", said: "8000404: the product does not exist (sku)" },
  { errorShape: "unified", said: "8000404: the product does not exist (sku)" },
  { errorShape: "legacy-1", said: "8000404: the product does not exist (sku)" },
  { errorShape: "legacy-2", said: "8000404: the product does not exist" },
  { errorShape: "legacy-3", said: "request.not.accepted: the product does not exist" },
];
for (const { errorShape, said } of shapes) {
  test(`Pitney Bowes' errors are read in the shape ${errorShape}`, async () => {
    const { source } = worlds["pitney-bowes"]({ errorShape });

    const error = await failure(source.product("nope"));

    assert.deepEqual([error.code, error.status], ["not-found", 404]);
    assert.equal(error.cause.message, `the answer said: ${said}`);
  });
}

for (const errorBody of ["json", "text", "none"]) {
  test(`PerfectSync's errors go by their status, with a body of ${errorBody}`, async () => {
    const { source } = worlds.perfectsync({ errorBody }, { currency: "EUR" });

    await assert.rejects(source.product("VRX33151"), { code: "bad-request", status: 400 });
  });
}

for (const envelope of ["bare", "error"]) {
  for (const code of ["as-printed", "status"]) {
    test(`Meplato's errors go by their status: ${envelope}, code ${code}`, async () => {
      const { source } = worlds.meplato({ envelope, code });

      const error = await failure(source.product("nope"));

      assert.deepEqual([error.code, error.status], ["not-found", 404]);
      assert.equal(error.cause.message, "the answer said: not found There is no nope.");
    });
  }
}

for (const { system, config, field } of [
  { system: "shopatron", config: {}, field: "system" },
  { system: "kibo", config: {}, field: "system" },
  { system: "__proto__", config: {}, field: "system" },
  { system: "meplato", config: undefined, field: "config" },
]) {
  test(`there is no source of ${system} with ${config}`, () => {
    assert.throws(() => createSource(/** @type {any} */ (system), /** @type {any} */ (config)), {
      code: "configuration",
      field,
    });
  });
}

for (const { name, config, field } of [
  { name: "perfectsync", config: { user: undefined }, field: "user" },
  { name: "perfectsync", config: { user: "a:b" }, field: "user" },
  { name: "perfectsync", config: { password: "" }, field: "password" },
  { name: "perfectsync", config: { manufacturerId: "x" }, field: "manufacturerId" },
  { name: "perfectsync", config: { catalogId: undefined }, field: "catalogId" },
  { name: "perfectsync", config: { currency: "dollars" }, field: "currency" },
  { name: "perfectsync", config: { locale: "en\r\nX: y" }, field: "locale" },
  { name: "perfectsync", config: { baseUrl: "http://api.example" }, field: "baseUrl" },
  { name: "pitney-bowes", config: { environment: "test" }, field: "environment" },
  { name: "pitney-bowes", config: { apiSecret: undefined }, field: "apiSecret" },
  { name: "meplato", config: { url: "https://store.example/products" }, field: "url" },
  { name: "meplato", config: { url: undefined }, field: "url" },
  { name: "meplato", config: { headers: { "a b": "x" } }, field: "headers" },
]) {
  test(`${name}: a setting is refused before anything is sent: ${JSON.stringify(config)}`, async () => {
    const { sandbox, source, id } = worlds[name]({}, config);

    await assert.rejects(source.product(id), { code: "configuration", field });
    assert.equal(sandbox.requests.length, 0);
  });
}

test("settings that are no plain data are refused, and not told", async () => {
  /** @type {any} */
  const headers = { Authorization: "Bearer sandbox-session" };
  headers.itself = headers;
  const { source, id } = worlds.meplato({}, { headers });

  const error = await failure(source.product(id));

  assert.deepEqual([error.code, error.cause], ["configuration", undefined]);
});

test("the ids of attempts are well-formed and never the same twice", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]();

  await Promise.all(Array.from({ length: 50 }, () => source.product(id)));

  const ids = asked(sandbox).map(({ headers }) => headers["x-pb-transactionid"]);
  assert.equal(new Set(ids).size, 50);
  assert.ok(ids.every((transaction) => /^[\w-]{22}$/.test(transaction)));
  assert.equal(tokensAsked(sandbox).length, 1);
});

test("an id of one's own is checked before it is sent", async () => {
  let transaction = "order 7";
  const { sandbox, source, id } = worlds["pitney-bowes"]({}, { transactionId: () => transaction });

  await assert.rejects(source.product(id), { code: "bad-request", field: "transactionId" });
  assert.equal(asked(sandbox).length, 0);

  transaction = "order-7_1";
  await source.product(id);
  assert.equal(asked(sandbox)[0].headers["x-pb-transactionid"], "order-7_1");
});
