import { follow, nothingTold, remembered } from "./analytics/changes.js";

export { toGa4 } from "./analytics/ga4.js";

/**
 * @typedef {import("./types.js").CartView} CartView
 * @typedef {import("./analytics/types.js").CartEvent} CartEvent
 * @typedef {import("./analytics/types.js").EventLine} EventLine
 * @typedef {import("./analytics/types.js").ToldLine} ToldLine
 * @typedef {import("./analytics/types.js").Told} Told
 * @typedef {import("./analytics/types.js").CartSource} CartSource
 * @typedef {import("./analytics/types.js").WatchOptions} WatchOptions
 * @typedef {import("./analytics/types.js").Ga4Event} Ga4Event
 * @typedef {import("./analytics/types.js").Ga4Item} Ga4Item
 */

/**
 * Tells each change of a cart once, after the shop has confirmed it: what was only shown ahead and then taken back is
 * not told, what was changed elsewhere is.
 *
 * A cart is read when it is watched, as with `subscribe`. A place in the page (`document`, or one `<barrow-shop>` where
 * there are several) is told what its elements learn, and loads nothing by itself.
 *
 * @example
 * watch(document, (event) => console.log(event.type, event.lines), { storage: sessionStorage });
 *
 * @param {CartSource} source
 * @param {(event: CartEvent) => void} listener
 * @param {WatchOptions} [options]
 * @returns {() => void} Ends it.
 */
export function watch(source, listener, { storage, name = "barrow-told" } = {}) {
  let kept = read(storage, name);
  let told = parsed(kept) ?? nothingTold(makeId());
  return listen(source, (view) => {
    const next = follow(told, view);
    told = next.told;
    const text = JSON.stringify(told);
    if (text !== kept) write(storage, name, text);
    kept = text;
    for (const event of next.events) tell(listener, event);
  });
}

/**
 * An event for a moment that only the page knows of: the shopper looks at the cart, or leaves for the checkout.
 *
 * @param {"viewed" | "checkout"} type
 * @param {CartView} cart
 * @returns {CartEvent}
 */
export function cartEvent(type, cart) {
  const lines = cart.lines.map((line) => ({ ...remembered(line), delta: 0 }));
  return { event_id: `${makeId()}-1`, type, origin: "here", reason: null, lines, cart };
}

/**
 * @param {CartSource} source
 * @param {(view: CartView) => void} see
 */
function listen(source, see) {
  if ("subscribe" in source) {
    const stop = source.subscribe(see);
    see(source.view);
    return stop;
  }
  const hear = (/** @type {Event} */ event) =>
    see(/** @type {CustomEvent<CartView>} */ (event).detail);
  source.addEventListener("barrow-cart-change", hear);
  return () => source.removeEventListener("barrow-cart-change", hear);
}

/** What a listener throws is the page's to see, and keeps nothing from the next event. */
function tell(/** @type {(event: CartEvent) => void} */ listener, /** @type {CartEvent} */ event) {
  try {
    listener(event);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** @param {WatchOptions["storage"]} storage @param {string} name */
function read(storage, name) {
  try {
    return storage?.getItem(name) ?? "";
  } catch {
    return ""; // storage that is shut off: told is what this page told
  }
}

/** @param {WatchOptions["storage"]} storage @param {string} name @param {string} text */
function write(storage, name, text) {
  try {
    storage?.setItem(name, text);
  } catch {
    // Full or shut off: the next page starts anew.
  }
}

/** @param {string} text @returns {Told | undefined} */
function parsed(text) {
  try {
    const told = JSON.parse(text);
    return Array.isArray(told.lines) && Array.isArray(told.asked) ? told : undefined;
  } catch {
    return undefined;
  }
}

/** 64 random bits. */
function makeId() {
  return crypto.getRandomValues(new BigUint64Array(1))[0].toString(36);
}
