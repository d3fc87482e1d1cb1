/// <reference path="./globals.d.ts" preserve="true" />
/**
 * Registers the elements. What a page needs before the first click is loaded at once; the elements that show more
 * are loaded when the page has one. The words they say can be replaced: `Object.assign(messages, { add: "Kaufen" })`.
 */
import { BarrowAddToCart } from "./elements/add-to-cart.js";
import { BarrowCheckout } from "./elements/checkout.js";
import { BarrowShop } from "./elements/shop.js";

export { errors, messages, warnings } from "./elements/messages.js";

const LATER =
  "barrow-product, barrow-option-picker, barrow-price, barrow-quantity, barrow-cart, barrow-cart-count";

/** Loads the elements that show something, once the page has one. */
function look() {
  if (!document.querySelector(LATER)) return;
  watching?.disconnect();
  import("./elements/later.js").then((elements) => {
    for (const element of Object.values(elements)) element.define();
  }, reportError);
}

for (const element of [BarrowShop, BarrowAddToCart, BarrowCheckout]) element.define();

const watching = globalThis.MutationObserver && new MutationObserver(look);
if (globalThis.document) {
  watching.observe(document, { childList: true, subtree: true });
  look();
}
