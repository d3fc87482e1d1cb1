import { english as usual } from "../elements/messages.js";

/**
 * What only the full engine warns of, in English. The other languages have it among their messages, and so do pages that
 * say it in words of their own.
 *
 * @type {import("../elements/messages.js").Words}
 */
export const english = {
  "log-set-aside": "What you asked for last may be missing. Please look at your cart.",
  "not-kept":
    "This browser keeps nothing here. Please stay on this page until your cart is up to date.",
  "options-changed": "The shop has changed a choice. Please look at your cart.",
  "price-changed": "The shop has another price than was shown. Please look at your cart.",
  "quantity-changed": "The shop has changed a quantity. Please look at your cart.",
};

/** Adds it to what the elements say. */
export function learnWords() {
  Object.assign(usual, english);
}
