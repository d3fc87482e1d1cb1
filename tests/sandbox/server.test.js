// The sandbox over HTTP: another origin, and its checkout page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startSandbox } from "../../www/sandbox/server.js";

const SHOP = "http://127.0.0.1:1";

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let api;
before(async () => {
  api = await startSandbox({ shopUrl: SHOP });
});
after(() => api.close());

/** Puts a hostile product into a cart and hands it over. @param {string} cart */
async function handOver(cart) {
  const product = `${api.url}/product/hostile?api_key=asdf1234`;
  const itemOptions = JSON.parse('{ "__proto__": "__proto__", "constructor": "toString" }');
  const body = JSON.stringify({ product, productLink: `${SHOP}/`, quantity: 2, itemOptions });
  const added = await fetch(`${api.url}/cart/${cart}/cartItems?api_key=asdf1234`, {
    method: "POST",
    body,
  });
  assert.equal(added.status, 201, await added.text());
  const answer = await fetch(`${api.url}/cart/${cart}?api_key=asdf1234`, {
    method: "POST",
    body: "{}",
  });
  return (await answer.json()).checkoutLink;
}

test("a browser may ask from another origin", async () => {
  const preflight = await fetch(`${api.url}/cart/c1`, { method: "OPTIONS" });

  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  assert.equal(preflight.headers.get("access-control-allow-methods"), "GET, POST, PUT, DELETE");
});

test("the checkout page shows what arrived, as text", async () => {
  const page = await (await fetch(await handOver("c2"))).text();

  assert.match(page, /2<\/td><td>2\.00 USD/);
  assert.doesNotMatch(page, /<img|<script|<b>/);
});

test("placing the order completes the cart and leads back to the shop", async () => {
  const link = await handOver("c3");

  const answer = await fetch(link, { method: "POST", redirect: "manual" });

  assert.equal(answer.status, 303);
  assert.match(
    answer.headers.get("location") ?? "",
    /^http:\/\/127\.0\.0\.1:1\/confirmation\.html\?order=\d+$/,
  );
  assert.ok(api.sandbox.state.carts.c3.completedDate);
});

test("a cart that was not handed over has no checkout page", async () => {
  assert.equal((await fetch(`${api.url}/checkout/nope`)).status, 404);
});

test("a lost answer breaks off after its headers, so that no browser asks again", async () => {
  api.sandbox.fail("lost-answer");
  const before = api.sandbox.requests.length;

  const answer = await fetch(`${api.url}/cart/c1?api_key=asdf1234`);

  await assert.rejects(answer.arrayBuffer());
  assert.equal(api.sandbox.requests.length - before, 1);
});
