/** @typedef {import("../types.js").Money} Money */

/**
 * How a language writes an amount with exactly the digits it has; format it as text, which is exact.
 *
 * @param {Money} money
 * @param {string | null} [locale]
 * @param {"auto" | "always"} [signDisplay]
 */
export function moneyFormat({ amount, currency }, locale, signDisplay = "auto") {
  const digits = amount.split(".")[1]?.length ?? 0;
  return new Intl.NumberFormat(known(locale), {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay,
  });
}

/**
 * The language tag, if it is one: shops write `en_US` as well.
 *
 * @param {string | null} [locale]
 */
function known(locale) {
  try {
    return Intl.getCanonicalLocales(locale?.replace(/_/g, "-"));
  } catch {
    return undefined;
  }
}
