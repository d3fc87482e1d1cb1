/// <reference path="./globals.d.ts" preserve="true" />
/**
 * Registers the elements. What a page needs before the first click is loaded at once; the elements that show more
 * are loaded when the page has one. The words they say can be replaced: `Object.assign(messages, { add: "Kaufen" })`.
 */
import { BarrowAddToCart } from "./elements/add-to-cart.js";
import { BarrowCheckout } from "./elements/checkout.js";
import { BarrowShop } from "./elements/shop.js";

export { errors, messages, warnings } from "./elements/messages.js";

/** @type {Record<string, () => Promise<{ define: () => void }>>} */
const later = {
  "barrow-product": async () => (await import("./elements/product.js")).BarrowProduct,
  "barrow-option-picker": async () =>
    (await import("./elements/option-picker.js")).BarrowOptionPicker,
  "barrow-price": async () => (await import("./elements/price.js")).BarrowPrice,
  "barrow-quantity": async () => (await import("./elements/quantity.js")).BarrowQuantity,
  "barrow-cart": async () => (await import("./elements/cart.js")).BarrowCart,
  "barrow-cart-count": async () => (await import("./elements/cart-count.js")).BarrowCartCount,
};

/** Loads the elements that the page has and that are not known yet. */
function look() {
  for (const [tag, load] of Object.entries(later)) {
    if (document.querySelector(tag)) {
      delete later[tag];
      load().then((element) => element.define(), reportError);
    }
  }
  if (Object.keys(later).length === 0) watching?.disconnect();
}

for (const element of [BarrowShop, BarrowAddToCart, BarrowCheckout]) element.define();

const watching = globalThis.MutationObserver && new MutationObserver(look);
if (globalThis.document) {
  look();
  watching.observe(document, { childList: true, subtree: true });
}
