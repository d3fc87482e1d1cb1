import { moneyFormat } from "./elements/money.js";

/**
 * @typedef {import("./types.js").Money} Money
 * @typedef {{ readonly min: Money, readonly max: Money }} MoneyRange as `picker.view.priceRange`
 * @typedef {{ readonly net: Money | null, readonly gross: Money | null }} NetAndGross as what `product.quote` gives
 *
 * @typedef {object} FormatOptions
 * @property {"from" | "both"} [range] What is said of a range: its lowest price (`"from"`, the default), or both ends.
 * @property {"net" | "gross" | "both"} [show] Which price of a quote; default `"gross"`. Where the tax is not known,
 *   nothing is said of it.
 * @property {"auto" | "always"} [sign] Whether an amount above zero has its sign, too.
 */

/** What is said besides amounts: net, gross, from, unknown. @type {Record<string, string[]>} */
const PHRASES = {
  ar: ["{price} غير شامل الضريبة", "{price} شامل الضريبة", "من {price}", "السعر غير معروف"],
  de: ["{price} zzgl. MwSt.", "{price} inkl. MwSt.", "ab {price}", "Preis unbekannt"],
  en: ["{price} plus VAT", "{price} incl. VAT", "from {price}", "Price unknown"],
  es: ["{price} más IVA", "{price} con IVA", "desde {price}", "Precio desconocido"],
  fr: ["{price} HT", "{price} TTC", "à partir de {price}", "Prix inconnu"],
};

/** Platforms compare the ends of a range as floats; amounts up to this length are still told apart. */
const MOST_LENGTH = 16;

/**
 * A price as a language writes it, with exactly the digits that it has: nothing is rounded, and no float is involved.
 * What is unknown is said to be: it is never 0 and never NaN.
 *
 * @example
 * format(view.price, "de");                            // "1.234,50 €"
 * format(view.priceRange, "en", { range: "both" });    // "$10.00 – $12.50"
 * format(product.quote(), "de", { show: "both" });     // "11,90 € inkl. MwSt. (10,00 € zzgl. MwSt.)"
 *
 * @param {Money | MoneyRange | NetAndGross | null | undefined} price
 * @param {string | null} [locale] An IETF tag; default that of the platform.
 * @param {FormatOptions} [options]
 * @returns {string}
 */
export function format(price, locale, { range = "from", show = "gross", sign } = {}) {
  const amount = (/** @type {Money | null} */ money) =>
    money ? formatMoney(money, locale, sign) : phrase(3, locale);
  if (price && "min" in price) return formatRange(price, locale, range);
  if (price && "gross" in price) return formatTaxed(price, locale, show, amount);
  return amount(price ?? null);
}

/**
 * The parts of an amount as a language writes it, to be styled one by one: those of `Intl.NumberFormat`.
 *
 * @param {Money} money
 * @param {string | null} [locale]
 * @param {Pick<FormatOptions, "sign">} [options]
 * @returns {Intl.NumberFormatPart[]}
 */
export function formatToParts(money, locale, { sign } = {}) {
  return moneyFormat(money, locale, sign).formatToParts(/** @type {any} */ (money.amount));
}

/**
 * @param {MoneyRange} range
 * @param {string | null | undefined} locale
 * @param {"from" | "both"} how
 */
function formatRange({ min, max }, locale, how) {
  const least = formatMoney(min, locale);
  if (min.amount === max.amount) return least;
  if (how === "from") return phrase(2, locale, least);
  const [from, to] = /** @type {any[]} */ ([min.amount, max.amount]); // as text: exact
  if (Math.max(from.length, to.length) > MOST_LENGTH)
    return `${least} – ${formatMoney(max, locale)}`;
  return moneyFormat(fraction(min) > fraction(max) ? min : max, locale).formatRange(from, to);
}

/**
 * @param {NetAndGross} price
 * @param {string | null | undefined} locale
 * @param {"net" | "gross" | "both"} show
 * @param {(money: Money | null) => string} amount
 */
function formatTaxed({ net, gross }, locale, show, amount) {
  if (!net || !gross) return amount(net ?? gross);
  const plusTax = phrase(0, locale, amount(net));
  const withTax = phrase(1, locale, amount(gross));
  return { net: plusTax, gross: withTax, both: `${withTax} (${plusTax})` }[show];
}

/**
 * @param {Money} money
 * @param {string | null} [locale]
 * @param {"auto" | "always"} [sign]
 */
function formatMoney(money, locale, sign) {
  return moneyFormat(money, locale, sign).format(/** @type {any} */ (money.amount));
}

/**
 * A phrase in the language of a tag; in English, where there is none in it.
 *
 * @param {number} index
 * @param {string | null | undefined} locale
 * @param {string} [price]
 */
function phrase(index, locale, price = "") {
  const [language] = (locale || new Intl.NumberFormat().resolvedOptions().locale).split(/[-_]/);
  const phrases = Object.hasOwn(PHRASES, language) ? PHRASES[language] : PHRASES.en;
  return phrases[index].replace("{price}", () => price);
}

/** How many digits stand behind the point. @param {Money} money */
function fraction({ amount }) {
  return amount.split(".")[1]?.length ?? 0;
}
