// Orders on their way in: who may hand them over, what is wrong with them, and that none arrives twice.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ready } from "../../pkg/systems-node.js";
import { Internet } from "../../www/sandbox/systems/server.js";
import { inTime, useClock } from "../systems/clock.js";
import { fitting, fixture, ORIGIN, order, TOKEN, taken, told, world } from "./world.js";

before(() => ready());
useClock();

/** @param {{ method: string, url: string }} request */
const isImport = ({ method, url }) => method === "POST" && url.endsWith("/commerce/orders");

/** @param {{ method: string }} request */
const isLookup = ({ method }) => method === "GET";

/** What was asked of the order import, in order. @param {Internet} internet */
function asked({ kiboOrders }) {
  return kiboOrders.requests.map((request) => {
    if (isImport(request)) return "import";
    return isLookup(request) ? "lookup" : "token";
  });
}

test("an order is looked for, then handed over", async () => {
  const { send, internet, log } = world();

  const { status, body } = await inTime(told(send(order)));

  assert.equal(status, 201);
  assert.deepEqual(body, {
    order: {
      id: "00000000000000000000000000000001",
      orderNumber: "1",
      externalId: "WEB-10001",
      status: "Accepted",
      isHeld: false,
    },
    wasFound: false,
    findings: [],
  });
  assert.deepEqual(asked(internet), ["token", "lookup", "import"]);
  assert.equal(internet.kiboOrders.requests[2].body, order);
  const [{ method, route, system, code }] = log;
  assert.deepEqual([method, route, system, code], ["POST", "order", null, null]);
});

test("an order that is there is not handed over again, from wherever it comes", async () => {
  const internet = new Internet();
  await inTime(world({}, internet).send(order));

  const { status, body } = await inTime(told(world({}, internet).send(order)));

  assert.deepEqual([status, body.wasFound, body.order.orderNumber], [200, true, "1"]);
  assert.deepEqual(taken(internet), ["WEB-10001"]);
});

test("an order whose answer was lost is found", async () => {
  const { send, internet } = world();
  internet.kiboOrders.fail("lost-answer", isImport);

  const { status, body } = await inTime(told(send(order)));

  assert.deepEqual([status, body.wasFound], [200, true]);
  assert.deepEqual(asked(internet), ["token", "lookup", "import", "lookup"]);
});

test("an import repeated after a lost answer is looked for first, and not sent", async () => {
  const { send, internet } = world();
  internet.kiboOrders.fail("lost-answer", isImport);
  for (let look = 0; look < 9; look += 1) {
    internet.kiboOrders.fail({ status: 200, body: { items: [] } }, (request) => {
      return isLookup(request) && taken(internet).length > 0;
    });
  }
  const lost = await inTime(told(send(order)));

  const elsewhere = world({}, withOrdersOf(internet));
  const again = await inTime(told(elsewhere.send(order)));

  assert.deepEqual([lost.status, lost.body.code], [502, "uncertain"]);
  assert.deepEqual(Object.keys(lost.body), ["code", "message"]);
  assert.deepEqual([again.status, again.body.wasFound], [200, true]);
  assert.deepEqual(asked(elsewhere.internet), ["token", "lookup"]);
  assert.deepEqual(taken(elsewhere.internet), ["WEB-10001"]);
});

/** The same orders in sandboxes that nothing is wrong with. @param {Internet} internet */
function withOrdersOf({ kiboOrders }) {
  const fresh = new Internet();
  fresh.kiboOrders.change((state) => ({ ...state, orders: kiboOrders.state.orders }));
  return fresh;
}

test("nothing is sent where it cannot be looked for", async () => {
  const { send, internet } = world();
  for (let time = 0; time < 9; time += 1) internet.kiboOrders.fail({ status: 503 }, isLookup);

  const { status, body } = await inTime(told(send(order)));

  assert.deepEqual([status, body.code], [502, "server"]);
  assert.ok(!asked(internet).includes("import"));
});

test("who hands over the same order twice at once hands it over once", async () => {
  const { send, internet } = world();

  const answers = await inTime(Promise.all([told(send(order)), told(send(order))]));

  assert.deepEqual(
    answers.map(({ body }) => body.order.orderNumber),
    ["1", "1"],
  );
  assert.deepEqual(taken(internet), ["WEB-10001"]);
});

test("a token that was taken back in the meantime is renewed", async () => {
  const { send, internet } = world();
  await inTime(send(order));
  internet.kiboOrders.revokeTokens();

  const { status } = await inTime(told(send(order.replaceAll("WEB-10001", "WEB-10002"))));

  assert.equal(status, 201);
  assert.deepEqual(taken(internet), ["WEB-10001", "WEB-10002"]);
});

test("an order that is wrong is told why, and goes nowhere", async () => {
  const { send, internet } = world();

  const wrong = fixture("kibo_order/testdata/kibo-order-import.wrong-discount-added.json");
  const { status, body } = await inTime(told(send(wrong)));

  assert.deepEqual([status, body.code, body.field], [422, "bad-request", "total"]);
  assert.equal(body.diagnosis.cause, "discount-added");
  assert.deepEqual(
    body.findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule),
    ["R6", "R13"],
  );
  assert.deepEqual(internet.requests, []);
});

test("an order can be checked, and goes nowhere", async () => {
  const { send, internet, log } = world();
  const wrong = fixture("kibo_order/testdata/kibo-order-import.wrong-off-by-one-cent.json");

  const right = await inTime(told(send(order, {}, "/orders/check")));
  const other = await inTime(told(send(wrong, {}, "/orders/check")));

  assert.deepEqual(
    [right.status, right.body.passes, right.body.externalId],
    [200, true, "WEB-10001"],
  );
  assert.deepEqual(
    [other.status, other.body.passes, other.body.diagnosis.difference],
    [200, false, "0.01"],
  );
  assert.deepEqual(internet.requests, []);
  assert.equal(log[0].route, "check");
});

for (const path of ["/orders", "/orders/check"]) {
  for (const [what, body] of [
    ["nothing", ""],
    ["no JSON", "order"],
    ["half an order", order.slice(0, 500)],
    ["a list", "[]"],
    ["null", "null"],
    ["lists in lists", "[".repeat(100_000)],
  ]) {
    test(`${path}: ${what} is no order`, async () => {
      const { send, internet } = world();

      const answer = await inTime(told(send(body, {}, path)));

      assert.deepEqual([answer.status, answer.body.code], [400, "bad-request"]);
      assert.deepEqual(internet.requests, []);
    });
  }

  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""]) {
    test(`${path}: an order is no "${type}"`, async () => {
      const { send, internet } = world();

      const answer = await inTime(told(send(order, { "Content-Type": type }, path)));

      assert.deepEqual([answer.status, answer.body.code], [415, "bad-request"]);
      assert.deepEqual(internet.requests, []);
    });
  }

  for (const [what, header] of [
    ["nothing", ""],
    ["another token", `Bearer ${TOKEN.replace("h", "x")}`],
    ["a token that goes on", `Bearer ${TOKEN}x`],
    ["the beginning of it", `Bearer ${TOKEN.slice(0, -1)}`],
    ["two", `Bearer ${TOKEN} ${TOKEN}`],
    ["another kind", `Basic ${btoa(`x:${TOKEN}`)}`],
    ["the token alone", TOKEN],
    ["no token", "Bearer "],
  ]) {
    test(`${path}: nobody passes with ${what}`, async () => {
      const { send, internet } = world();
      const { body, wasRead } = watched();

      const response = await inTime(send(body, { Authorization: header }, path));

      assert.equal(response.status, 401);
      assert.equal(response.headers.get("www-authenticate"), "Bearer");
      assert.equal((await response.json()).code, "forbidden");
      assert.deepEqual(internet.requests, []);
      assert.ok(!wasRead());
    });
  }

  test(`${path}: a page of another origin does not pass, though it knows the token`, async () => {
    const { send, internet } = world();

    const headers = { Origin: "https://elsewhere.example" };
    const { status, body } = await inTime(told(send(order, headers, path)));

    assert.deepEqual([status, body.code], [403, "forbidden"]);
    assert.deepEqual(internet.requests, []);
  });

  for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
    test(`${path}: ${method} is not how orders come in`, async () => {
      const { ask } = world();

      const response = await inTime(ask(path, { method }));

      assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST, OPTIONS"]);
    });
  }

  test(`${path}: an order that says it is too long is not read`, async () => {
    const { send, internet } = world({ maxRequestBytes: 10_000 });
    const { body, wasRead } = watched();

    const answer = await inTime(told(send(body, { "Content-Length": "10001" }, path)));

    assert.deepEqual([answer.status, answer.body.code], [413, "bad-request"]);
    assert.ok(!wasRead());
    assert.deepEqual(internet.requests, []);
  });

  for (const declared of [undefined, "12", "none"]) {
    test(`${path}: an order that is too long is not read to its end: Content-Length ${declared}`, async () => {
      const { send, internet } = world({ maxRequestBytes: 10_000 });
      let sent = 0;
      const flood = new ReadableStream({
        pull(controller) {
          sent += 1;
          controller.enqueue(new Uint8Array(1000).fill(32));
        },
      });

      /** @type {Record<string, string>} */
      const headers = declared ? { "Content-Length": declared } : {};
      const answer = await inTime(told(send(flood, headers, path)));

      assert.deepEqual([answer.status, answer.body.code], [413, "bad-request"]);
      assert.ok(sent < 20, `${sent}`);
      assert.deepEqual(internet.requests, []);
    });
  }

  test(`${path}: an order may be as long as is allowed, and no longer`, async () => {
    const { length } = new TextEncoder().encode(order);

    const fits = await inTime(world({ maxRequestBytes: length }).send(order, {}, path));
    const over = await inTime(world({ maxRequestBytes: length - 1 }).send(order, {}, path));

    assert.equal(fits.status, path === "/orders" ? 201 : 200);
    assert.equal(over.status, 413);
  });
}

/** A body that tells whether it was read. */
function watched() {
  let wasRead = false;
  const body = new ReadableStream(
    {
      pull() {
        wasRead = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, wasRead: () => wasRead };
}

test("a function of the shop's own says who may pass, and sees no body", async () => {
  /** @type {Request[]} */
  const seen = [];
  const authorize = async (/** @type {Request} */ request) => {
    seen.push(request);
    return request.headers.get("x-shop") === "yes";
  };
  const { send, internet } = world({ orders: { ...fitting.orders, authorize } });

  const refused = await inTime(told(send(order)));
  const passed = await inTime(told(send(order, { "X-Shop": "yes" })));

  assert.deepEqual([refused.status, refused.body.code, passed.status], [403, "forbidden", 201]);
  assert.deepEqual(
    seen.map(({ method, url, body }) => [method, url, body]),
    [
      ["POST", "https://gateway.example/orders", null],
      ["POST", "https://gateway.example/orders", null],
    ],
  );
  assert.deepEqual(taken(internet), ["WEB-10001"]);
});

for (const answer of [1, "true", {}, undefined, null]) {
  test(`who may pass is said by true, not by ${JSON.stringify(answer)}`, async () => {
    const authorize = () => answer;
    const { send, internet } = world({ orders: { ...fitting.orders, authorize } });

    assert.equal((await inTime(send(order))).status, 403);
    assert.deepEqual(internet.requests, []);
  });
}

test("a function that fails lets nobody pass, and what it threw is not told", async () => {
  const authorize = () => {
    throw new Error(`no session ${TOKEN}`);
  };
  const { send, internet } = world({ orders: { ...fitting.orders, authorize } });

  const { status, body } = await inTime(told(send(order)));

  assert.deepEqual([status, body], [500, { code: "internal", message: "the gateway has failed" }]);
  assert.deepEqual(internet.requests, []);
});

test("a page of the shop may hand orders over, if the shop says so", async () => {
  const { ask } = world();

  const { headers } = await inTime(
    ask("/orders", {
      method: "OPTIONS",
      headers: { Origin: ORIGIN, "Access-Control-Request-Method": "POST" },
    }),
  );

  assert.equal(headers.get("access-control-allow-methods"), "POST, OPTIONS");
});

for (const { what, fault, status, code } of [
  {
    what: "VALIDATION_ERROR",
    fault: {
      status: 422,
      body: { errorCode: "VALIDATION_ERROR", message: "upstream words", items: [] },
    },
    status: 422,
    code: "bad-request",
  },
  { what: "403", fault: { status: 403, body: "upstream words" }, status: 502, code: "server" },
  { what: "404", fault: { status: 404, body: "upstream words" }, status: 502, code: "server" },
]) {
  test(`an import that the system refuses with ${what} is told without its words`, async () => {
    const { send, internet } = world();
    internet.kiboOrders.fail(fault, isImport);

    const answer = await inTime(told(send(order)));

    assert.deepEqual([answer.status, answer.body.code], [status, code]);
    assert.ok(!JSON.stringify(answer.body).includes("upstream words"));
    assert.deepEqual(taken(internet), []);
  });
}
