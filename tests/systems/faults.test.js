// What goes wrong on the way: lost and late answers, busy systems, tokens that end.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ready } from "../../pkg/systems-node.js";
import { inTime, pass, START, useClock } from "./clock.js";
import { asked, failure, tokensAsked, worlds } from "./worlds.js";

before(() => ready());
useClock();

/** @param {{ method: string }} request */
const isRead = ({ method }) => method === "GET";

/** Lets what is under way get on as far as it can without the clock. */
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

for (const name of Object.keys(worlds)) {
  for (const fault of [
    "network",
    "lost-answer",
    { status: 429 },
    { status: 502 },
    { status: 503 },
    { status: 504 },
  ]) {
    test(`${name}: reads again after ${JSON.stringify(fault)}`, async () => {
      const { sandbox, source, id } = worlds[name]();
      sandbox.fail(fault, isRead);

      const { view } = await inTime(source.product(id));

      assert.ok(view.name);
      assert.equal(asked(sandbox).length, 2);
    });
  }

  for (const { status, code } of [
    { status: 400, code: "bad-request" },
    { status: 403, code: "forbidden" },
    { status: 404, code: "not-found" },
    { status: 405, code: "bad-request" },
    { status: 500, code: "server" },
  ]) {
    test(`${name}: ${status} is told at once`, async () => {
      const { sandbox, source, id } = worlds[name]();
      sandbox.fail({ status, body: "<h1>no</h1>" }, isRead);

      await assert.rejects(inTime(source.product(id)), { code, status });
      assert.equal(asked(sandbox).length, 1);
    });
  }

  test(`${name}: gives up after five attempts`, async () => {
    const { sandbox, source, id } = worlds[name]();
    for (let attempt = 0; attempt < 9; attempt += 1) sandbox.fail({ status: 503 }, isRead);

    await assert.rejects(inTime(source.product(id)), { code: "server", status: 503 });
    assert.equal(asked(sandbox).length, 5);
  });

  test(`${name}: an answer that does not come is a time-out, and asked for once`, async () => {
    const { sandbox, source, id } = worlds[name]({}, { timeoutMs: 3000 });
    await source.product(id);
    const release = sandbox.hold();

    const error = await inTime(failure(source.product(id)));

    assert.deepEqual([error.code, error.message], ["timeout", "no answer came within 3000 ms"]);
    assert.equal(asked(sandbox).length, 2);
    assert.ok(Date.now() - START < 4000);
    release();
  });

  test(`${name}: a signal gives a call up, before, meanwhile and while waiting`, async () => {
    const { sandbox, source, id } = worlds[name]();
    const { signal } = aborted();
    await assert.rejects(source.product(id, { signal }), { code: "aborted", cause: "enough" });
    assert.equal(asked(sandbox).length, 0);

    const release = sandbox.hold();
    const meanwhile = new AbortController();
    const work = failure(source.product(id, { signal: meanwhile.signal }));
    await settle();
    meanwhile.abort("enough");
    assert.equal((await work).code, "aborted");
    release();

    sandbox.fail({ status: 503 }, isRead);
    const waiting = new AbortController();
    const second = failure(source.product(id, { signal: waiting.signal }));
    await settle();
    waiting.abort("enough");
    assert.equal((await second).code, "aborted");
  });
}

/** A signal that has given up. */
function aborted() {
  const controller = new AbortController();
  controller.abort("enough");
  return controller;
}

test("a busy catalogue is asked again when it says", async () => {
  const { sandbox, source, id } = worlds.meplato({ limit: { requests: 1, seconds: 7 } });
  await source.product(id);

  await inTime(source.product(id));

  assert.equal(asked(sandbox).length, 3);
  const waited = Date.now() - START;
  assert.ok(waited >= 7000 && waited < 7500, `${waited}`);
});

test("who asks for more than thirty seconds is told so at once", async () => {
  const { sandbox, source, id } = worlds.meplato({ limit: { requests: 1, seconds: 31 } });
  await source.product(id);

  await assert.rejects(inTime(source.product(id)), { code: "rate-limited", status: 429 });

  assert.equal(asked(sandbox).length, 2);
  assert.ok(Date.now() - START < 1000);
});

test("a date serves as well as seconds", async () => {
  const { sandbox, source, id } = worlds.meplato();
  const headers = { "Retry-After": new Date(START + 5000).toUTCString() };
  sandbox.fail({ status: 429, headers });

  await inTime(source.product(id));

  const waited = Date.now() - START;
  assert.ok(waited >= 5000 && waited < 5500, `${waited}`);
});

test("without a word the waits grow", async () => {
  const { sandbox, source, id } = worlds.meplato();
  /** @type {number[]} */ const times = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    sandbox.fail({ status: 429 }, () => times.push(Date.now()) > 0);
  }

  await inTime(source.product(id));

  const gaps = times.slice(1).map((time, index) => time - times[index]);
  const least = [125, 250, 500];
  assert.equal(gaps.length, 3);
  assert.ok(
    gaps.every((gap, index) => gap >= least[index] && gap <= 2 * least[index] + 50),
    `${gaps}`,
  );
});

test("each attempt has an id of its own", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]();
  sandbox.fail("lost-answer", isRead);
  sandbox.fail({ status: 503 }, isRead);

  await inTime(source.product(id));

  const ids = asked(sandbox).map(({ headers }) => headers["x-pb-transactionid"]);
  assert.equal(new Set(ids).size, 3);
});

test("a token is fetched once, kept, and renewed five minutes before it ends", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]({ lifeSeconds: 36_000 });
  await source.product(id);
  await source.product(id);
  assert.equal(tokensAsked(sandbox).length, 1);

  pass((36_000 - 301) * 1000);
  await source.product(id);
  assert.equal(tokensAsked(sandbox).length, 1);

  pass(1000);
  await Promise.all([source.product(id), source.product(id)]);
  assert.equal(tokensAsked(sandbox).length, 2);
});

test("a token that was revoked is renewed once, by however many calls", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]();
  await source.product(id);
  sandbox.revokeTokens();

  await Promise.all([source.product(id), source.product(id), source.product(id)]);

  assert.equal(tokensAsked(sandbox).length, 2);
  assert.equal(asked(sandbox).length, 1 + 3 + 3);
});

test("a token that expired early is renewed", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]();
  await source.product(id);
  sandbox.change((/** @type {any} */ state) => ({
    ...state,
    tokens: { "sandbox-token-1": state.now },
  }));

  await source.product(id);

  assert.equal(tokensAsked(sandbox).length, 2);
});

for (const { status, error } of [
  { status: 401, error: { errorCode: "PB-APIM-ERR-1002", errorDescription: "invalid" } },
  { status: 400, error: { errorCode: "PB-APIM-ERR-1003", errorDescription: "expired" } },
]) {
  test(`a token that is refused twice is forbidden: ${status} ${error.errorCode}`, async () => {
    const { sandbox, source, id } = worlds["pitney-bowes"]();
    const refusal = { status, body: { errors: [error] } };
    sandbox.fail(refusal, isRead);
    sandbox.fail(refusal, isRead);

    await assert.rejects(inTime(source.product(id)), { code: "forbidden", status });
    assert.deepEqual([asked(sandbox).length, tokensAsked(sandbox).length], [2, 2]);
  });
}

test("a new token would not help an account that is not enabled", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]();
  sandbox.fail({ status: 403 }, isRead);

  await assert.rejects(inTime(source.product(id)), { code: "forbidden", status: 403 });
  assert.equal(tokensAsked(sandbox).length, 1);
});

test("a token that cannot be fetched is tried for again, and by the next call", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]();
  for (let attempt = 0; attempt < 6; attempt += 1) sandbox.fail("network");

  await assert.rejects(inTime(source.product(id)), { code: "network" });
  assert.equal(tokensAsked(sandbox).length, 5);
  assert.ok((await inTime(source.product(id))).view.name);
});

for (const { what, body } of [
  { what: "no token", body: {} },
  { what: "an empty one", body: { access_token: "", expiresIn: "60" } },
  { what: "one that no header can hold", body: { access_token: "a\r\nX: y", expiresIn: "60" } },
  { what: "HTML", body: "<html>" },
]) {
  test(`an answer with ${what} for a token leads to no request`, async () => {
    const { sandbox, source, id } = worlds["pitney-bowes"]();
    sandbox.fail({ status: 200, body });

    const error = await inTime(failure(source.product(id)));

    assert.match(error.code, /^(unreadable-answer|configuration)$/);
    assert.equal(asked(sandbox).length, 0);
  });
}

test("one who gives up does not take the token from the others", async () => {
  const { sandbox, source, id } = worlds["pitney-bowes"]();
  const release = sandbox.hold();
  const controller = new AbortController();
  const first = failure(source.product(id, { signal: controller.signal }));
  const second = source.product(id);
  await settle();

  controller.abort();
  assert.equal((await first).code, "aborted");
  release();

  assert.ok((await second).view.name);
  assert.equal(tokensAsked(sandbox).length, 1);
});
