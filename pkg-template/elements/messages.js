/** @typedef {Record<string, string>} Words all that is said, in one language */

/**
 * What the elements say to a shopper, in English. What is counted has a form for each of the language's plurals; what
 * went wrong goes by its code.
 *
 * @type {Words}
 */
export const english = {
  language: "en",

  add: "Add to cart",
  added: "{quantity} × {name} added. {items} in cart.",
  carried: "{pick} was kept.",
  changed: "{name}: {quantity}. {items} in cart.",
  changesOthers: "changes another choice",
  checkOut: "Check out",
  clears: "clears {others}",
  cleared: "{option} was cleared: {value} does not go with this choice.",
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
  unknownPrice: "Price unknown",
  upTo: "up to {max} characters",
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
  "invalid-selection": "This combination is not available. Please choose again.",
  "invalid-quantity": "Please enter a whole number, 1 or more.",
  other: "Something went wrong. Please reload the page.",
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
 * "Tent, Red, Large": what a line of the cart is of, with its options.
 *
 * @param {Pick<import("../types.js").LineView, "name" | "sku" | "options">} line
 */
export function fullName({ name, sku, options }) {
  return [name ?? sku, ...options.map(({ value }) => value)].join(", ");
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
 * Says what went wrong in the language of a place: at once, or when the words that few ever hear are loaded.
 *
 * @param {any} error
 * @param {Element} place
 * @param {(text: string) => void} show
 */
export function sayError(error, place, show) {
  const code = error?.code;
  const act = () => {
    speak(place);
    show(messages[code] ?? messages.other);
  };
  if (messages[code]) act();
  else import("./troubles.js").then(act, act);
}
