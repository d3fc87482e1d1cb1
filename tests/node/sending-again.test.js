// What is sent again after passing trouble, and when. The clock is a pretended one.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";

const TENT = { sku: "tent-2p", productLink: "https://shop.example/" };
const STEP_MS = 10;

/** @typedef {import("../../pkg/testing.js").Sandbox} Sandbox */

/**
 * A storefront under a pretended clock; `sent` holds when each request was sent, in milliseconds.
 *
 * @param {import("node:test").TestContext} t
 * @param {(request: Request, sandbox: Sandbox) => Promise<Response>} answer
 */
function open(t, answer) {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.UTC(2026, 0, 1) });
  t.after(() => mock.timers.reset());
  const sandbox = createSandbox();
  /** @type {{ method: string, at: number }[]} */ const sent = [];
  const begin = Date.now();
  const fetch = (/** @type {Request} */ request) => {
    sent.push({ method: request.method, at: Date.now() - begin });
    return answer(request, sandbox);
  };
  return { shop: createStorefront({ apiKey: "asdf1234", fetch }), sandbox, sent };
}

/** Lets time pass until the promise has settled. @template T @param {Promise<T>} promise @returns {Promise<T>} */
async function inTime(promise) {
  let isSettled = false;
  promise.then(
    () => {
      isSettled = true;
    },
    () => {
      isSettled = true;
    },
  );
  for (let ms = 0; !isSettled && ms < 200_000; ms += STEP_MS) await pass(STEP_MS);
  return promise;
}

/** @param {number} ms */
async function pass(ms) {
  await setImmediate();
  mock.timers.tick(ms);
  await setImmediate();
}

/** The times between sendings. @param {{ at: number }[]} sent */
function gaps(sent) {
  return sent.slice(1).map(({ at }, index) => at - sent[index].at);
}

const lost = async () => {
  throw new TypeError("Failed to fetch");
};
const status =
  (/** @type {number} */ status, /** @type {HeadersInit} */ headers = {}) =>
  async () =>
    new Response("{}", { status, headers });

/** @type {[string, () => Promise<Response>, string][]} */
const passing = [
  ["a lost connection", lost, "network"],
  ["429", status(429), "rate-limited"],
  ["502", status(502), "server"],
  ["503", status(503), "server"],
  ["504", status(504), "server"],
];
for (const [name, answer, code] of passing) {
  test(`a read is sent five times in all, ever more slowly: ${name}`, async (t) => {
    const { shop, sent } = open(t, answer);

    await assert.rejects(inTime(shop.product("tent-2p")), { code });

    const limits = [250, 500, 1000, 2000];
    assert.equal(sent.length, 5);
    gaps(sent).forEach((gap, index) => {
      assert.ok(gap >= limits[index] / 2 && gap <= limits[index] + STEP_MS, `${index}: ${gap}`);
    });
  });
}

for (const wrong of [400, 401, 403, 404, 409, 500]) {
  test(`what will not pass is not sent again: ${wrong}`, async (t) => {
    const { shop, sent } = open(t, status(wrong));

    await assert.rejects(inTime(shop.product("tent-2p")));

    assert.equal(sent.length, 1);
  });
}

test("a quantity and a removal are sent again until they are confirmed", async (t) => {
  let refusals = 0;
  const { shop, sent } = open(t, async (request, sandbox) => {
    const isRefused = ["PUT", "DELETE"].includes(request.method) && refusals++ % 3 < 2;
    return isRefused ? new Response("", { status: 503 }) : sandbox.fetch(request);
  });
  const { lineIds } = await inTime(shop.cart.add(TENT));

  const { cart } = await inTime(shop.cart.setQuantity(lineIds[0], 3));
  const { cart: empty } = await inTime(shop.cart.remove(lineIds[0]));

  assert.deepEqual([cart.count, empty.count], [3, 0]);
  const count = (/** @type {string} */ method) =>
    sent.filter((one) => one.method === method).length;
  assert.deepEqual([count("PUT"), count("DELETE")], [3, 3]);
});

for (const [name, answer] of /** @type {[string, () => Promise<Response>][]} */ ([
  ["refused for now", status(503)],
  ["lost", lost],
])) {
  test(`an add is sent once: ${name}`, async (t) => {
    const { shop, sent } = open(t, async (request, sandbox) =>
      request.method === "POST" ? answer() : sandbox.fetch(request),
    );

    await assert.rejects(inTime(shop.cart.add(TENT)));

    assert.equal(sent.filter(({ method }) => method === "POST").length, 1);
  });
}

test("a checkout is sent once", async (t) => {
  let isShut = false;
  const { shop, sent } = open(t, async (request, sandbox) =>
    isShut ? new Response("", { status: 503 }) : sandbox.fetch(request),
  );
  await inTime(shop.cart.add(TENT));
  sent.length = 0;

  isShut = true;
  await assert.rejects(inTime(shop.cart.checkoutUrl()), { code: "server" });

  assert.deepEqual(
    sent.map(({ method }) => method),
    ["POST"],
  );
});

/** @type {[string, number][]} */
const asked = [
  ["3", 3000],
  ["0", 50],
  ["30", 30_000],
  ["Thu, 01 Jan 2026 00:00:07 GMT", 7000],
  ["Wed, 31 Dec 2025 00:00:00 GMT", 50],
];
for (const [retryAfter, wait] of asked) {
  test(`the shop's wish is granted: ${retryAfter}`, async (t) => {
    let refused = false;
    const { shop, sent } = open(t, async (request, sandbox) => {
      if (refused) return sandbox.fetch(request);
      refused = true;
      return new Response("", { status: 503, headers: { "Retry-After": retryAfter } });
    });

    await inTime(shop.product("tent-2p"));

    const [gap] = gaps(sent);
    assert.ok(gap >= wait && gap <= wait + 2 * STEP_MS, `${gap}`);
  });
}

test("who is asked to wait longer than half a minute gives up", async (t) => {
  const { shop, sent } = open(t, status(429, { "Retry-After": "31" }));

  await assert.rejects(inTime(shop.product("tent-2p")), { code: "rate-limited" });

  assert.equal(sent.length, 1);
});

test("an answer that does not come in time is not asked for again", async (t) => {
  const { shop, sent } = open(t, () => new Promise(() => {}));

  await assert.rejects(inTime(shop.product("tent-2p")), { code: "timeout" });

  assert.deepEqual([sent.length, Date.now() - Date.UTC(2026, 0, 1) >= 10_000], [1, true]);
});

test("a call that is given up while it waits is over at once", async (t) => {
  const { shop, sent } = open(t, status(503));
  const giveUp = new AbortController();
  const reading = shop.product("tent-2p", { signal: giveUp.signal });
  while (sent.length === 0) await pass(STEP_MS);

  giveUp.abort();

  await assert.rejects(reading, { code: "aborted" });
  await pass(60_000);
  assert.equal(sent.length, 1);
});

test("after dispose nothing that waits is sent", async (t) => {
  const { shop, sent } = open(t, status(503));
  const reading = shop.product("tent-2p");
  while (sent.length === 0) await pass(STEP_MS);

  shop.dispose();

  await assert.rejects(reading, { code: "aborted" });
  await pass(60_000);
  assert.equal(sent.length, 1);
});
