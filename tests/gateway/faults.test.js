// What goes wrong behind the gateway: each a typed answer, with nothing of what a system said.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ready } from "../../pkg/systems-node.js";
import { inTime, useClock } from "../systems/clock.js";
import { fitting, fixture, PRODUCTS, told, world } from "./world.js";

before(() => ready());
useClock();

const systems = Object.keys(PRODUCTS);

/** @param {{ method: string }} request */
const isRead = ({ method }) => method === "GET";

/** The sandbox of a system. @param {any} internet @param {string} system */
function sandboxOf(internet, system) {
  return system === "pitney-bowes" ? internet.pitneyBowes : internet[system];
}

for (const system of systems) {
  for (const { what, fault, status, code, reason } of [
    { what: "refuses", fault: { status: 400 }, status: 502, code: "server", reason: "bad-request" },
    { what: "forbids", fault: { status: 403 }, status: 502, code: "server", reason: "forbidden" },
    { what: "fails", fault: { status: 500 }, status: 502, code: "server", reason: "server" },
    {
      what: "does not know it",
      fault: { status: 404, body: "<h1>no</h1>" },
      status: 404,
      code: "not-found",
      reason: "not-found",
    },
    {
      what: "redirects",
      fault: { status: 302, headers: { Location: "https://elsewhere.example/?key=1" } },
      status: 502,
      code: "server",
      reason: "unreadable-answer",
    },
    {
      what: "answers with half of it",
      fault: "truncated",
      status: 502,
      code: "server",
      reason: "unreadable-answer",
    },
    {
      what: "answers with HTML",
      fault: "html",
      status: 502,
      code: "server",
      reason: "unreadable-answer",
    },
    {
      what: "wants to be asked an hour later",
      fault: { status: 429, headers: { "Retry-After": "3600" } },
      status: 503,
      code: "rate-limited",
      reason: "rate-limited",
    },
  ]) {
    test(`${system} ${what}: ${status}, and asked once`, async () => {
      const { ask, internet, log } = world();
      const sandbox = sandboxOf(internet, system);
      sandbox.fail(fault, isRead);

      const response = await inTime(ask(PRODUCTS[system]));

      const body = await response.json();
      assert.deepEqual([response.status, body.code], [status, code]);
      assert.deepEqual(Object.keys(body), ["code", "message"]);
      assert.equal(response.headers.get("location"), null);
      assert.equal(response.headers.get("cache-control"), "no-store");
      assert.equal(response.headers.get("retry-after"), status === 503 ? "30" : null);
      assert.equal(log[0].code, reason);
      assert.equal(sandbox.requests.filter(isRead).length, 1);
    });
  }

  test(`${system}: what gets lost is asked for again`, async () => {
    const { ask, internet } = world();
    sandboxOf(internet, system).fail("lost-answer", isRead);

    const { status } = await inTime(told(ask(PRODUCTS[system])));

    assert.equal(status, 200);
  });

  for (const declared of ["5", "99999999999", "none", "-1"]) {
    test(`${system}: a body that says it has ${declared} bytes and is too long is not read to its end`, async () => {
      let sent = 0;
      const flood = () =>
        new ReadableStream({
          pull(controller) {
            sent += 1;
            controller.enqueue(new Uint8Array(1000).fill(32));
          },
        });
      const { internet, ask, log } = world({
        maxAnswerBytes: 10_000,
        fetch: async (/** @type {Request} */ request) =>
          request.method === "GET"
            ? new Response(flood(), { headers: { "Content-Length": declared } })
            : internet.fetch(request),
      });

      const { status, body } = await inTime(told(ask(PRODUCTS[system])));

      assert.deepEqual([status, body.code], [502, "server"]);
      assert.equal(log[0].code, "unreadable-answer");
      assert.ok(sent < 20, `${sent}`);
    });
  }

  test(`${system}: what an answer says of its length is not believed`, async () => {
    const { internet, ask } = world({
      fetch: async (/** @type {Request} */ request) => {
        const response = await internet.fetch(request);
        return new Response(response.body, { headers: { "Content-Length": "3" } });
      },
    });

    const { status } = await inTime(told(ask(PRODUCTS[system])));

    assert.equal(status, 200);
  });

  test(`${system}: credentials that are not accepted are the gateway's fault, not the page's`, async () => {
    const wrong = {
      perfectsync: { password: "wrong-secret" },
      "pitney-bowes": { apiSecret: "wrong-secret" },
      meplato: { headers: { Authorization: "Bearer wrong-secret" } },
    }[system];
    const own = fitting.systems[/** @type {keyof typeof fitting.systems} */ (system)];
    const { ask, log } = world({ systems: { [system]: { ...own, ...wrong } } });

    const { status, body } = await inTime(told(ask(PRODUCTS[system])));

    assert.deepEqual([status, body.code], [502, "server"]);
    assert.equal(log[0].code, "forbidden");
  });

  test(`${system}: settings that the core refuses are told to the log only`, async () => {
    const wrong = {
      perfectsync: { user: "a:b" },
      "pitney-bowes": { apiKey: "" },
      meplato: { url: "https://store.example/products" },
    }[system];
    const own = fitting.systems[/** @type {keyof typeof fitting.systems} */ (system)];
    const { ask, log, internet } = world({ systems: { [system]: { ...own, ...wrong } } });

    const { status, body } = await inTime(told(ask(PRODUCTS[system])));

    assert.deepEqual([status, body.code, body.field], [500, "internal", undefined]);
    assert.equal(log[0].code, "configuration");
    assert.deepEqual(internet.requests, []);
  });

  for (const { other, json } of [
    {
      other: "perfectsync",
      json: fixture("kibo_perfectsync/testdata/perfectsync-vrx33151.completed.json"),
    },
    {
      other: "pitney-bowes",
      json: fixture("pitney_bowes/testdata/pitney-bowes-product-1643040064.json"),
    },
    {
      other: "meplato",
      json: fixture("meplato/testdata/meplato-product.realistic.constructed.json"),
    },
    { other: "the cart API", json: fixture("kibo_cart/testdata/kibo-product-100060.json") },
  ]) {
    const ids = ["VRX33151", "1643040064", "prd-1", "100060"];
    test(`${system}: a product of ${other} is ${system === other ? "told under its own id only" : "no product"}`, async () => {
      const { internet, ask } = world({
        fetch: async (/** @type {Request} */ request) =>
          request.method === "GET" ? new Response(json) : internet.fetch(request),
      });

      const found = [];
      for (const id of ids) {
        const { status, body } = await inTime(told(ask(`/products/${system}/${id}`)));
        if (status === 200) found.push(body.partNumber);
        else assert.deepEqual([status, body.code], [502, "server"]);
      }

      const own = { perfectsync: "VRX33151", "pitney-bowes": "1643040064", meplato: "prd-1" };
      assert.deepEqual(found, system === other ? [own[system]] : []);
    });
  }
}

test("a token that has ended is renewed, and so is one that was taken back", async () => {
  const { ask, internet } = world();
  await inTime(ask(PRODUCTS["pitney-bowes"]));

  internet.pitneyBowes.revokeTokens();
  const revoked = await inTime(ask(PRODUCTS["pitney-bowes"]));
  internet.pitneyBowes.change((state) => ({
    ...state,
    tokens: Object.fromEntries(Object.keys(state.tokens).map((token) => [token, 0])),
  }));
  const expired = await inTime(ask(PRODUCTS["pitney-bowes"]));

  assert.deepEqual([revoked.status, expired.status], [200, 200]);
  assert.equal(internet.pitneyBowes.state.issued, 3);
});

test("a token that is refused each time is asked for twice, and that is all", async () => {
  const { ask, internet } = world();
  for (let time = 0; time < 5; time += 1) {
    internet.pitneyBowes.fail({ status: 401 }, isRead);
  }

  const { status, body } = await inTime(told(ask(PRODUCTS["pitney-bowes"])));

  assert.deepEqual([status, body.code], [502, "server"]);
  assert.equal(internet.pitneyBowes.state.issued, 2);
});

test("many pages at once ask for one token", async () => {
  const { ask, internet } = world();

  const answers = await inTime(
    Promise.all(Array.from({ length: 30 }, () => ask(PRODUCTS["pitney-bowes"]))),
  );

  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(internet.pitneyBowes.state.issued, 1);
});

test("a log that fails is no reason to fail", async () => {
  const { ask } = world({
    log: () => {
      throw new Error("disk full");
    },
  });

  assert.equal((await inTime(ask(PRODUCTS.meplato))).status, 200);
});
