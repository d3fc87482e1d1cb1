// The counters: the cart takes our own goods only, so what is added of other catalogues goes on a list.

import { format } from "../pkg/format.js";

/**
 * @typedef {import("../pkg/types.js").FullQuote} FullQuote
 * @typedef {import("../pkg/types.js").QuoteStep} QuoteStep
 * @typedef {HTMLElementEventMap["barrow-add"]["detail"]["items"][number]} CartItem
 * @typedef {CartItem & { addOns?: Record<string, string> }} Item
 */

const slip = /** @type {HTMLElement} */ (document.querySelector(".slip"));
const list = /** @type {HTMLElement} */ (slip.querySelector("ol"));
const said = /** @type {HTMLElement} */ (slip.querySelector(".said"));

document.addEventListener("barrow-add", (event) => {
  event.preventDefault();
  for (const item of event.detail.items) put(item);
});

/** @param {Item} item */
function put(item) {
  if (!("product" in item)) return;
  const { product, selectedOptions, addOns, quantity } = item;
  const quote = /** @type {FullQuote} */ (product.quote({ selectedOptions, addOns, quantity }));
  const price = format(quote.gross ? quote : quote.line, "en", { show: "both" });
  const text = `${quote.quantity.value} × ${product.view.name}: ${price}`;
  list.append(make("li", text, breakdown(quote)));
  slip.hidden = false;
  said.textContent = `On your list: ${text}.`;
}

/** How the price comes about. @param {FullQuote} quote */
function breakdown({ steps, unit }) {
  const currency = unit?.currency ?? "XXX";
  const rows = steps.map((step) => make("li", inWords(step, currency)));
  return make("details", make("summary", "How this comes about"), make("ul", ...rows));
}

/** @param {QuoteStep} step @param {string} currency */
function inWords(step, currency) {
  const { amount } = step;
  const money = format(amount === null ? null : { amount: withCents(amount), currency }, "en");
  if (step.kind === "times") return `times ${amount}`;
  if (step.kind === "per") return `divided by ${amount}`;
  if (step.kind === "vat")
    return `${step.included ? "with" : "plus"} VAT, as a part of 1: ${amount}`;
  if (step.kind === "tier") return `${money}, the price from ${step.minimum} on`;
  if (step.kind === "surcharge") return `${money} for ${step.option}: ${step.value}`;
  if (step.kind === "add-on") return `${money} for ${step.group}: ${step.addOn}`;
  return `${money}, the price`;
}

/** The currencies here have two digits; amounts of steps have what they need. @param {string} amount */
function withCents(amount) {
  const [whole, cents = ""] = amount.split(".");
  return `${whole}.${cents.padEnd(2, "0")}`;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {...(Node | string)} children
 */
function make(tag, ...children) {
  const node = document.createElement(tag);
  node.append(...children);
  return node;
}
