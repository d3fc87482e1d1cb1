// A cart of the sandbox in other hands than those of the page that is tested.

import { respond } from "./respond.js";
import { complete, expire, findCart, readProductUrl, withCart } from "./state.js";

/**
 * @typedef {import("./index.js").Sandbox} Sandbox
 * @typedef {import("./types.js").SandboxItem} SandboxItem
 * @typedef {import("./types.js").SandboxLine} SandboxLine
 */

/** One cart: what it holds, and what others do to it. None of that shows among the sandbox's `requests`. */
export class SandboxCart {
  /** @type {Sandbox} */ #sandbox;

  /**
   * @hideconstructor
   * @param {Sandbox} sandbox
   * @param {string} id
   */
  constructor(sandbox, id) {
    this.#sandbox = sandbox;
    /** @readonly */
    this.id = id;
  }

  /**
   * What the shop holds now.
   *
   * @returns {SandboxLine[]}
   */
  get lines() {
    const items = findCart(this.#sandbox.state, this.id)?.cartItems ?? {};
    return Object.entries(items).map(([lineId, { product, itemOptions, quantity, price }]) => {
      const { sku = "" } = readProductUrl(product);
      return { lineId, sku, selectedOptions: itemOptions, quantity, price };
    });
  }

  /**
   * Adds an item, as another page would.
   *
   * @param {SandboxItem} item
   * @throws {Error} with what the API says, where it refuses it
   */
  add({ sku, catalogId, selectedOptions = {}, quantity = 1 }) {
    const [base] = this.#sandbox.state.baseUrls;
    const catalog = catalogId === undefined ? "" : `?catalogID=${catalogId}`;
    this.#send("POST", "cartItems", {
      product: `${base}/product/${encodeURIComponent(sku)}${catalog}`,
      productLink: `${base}/somewhere-else`,
      quantity,
      itemOptions: selectedOptions,
    });
  }

  /**
   * Gives a line another quantity; 0 removes it.
   *
   * @param {string} lineId
   * @param {number} quantity
   * @throws {Error} where there is no such line
   */
  setQuantity(lineId, quantity) {
    const path = `cartItems/${encodeURIComponent(lineId)}`;
    if (quantity === 0) this.#send("DELETE", path);
    else this.#send("PUT", `${path}/quantity`, quantity);
  }

  /**
   * Removes a line.
   *
   * @param {string} lineId
   * @throws {Error} where there is no such line
   */
  remove(lineId) {
    this.setQuantity(lineId, 0);
  }

  /**
   * Asks another price for a line than the product's.
   *
   * @param {string} lineId
   * @param {string} price of one unit, options included
   * @throws {Error} where there is no such line
   */
  setPrice(lineId, price) {
    this.#sandbox.change((state) => {
      const cart = findCart(state, this.id);
      const item = cart?.cartItems[lineId];
      if (!cart || !item) throw new Error(`there is no line ${lineId}`);
      return withCart(state, {
        ...cart,
        cartItems: { ...cart.cartItems, [lineId]: { ...item, price } },
      });
    });
  }

  /** Is ordered, as the shopper does at the checkout. */
  complete() {
    this.#sandbox.change((state) => complete(state, this.id));
  }

  /** Is not known any more, as after a long time. */
  expire() {
    this.#sandbox.change((state) => expire(state, this.id));
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  #send(method, path, body) {
    this.#sandbox.change((state) => {
      const [base] = state.baseUrls;
      const url = `${base}/cart/${encodeURIComponent(this.id)}/${path}?api_key=${state.apiKey}`;
      const text = body === undefined ? null : JSON.stringify(body);
      const outcome = respond(state, { method, url, headers: {}, body: text });
      if (outcome.response.status >= 400) throw new Error(outcome.response.body);
      return outcome.state;
    });
  }
}
