import { format } from "../../format.js";
import { count, tell } from "./words.js";

/**
 * What more units would save, in words; null where they would not.
 *
 * @param {import("../price.js").BarrowPrice} element
 * @param {import("../../types.js").FullQuote} quote
 */
export function nextTier(element, { nextTier: next, per, quantity }) {
  if (!next) return null;
  const each = (/** @type {import("../../types.js").Money} */ money) =>
    tell(per === "1" ? "each" : "per", { price: format(money, element.moneyLocale), n: per });
  return tell("tier", {
    minimum: count(next.minimum),
    price: each(next.unit),
    more: count(next.quantity - quantity.value),
    saving: each(next.saving),
  });
}
