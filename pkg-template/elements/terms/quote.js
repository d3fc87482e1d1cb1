import { choiceAt } from "./cheapest.js";

/**
 * @typedef {import("../product.js").BarrowProduct} BarrowProduct
 * @typedef {import("../../types.js").FullQuote} FullQuote
 * @typedef {import("../../types.js").Quote} Quote
 * @typedef {Readonly<Record<string, string>>} Options
 */

/**
 * What so many would cost with these options and the add-ons chosen.
 *
 * @param {BarrowProduct} context whose product was read
 * @param {Options | null | undefined} selectedOptions
 * @param {number} [quantity] default what is asked for
 * @returns {Quote | FullQuote | null} null without options
 */
export function quoteOf({ product, addOns, quantity: asked }, selectedOptions, quantity = asked) {
  if (!product || !selectedOptions) return null;
  if (!("orderable" in product.view)) return product.quote({ selectedOptions });
  return product.quote({ selectedOptions, addOns, quantity: quantity || 1 });
}

/**
 * The same with what is picked, or with what costs least, as long as that is not decided.
 *
 * @param {BarrowProduct} context
 * @param {number} [quantity]
 */
export function quoteAnyhow(context, quantity) {
  const { product, picker } = context;
  if (!product || !picker) return null;
  const chosen = picker.view.selectedOptions ?? choiceAt(product, picker, "min");
  return quoteOf(context, chosen, quantity);
}

/**
 * @param {Quote | FullQuote | null} quote
 * @returns {quote is FullQuote}
 */
export function isFull(quote) {
  return quote !== null && "steps" in quote;
}
