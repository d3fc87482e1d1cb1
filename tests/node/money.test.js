// Prices in the words of a language: no digit is lost, added or rounded. The same runs in Chromium: tests/elements.

import assert from "node:assert/strict";
import { test } from "node:test";
import { formatMoney } from "../../pkg/elements/money.js";
import { createStorefront } from "../../pkg/node.js";
import { CURRENCIES, cases, expected, readBack, show } from "../amounts.js";

test("every currency is shown with the digits, the sign and the fraction that the amount has", () => {
  const shown = show(formatMoney, cases);

  const read = shown.map(readBack);
  assert.equal(cases.length, 8 * (177 * 4 + 4));
  assert.deepEqual(read, cases.map(expected));
});

test("an amount is written as a language writes it", () => {
  /** @type {[string, string, string, string][]} */
  const written = [
    ["1234.50", "USD", "en", "$1,234.50"],
    ["1234.50", "EUR", "de", "1.234,50 €"],
    ["1234.50", "EUR", "fr", "1 234,50 €"],
    ["1234567.50", "INR", "hi", "₹12,34,567.50"],
    ["1234", "JPY", "ja", "¥1,234"],
    ["1.500", "KWD", "en", "KWD 1.500"],
    ["-0.05", "USD", "en", "-$0.05"],
  ];
  for (const [amount, currency, locale, text] of written) {
    const found = formatMoney({ amount, currency }, locale);

    assert.equal(found.replace(/\s/g, " ").replace("￥", "¥"), text);
  }
});

test("a language tag that is none leaves the choice to the platform", () => {
  assert.equal(readableIn("no language"), readableIn(undefined));
});

test("a line has the digits of its currency, for each that ISO 4217 lists and no other", async () => {
  for (const [digits, codes] of Object.entries(CURRENCIES)) {
    for (const currency of codes) {
      const { line, warnings } = await priced("0.0625", currency);

      assert.equal(line?.amount, LINES[digits], currency);
      assert.deepEqual(warnings, [], currency);
    }
  }
  for (const currency of ["DEM", "FRF", "HRK", "ZZZ"]) {
    const { line, warnings } = await priced("0.0625", currency);

    assert.deepEqual([line?.amount, ...warnings], ["0.06", "unknown-currency"], currency);
  }
});

test("what is no price is unknown, never NaN or 0", async () => {
  for (const price of [null, "", "abc", "NaN", "Infinity", "1,50", "$5", "1234567890123456", {}]) {
    const { line, view } = await priced(price, "USD");

    assert.deepEqual([line, view.price], [null, null], JSON.stringify(price));
  }
});

/** 0.0625 as the currencies have it, by their digits. @type {Record<string, string>} */
const LINES = { 0: "0", 2: "0.06", 3: "0.063", 4: "0.0625" };

/** @param {string | undefined} locale */
function readableIn(locale) {
  return formatMoney({ amount: "1234.50", currency: "USD" }, locale);
}

/**
 * What one of a product costs, as the library says.
 *
 * @param {unknown} price
 * @param {string} currency
 */
async function priced(price, currency) {
  const fetch = async () => Response.json({ partNumber: "p", name: "P", price, currency });
  const shop = createStorefront({ apiKey: "k", fetch });
  const product = await shop.product("p");
  const { line } = product.quote();
  const warnings = product.view.warnings.map(({ code }) => code);
  shop.dispose();
  return { line, view: product.view, warnings };
}
