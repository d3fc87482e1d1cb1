// Nothing that is told, logged or looked at holds a password, a secret or a token.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { inspect } from "node:util";
import { ready } from "../../pkg/systems-node.js";
import { inTime, useClock } from "./clock.js";
import { failure, orderWorld, SECRETS, strangers, worlds } from "./worlds.js";

before(() => ready());
useClock();

/**
 * Answers, as often as it may be asked, with all that was asked.
 *
 * @param {any} sandbox
 * @param {number} status
 * @param {(request: any) => boolean} fits
 * @param {(told: string) => unknown} write
 */
function echo(sandbox, status, fits, write = (told) => told) {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    /** @type {{ status: number, body: unknown }} */
    const fault = { status, body: "" };
    sandbox.fail(fault, (/** @type {any} */ request) => {
      fault.body = write(Object.values(request.headers).reverse().join(" "));
      return fits(request);
    });
  }
}

/** Everything that can be seen of something. @param {unknown} thing */
function seen(thing) {
  const look = inspect(thing, { depth: Infinity, showHidden: true, maxStringLength: null });
  return `${look}\n${thing instanceof Error ? thing.stack : ""}\n${JSON.stringify(thing)}`;
}

/** @param {unknown} thing */
function assertSilent(thing) {
  const look = seen(thing);
  for (const secret of SECRETS) {
    assert.ok(!look.includes(secret), `${secret} in ${look}`);
  }
}

/** Says all it was told. @type {Record<string, (request: any) => any>} */
const gossips = {
  "throws the request": (request) => {
    throw Object.assign(new Error(`lost ${[...request.headers].join(" ")}`), { request });
  },
  "throws its headers as a text": (request) => {
    throw [...request.headers].join(" ");
  },
  "has causes": (request) => {
    const cause = Object.assign(new Error(`Bearer ${request.headers.get("authorization")}`), {
      code: request.headers.get("authorization"),
      request,
    });
    throw new TypeError("fetch failed", { cause });
  },
  "throws what cannot be told": () => {
    throw Object.create(null);
  },
};

for (const name of Object.keys(worlds)) {
  test(`${name}: a source shows nothing`, async () => {
    const { source, id } = worlds[name]();
    await source.product(id);

    assertSilent(source);
    assertSilent(Object.getOwnPropertyNames(source).map((key) => source[key]));
  });

  test(`${name}: refusals that repeat what was sent are told without it`, async () => {
    const { source, id } = worlds[name]({}, strangers[name]);

    const error = await inTime(failure(source.product(id)));

    assert.equal(error.code, "forbidden");
    assert.match(error.cause.message, /…/);
    assertSilent(error);
  });

  for (const [what, gossip] of Object.entries(gossips)) {
    test(`${name}: a fetch that ${what} is told without secrets`, async () => {
      const { source, id } = worlds[name](
        {},
        { fetch: async (/** @type {any} */ request) => gossip(request) },
      );

      const error = await inTime(failure(source.product(id)));

      assert.equal(error.code, "network");
      assert.ok(error.cause instanceof Error);
      assertSilent(error);
    });
  }

  for (const status of [200, 302, 400, 401, 403, 404, 429, 500, 503, 599]) {
    test(`${name}: an answer with status ${status} that repeats the request is told without secrets`, async () => {
      const { sandbox, source, id } = worlds[name]();
      echo(sandbox, status, ({ method }) => method === "GET");

      const error = await inTime(failure(source.product(id)));

      assert.ok(error.code);
      assertSilent(error);
    });
  }

  test(`${name}: settings that are wrong are named, not told`, async () => {
    const wrong = {
      perfectsync: { password: "sandbox-password\u0000" },
      "pitney-bowes": { apiSecret: "sandbox-secret\u0000" },
      meplato: { headers: { Authorization: "Bearer sandbox-session\n" } },
    }[name];
    const { source, id } = worlds[name]({}, wrong);

    const error = await inTime(failure(source.product(id)));

    assert.equal(error.code, "configuration");
    assertSilent(error);
  });
}

const order = readFileSync(
  new URL("../../src/wire/kibo_order/testdata/kibo-order-import.card.json", import.meta.url),
  "utf8",
);

test("orders: a sender shows nothing", async () => {
  const { sender } = orderWorld();
  await sender.send(order);

  assertSilent(sender);
});

test("orders: credentials that are refused, repeated in the answer, are told without them", async () => {
  const { sender } = orderWorld({}, { sharedSecret: "wrong-secret" });

  const error = await inTime(failure(sender.send(order)));

  assert.equal(error.code, "forbidden");
  assert.match(error.cause.message, /…/);
  assertSilent(error);
});

for (const [what, gossip] of Object.entries(gossips)) {
  test(`orders: a fetch that ${what} is told without secrets`, async () => {
    const { sandbox, sender } = orderWorld(
      {},
      {
        fetch: (/** @type {any} */ request) =>
          request.url.includes("oauth") ? sandbox.fetch(request) : gossip(request),
      },
    );

    const error = await inTime(failure(sender.send(order)));

    assert.deepEqual([error.code, error.cause.code], ["uncertain", "network"]);
    assertSilent(error);
  });
}

for (const status of [200, 302, 400, 401, 403, 404, 422, 429, 500, 503]) {
  test(`orders: an answer with status ${status} that repeats the request is told without secrets`, async () => {
    const { sandbox, sender } = orderWorld();
    const isOrder = (/** @type {any} */ { url }) => url.endsWith("/orders");
    const details = (/** @type {string} */ told) => ({
      errorCode: told,
      message: told,
      correlationId: told,
      additionalErrorData: [{ name: told, value: told }],
      items: [{ errorCode: told, message: told }],
    });
    for (const write of [details, (/** @type {string} */ told) => told]) {
      echo(sandbox, status, isOrder, write);

      const error = await inTime(failure(sender.send(order)));

      assert.ok(error.code);
      assertSilent(error);
    }
  });
}
