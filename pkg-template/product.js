import { freeze } from "./data.js";
import { needsFull } from "./host.js";
import { Picker } from "./picker.js";

/**
 * @typedef {import("./types.js").ProductView} ProductView
 * @typedef {import("./types.js").Quote} Quote
 * @typedef {import("./types.js").FullQuote} FullQuote
 * @typedef {import("./types.js").QuoteChoice} QuoteChoice
 * @typedef {import("./host.js").Host} Host
 */

/** The numbers by which the core knows products; nobody else sees them. @type {WeakMap<object, number>} */
const numbers = new WeakMap();

/**
 * The number by which the core knows a product; undefined for anything else.
 *
 * @param {unknown} product
 */
export function numberOf(product) {
  return numbers.get(/** @type {object} */ (product));
}

/** A product as the shop offers it. */
export class Product {
  /** @type {Host} */ #host;
  /** @type {number} */ #number;

  /**
   * The product as plain data. Texts are untrusted: show them as text.
   * @readonly
   * @type {ProductView}
   */
  view;

  /**
   * @hideconstructor
   * @param {Host} host
   * @param {{ number: number, value: ProductView }} made
   */
  constructor(host, { number, value }) {
    this.#host = host;
    this.#number = number;
    this.view = freeze(value);
    numbers.set(this, number);
    host.own(this, number);
  }

  /**
   * A picker with nothing picked.
   *
   * @param {{ merge?: boolean, autoselect?: "single" | "none" }} [options] `merge: false` shows every option by
   *   itself; `autoselect: "none"` takes nothing as picked that the shopper did not pick.
   * @returns {Picker}
   */
  picker({ merge = true, autoselect = "single" } = {}) {
    const made = this.#host.call("picker", this.#number, merge, autoselect === "single");
    return new Picker(this.#host, this.view, made);
  }

  /**
   * What so many units cost with these options. Needs no network.
   *
   * @param {QuoteChoice} [choice]
   * @returns {Quote | FullQuote}
   * @throws {StorefrontError} `invalid-selection`, `invalid-quantity`; `configuration` for what wants the full engine.
   */
  quote({ selectedOptions = {}, quantity = 1, addOns, offer } = {}) {
    const field = addOns ? "addOns" : offer && "offer";
    if (field && !this.#host.isFull) {
      throw needsFull(field);
    }
    const args = [this.#number, selectedOptions, String(quantity), { addOns, offer }];
    const made = this.#host.call("quote", ...args);
    return freeze(made.value);
  }
}
