import { format } from "../../format.js";
import { languageOf, tell } from "./words.js";

/**
 * What more units would save, in words; null where they would not.
 *
 * @param {import("../price.js").BarrowPrice} element
 * @param {import("../../types.js").FullQuote} quote
 */
export function nextTier(element, { nextTier: next, per, quantity }) {
  if (!next) return null;
  const [language, locale] = [languageOf(element), element.moneyLocale];
  const each = (/** @type {import("../../types.js").Money} */ money) =>
    tell(per === "1" ? "each" : "per", language, { price: format(money, locale), n: per });
  const number = new Intl.NumberFormat(language);
  return tell("tier", language, {
    minimum: number.format(/** @type {any} */ (next.minimum)),
    price: each(next.unit),
    more: number.format(next.quantity - quantity.value),
    saving: each(next.saving),
  });
}
