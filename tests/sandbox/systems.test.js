// The sandboxes of the systems that only servers ask: who may ask what, and how each refuses.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createKiboOrders } from "../../www/sandbox/systems/kibo-orders.js";
import { createMeplato } from "../../www/sandbox/systems/meplato.js";
import { createPerfectSync } from "../../www/sandbox/systems/perfectsync.js";
import { createPitneyBowes } from "../../www/sandbox/systems/pitney-bowes.js";

const KIBO = {
  authorization: `Basic ${btoa("clerk:sandbox-password")}`,
  "kibo-manufacturer-id": "77",
  "kibo-catalog-id": "1",
  "kibo-currency-code": "USD",
  "kibo-locale": "en_US",
};

/** @param {string} name */
function orderFixture(name) {
  const file = new URL(
    `../../src/wire/kibo_order/testdata/kibo-order-import.${name}.json`,
    import.meta.url,
  );
  return readFileSync(file, "utf8");
}

/**
 * The status of an answer, and what it says.
 *
 * @param {{ answer: (request: any) => Promise<{ status: number, body: string }> }} sandbox
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: string }} [request]
 */
async function ask(sandbox, url, { method = "GET", headers = {}, body } = {}) {
  const answer = await sandbox.answer({ method, url, headers, body: body ?? null });
  return { status: answer.status, said: answer.body && JSON.parse(answer.body) };
}

const router = "https://integration.shopatron.com/api/snap/v1/product";
const { authorization: _, ...anonymous } = KIBO;
for (const { name, url, headers = KIBO, method, status, code } of [
  { name: "no credentials", url: "/VRX33151", headers: anonymous, status: 403, code: 5004 },
  {
    name: "a header that is missing",
    url: "/VRX33151",
    headers: { ...KIBO, "kibo-locale": "" },
    status: 400,
    code: 5003,
  },
  { name: "an unknown product", url: "/nope", status: 404, code: 5002 },
  { name: "another method", url: "/VRX33151", method: "POST", status: 405, code: 5005 },
  { name: "a query without a term", url: "/?perPage=2", status: 400, code: 5010 },
  { name: "a page too large", url: "/?term=gold&perPage=101", status: 400, code: 5014 },
  { name: "another order", url: "/?term=gold&sortBy=price", status: 400, code: 5014 },
]) {
  test(`PerfectSync refuses ${name}`, async () => {
    const refused = await ask(createPerfectSync(), router + url, { method, headers });

    assert.deepEqual([refused.status, refused.said.code], [status, code]);
  });
}

test("PerfectSync gives a product, and pages of those that a term finds", async () => {
  const products = ["a", "b", "c"].map((id) => ({ productID: id, name: `Shoe ${id}` }));
  const sandbox = createPerfectSync({ products, listAs: "items" });

  const one = await ask(sandbox, `${router}/b`, { headers: KIBO });
  const page = await ask(sandbox, `${router}/?term=shoe&perPage=2&page=2`, { headers: KIBO });

  assert.equal(one.said.name, "Shoe b");
  assert.deepEqual(page.said, { items: [products[2]] });
});

const warehouse = "https://shipping-api-sandbox.pitneybowes.com";
const dress = `${warehouse}/shippingservices/fulfillment/v1/products/1643040064`;

/** @param {ReturnType<typeof createPitneyBowes>} sandbox */
async function pitneyToken(sandbox) {
  const { said } = await ask(sandbox, `${warehouse}/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa("sandbox-key:sandbox-secret")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  return { authorization: `Bearer ${said.access_token}`, expiresIn: said.expiresIn };
}

test("Pitney Bowes takes a token until it expires or is revoked", async () => {
  let now = 0;
  const sandbox = createPitneyBowes({ lifeSeconds: 10, now: () => now });
  const { authorization, expiresIn } = await pitneyToken(sandbox);
  const read = async (/** @type {string} */ id) =>
    (await ask(sandbox, dress, { headers: { authorization, "x-pb-transactionid": id } })).status;

  assert.deepEqual([expiresIn, await read("a")], ["10", 200]);
  now = 10_000;
  assert.equal(await read("b"), 401);
  now = 0;
  assert.equal(await read("c"), 200);
  sandbox.revokeTokens();
  assert.equal(await read("d"), 401);
});

for (const { name, id, status } of [
  { name: "none", id: undefined, status: 400 },
  { name: "one of 26 characters", id: "x".repeat(26), status: 400 },
  { name: "one with a dot", id: "a.b", status: 400 },
  { name: "one that was used", id: "used", status: 400 },
  { name: "one of 25 characters", id: "Az09_-".padEnd(25, "x"), status: 200 },
]) {
  test(`Pitney Bowes and a transaction id: ${name}`, async () => {
    const sandbox = createPitneyBowes();
    const { authorization } = await pitneyToken(sandbox);
    await ask(sandbox, dress, { headers: { authorization, "x-pb-transactionid": "used" } });

    const headers = { authorization, ...(id && { "x-pb-transactionid": id }) };
    const answer = await ask(sandbox, dress, { headers });

    assert.equal(answer.status, status);
  });
}

for (const { shape, headers = {}, said } of [
  {
    shape: "as-asked",
    headers: { "x-pb-unifiederrorstructure": "true" },
    said: (/** @type {any} */ body) => body.errors[0].errorDescription,
  },
  { shape: "unified", said: (/** @type {any} */ body) => body.errors[0].errorDescription },
  { shape: "as-asked", said: (/** @type {any} */ body) => body[0].message },
  { shape: "legacy-1", said: (/** @type {any} */ body) => body[0].message },
  {
    shape: "legacy-2",
    said: (/** @type {any} */ body) => body.status === "ERROR" && body.errors[0].errorDescription,
  },
  { shape: "legacy-3", said: (/** @type {any} */ body) => body[0].key && body[0].message },
]) {
  test(`Pitney Bowes refuses in the shape ${shape} ${Object.values(headers)}`, async () => {
    const sandbox = createPitneyBowes({ errorShape: /** @type {any} */ (shape) });

    const refused = await ask(sandbox, dress, {
      headers: { authorization: "Bearer x", ...headers },
    });

    assert.deepEqual([refused.status, said(refused.said)], [401, "invalid token: Bearer x"]);
  });
}

const store = "https://store.example/v1/local/products";
const session = { authorization: "Bearer sandbox-session" };

test("Meplato says 400 under every status", async () => {
  const sandbox = createMeplato();

  const unknown = await ask(sandbox, `${store}/nope`, { headers: session });
  const stranger = await ask(sandbox, `${store}/wire-2`);

  assert.deepEqual([unknown.status, unknown.said.code], [404, 400]);
  assert.deepEqual([stranger.status, stranger.said.code], [401, 400]);
});

test("Meplato asks to wait where there were too many requests", async () => {
  const limit = { requests: 2, seconds: 7 };
  const sandbox = createMeplato({ limit, envelope: "error", code: "status", now: () => 1000 });
  const request = { method: "GET", url: `${store}/wire-2`, headers: session, body: null };

  const answers = [];
  for (let n = 0; n < 3; n += 1) answers.push(await sandbox.answer(request));

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 429],
  );
  assert.equal(answers[2].headers["Retry-After"], "7");
  assert.equal(JSON.parse(answers[2].body).error.code, 429);
});

const kibo = "https://t1001-s2002.sandbox.mozu.com/api/commerce/orders";

/** @param {ReturnType<typeof createKiboOrders>} sandbox */
async function kiboHeaders(sandbox) {
  const body = JSON.stringify({
    client_id: "sandbox.client",
    client_secret: "sandbox-shared-secret",
    grant_type: "client_credentials",
  });
  const url = "https://home.mozu.com/api/platform/applications/authtickets/oauth";
  const { said } = await ask(sandbox, url, { method: "POST", body });
  const authorization = `Bearer ${said.access_token}`;
  return { authorization, "x-vol-tenant": "1001", "x-vol-site": "2002" };
}

for (const { name, status, total } of [
  { name: "card", status: 200, total: 1 },
  { name: "paypal", status: 200, total: 1 },
  { name: "fraud-review", status: 200, total: 1 },
  { name: "wrong-off-by-one-cent", status: 422, total: 0 },
  { name: "wrong-discount-added", status: 422, total: 0 },
  { name: "wrong-handling-not-on-items", status: 422, total: 0 },
]) {
  test(`order import answers ${status} to ${name}, and finds the order if it took it`, async () => {
    const sandbox = createKiboOrders();
    const headers = await kiboHeaders(sandbox);
    const body = orderFixture(name);
    const { externalId } = JSON.parse(body);

    const answer = await ask(sandbox, kibo, { method: "POST", headers, body });
    const filter = new URLSearchParams({ filter: `externalId eq ${externalId}` });
    const found = await ask(sandbox, `${kibo}?${filter}`, { headers });

    assert.deepEqual([answer.status, found.said.totalCount], [status, total]);
    if (total === 0) assert.equal(answer.said.errorCode, "VALIDATION_ERROR");
  });
}

test("order import keeps an order whose answer is lost", async () => {
  const sandbox = createKiboOrders();
  const headers = await kiboHeaders(sandbox);
  sandbox.fail("lost-answer", ({ method }) => method === "POST");

  await assert.rejects(ask(sandbox, kibo, { method: "POST", headers, body: orderFixture("card") }));

  assert.deepEqual(
    sandbox.state.orders.map(({ externalId, status }) => [externalId, status]),
    [["WEB-10001", "Accepted"]],
  );
});

for (const { name, body, headers = {}, status, code } of [
  { name: "no JSON", body: "<order>", status: 400, code: "MISSING_OR_INVALID_PARAMETER" },
  { name: "no import", body: "{}", status: 400, code: "NOT_AN_IMPORT" },
  {
    name: "an amount that is none",
    body: '{"isImport":true,"total":"x"}',
    status: 400,
    code: "MISSING_OR_INVALID_PARAMETER",
  },
  {
    name: "another site",
    body: "{}",
    headers: { "x-vol-site": "1" },
    status: 400,
    code: "MISSING_OR_INVALID_PARAMETER",
  },
  {
    name: "an unknown token",
    body: "{}",
    headers: { authorization: "Bearer x" },
    status: 401,
    code: "INVALID_ACCESS_TOKEN",
  },
]) {
  test(`order import refuses ${name}`, async () => {
    const sandbox = createKiboOrders();
    const known = await kiboHeaders(sandbox);

    const refused = await ask(sandbox, kibo, {
      method: "POST",
      headers: { ...known, ...headers },
      body,
    });

    assert.deepEqual([refused.status, refused.said.errorCode], [status, code]);
  });
}
