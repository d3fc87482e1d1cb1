// No answer and no log holds a password, a secret or a token, or anything that a system said.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { inspect } from "node:util";
import { ready } from "../../pkg/systems-node.js";
import { inTime, useClock } from "../systems/clock.js";
import { fitting, HIDDEN, ORIGIN, order, PRODUCTS, TOKEN, world } from "./world.js";

before(() => ready());
useClock();

/** What a system says, and nobody is to hear. */
const SAID = "a-word-of-the-system";

const { perfectsync, "pitney-bowes": pitneyBowes, meplato } = fitting.systems;

/** Each time the wrong secret, which a sandbox repeats in its refusal. */
const strangers = {
  perfectsync: { ...perfectsync, password: "wrong-secret" },
  "pitney-bowes": { ...pitneyBowes, apiSecret: "wrong-secret" },
  meplato: { ...meplato, headers: { Authorization: "Bearer wrong-secret" } },
};

/** Says all it was told. @type {Record<string, (request: Request) => any>} */
const gossips = {
  "throws the request": (request) => {
    throw Object.assign(new Error(`${SAID} ${[...request.headers].join(" ")}`), { request });
  },
  "throws its headers": (request) => {
    throw [...request.headers].join(" ");
  },
  "sends it back as JSON": async (request) => {
    const body = { error: SAID, headers: [...request.headers], body: await request.text() };
    return Response.json(body, { headers: Object.fromEntries(request.headers) });
  },
  "redirects with it": (request) => {
    const Location = `https://elsewhere.example/?${encodeURIComponent([...request.headers].join())}`;
    return new Response(SAID, { status: 307, headers: { Location } });
  },
};
for (const status of [400, 401, 403, 404, 405, 409, 418, 422, 429, 500, 503, 599]) {
  gossips[`refuses it with ${status}`] = async (request) =>
    new Response(`${SAID} ${[...request.headers].join(" ")} ${await request.text()}`, {
      status,
      headers: Object.fromEntries(request.headers),
    });
}

/**
 * Everything that can be heard of a gateway.
 *
 * @param {ReturnType<typeof world>} world
 */
async function heard({ gateway, ask, send, log }) {
  const answers = await inTime(
    Promise.all([
      ...Object.values(PRODUCTS).map((path) => ask(path, { headers: { Origin: ORIGIN } })),
      ...Object.values(PRODUCTS).map((path) => ask(`${path}x`)),
      ask("/products/perfectsync?term=x"),
      ask(`/products/meplato/${TOKEN}%2f`),
      ask(`/${TOKEN}`),
      ask("/orders", { method: "PUT", headers: { Authorization: `Bearer ${TOKEN}` } }),
      send(order),
      send(order, {}, "/orders/check"),
      send(order, { Authorization: `Bearer ${TOKEN}x` }),
      send(`{"isImport":"${TOKEN}"}`),
    ]),
  );
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  const heads = answers.map(({ status, headers }) => `${status} ${[...headers].join(" ")}`);
  const look = inspect([gateway, Object.getOwnPropertyNames(gateway)], { showHidden: true });
  return [...bodies, ...heads, ...log.map((entry) => JSON.stringify(entry)), look].join("\n");
}

/** @param {string} text */
function assertSilent(text) {
  for (const secret of [...HIDDEN, SAID, "elsewhere.example"]) {
    assert.ok(!text.includes(secret), `${secret} in ${text}`);
  }
}

test("where all goes well, nothing is told", async () => {
  const text = await heard(world());

  assert.match(text, /"Steel wire"/);
  assert.match(text, /WEB-10001/);
  assertSilent(text);
});

test("where nothing is accepted, nothing is told", async () => {
  const orders = { ...fitting.orders, sharedSecret: "wrong-secret" };
  const text = await heard(world({ systems: strangers, orders }));

  assert.match(text, /"code":"forbidden"/);
  assertSilent(text);
});

for (const [what, gossip] of Object.entries(gossips)) {
  test(`a system that ${what} is not heard`, async () => {
    const text = await heard(world({ fetch: async (/** @type {Request} */ it) => gossip(it) }));

    assert.match(text, /"status":50\d/);
    assertSilent(text);
  });
}

test("settings that are wrong are not told", async () => {
  const text = await heard(
    world({
      systems: {
        perfectsync: { ...perfectsync, password: "sandbox-password\u0000" },
        "pitney-bowes": { ...pitneyBowes, apiSecret: "sandbox-secret\u0000" },
        meplato: { ...meplato, headers: { Authorization: "Bearer sandbox-session\n" } },
      },
      orders: { ...fitting.orders, sharedSecret: "sandbox-shared-secret\u0000" },
    }),
  );

  assert.match(text, /"status":500/);
  assertSilent(text);
});

for (const number of ["4111111111111111", "5555 5555 5555 4444"]) {
  test(`a card's number is refused, and not repeated: ${number}`, async () => {
    const { send, log, internet } = world();
    const card = JSON.parse(order);
    card.payments[0].billingInfo.card.cardNumberPartOrMask = number;

    const response = await inTime(send(JSON.stringify(card)));

    assert.equal(response.status, 422);
    assert.ok(!`${await response.text()}${JSON.stringify(log)}`.includes(number));
    assert.deepEqual(internet.requests, []);
  });
}
