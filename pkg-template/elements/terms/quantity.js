import { each, h, set, uniqueId } from "../dom.js";
import { messages, sayOf, speak } from "../messages.js";
import { nearest } from "./orderable.js";
import { isFull, quoteAnyhow } from "./quote.js";
import { count, tell } from "./words.js";

/**
 * @typedef {import("../quantity.js").BarrowQuantity} BarrowQuantity
 * @typedef {import("../product.js").BarrowProduct} BarrowProduct
 * @typedef {import("../../types.js").FullQuote} FullQuote
 * @typedef {import("../../types.js").ProductView} ProductView
 */

/** The product whose rule a field has. @type {WeakMap<HTMLInputElement, ProductView>} */
const ruled = new WeakMap();

/**
 * Shows which quantities can be ordered, and where the one asked for is none of them, the nearest that are.
 *
 * @param {BarrowQuantity} element
 * @param {HTMLInputElement} input
 */
export function showQuantity(element, input) {
  const { context } = element;
  const view = context?.product?.view;
  if (!context || !view) return;
  speak(element);
  if (ruled.get(input) !== view) setRule(element, input, view);
  const quote = quoteAnyhow(context);
  const check = isFull(quote) && view.orderable ? quote.quantity : null;
  const hint = hintOf(element);
  set(hint, { textContent: [...hints(context, quote)].join(" ") });
  const trouble = troubleOf(context, check);
  element.say(trouble ?? "", "alert");
  set(input, {
    "aria-invalid": trouble ? "true" : null,
    "aria-describedby": (trouble ? element.messageBox() : hint).id,
  });
  offer(element, input, trouble && check ? [check.below, check.above] : []);
}

/** @param {BarrowProduct} context @param {FullQuote["quantity"] | null} check */
function troubleOf(context, check) {
  if (Number.isNaN(context.quantity)) return messages["invalid-quantity"];
  return check && !check.valid ? nearest(check) : undefined;
}

/**
 * Lets the field count as the product can be ordered. What the author said of the quantity, or the shopper, stays.
 *
 * @param {BarrowQuantity} element
 * @param {HTMLInputElement} input
 * @param {ProductView} view
 */
function setRule(element, input, view) {
  const isUntouched = input.value === (ruled.has(input) ? input.min : "1");
  ruled.set(input, view);
  const { minimum = 1, maximum = 1_000_000, increment = 1 } = view.quantityRule ?? {};
  const first = firstOf(element, minimum);
  set(input, { min: `${first}`, max: `${maximum}`, step: `${increment}` });
  if (isUntouched && !element.hasAttribute("value")) element.value = first;
}

/** The least quantity that can be ordered. @param {BarrowQuantity} element @param {number} minimum */
function firstOf({ context }, minimum) {
  const quote = context ? quoteAnyhow(context, minimum) : null;
  return (isFull(quote) && !quote.quantity.valid && quote.quantity.above) || minimum;
}

/**
 * What is to be known of quantities.
 *
 * @param {BarrowProduct} context
 * @param {ReturnType<typeof quoteAnyhow>} quote
 */
function* hints(context, quote) {
  const { quantityRule: rule, orderable, stock } = context.product?.view ?? {};
  if (rule && orderable) {
    const rules = [
      rule.minimum > 1 && tell("atLeast", { n: count(rule.minimum) }),
      rule.maximum < 1_000_000 && tell("atMost", { n: count(rule.maximum) }),
      rule.increment > 1 && tell("inSteps", { n: count(rule.increment) }),
    ].filter((text) => text !== false);
    if (rules.length > 0) yield tell("rule", { rules: rules.join(", ") });
  }
  const isBeyond = isFull(quote) && quote.warnings.some(({ code }) => code === "beyond-stock");
  if (isBeyond) yield tell("stock", { n: count(stock ?? 0) });
}

/**
 * Offers quantities as buttons, after the message that says why.
 *
 * @param {BarrowQuantity} element
 * @param {HTMLInputElement} input
 * @param {(number | null)[]} quantities
 */
function offer(element, input, quantities) {
  const offers = quantities.filter((quantity) => quantity !== null);
  const there = element.querySelector(":scope > .barrow-nearest");
  if (!there && offers.length === 0) return;
  const list = there ?? h("div", { className: "barrow-nearest" });
  if (!there) element.messageBox().after(list);
  each(
    list,
    offers,
    (quantity) => `${quantity}`,
    (quantity) => [takeButton(element, input, quantity), () => {}],
  );
}

/** @param {BarrowQuantity} element @param {HTMLInputElement} input @param {number} quantity */
function takeButton(element, input, quantity) {
  const take = () => {
    element.value = quantity;
    input.focus();
  };
  const label = tell("take", { n: count(quantity) });
  const name = sayOf(label, element.context?.called);
  return h("button", { type: "button", "aria-label": name, onclick: take }, label);
}

/** Where it is said what can be ordered. @param {BarrowQuantity} element */
function hintOf(element) {
  const there = element.querySelector(":scope > .barrow-hint");
  if (there) return there;
  const made = h("div", { className: "barrow-hint barrow-note", id: uniqueId() });
  element.append(made);
  return made;
}
