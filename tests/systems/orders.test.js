// Orders handed over to the sandbox of the import: once, whatever happens on the way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { createOrderSender, OrderError, ready, StorefrontError } from "../../pkg/systems-node.js";
import { inTime, pass, START, useClock } from "./clock.js";
import { asked, failure, orderWorld, tokensAsked } from "./worlds.js";

before(() => ready());
useClock();

/** @param {string} name */
function fixture(name) {
  const path = `../../src/wire/kibo_order/testdata/kibo-order-import.${name}.json`;
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

const card = fixture("card");

/** @param {any} request */
const isOrder = ({ method, url }) => method === "POST" && url.includes("/commerce/orders");

/** The orders that were sent. @param {{ requests: any[] }} sandbox */
const sent = ({ requests }) => requests.filter(isOrder);

test("hands over an order as it is written, with everything the API asks for", async () => {
  const { sandbox, sender } = orderWorld();

  const { order, wasFound } = await sender.send(card);

  assert.deepEqual(order, {
    id: "00000000000000000000000000000001",
    orderNumber: "1",
    externalId: "WEB-10001",
    status: "Accepted",
    isHeld: false,
  });
  assert.equal(wasFound, false);
  const [token, request] = sandbox.requests;
  assert.deepEqual(JSON.parse(token.body ?? ""), {
    client_id: "sandbox.client",
    client_secret: "sandbox-shared-secret",
    grant_type: "client_credentials",
  });
  assert.equal(token.url, "https://home.mozu.com/api/platform/applications/authtickets/oauth");
  assert.equal(request.url, "https://t1001-s2002.sandbox.mozu.com/api/commerce/orders");
  assert.equal(request.body, card);
  assert.deepEqual(request.headers, {
    accept: "application/json",
    authorization: "Bearer sandbox-token-1",
    "content-type": "application/json",
    "x-vol-catalog": "1",
    "x-vol-dataview-mode": "LIVE",
    "x-vol-master-catalog": "1",
    "x-vol-site": "2002",
    "x-vol-tenant": "1001",
    "x-vol-version": "1",
  });
});

test("objects and bytes are sent as well as text, and 201 is as good as 200", async () => {
  for (const order of [JSON.parse(card), new TextEncoder().encode(card)]) {
    const { sandbox, sender } = orderWorld({ createdStatus: 201 });

    await sender.send(order);

    assert.equal(sandbox.state.orders[0].total, 114.22);
  }
});

test("an order that waits for somebody is said to be held", async () => {
  const { sender } = orderWorld();

  const { order } = await sender.send(fixture("fraud-review"));

  assert.deepEqual([order.status, order.isHeld], ["PendingReview", true]);
});

for (const { name, rule, cause } of [
  { name: "wrong-off-by-one-cent", rule: "R6", cause: "rounding" },
  { name: "wrong-discount-added", rule: "R6", cause: "discount-added" },
  { name: "wrong-handling-not-on-items", rule: "R6", cause: "handling-on-order" },
]) {
  test(`an order that is wrong is not sent: ${name}`, async () => {
    const { sandbox, sender } = orderWorld();

    const error = await failure(sender.send(fixture(name)));

    assert.ok(error instanceof OrderError && error instanceof StorefrontError);
    assert.deepEqual([error.code, error.isRefused], ["bad-request", false]);
    assert.ok(error.findings.some((finding) => finding.rule === rule));
    assert.equal(error.diagnosis?.cause, cause);
    assert.equal(sandbox.requests.length, 0);
  });
}

for (const { name, order } of [
  { name: "no externalId", order: card.replace('"externalId": "WEB-10001",', "") },
  { name: "the number of a card", order: card.replaceAll("tok_example_0001", "4111111111111111") },
  { name: "no import", order: card.replace('"isImport": true', '"isImport": false') },
]) {
  test(`an order with ${name} is not sent`, async () => {
    const { sandbox, sender } = orderWorld();

    await assert.rejects(sender.send(order), { name: "OrderError", code: "bad-request" });
    assert.equal(sandbox.requests.length, 0);
  });
}

test("what is no JSON is not sent", async () => {
  const { sandbox, sender } = orderWorld();

  for (const order of ["<order>", "[]", "{", "[".repeat(100_000), '{"a":'.repeat(100_000)]) {
    await assert.rejects(sender.send(order), { code: "unreadable-answer" });
  }
  assert.equal(sandbox.requests.length, 0);
});

test("gateways that the shop registers are checked before an order is sent", async () => {
  const gateways = [
    { name: "Cybersource", paymentType: "CreditCard", requiredKeys: ["subscriptionId"] },
  ];
  const { sandbox, sender } = orderWorld({}, { check: { gateways } });

  const error = await failure(sender.send(card));

  assert.ok(error.findings.some((/** @type {any} */ { rule }) => rule === "gateway-data"));
  assert.equal(sandbox.requests.length, 0);
});

test("what the system finds wrong is typed, with its words and the check's (row 180)", async () => {
  for (const status of [400, 409, 422]) {
    const { sandbox, sender } = orderWorld();
    const body = JSON.parse(
      readFileSync(
        new URL(
          "../../src/wire/kibo_order/testdata/kibo-order-validation-error.constructed.json",
          import.meta.url,
        ),
        "utf8",
      ),
    );
    sandbox.fail({ status, body: { ...body, correlationId: "c-7" } }, isOrder);

    const order = { ...JSON.parse(card), currencyCode: "" };

    const error = await inTime(failure(sender.send(order)));

    assert.deepEqual(
      [error.code, error.status, error.errorCode, error.correlationId, error.isRefused],
      ["bad-request", status, "VALIDATION_ERROR", "c-7", true],
    );
    const warning = "the currency is not given: amounts may have two digits";
    assert.deepEqual(
      error.findings.map((/** @type {any} */ { message }) => message),
      [warning],
    );
    assert.match(error.cause.message, /totals do not match the sum of the item totals/);
    assert.deepEqual([sent(sandbox).length, asked(sandbox).length], [1, 0]);
  }
});

for (const { status, code } of [
  { status: 400, code: "bad-request" },
  { status: 403, code: "forbidden" },
  { status: 404, code: "not-found" },
  { status: 409, code: "bad-request" },
]) {
  test(`a refusal with ${status} is told at once, and nothing is sent again`, async () => {
    const { sandbox, sender } = orderWorld();
    const headers = { "x-vol-correlation": "c-8" };
    sandbox.fail({ status, body: "no", headers }, isOrder);

    const error = await inTime(failure(sender.send(card)));

    assert.deepEqual([error.code, error.status, error.correlationId], [code, status, "c-8"]);
    assert.deepEqual([sent(sandbox).length, asked(sandbox).length], [1, 0]);
  });
}

test("a busy system is sent the order again, when it says", async () => {
  const { sandbox, sender } = orderWorld();
  sandbox.fail({ status: 429, headers: { "Retry-After": "5" } }, isOrder);

  const { wasFound } = await inTime(sender.send(card));

  const waited = Date.now() - START;
  assert.ok(waited >= 5000 && waited < 5500, `${waited}`);
  assert.deepEqual([wasFound, sent(sandbox).length, sandbox.state.orders.length], [false, 2, 1]);
});

test("a system that stays busy is told so", async () => {
  const { sandbox, sender } = orderWorld();
  for (let attempt = 0; attempt < 9; attempt += 1) sandbox.fail({ status: 429 }, isOrder);

  await assert.rejects(inTime(sender.send(card)), { code: "rate-limited", status: 429 });
  assert.equal(sent(sandbox).length, 5);
});

test("a token serves many orders, and is renewed five minutes before it ends (row 185)", async () => {
  const { sandbox, sender } = orderWorld({ lifeSeconds: 3600 });
  await Promise.all([sender.find("a"), sender.find("b"), sender.send(card)]);
  assert.equal(tokensAsked(sandbox).length, 1);

  pass((3600 - 301) * 1000);
  await sender.find("c");
  assert.equal(tokensAsked(sandbox).length, 1);

  pass(1000);
  await sender.find("d");
  assert.equal(tokensAsked(sandbox).length, 2);
});

test("a token that was revoked is renewed once, and the order sent with the new one", async () => {
  const { sandbox, sender } = orderWorld();
  await sender.find("a");
  sandbox.revokeTokens();

  const { wasFound } = await inTime(sender.send(card));

  assert.deepEqual([wasFound, sandbox.state.orders.length], [false, 1]);
  assert.deepEqual([sent(sandbox).length, tokensAsked(sandbox).length], [2, 2]);
});

test("wrong credentials are forbidden, and no order is sent", async () => {
  const { sandbox, sender } = orderWorld({}, { sharedSecret: "wrong-secret" });

  await assert.rejects(inTime(sender.send(card)), { code: "forbidden", status: 401 });
  assert.equal(sent(sandbox).length, 0);
});

test("an order is found by the shop's own number, or is not there", async () => {
  const { sender } = orderWorld();
  await sender.send(card);

  assert.equal((await sender.find("WEB-10001"))?.orderNumber, "1");
  assert.equal(await sender.find("WEB-1"), null);
});

test("numbers that a filter might misread are refused, before an order is sent, too", async () => {
  const { sandbox, sender } = orderWorld();

  for (const id of ["", "a b", "a' or 1 eq 1", "a&b"]) {
    await assert.rejects(sender.find(id), { code: "bad-request", field: "externalId" });
  }
  const odd = card.replaceAll("WEB-10001", "WEB 10001");
  await assert.rejects(inTime(sender.send(odd)), { code: "bad-request", field: "externalId" });
  assert.equal(sent(sandbox).length, 0);
});

for (const { config, field } of [
  { config: { tenantId: undefined }, field: "tenantId" },
  { config: { siteId: "x" }, field: "siteId" },
  { config: { environment: "" }, field: "environment" },
  { config: { environment: "tp1.evil.example/" }, field: "environment" },
  { config: { region: "mars" }, field: "region" },
  { config: { clientId: undefined }, field: "clientId" },
  { config: { sharedSecret: "" }, field: "sharedSecret" },
  { config: { apiHost: "evil.example/x" }, field: "apiHost" },
  { config: { authHost: "user@evil.example" }, field: "authHost" },
  { config: { catalogId: "x" }, field: "catalogId" },
]) {
  test(`a setting is refused before anything is sent: ${JSON.stringify(config)}`, async () => {
    const { sandbox, sender } = orderWorld({}, config);

    await assert.rejects(sender.send(card), { code: "configuration", field });
    assert.equal(sandbox.requests.length, 0);
  });
}

test("there is no sender without settings", () => {
  assert.throws(() => createOrderSender(/** @type {any} */ (undefined)), {
    code: "configuration",
    field: "config",
  });
});
