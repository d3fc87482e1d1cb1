import { StorefrontError } from "./barrow.js";
import { parse } from "./data.js";

/**
 * @typedef {import("./types.js").ProductView} ProductView
 * @typedef {import("./types.js").PickerView} PickerView
 * @typedef {import("./types.js").PickResult} PickResult
 * @typedef {import("./types.js").Quote} Quote
 * @typedef {import("./host.js").Host} Host
 * @typedef {import("./barrow.js").ProductHandle} ProductHandle
 * @typedef {import("./barrow.js").PickerHandle} PickerHandle
 */

/** How a picker changes; the same numbers stand in `product.rs`. */
const PICK = 0;
const UNPICK = 1;
const ENTER_TEXT = 2;

/** The core's part of each product; nobody else sees it. @type {WeakMap<object, { host: Host, handle: ProductHandle }>} */
const handles = new WeakMap();

/**
 * The core's part of a product that this storefront read.
 *
 * @param {unknown} product
 * @param {Host} host
 */
export function handleOf(product, host) {
  const known = handles.get(/** @type {object} */ (product));
  if (known?.host !== host) {
    throw new StorefrontError(
      "invalid-selection",
      "this is no product of this storefront",
      undefined,
      "product",
    );
  }
  return known.handle;
}

/** A product as the shop offers it. */
export class Product {
  /** @type {Host} */ #host;
  /** @type {ProductHandle} */ #handle;

  /**
   * The product as plain data. Texts are untrusted: show them as text.
   * @readonly
   * @type {ProductView}
   */
  view;

  /**
   * @hideconstructor
   * @param {Host} host
   * @param {ProductHandle} handle
   */
  constructor(host, handle) {
    this.#host = host;
    this.#handle = handle;
    this.view = parse(host.call(() => handle.view()));
    handles.set(this, { host, handle });
  }

  /**
   * A picker with nothing picked.
   *
   * @param {{ merge?: boolean, autoselect?: "single" | "none" }} [options] `merge: false` shows every option by
   *   itself; `autoselect: "none"` takes nothing as picked that the shopper did not pick.
   * @returns {Picker}
   */
  picker({ merge = true, autoselect = "single" } = {}) {
    return new Picker(
      this.#host,
      this.#host.call(() => this.#handle.picker(merge, autoselect === "single")),
    );
  }

  /**
   * What so many units cost with these options. Needs no network.
   *
   * @param {{ selectedOptions?: Readonly<Record<string, string>>, quantity?: number }} [options]
   * @returns {Quote}
   * @throws {StorefrontError} `invalid-selection`, `invalid-quantity`.
   */
  quote({ selectedOptions = {}, quantity = 1 } = {}) {
    return parse(
      this.#host.call(() => this.#handle.quote(JSON.stringify(selectedOptions), quantity)),
    );
  }
}

/** A shopper's way through a product's options. */
export class Picker {
  /** @type {Host} */ #host;
  /** @type {PickerHandle} */ #handle;
  /** @type {PickerView} */ #view;

  /**
   * @hideconstructor
   * @param {Host} host
   * @param {PickerHandle} handle
   */
  constructor(host, handle) {
    this.#host = host;
    this.#handle = handle;
    this.#view = parse(host.call(() => handle.view()));
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
    return this.#change(PICK, optionId, valueId);
  }

  /**
   * Takes one pick back.
   *
   * @param {string} optionId
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  unpick(optionId) {
    return this.#change(UNPICK, optionId, "");
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
    return this.#change(ENTER_TEXT, optionId, text);
  }

  /**
   * @param {number} how
   * @param {string} optionId
   * @param {string} value
   * @returns {PickResult}
   */
  #change(how, optionId, value) {
    const result = parse(
      this.#host.call(() => this.#handle.change(how, `${optionId}`, `${value}`)),
    );
    this.#view = result.view;
    return result;
  }
}
