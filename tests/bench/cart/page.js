// A page with a cart that was read: the engine as it is shipped, and what a page does with what it says.

import { Core } from "../../../pkg/core.js";
import { freeze } from "../../../pkg/data.js";
import { Lines } from "../../../pkg/full/lines.js";

const ID = "6b98c08f38e5dc65583abd24b07e7ace";
const API = "https://api.example";
const NOTHING = new Uint8Array();
const encoder = new TextEncoder();

/** One storefront, whose cart has so many lines. */
export class Page {
  /** @type {Core} */ #core;
  #last = 0;
  #lines = new Lines();
  #version = 0;
  /** The number of the request to the cart that is under way. */ #sent = 0;
  /** @type {any} */ view;

  /** @param {WebAssembly.Instance} instance @param {number} count */
  constructor(instance, count) {
    this.#core = new Core(instance);
    this.#call("open", API, "key", "cart", false, false, ID, true);
    this.#call("refresh");
    this.#answer(200, makeCart(count));
  }

  /** The shopper sets a quantity, and the shop forbids it: the line changes, and changes back. @param {number} place @param {number} quantity */
  change(place, quantity) {
    this.#call("setQuantity", this.view.lines[place].lineId, `${quantity}`);
    this.#answer(403, "");
  }

  /** @param {string} what @param {...unknown} args */
  #call(what, ...args) {
    this.#last += 1;
    this.#tell(this.#last, what, args, NOTHING);
  }

  /** @param {number} status @param {string} body */
  #answer(status, body) {
    this.#tell(this.#sent, "answered", [status, "", ""], encoder.encode(body));
  }

  /** @param {number} number @param {string} what @param {unknown[]} args @param {Uint8Array} body */
  #tell(number, what, args, body) {
    const text = JSON.stringify([what, ID, ...args]);
    for (const message of JSON.parse(this.#core.call(number, text, body))) this.#hear(message);
  }

  /** As `host.js` does. @param {any} view @param {any[]} lines */
  #show(view, lines) {
    const before = this.view?.lines ?? [];
    this.view = freeze({ ...view, lines: lines.map((line) => before[line] ?? line) });
  }

  /** @param {any[]} message */
  #hear([what, number, ...rest]) {
    if (what === "cart") this.#show(rest[0], rest[1]);
    if (what === "lines") this.view = this.#lines.view(rest[0], rest[1], rest[2]);
    if (what === "lock") this.#call("locked", ID, true, this.#version, []);
    if (what === "share") this.#version = rest[0];
    if (what === "send" && rest[1].includes("/cart/")) this.#sent = number;
  }
}

/** A cart as the API writes it. @param {number} count */
function makeCart(count) {
  const line = (/** @type {number} */ place) => {
    const id = `${place}${"8076a85ecb1f65018cace8030c3a3ba4"}`.slice(0, 32);
    const product = `${API}/product/${100000 + place}?api_key=key&catalogID=0`;
    const itemOptions = { 793993: "200390", 192503: "200260" };
    const productLink = `https://shop.example/${place}`;
    return [id, { catalogID: "0", quantity: 2, price: "49.99", product, itemOptions, productLink }];
  };
  const cartItems = Object.fromEntries(Array.from({ length: count }, (_, place) => line(place)));
  return JSON.stringify({
    cartID: ID,
    completedDate: null,
    currency: "USD",
    locale: "en-US",
    cartItems,
  });
}
