/** @typedef {import("../types.js").Money} Money */

/**
 * An amount in the words of a language, with exactly the digits it has.
 *
 * @param {Money} money
 * @param {string} [locale]
 * @param {"auto" | "always"} [signDisplay]
 */
export function formatMoney({ amount, currency }, locale, signDisplay = "auto") {
  const digits = amount.split(".")[1]?.length ?? 0;
  const format = new Intl.NumberFormat(known(locale), {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay,
  });
  return format.format(/** @type {any} */ (amount)); // as text: exact
}

/**
 * The language tag, if it is one: shops write `en_US` as well.
 *
 * @param {string} [locale]
 */
function known(locale) {
  try {
    return Intl.getCanonicalLocales(locale?.replace(/_/g, "-"));
  } catch {
    return undefined;
  }
}
