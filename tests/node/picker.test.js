// The picker in Node 20, with the sandbox for a network.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromSearchParams, toSearchParams } from "../../pkg/links.js";
import { createStorefront, messages } from "../../pkg/node.js";

const testdata = new URL("../../src/wire/kibo_cart/testdata/", import.meta.url);
const SLAVED = readFileSync(new URL("kibo-product-100060.json", testdata), "utf8");
const NAMED = readFileSync(
  new URL("kibo-product-named-options.constructed.json", testdata),
  "utf8",
);

/** Colours by name, in product 100060. */
const COLOR = "793993";
const [BLACK, WHITE, GREEN] = ["200258", "200390", "200392"];
const [EXTRA_SMALL, SMALL] = ["200391", "200259"];

/** @param {string} json @param {Parameters<import("../../pkg/index.js").Product["picker"]>[0]} [options] */
async function open(json, options) {
  const shop = createStorefront({ apiKey: "k", fetch: async () => new Response(json) });
  return (await shop.product("any")).picker(options);
}

test("a pick names what it changed, in data and in a sentence", async () => {
  const picker = await open(SLAVED);
  picker.pick(COLOR, WHITE);
  picker.pick("192503", EXTRA_SMALL);

  const { dropped, carried, forced, sentence, view } = picker.pick(COLOR, GREEN);

  assert.deepEqual(dropped, [
    { option: "192503", value: EXTRA_SMALL, optionName: "Size", valueName: "Extra-Small" },
  ]);
  assert.deepEqual(carried, []);
  assert.deepEqual(forced, [
    { option: "192503", value: SMALL, optionName: "Size", valueName: "Small" },
  ]);
  assert.equal(
    sentence,
    "Size was cleared: Extra-Small does not go with this choice. Size: Small follows by itself.",
  );
  assert.deepEqual(view.selectedOptions, { [COLOR]: GREEN, 794203: SMALL });
  assert.equal(picker.pick(COLOR, BLACK).sentence, "");
});

test("a pick that moved to an option of the same name is listed as carried only", async () => {
  const picker = await open(SLAVED, { merge: false });
  picker.pick(COLOR, BLACK);
  picker.pick("192502", SMALL);

  const { dropped, carried, sentence } = picker.pick(COLOR, WHITE);

  assert.deepEqual(dropped, []);
  assert.deepEqual(
    carried.map(({ option, value }) => [option, value]),
    [["192503", SMALL]],
  );
  assert.equal(sentence, "Size: Small was kept.");
});

test("a value explains itself and changes nothing", async () => {
  const picker = await open(SLAVED);
  picker.pick(COLOR, GREEN);
  const before = picker.view;

  const { reasons, wouldDrop, sentence } = picker.explain("192503", EXTRA_SMALL);

  const green = { option: COLOR, value: GREEN, optionName: "Color", valueName: "Green" };
  assert.deepEqual(reasons, [green]);
  assert.deepEqual(wouldDrop, [green]);
  assert.equal(sentence, "Not with Color: Green. It would clear Color: Green.");
  assert.equal(picker.view, before);
  assert.deepEqual(picker.explain("192503", SMALL), { reasons: [], wouldDrop: [], sentence: "" });
  assert.throws(() => picker.explain(COLOR, "none"), { code: "invalid-selection" });
});

test("two picks may stand in a value's way together, and one of them stay", async () => {
  const option = (/** @type {string} */ displayName) => ({
    displayName,
    optionChoices: { options: { 1: { displayName: "One" }, 2: { displayName: "Two" } } },
  });
  const optionSets = [
    { a: "1", b: "1", c: "1" },
    { a: "1", b: "2", c: "2" },
    { a: "2", b: "1", c: "2" },
  ].map((selectedOptions) => ({ selectedOptions }));
  const productOptions = { a: option("A"), b: option("B"), c: option("C") };
  const picker = await open(JSON.stringify({ partNumber: "x", productOptions, optionSets }));
  picker.pick("a", "1");
  picker.pick("b", "1");

  const { reasons, wouldDrop, sentence } = picker.explain("c", "2");

  assert.deepEqual(
    reasons.map((pick) => pick.option),
    ["a", "b"],
  );
  assert.deepEqual(
    wouldDrop.map((pick) => pick.option),
    ["b"],
  );
  assert.equal(sentence, "Not with A: One, B: One. It would clear B: One.");
});

test("the sentences are the page's own where it says so", async () => {
  const picker = await open(SLAVED);
  const { follows } = messages;
  messages.follows = "{pick} ergibt sich.";

  const { sentence } = picker.pick(COLOR, GREEN);
  messages.follows = follows;

  assert.equal(sentence, "Size: Small ergibt sich.");
});

test("what a pick does not change stays the same object", async () => {
  const picker = await open(NAMED);
  const before = picker.view;

  const { view } = picker.pick("Color", "Red");

  assert.notEqual(view, before);
  assert.notEqual(view.options[0], before.options[0]);
  assert.equal(view.options[1], before.options[1]);
  assert.equal(view.options[2], before.options[2]);
  assert.equal(view.options[0].values[1], before.options[0].values[1]);
  assert.ok(Object.isFrozen(view.options[0].values[0]));
});

test("the surcharge of a merged value is null until its option is decided", async () => {
  const picker = await open(SLAVED);
  const deltas = () => picker.view.options[1].values.map(({ priceDelta }) => priceDelta);

  assert.deepEqual(deltas(), [null, null, null, null]);
  picker.pick(COLOR, GREEN);
  assert.deepEqual(deltas(), [null, { amount: "0.00", currency: "USD" }, null, null]);
});

test("a value of an alternative is picked by the option it belongs to", async () => {
  const option = (
    /** @type {string} */ displayName,
    /** @type {Record<string, object>} */ options,
  ) => ({
    displayName,
    optionChoices: { options },
  });
  const sizes = (/** @type {string} */ one, /** @type {string} */ two) => ({
    1: { displayName: one },
    2: { displayName: two },
  });
  const glove = {
    partNumber: "glove",
    productOptions: {
      m: option("Material", { wool: {}, silk: {} }),
      w: option("Size", sizes("Small", "Large")),
      s: option("Size", sizes("Small", "Wide")),
    },
    optionSets: ["wool w 1", "wool w 2", "silk s 1", "silk s 2"].map((set) => {
      const [material, size, value] = set.split(" ");
      return { selectedOptions: { m: material, [size]: value } };
    }),
  };
  const picker = await open(JSON.stringify(glove));
  const wide = picker.view.options[1].values[2];

  const { view } = picker.pick(wide.optionId, wide.id);

  assert.deepEqual([wide.name, wide.optionId, wide.id], ["Wide", "s", "2"]);
  assert.deepEqual(view.selectedOptions, { m: "silk", s: "2" });
  assert.equal(`${toSearchParams(picker)}`, "option.s=2");
});

test("a selection survives in an address", async () => {
  const [picker, other] = [await open(NAMED), await open(NAMED)];
  picker.pick("Color", "Blue");
  picker.pick("Size", "XL");
  picker.enterText("Engraving", "A & ü?");

  const params = toSearchParams(picker);
  const { view, ignored } = fromSearchParams(other, `?page=2&${params}`);

  assert.equal(`${params}`, "option.Color=Blue&option.Size=XL&option.Engraving=A+%26+%C3%BC%3F");
  assert.deepEqual(ignored, []);
  assert.deepEqual(view, picker.view);
});

test("stale and impossible parts of an address are left out and reported", async () => {
  const picker = await open(SLAVED);
  picker.pick(COLOR, BLACK);
  const parts = {
    "option.192503": EXTRA_SMALL, // not in green
    [`option.${COLOR}`]: GREEN,
    "option.gone": "1",
    "option.__proto__": "1",
    "option.794203": SMALL,
  };

  const { view, ignored } = fromSearchParams(picker, new URLSearchParams(Object.entries(parts)));

  assert.deepEqual(view.selection, { [COLOR]: GREEN, 192503: SMALL });
  assert.deepEqual(ignored, [
    { option: "gone", value: "1" },
    { option: "__proto__", value: "1" },
    { option: "192503", value: EXTRA_SMALL },
  ]);
  assert.deepEqual(fromSearchParams(picker, "option.793993=nothing").view.selection, {});
});

test("text that is too long for an address's option is reported", async () => {
  const picker = await open(NAMED);

  const { ignored } = fromSearchParams(picker, "option.Engraving=ABCDEFGHIJKLM");

  assert.deepEqual(ignored, [{ option: "Engraving", value: "ABCDEFGHIJKLM" }]);
});

test("options called like parts of every object work like any other", async () => {
  const ids = ["__proto__", "constructor", "toString"];
  const values = ids.map((id) => `"${id}":{}`).join();
  const options = ids.map((id) => `"${id}":{"optionChoices":{"options":{${values}}}}`).join();
  const picker = await open(`{"partNumber":"p","productOptions":{${options}}}`);

  for (const id of ids) picker.pick(id, "__proto__");

  const chosen = ids.map((id) => [id, "__proto__"]);
  assert.deepEqual(Object.entries(picker.view.selectedOptions ?? {}), chosen);
  assert.deepEqual(Object.entries(picker.view.selection), chosen);
});
