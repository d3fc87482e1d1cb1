// Amounts of every currency of ISO 4217, and a way to read back what a language makes of them.

/** @typedef {{ amount: string, currency: string, locale: string, sign?: "always" }} Case */
/** @typedef {{ text: string, symbol: string, group: string, decimal: string }} Shown */
/** @typedef {Pick<typeof import("../pkg/format.js"), "format" | "formatToParts">} Library */
/** @typedef {{ sign: string, integer: string, fraction: string, text: string }} Parts */

/**
 * The codes of ISO 4217, list one (published 2025-05-12), by the digits of their minor unit.
 *
 * @type {Record<number, string[]>}
 */
export const CURRENCIES = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "),
  2: [
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW",
    "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR",
    "ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV",
    "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD",
    "SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAG XAU XBA XBB XBC XBD XCD",
    "XCG XDR XPD XPT XSU XTS XUA YER ZAR ZMW ZWG",
  ].flatMap((codes) => codes.split(" ")),
  3: "BHD IQD JOD KWD LYD OMR TND".split(" "),
  4: "CLF UYW".split(" "),
};

/** By digits: something to group, the least that is below zero, 15 digits, and a sum of more than any number holds. */
const AMOUNTS = {
  0: ["1234567", "-1", "999999999999999", "12345678901234567"],
  2: ["1234567.50", "-0.01", "9999999999999.99", "12345678901234567.89"],
  3: ["1234567.500", "-0.001", "999999999999.999", "12345678901234567.891"],
  4: ["1234567.5000", "-0.0001", "99999999999.9999", "12345678901234567.8912"],
};

const LOCALES = ["en", "de", "fr", "ar", "ar-EG", "hi", "ja", "en_US"];

/** @type {Case[]} */
export const cases = LOCALES.flatMap((locale) => [
  ...Object.entries(CURRENCIES).flatMap(([digits, codes]) =>
    codes.flatMap((currency) =>
      AMOUNTS[/** @type {keyof AMOUNTS} */ (Number(digits))].map((amount) => ({
        amount,
        currency,
        locale,
      })),
    ),
  ),
  { amount: "0.0199", currency: "EUR", locale },
  { amount: "0.5", currency: "JPY", locale },
  { amount: "5.00", currency: "USD", locale, sign: "always" },
  { amount: "-5.00", currency: "USD", locale, sign: "always" },
]);

/**
 * What is shown of each case, and with which symbol and separators the language writes here. It uses nothing around it,
 * so that it can run in a page.
 *
 * @param {Library} library
 * @param {Case[]} cases
 * @returns {Shown[]}
 */
export function show({ format: write }, cases) {
  return cases.map(({ amount, currency, locale, sign }) => {
    const [minimumFractionDigits, style] = [1, /** @type {const} */ ("currency")];
    const format = new Intl.NumberFormat(locale.replace("_", "-"), {
      style,
      currency,
      minimumFractionDigits,
      maximumFractionDigits: 1,
    });
    const parts = format.formatToParts(1234567.5);
    const part = (/** @type {string} */ wanted) =>
      parts.find(({ type }) => type === wanted)?.value ?? "";
    return {
      text: write({ amount, currency }, locale, { sign }),
      symbol: part("currency"),
      group: part("group"),
      decimal: part("decimal"),
    };
  });
}

/**
 * The parts of each case, put together by their kinds, and all of them in a row. It can run in a page, too.
 *
 * @param {Library} library
 * @param {Case[]} cases
 * @returns {Parts[]}
 */
export function showParts({ formatToParts }, cases) {
  return cases.map(({ amount, currency, locale, sign }) => {
    const parts = formatToParts({ amount, currency }, locale, { sign });
    const all = (/** @type {string[]} */ ...types) =>
      parts.flatMap(({ type, value }) => (types.includes(type) ? value : [])).join("");
    const text = parts.map(({ value }) => value).join("");
    const [integer, fraction] = [all("integer"), all("fraction")];
    return { sign: all("plusSign", "minusSign"), integer, fraction, text };
  });
}

/** The amount in the parts, as decimal text. @param {Parts} parts */
export function readParts({ sign, integer, fraction }) {
  const digits = (/** @type {string} */ text) => text.replace(/\p{Nd}/gu, digitOf);
  const bare = sign.replace(/[\u061c\u200e\u200f]/g, "").replace("−", "-");
  return bare + digits(integer) + (fraction && `.${digits(fraction)}`);
}

/** The amount in a text, as decimal text. @param {Shown} shown */
export function readBack({ text, symbol, group, decimal }) {
  return text
    .replace(symbol, "")
    .replaceAll(group, "")
    .replace(decimal, ".")
    .replace(/[-−]/, "-")
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[\s\u061c\u200e\u200f]/g, "");
}

/** Its value: the digits of every script stand in a row from 0 to 9. @param {string} digit */
function digitOf(digit) {
  const code = Number(digit.codePointAt(0));
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return `${code - zero}`;
}

/** What a case is to be read back as: with its sign, where that is always said. @param {Case} given */
export function expected({ amount, sign }) {
  return sign && !amount.startsWith("-") ? `+${amount}` : amount;
}
