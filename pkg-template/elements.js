/// <reference path="./globals.d.ts" preserve="true" />
/**
 * Registers the elements. What a page needs before the first click is loaded at once; the elements that show more
 * are loaded when the page has one. They speak the language of the nearest `lang` around them. Their words can be
 * replaced: `Object.assign(messages, { add: "Buy" })`.
 */
import { BarrowAddToCart } from "./elements/add-to-cart.js";
import { BarrowCheckout } from "./elements/checkout.js";
import { speak } from "./elements/messages.js";
import { BarrowShop } from "./elements/shop.js";

export { messages } from "./elements/messages.js";

const LATER =
  "barrow-product, barrow-option-picker, barrow-price, barrow-quantity, barrow-cart, barrow-cart-count";

/** Loads the elements that show something, and the words that they need, once the page has one. */
async function look() {
  const places = [...document.querySelectorAll(LATER)];
  if (!places[0]) return;
  watching?.disconnect();
  const loading = import("./elements/later.js");
  await Promise.all(places.map(speak));
  for (const element of Object.values(await loading)) element.define();
}

for (const element of [BarrowShop, BarrowAddToCart, BarrowCheckout]) element.define();

const watching = globalThis.MutationObserver && new MutationObserver(look);
if (globalThis.document) {
  watching.observe(document, { childList: true, subtree: true });
  look();
}
