import { set } from "../dom.js";
import { messages, speak } from "../messages.js";
import { isFull, quoteOf } from "./quote.js";
import { count, tell } from "./words.js";

/**
 * @typedef {import("../product.js").BarrowProduct} BarrowProduct
 * @typedef {import("../add-to-cart.js").BarrowAddToCart} BarrowAddToCart
 */

/** What is said of why a product cannot be ordered. @type {Record<string, string>} */
const REASONS = {
  blocked: "blocked",
  inactive: "inactive",
  unpublished: "unpublished",
  "no-quantity": "noQuantity",
  "unknown-price": "noPrice",
};

/** Elements whose control is switched off. @type {WeakSet<BarrowAddToCart>} */
const stopped = new WeakSet();

/**
 * Switches off the controls that add the product, and says why, where it cannot be ordered.
 *
 * @param {BarrowProduct} context
 */
export function showOrderable(context) {
  speak(context);
  const reason = reasonOf(context);
  for (const element of context.querySelectorAll("barrow-add-to-cart")) {
    if (element.around === context && (stopped.delete(element) || reason))
      showReason(element, reason);
  }
}

/** @param {BarrowAddToCart} element @param {string} [reason] */
function showReason(element, reason = "") {
  if (reason) stopped.add(element);
  element.say(reason, "alert");
  const control = element.querySelector("button, a, input[type=submit], input[type=button]");
  if (!control) return;
  const off = control instanceof HTMLAnchorElement ? "aria-disabled" : "disabled";
  const describedBy = reason ? element.messageBox().id : null;
  set(control, { [off]: Boolean(reason), "aria-describedby": describedBy });
}

/**
 * Why what is chosen cannot be added; undefined where it can.
 *
 * @param {BarrowProduct} context
 */
export function trouble(context) {
  const reason = reasonOf(context);
  if (reason) return reason;
  if (Number.isNaN(context.quantity)) return messages["invalid-quantity"];
  const quote = quoteOf(context, context.picker?.view.selectedOptions);
  return isFull(quote) && !quote.quantity.valid ? nearest(quote.quantity) : undefined;
}

/**
 * What can be ordered instead of this quantity, in words.
 *
 * @param {import("../../types.js").FullQuote["quantity"]} quantity
 */
export function nearest({ value, below, above }) {
  const list = new Intl.ListFormat(messages.language, { type: "disjunction" });
  const others = [below, above].flatMap((near) => (near === null ? [] : count(near)));
  if (others.length === 0) return tell("noQuantity");
  return tell("nearest", { n: count(value), others: list.format(others) });
}

/** @param {BarrowProduct} context */
function reasonOf(context) {
  const { orderable = true, reason } = context.product?.view ?? {};
  if (orderable) return undefined;
  return tell(REASONS[reason ?? ""] ?? "not-orderable");
}
