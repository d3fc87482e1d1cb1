/** @typedef {Record<string, string>} Words all that is said, in one language */

/**
 * What the elements say to a shopper, in English. What is counted has a form for each of the language's plurals; what
 * went wrong and what else is to be known about the cart goes by its code.
 *
 * @type {Words}
 */
export const english = {
  language: "en",

  add: "Add to cart",
  added: "{quantity} × {name} added. {items} in cart.",
  cart: "Your cart",
  carried: "{pick} was kept.",
  changed: "{name}: {quantity}. {items} in cart.",
  changesOthers: "changes another choice",
  checkOut: "Check out",
  clears: "clears {others}",
  cleared: "{option} was cleared: {value} does not go with this choice.",
  close: "Close",
  empty: "Your cart is empty.",
  follows: "{pick} follows by itself.",
  from: "from {price}",
  "items.one": "{n} item",
  "items.other": "{n} items",
  length: "{min} to {max} characters",
  less: "One less",
  loading: "Loading your cart…",
  missing: "Please choose: {options}.",
  more: "One more",
  never: "not available",
  none: "None",
  notWith: "Not with {others}.",
  of: "{what}: {name}",
  optional: "optional",
  pick: "Choose…",
  pleaseChoose: "please choose",
  quantity: "Quantity",
  remove: "Remove",
  removeOf: "Remove {name}",
  removed: "{name} removed. {items} in cart.",
  retry: "Try again",
  stale: "The cart cannot be read just now.",
  subtotal: "Subtotal",
  undo: "Undo",
  unknownPrice: "Price unknown",
  upTo: "up to {max} characters",
  wasRemoved: "{name} was removed.",
  wouldDrop: "It would clear {others}.",
  // How a product can be had.
  "in-stock": "In stock",
  "back-order": "Back-order",
  limited: "Only a few left",
  "pre-order": "Pre-order",
  discontinued: "Discontinued",
  digital: "Download",
  "sold-out": "Sold out",
  "store-only": "In stores only",
  unknown: "",

  network: "The shop cannot be reached. Please check your connection and try again.",
  timeout: "The shop takes too long. Please try again.",
  forbidden: "The shop does not accept this page’s key.",
  "not-found": "The shop does not have this any more.",
  "bad-request": "The shop did not accept this.",
  "rate-limited": "The shop is busy. Please try again in a minute.",
  server: "The shop has a problem. Please try again later.",
  "unreadable-answer": "The shop has a problem. Please try again later.",
  uncertain: "We could not find out whether this was added. Please look at your cart.",
  "blocked-link": "The way to the checkout is not safe, so it was not taken.",
  "invalid-selection": "This combination is not available. Please choose again.",
  "invalid-quantity": "Please enter a whole number, 1 or more.",
  "not-orderable": "This cannot be ordered at present.",
  "empty-cart": "Your cart is empty.",
  configuration: "The shop is not set up on this page.",
  unsupported: "This browser cannot show the shop’s cart.",
  other: "Something went wrong. Please reload the page.",

  "cart-expired": "Your cart was kept too long and is gone. This is a new one.",
  "cart-ordered": "Your order was placed. This is a new cart.",
};

/**
 * What a page says in words of its own. Beneath are those of the language that is spoken.
 *
 * @type {Words}
 */
export const messages = Object.create(english);

/** Words by their language, or while they are on their way. @type {Record<string, any>} */
const known = { __proto__: null, en: english };

/**
 * Speaks, from now on, the language of the nearest `lang` around a place; English where there is none, or no words.
 *
 * @param {Element} place
 * @returns {Promise<void> | undefined} until the words are there, what was spoken before is spoken on
 */
export function speak(place) {
  const around = /** @type {HTMLElement | null} */ (place.closest("[lang]"));
  const lang = around?.lang.split("-")[0] || "en";
  known[lang] ??= import("../messages/languages.js")
    .then(({ learn }) => learn(lang, known))
    .catch(() => {
      known[lang] = english;
    });
  if (known[lang].then) return known[lang];
  Object.setPrototypeOf(messages, known[lang]);
}

/**
 * A message with its gaps filled.
 *
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export function say(key, values = {}) {
  return messages[key].replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
}

/**
 * "Remove: Tent": what a control does, as it says itself, and with what, which tells it from others like it.
 *
 * @param {string} what
 * @param {string | null | undefined} name
 */
export function sayOf(what, name) {
  return name ? say("of", { what, name }) : what;
}

/**
 * "1 item", "2 items".
 *
 * @param {number} n
 */
export function sayItems(n) {
  const form = `items.${new Intl.PluralRules(messages.language).select(n)}`;
  return say(messages[form] ? form : "items.other", { n });
}

/**
 * What went wrong, as said to a shopper.
 *
 * @param {any} error
 */
export function sayError(error) {
  return messages[error?.code] ?? messages.other;
}
