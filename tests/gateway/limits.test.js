// Whatever does not come to an end is given up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, order, PRODUCTS, TOKEN, taken, told, world } from "./world.js";

/** When the gateway gives a request up; long before it would give a system up. */
const SOON_MS = 100;
const LATE_MS = 2000;

const systems = Object.fromEntries(
  Object.entries(fitting.systems).map(([name, own]) => [name, { ...own, timeoutMs: LATE_MS }]),
);

/** @param {() => void} [onCancel] */
function endless(onCancel) {
  return new ReadableStream({ cancel: onCancel });
}

/** @param {{ durationMs: number }} entry */
function assertSoon({ durationMs }) {
  assert.ok(durationMs < LATE_MS, `${durationMs}`);
}

for (const [system, path] of Object.entries(PRODUCTS)) {
  test(`${system}: an answer that does not come is a time-out`, async () => {
    const { ask, log } = world({ systems, timeoutMs: SOON_MS, fetch: () => new Promise(() => {}) });

    const { status, body } = await told(ask(path));

    assert.deepEqual([status, body.code], [504, "timeout"]);
    assert.equal(log[0].code, "timeout");
    assertSoon(log[0]);
  });

  test(`${system}: a body that does not end is a time-out, and given up`, async () => {
    /** @type {() => void} */ let giveUp = () => {};
    const givenUp = new Promise((resolve) => {
      giveUp = () => resolve(undefined);
    });
    const body = endless(giveUp);
    const { internet, ask, log } = world({
      systems,
      timeoutMs: SOON_MS,
      fetch: async (/** @type {Request} */ request) =>
        request.method === "GET" ? new Response(body) : internet.fetch(request),
    });

    const answer = await told(ask(path));

    assert.deepEqual([answer.status, answer.body.code], [504, "timeout"]);
    assertSoon(log[0]);
    await givenUp;
    assert.ok(body.locked);
  });
}

test("an order that does not come to its end is a time-out, and nothing is sent", async () => {
  const { send, internet, log } = world({ timeoutMs: SOON_MS });

  const { status, body } = await told(send(endless()));

  assert.deepEqual([status, body.code], [408, "timeout"]);
  assert.deepEqual(internet.requests, []);
  assertSoon(log[0]);
});

test("who never says who may pass lets nobody pass", async () => {
  const authorize = () => new Promise(() => {});
  const { send, internet } = world({
    timeoutMs: SOON_MS,
    orders: { ...fitting.orders, authorize },
  });

  const { status, body } = await told(send(order));

  assert.deepEqual([status, body.code], [504, "timeout"]);
  assert.deepEqual(internet.requests, []);
});

test("an order whose end takes too long is uncertain, and comes to its end all the same", async () => {
  const { internet, gateway } = world({ timeoutMs: SOON_MS });
  const release = internet.kiboOrders.hold();
  /** @type {Promise<unknown>[]} */
  const kept = [];

  const { status, body } = await told(
    gateway.fetch(orderRequest(), { waitUntil: (work) => kept.push(work) }),
  );
  release();
  await Promise.all(kept);

  assert.deepEqual([status, body.code], [502, "uncertain"]);
  assert.deepEqual(taken(internet), ["WEB-10001"]);
});

/** The request that an order is. */
function orderRequest() {
  return new Request("https://gateway.example/orders", {
    method: "POST",
    headers: { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" },
    body: order,
  });
}
