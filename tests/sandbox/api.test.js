// The sandbox API, call by call, as plain data.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSandbox } from "../../www/sandbox/index.js";

const API = "https://sandbox.example";
const WHITE_SMALL = { 793993: "200390", 192503: "200259" };

/**
 * Asks with the right key.
 *
 * @param {import("../../www/sandbox/index.js").Sandbox} sandbox
 * @param {string} call such as `GET /cart/c1`
 * @param {unknown} [body]
 */
async function ask(sandbox, call, body) {
  const [method, path] = call.split(" ");
  const url = `${API}${path}${path.includes("?") ? "&" : "?"}api_key=asdf1234`;
  const text = body === undefined ? null : JSON.stringify(body);
  const {
    status,
    body: answer,
    headers,
  } = await sandbox.answer({ method, url, headers: {}, body: text });
  return { status, json: answer && JSON.parse(answer), headers };
}

/** What an add sends. @param {string} sku @param {Record<string, unknown>} [more] */
function item(sku, more = {}) {
  return {
    product: `${API}/product/${sku}?api_key=asdf1234`,
    productLink: "https://shop.example/",
    quantity: 1,
    ...more,
  };
}

/** @param {import("../../www/sandbox/index.js").Sandbox} sandbox */
async function lines(sandbox) {
  const { json } = await ask(sandbox, "GET /cart/c1");
  return Object.values(json.cartItems).map(
    ({ product, quantity, price }) => `${product.match(/product\/(.*)\?/)[1]} ${quantity} ${price}`,
  );
}

test("a product is read in its catalogue", async () => {
  const sandbox = createSandbox();

  const prices = await Promise.all(
    ["/product/tent-2p", "/product/tent-2p?catalogID=0", "/product/tent-2p?catalogID=2"].map(
      (path) => ask(sandbox, `GET ${path}`),
    ),
  );

  assert.deepEqual(
    prices.map(({ json }) => json.price),
    ["289.00", "289.00", "319.00"],
  );
});

const refusals = [
  {
    name: "an unknown product",
    call: "GET /product/nope",
    status: 404,
    info: "No such product:nope",
  },
  {
    name: "an unknown catalogue",
    call: "GET /product/tent-2p?catalogID=9",
    status: 404,
    info: "No such product:tent-2p",
  },
  {
    name: "an add without a link",
    call: "POST /cart/c1/cartItems",
    body: { product: `${API}/product/map` },
    status: 400,
    info: "Invalid or missing parameter:productLink",
  },
  {
    name: "an add of an unknown product",
    call: "POST /cart/c1/cartItems",
    body: item("nope"),
    status: 404,
    info: "No such product:nope",
  },
  {
    name: "an incomplete choice",
    call: "POST /cart/c1/cartItems",
    body: item("100060"),
    status: 400,
    info: "Invalid item option: these options are no valid combination",
  },
  {
    name: "a value of another option",
    call: "POST /cart/c1/cartItems",
    body: item("mug-enamel", { itemOptions: { colour: "pink" } }),
    status: 400,
    info: "Invalid item option: colour",
  },
  {
    name: "a missing independent option",
    call: "POST /cart/c1/cartItems",
    body: item("mug-enamel"),
    status: 400,
    info: "Missing item option: colour",
  },
  {
    name: "text that is too long",
    call: "POST /cart/c1/cartItems",
    body: item("knife-engraved", { itemOptions: { engraving: "x".repeat(21) } }),
    status: 400,
    info: "Invalid item option: engraving",
  },
  {
    name: "a quantity of 0",
    call: "POST /cart/c1/cartItems",
    body: item("map", { quantity: 0 }),
    status: 400,
    info: "Invalid quantity:0",
  },
  {
    name: "a line that is not there",
    call: "DELETE /cart/c1/cartItems/x",
    status: 404,
    info: "The requested cart property:x does not exist in cartID:c1",
  },
  {
    name: "a checkout of no cart",
    call: "POST /cart/c1",
    body: {},
    status: 404,
    info: "The requested cart property: does not exist in cartID:c1",
  },
];

for (const { name, call, body, status, info } of refusals) {
  test(`refuses ${name}`, async () => {
    const answer = await ask(createSandbox(), call, body);

    assert.deepEqual([answer.status, answer.json.additionalInfo], [status, info]);
  });
}

test("another key is refused by name", async () => {
  const answer = await createSandbox({ apiKey: "other" }).answer({
    method: "GET",
    url: `${API}/cart/c1?api_key=k`,
    headers: {},
    body: null,
  });

  assert.deepEqual(
    [answer.status, JSON.parse(answer.body)],
    [403, { error: "Forbidden", additionalInfo: "Api_key: k is not valid" }],
  );
});

test("equal items add up in one line, others have their own", async () => {
  const sandbox = createSandbox();

  for (const body of [
    item("100060", { itemOptions: WHITE_SMALL }),
    item("bottle", { itemOptions: { size: "750", lid: "sport" } }),
    item("100060", { itemOptions: WHITE_SMALL, quantity: 2 }),
  ]) {
    assert.equal((await ask(sandbox, "POST /cart/c1/cartItems", body)).status, 201);
  }

  assert.deepEqual(await lines(sandbox), ["100060 3 49.99", "bottle 1 31.25"]);
});

test("a line is changed, read with its picture, and removed", async () => {
  const sandbox = createSandbox();
  const { json, headers } = await ask(
    sandbox,
    "POST /cart/c1/cartItems",
    item("mug-enamel", { itemOptions: { colour: "green" } }),
  );
  const line = `/cart/c1/cartItems/${json.cartItemId}`;
  assert.ok(headers.Location.startsWith(`${API}${line}?`));

  assert.equal((await ask(sandbox, `PUT ${line}/quantity`, 5)).status, 204);
  assert.deepEqual(await lines(sandbox), ["mug-enamel 5 12.50"]);
  assert.match((await ask(sandbox, `GET ${line}`)).json.image, /\/mug-green\.svg$/);
  assert.equal((await ask(sandbox, `DELETE ${line}`)).status, 204);
  assert.deepEqual(await lines(sandbox), []);
});

test("a checkout gives a link, and an ordered cart takes nothing more", async () => {
  const sandbox = createSandbox({ now: () => 0 });
  await ask(sandbox, "POST /cart/c1/cartItems", item("tent-2p"));

  const { status, json } = await ask(sandbox, "POST /cart/c1/checkout", { catalogID: 1 });
  assert.deepEqual([status, json], [201, { checkoutLink: `${API}/checkout/c1` }]);
  sandbox.complete("c1");

  assert.equal((await ask(sandbox, "GET /cart/c1")).json.completedDate, "1969-12-31T17:00:00-0700");
  assert.equal((await ask(sandbox, "POST /cart/c1/cartItems", item("tent-2p"))).status, 400);
});

test("each quirk shows", async () => {
  const sandbox = createSandbox({
    quirks: {
      unusedCart: "not-found",
      repeatedAdd: "new-line",
      itemIdSpelling: "cartItemID",
      itemIdNumeric: true,
      emptyMapAs: "[]",
      addRefusal: 404,
      imageInCart: true,
      checkoutPath: "checkout",
      exposeHeaders: false,
    },
  });
  assert.equal((await ask(sandbox, "GET /cart/c1")).status, 404);
  assert.equal((await ask(sandbox, "POST /cart/c1/cartItems", {})).status, 404);

  const first = await ask(sandbox, "POST /cart/c1/cartItems", item("tent-2p"));
  const second = await ask(sandbox, "POST /cart/c1/cartItems", item("tent-2p"));
  assert.deepEqual([first.json, second.json], [{ cartItemID: 1234 }, { cartItemID: 1235 }]);
  assert.equal(first.headers["Access-Control-Expose-Headers"], undefined);
  const { 1234: line } = (await ask(sandbox, "GET /cart/c1")).json.cartItems;
  assert.deepEqual([line.itemOptions, line.image.endsWith("/tent.svg")], [[], true]);
  assert.equal((await ask(sandbox, "POST /cart/c1", {})).status, 405);
});

test("requests go wrong as they are told to, once each", async () => {
  const sandbox = createSandbox();
  const add = () => ask(sandbox, "POST /cart/c1/cartItems", item("tent-2p"));
  const isAdd = (/** @type {{ method: string }} */ { method }) => method === "POST";
  sandbox.fail("network", isAdd);
  sandbox.fail("lost-answer", isAdd);
  sandbox.fail({ status: 503, body: { error: "Busy" }, headers: { "Retry-After": "1" } }, isAdd);

  await assert.rejects(add(), TypeError);
  assert.deepEqual(await lines(sandbox), []);
  await assert.rejects(add(), TypeError);
  assert.deepEqual(await lines(sandbox), ["tent-2p 1 289.00"]);
  assert.equal((await add()).status, 503);
  assert.equal((await add()).status, 201);
  assert.deepEqual(await lines(sandbox), ["tent-2p 2 289.00"]);
});

test("answers wait while they are held, though what they answer has happened", async () => {
  const sandbox = createSandbox();
  const release = sandbox.hold();
  let answered = false;
  const adding = ask(sandbox, "POST /cart/c1/cartItems", item("tent-2p")).then(() => {
    answered = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([answered, Object.keys(sandbox.state.carts)], [false, ["c1"]]);

  release();

  await adding;
});
