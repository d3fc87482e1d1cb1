// Prices in the words of a language: no digit is lost, added or rounded. The same runs in Chromium: tests/elements.

import assert from "node:assert/strict";
import { test } from "node:test";
import * as library from "../../pkg/format.js";
import { createStorefront } from "../../pkg/node.js";
import { CURRENCIES, cases, expected, readBack, readParts, show, showParts } from "../amounts.js";

const { format } = library;

test("every currency is shown with the digits, the sign and the fraction that the amount has", () => {
  const shown = show(library, cases);

  const read = shown.map(readBack);
  assert.equal(cases.length, 8 * (177 * 4 + 4));
  assert.deepEqual(read, cases.map(expected));
});

test("the parts of an amount have its digits, its sign and its fraction, and are the text in a row", () => {
  const parts = showParts(library, cases);

  assert.deepEqual(parts.map(readParts), cases.map(expected));
  assert.deepEqual(
    parts.map(({ text }) => text),
    show(library, cases).map(({ text }) => text),
  );
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
    const found = format({ amount, currency }, locale);

    assert.equal(plain(found), text);
  }
});

test("a range is said by its lowest price, or by both ends", () => {
  /** @type {[string, string, "from" | "both", string, string][]} */
  const written = [
    ["10.00", "12.50", "from", "en", "from €10.00"],
    ["10.00", "12.50", "from", "de", "ab 10,00 €"],
    ["10.00", "12.50", "from", "de-AT", "ab € 10,00"],
    ["10.00", "12.50", "from", "en_US", "from €10.00"],
    ["10.00", "12.50", "both", "en", "€10.00 – €12.50"],
    ["10.00", "12.50", "both", "de", "10,00–12,50 €"],
    ["0.0199", "12.50", "both", "en", "€0.0199 – €12.5000"],
    ["10.00", "10.00", "both", "en", "€10.00"],
    ["10.00", "10.00", "from", "en", "€10.00"],
    [
      "12345678901234567.89",
      "12345678901234567.90",
      "both",
      "en",
      "€12,345,678,901,234,567.89 – €12,345,678,901,234,567.90",
    ],
  ];
  for (const [least, most, range, locale, text] of written) {
    const [min, max] = [least, most].map((amount) => ({ amount, currency: "EUR" }));

    assert.equal(plain(format({ min, max }, locale, { range })), text);
  }
});

test("the ends of a range have all their digits, in every currency", () => {
  for (const [digits, codes] of Object.entries(CURRENCIES)) {
    for (const currency of codes) {
      const [least, most] = ENDS[digits].map((amount) => ({ amount, currency }));

      const found = format({ min: least, max: most }, "en", { range: "both" });

      assert.deepEqual(found.match(/[\d.,]*\d/g), ENDS[digits], currency);
    }
  }
});

test("a quote is said net, gross or both, and without a word on taxes where they are not known", () => {
  const [net, gross] = ["10.00", "11.90"].map((amount) => ({ amount, currency: "EUR" }));
  /** @type {[typeof net | null, typeof net | null, "net" | "gross" | "both", string, string][]} */
  const written = [
    [net, gross, "net", "en", "€10.00 plus VAT"],
    [net, gross, "gross", "en", "€11.90 incl. VAT"],
    [net, gross, "both", "en", "€11.90 incl. VAT (€10.00 plus VAT)"],
    [net, gross, "both", "de", "11,90 € inkl. MwSt. (10,00 € zzgl. MwSt.)"],
    [net, null, "both", "en", "€10.00"],
    [net, null, "gross", "en", "€10.00"],
    [null, gross, "net", "en", "€11.90"],
    [null, null, "both", "en", "Price unknown"],
  ];
  for (const [net, gross, show, locale, text] of written) {
    assert.equal(plain(format({ net, gross }, locale, { show })), text);
  }
  assert.equal(plain(format({ net, gross }, "en")), "€11.90 incl. VAT");
});

test("what is unknown is said to be", () => {
  assert.equal(format(null, "en"), "Price unknown");
  assert.equal(format(undefined, "de"), "Preis unbekannt");
  assert.equal(format(null, "fi"), "Price unknown");
  assert.equal(format(null, "__proto__"), "Price unknown");
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

/** The ends of a range, by the digits of their currency. @type {Record<string, [string, string]>} */
const ENDS = {
  0: ["1", "20"],
  2: ["1.01", "20.99"],
  3: ["1.001", "20.999"],
  4: ["1.0001", "20.9999"],
};

/** Blanks and signs as they are typed. @param {string} text */
function plain(text) {
  return text.replace(/\s/g, " ").replace("￥", "¥");
}

/** @param {string | undefined} locale */
function readableIn(locale) {
  return format({ amount: "1234.50", currency: "USD" }, locale);
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
