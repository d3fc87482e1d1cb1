/// <reference path="./globals.d.ts" preserve="true" />
/**
 * Registers the elements. What a page needs before the first click is loaded at once; the elements that show more
 * are loaded when the page has one. The words they say can be replaced: `Object.assign(messages, { add: "Kaufen" })`.
 */
import { BarrowAddToCart } from "./elements/add-to-cart.js";
import { connected } from "./elements/base.js";
import { BarrowCheckout } from "./elements/checkout.js";
import { messages, speak } from "./elements/messages.js";
import { more } from "./elements/more.js";
import { BarrowShop } from "./elements/shop.js";

export { messages };

/** What may be an element of ours; the region for announcements is none. */
const UNKNOWN = ":not(:defined, barrow-announcer)";

/**
 * Loads the elements that show something, and the words of their languages, once the page has one.
 *
 * @param {unknown} _changes
 * @param {MutationObserver} watching
 */
function look(_changes, watching) {
  const places = [...document.querySelectorAll(UNKNOWN)].filter(({ localName }) =>
    localName.startsWith("barrow-"),
  );
  if (!places[0]) return;
  watching.disconnect();
  more(places.map(speak)).catch(reportError);
}

for (const element of [BarrowShop, BarrowAddToCart, BarrowCheckout]) element.define();

/**
 * Lets elements start anew where the language is another one.
 *
 * @param {MutationRecord[]} changes
 */
function relearn(changes) {
  for (const element of connected) {
    element.recheck(changes.some(({ target }) => target.contains(element)));
  }
}

/** Another copy of the library may have been there first; elements of two would not know each other. */
if (globalThis.customElements?.get("barrow-shop") === BarrowShop) {
  const watching = new MutationObserver(look);
  watching.observe(document, { childList: true, subtree: true });
  look([], watching);
  new MutationObserver(relearn).observe(document, { attributeFilter: ["lang"], subtree: true });
}
