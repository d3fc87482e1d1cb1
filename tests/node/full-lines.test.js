import assert from "node:assert/strict";
import { test } from "node:test";
import { Lines } from "../../pkg/full/lines.js";

/** @param {...string} warnings */
const head = (...warnings) => ({
  count: 3,
  totals: { net: null },
  warnings: warnings.map((message) => ({ code: "odd", message })),
});

/** @param {string} lineId @param {number} quantity @returns {any} */
const line = (lineId, quantity) => ({
  lineId,
  quantity,
  price: { amount: "1.00", currency: "USD" },
});

/** @param {any} view */
const words = ({ lines }) =>
  lines.map((/** @type {any} */ { lineId, quantity }) => `${lineId} ${quantity}`).join(", ");

const NO_LISTS = { unknownTax: [], warnings: [] };

test("lines change by their place, one change after the other", () => {
  const cases = /** @type {[string, any[], string][]} */ ([
    ["nothing", [], "a 1, b 2, c 3"],
    ["one is replaced", [[1, 1, [line("b", 9)]]], "a 1, b 9, c 3"],
    ["one goes", [[0, 1, []]], "b 2, c 3"],
    ["two come at the end", [[3, 0, [line("d", 4), line("e", 5)]]], "a 1, b 2, c 3, d 4, e 5"],
    [
      "one goes and the next changes",
      [
        [0, 1, []],
        [1, 1, [line("c", 7)]],
      ],
      "b 2, c 7",
    ],
    ["all go", [[0, 3, []]], ""],
  ]);
  for (const [name, changes, expected] of cases) {
    const lines = new Lines();
    lines.view(head(), [[0, 0, [line("a", 1), line("b", 2), line("c", 3)]]], NO_LISTS);

    const view = lines.view(head(), changes, null);

    assert.equal(words(view), expected, name);
  }
});

test("a line that stays is the same object, and so are the lines where none changes", () => {
  const lines = new Lines();
  const first = lines.view(head(), [[0, 0, [line("a", 1), line("b", 2)]]], NO_LISTS);

  const second = lines.view(head(), [[1, 1, [line("b", 3)]]], null);
  const third = lines.view(head(), [], null);

  assert.equal(second.lines[0], first.lines[0]);
  assert.notEqual(second.lines[1], first.lines[1]);
  assert.equal(third.lines, second.lines);
  assert.equal(words(first), "a 1, b 2");
});

test("a view is frozen all through", () => {
  const view = new Lines().view(head("w"), [[0, 0, [line("a", 1)]]], NO_LISTS);

  for (const part of [
    view,
    view.lines,
    view.lines[0],
    view.lines[0].price,
    view.totals,
    view.warnings,
    view.warnings[0],
  ]) {
    assert.ok(Object.isFrozen(part));
  }
});

test("what is collected from all lines stays until it is told anew", () => {
  const lines = new Lines();
  const changed = { code: "price-changed", message: "p" };
  lines.view(head(), [[0, 0, [line("a", 1)]]], { unknownTax: ["a"], warnings: [changed] });

  const kept = /** @type {any} */ (lines.view(head("w", "p"), [], null));
  const anew = /** @type {any} */ (lines.view(head("w"), [], NO_LISTS));

  assert.deepEqual(
    [kept.totals, kept.warnings.map((/** @type {any} */ { message }) => message)],
    [{ net: null, unknownTax: ["a"] }, ["w", "p"]],
  );
  assert.deepEqual([anew.totals.unknownTax, anew.warnings.length], [[], 1]);
});
