import { format } from "../../format.js";
import { h, hideVisually } from "../dom.js";
import { say, speak } from "../messages.js";
import { choiceAt } from "./cheapest.js";
import { isFull, quoteAnyhow, quoteOf } from "./quote.js";
import { nextTier } from "./tier.js";
import { tell } from "./words.js";

/**
 * @typedef {import("../price.js").BarrowPrice} BarrowPrice
 * @typedef {import("../product.js").BarrowProduct} BarrowProduct
 * @typedef {import("../../types.js").FullQuote} FullQuote
 * @typedef {import("../../types.js").Money} Money
 * @typedef {import("../../types.js").Quote} Quote
 *
 * @typedef {"stated" | "net" | "gross"} Kind
 * @typedef {Record<Kind, Money | null>} Prices of one unit
 */

/**
 * Shows the price as the element's attributes ask for it, and what else is known of it.
 *
 * @param {BarrowPrice} element
 */
export function showPrice(element) {
  const { context } = element;
  if (!context?.picker) return;
  speak(element);
  const quote = quoteAnyhow(context);
  const ends = endsOf(context);
  const parts = kinds(element, ends[0]).map((kind) => amount(element, kind, ends, quote));
  const reference = isFull(quote) && element.reference !== null ? quote.reference : null;
  if (reference) parts.push(struck(element, reference));
  if (isFull(quote)) parts.push(...remarks(element, quote));
  element.replaceChildren(...parts.flatMap((part, index) => (index ? [" ", part] : [part])));
}

/**
 * The prices of one unit: one, or the lowest and the highest.
 *
 * @param {BarrowProduct} context
 * @returns {Prices[]}
 */
function endsOf(context) {
  const { product, picker } = context;
  if (!product || !picker) return [];
  const { selectedOptions, priceRange } = picker.view;
  const decided = quoteOf(context, selectedOptions);
  if (decided) return [pricesOf(decided)];
  const ends = /** @type {const} */ (["min", "max"]).map((end) =>
    quoteOf(context, choiceAt(product, picker, end)),
  );
  const [least, most] = ends;
  if (least && most) return [pricesOf(least), pricesOf(most)];
  const { min = product.view.price, max = min } = priceRange ?? {};
  return [min, max].map((stated) => ({ stated, net: null, gross: null }));
}

/** @param {Quote | FullQuote} quote @returns {Prices} */
function pricesOf(quote) {
  const [net, gross] = isFull(quote) ? [quote.unitNet, quote.unitGross] : [quote.net, quote.gross];
  return { stated: quote.unit, net, gross };
}

/**
 * Which prices are shown: what is asked for where the tax is known, else the one that the shop states.
 *
 * @param {BarrowPrice} element
 * @param {Prices} prices
 * @returns {Kind[]}
 */
function kinds({ show }, { net, gross }) {
  if (!net || !gross) return ["stated"];
  if (show === "both") return ["gross", "net"];
  return show === "net" || show === "gross" ? [show] : ["stated"];
}

/**
 * One price, for how many units it is, and of which kind.
 *
 * @param {BarrowPrice} element
 * @param {Kind} kind
 * @param {Prices[]} ends
 * @param {Quote | FullQuote | null} quote
 * @returns {HTMLElement}
 */
function amount(element, kind, ends, quote) {
  const [min, max = min] = ends.map((prices) => prices[kind]);
  const price = perUnits(element, inWords(element, min, max), quote);
  const text = kind === "stated" ? price : tell(kind, { price });
  return h("data", { className: `barrow-amount barrow-${kind}`, value: min?.amount ?? "" }, text);
}

/**
 * One amount, or as much as the element shows of several.
 *
 * @param {BarrowPrice} element
 * @param {Money | null} min
 * @param {Money | null} max
 */
function inWords(element, min, max) {
  if (!min || !max) return say("unknownPrice");
  if (element.range) return format({ min, max }, element.moneyLocale, { range: "both" });
  const price = element.money(min);
  return min.amount === max.amount ? price : say("from", { price });
}

/**
 * A price and for how many units it is: in the seller's words, if there are any.
 *
 * @param {BarrowPrice} element
 * @param {string} price
 * @param {Quote | FullQuote | null} quote
 */
function perUnits(element, price, quote) {
  if (!isFull(quote) || quote.per === "1") return price;
  const { priceUnit } = textsOf(element, quote) ?? {};
  return priceUnit ? `${price} ${priceUnit}` : tell("per", { price, n: quote.per });
}

/** What the seller says of the price. @param {BarrowPrice} element @param {FullQuote} quote */
function textsOf({ context }, quote) {
  return context?.product?.view.offers?.find(({ id }) => id === quote.offer)?.texts;
}

/**
 * The price before the discount. That it is struck through is not read out everywhere, so it has a name.
 *
 * @param {BarrowPrice} element
 * @param {Money} price
 */
function struck(element, price) {
  const own = element.reference;
  const name = h("span", { className: "barrow-before" }, own || tell("before"));
  const node = h("span", { className: "barrow-reference" }, own ? name : hideVisually(name), " ");
  node.append(h("s", {}, format(price, element.moneyLocale)));
  return node;
}

/**
 * What the seller says of the price, what a part of it costs, and what more of it would save.
 *
 * @param {BarrowPrice} element
 * @param {FullQuote} quote
 */
function remarks(element, quote) {
  const texts = textsOf(element, quote);
  const { content } = quote;
  const part = content?.price && format(content.price, element.moneyLocale);
  return [
    ["barrow-tax", element.show ? null : texts?.taxLabel],
    ["barrow-info", texts?.priceInfo],
    ["barrow-content", part && tell("per", { price: part, n: content?.unit ?? "1" })],
    ["barrow-tier", nextTier(element, quote)],
  ].flatMap(([className, text]) => (text ? [h("span", { className }, text)] : []));
}
