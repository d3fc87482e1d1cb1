/**
 * @typedef {import("./types.js").ProductView} ProductView
 * @typedef {import("./types.js").PickerView} PickerView
 * @typedef {import("./types.js").PickResult} PickResult
 * @typedef {import("./types.js").Quote} Quote
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
    this.view = value;
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
    return new Picker(this.#host, made);
  }

  /**
   * What so many units cost with these options. Needs no network.
   *
   * @param {{ selectedOptions?: Readonly<Record<string, string>>, quantity?: number }} [options]
   * @returns {Quote}
   * @throws {StorefrontError} `invalid-selection`, `invalid-quantity`.
   */
  quote({ selectedOptions = {}, quantity = 1 } = {}) {
    return this.#host.call("quote", this.#number, selectedOptions, quantity).value;
  }
}

/** A shopper's way through a product's options. */
export class Picker {
  /** @type {Host} */ #host;
  /** @type {number} */ #number;
  /** @type {PickerView} */ #view;

  /**
   * @hideconstructor
   * @param {Host} host
   * @param {{ number: number, value: PickerView }} made
   */
  constructor(host, { number, value }) {
    this.#host = host;
    this.#number = number;
    this.#view = value;
    host.own(this, number);
  }

  /** Everything that follows from what was picked; a new object after each change. */
  get view() {
    return this.#view;
  }

  /**
   * Picks a value. The new pick wins; what no longer fits is dropped and named in the result.
   *
   * @param {string} optionId
   * @param {string} valueId
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  pick(optionId, valueId) {
    return this.#change("pick", optionId, valueId);
  }

  /**
   * Takes one pick back.
   *
   * @param {string} optionId
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  unpick(optionId) {
    return this.#change("unpick", optionId, "");
  }

  /**
   * Enters the text of a free-text option; empty text takes it back.
   *
   * @param {string} optionId
   * @param {string} text
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  enterText(optionId, text) {
    return this.#change("enterText", optionId, text);
  }

  /**
   * @param {string} how
   * @param {string} optionId
   * @param {string} answer
   * @returns {PickResult}
   */
  #change(how, optionId, answer) {
    const { value } = this.#host.call(how, this.#number, `${optionId}`, `${answer}`);
    this.#view = value.view;
    return value;
  }
}
