// Orders of which nobody said whether they were taken: looked for, never sent twice unasked.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { ready, StorefrontError } from "../../pkg/systems-node.js";
import { inTime, pass, useClock } from "./clock.js";
import { asked, failure, orderWorld } from "./worlds.js";

before(() => ready());
useClock();

const card = readFileSync(
  new URL("../../src/wire/kibo_order/testdata/kibo-order-import.card.json", import.meta.url),
  "utf8",
);

/** @param {any} request */
const isOrder = ({ method, url }) => method === "POST" && url.includes("/commerce/orders");

/** The orders that were sent. @param {{ requests: any[] }} sandbox */
const sent = ({ requests }) => requests.filter(isOrder);

for (const fault of ["lost-answer", "truncated"]) {
  test(`an order whose answer is ${fault} is found, not sent again`, async () => {
    const { sandbox, sender } = orderWorld();
    sandbox.fail(/** @type {any} */ (fault), isOrder);

    const { order, wasFound } = await inTime(sender.send(card));

    assert.deepEqual([order.externalId, wasFound], ["WEB-10001", true]);
    assert.deepEqual([sent(sandbox).length, sandbox.state.orders.length], [1, 1]);
    assert.match(asked(sandbox)[0].url, /\?filter=externalId%20eq%20WEB-10001$/);
  });
}

test("an order that arrives late is found at a later look", async () => {
  const { sandbox, sender } = orderWorld();
  sandbox.fail("lost-answer", isOrder);
  const nothing = { items: [], totalCount: 0 };
  sandbox.fail({ status: 200, body: nothing }, ({ method }) => method === "GET");

  const { wasFound } = await inTime(sender.send(card));

  assert.deepEqual([wasFound, sent(sandbox).length, asked(sandbox).length], [true, 1, 2]);
});

for (const fault of [
  "network",
  "html",
  { status: 500 },
  { status: 502 },
  { status: 503 },
  { status: 504 },
  { status: 302, headers: { Location: "https://elsewhere.example/" } },
  { status: 200, body: "" },
  { status: 204, body: "" },
]) {
  test(`after ${JSON.stringify(fault)} an order that is not found is uncertain, and not sent again`, async () => {
    const { sandbox, sender } = orderWorld();
    sandbox.fail(/** @type {any} */ (fault), isOrder);

    const error = await inTime(failure(sender.send(card)));

    assert.deepEqual([error.code, error.isRefused], ["uncertain", false]);
    assert.ok(error.cause instanceof StorefrontError);
    assert.deepEqual([sent(sandbox).length, asked(sandbox).length], [1, 3]);
  });
}

test("an order that came too late to be answered in time is found", async () => {
  const { sandbox, sender } = orderWorld({}, { timeoutMs: 2000 });
  await sender.find("nothing");
  const release = sandbox.hold();
  const work = failure(sender.send(card));
  while (sent(sandbox).length === 0) await new Promise((resolve) => setImmediate(resolve));
  pass(2000);
  release();

  assert.equal(await inTime(work), undefined);
  assert.equal(sandbox.state.orders.length, 1);
});

test("where it cannot even be looked for, it is uncertain, and the cause is told", async () => {
  const { sandbox, sender } = orderWorld();
  sandbox.fail("lost-answer", isOrder);
  sandbox.fail({ status: 403 }, ({ method }) => method === "GET");

  const error = await inTime(failure(sender.send(card)));

  assert.deepEqual([error.code, error.cause.code], ["uncertain", "network"]);
  assert.equal(sent(sandbox).length, 1);
});

test("whoever sends an uncertain order again has it looked for first", async () => {
  const { sandbox, sender } = orderWorld();
  sandbox.fail("network", isOrder);
  await inTime(failure(sender.send(card)));
  const looks = asked(sandbox).length;

  const { wasFound } = await inTime(sender.send(card));

  assert.deepEqual([wasFound, sent(sandbox).length, asked(sandbox).length], [false, 2, looks + 1]);
  await inTime(sender.send(card.replaceAll("WEB-10001", "WEB-10002")));
  assert.equal(asked(sandbox).length, looks + 1);
});

test("a process that knows nothing of an earlier one looks first where it is told to", async () => {
  const { sandbox, sender } = orderWorld();
  await sender.send(card);
  const { sender: other } = orderWorld({}, { fetch: sandbox.fetch });

  const { wasFound } = await inTime(other.send(card, { again: true }));

  assert.deepEqual([wasFound, sent(sandbox).length], [true, 1]);
});

test("the same order twice at once is sent once", async () => {
  const { sandbox, sender } = orderWorld();

  const [first, second] = await Promise.all([sender.send(card), sender.send(JSON.parse(card))]);

  assert.equal(first, second);
  assert.equal(sent(sandbox).length, 1);
});

test("a second 401 is forbidden, and leaves no doubt", async () => {
  const { sandbox, sender } = orderWorld();
  sandbox.fail({ status: 401 }, isOrder);
  sandbox.fail({ status: 401 }, isOrder);
  await assert.rejects(inTime(sender.send(card)), { code: "forbidden", status: 401 });

  await inTime(sender.send(card));

  assert.equal(asked(sandbox).length, 0);
});

test("an order that was given up on its way is looked for before it is sent again", async () => {
  const { sandbox, sender } = orderWorld();
  await sender.find("a");
  const controller = new AbortController();
  const release = sandbox.hold();
  const work = failure(sender.send(card, { signal: controller.signal }));
  while (sent(sandbox).length === 0) await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  assert.equal((await work).code, "aborted");
  release();

  const { wasFound } = await inTime(sender.send(card));

  assert.deepEqual([wasFound, sent(sandbox).length], [true, 1]);
});

test("an answer that names only other orders does not count as a search", async () => {
  const { sandbox, sender } = orderWorld();
  const body = { items: [{ id: "1", externalId: "OTHER" }], totalCount: 1 };
  sandbox.fail({ status: 200, body }, ({ method }) => method === "GET");

  await assert.rejects(inTime(sender.find("WEB-1")), { code: "unreadable-answer", status: 200 });
});
