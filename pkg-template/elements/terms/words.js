import { messages } from "../messages.js";
import "../troubles.js"; // says "not-orderable"

/**
 * What is said of prices and quantities in English, beside what every page says. The other languages have it among their
 * messages, and so do pages that say it in words of their own.
 *
 * @type {import("../messages.js").Words}
 */
export const english = {
  atLeast: "at least {n}",
  atMost: "at most {n}",
  before: "Before:",
  blocked: "This cannot be ordered: it is blocked for you.",
  each: "{price} each",
  gross: "{price} incl. VAT",
  inactive: "This cannot be ordered: it is not sold any more.",
  inSteps: "in steps of {n}",
  nearest: "{n} cannot be ordered. Nearest: {others}.",
  net: "{price} plus VAT",
  noPrice: "This cannot be ordered: its price is not known.",
  noQuantity: "No quantity of this can be ordered.",
  per: "{price} per {n}",
  rule: "Order {rules}.",
  stock: "{n} in stock. The rest comes later.",
  take: "Take {n}",
  tier: "From {minimum}: {price}; {more} more save {saving}.",
  unpublished: "This cannot be ordered: it is not for sale yet.",
};

/**
 * One of these messages with its gaps filled, in the language that is spoken.
 *
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function tell(key, values = {}) {
  const text = messages[key] ?? english[key];
  return text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
}

/** A quantity as the language that is spoken writes it. @param {number | string} quantity a decimal, where it is text */
export function count(quantity) {
  return new Intl.NumberFormat(messages.language).format(/** @type {any} */ (quantity));
}
