// A shop's API that lives in memory: for the demo, for this library's tests and for yours.

import { SandboxCart } from "./cart.js";
import { preflight, respond } from "./respond.js";
import { Service } from "./service.js";
import { complete, createState, reprice } from "./state.js";

export { SandboxCart };

/**
 * @typedef {import("./types.js").SandboxOptions} SandboxOptions
 * @typedef {import("./types.js").SandboxRequest} SandboxRequest
 * @typedef {import("./types.js").SandboxResponse} SandboxResponse
 * @typedef {import("./types.js").SandboxState} SandboxState
 */

/** What a page on another origin can read, where the sandbox exposes it. */
const EXPOSED = "Location, Retry-After";

/**
 * Makes a sandbox: the Add to Cart REST API with a catalogue, in memory.
 *
 * @example
 * const sandbox = createSandbox();
 * const shop = createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch });
 *
 * @param {SandboxOptions} [options]
 * @returns {Sandbox}
 */
export function createSandbox(options) {
  return new Sandbox(options);
}

/**
 * The API, what it knows, and what it was asked.
 *
 * @extends {Service<SandboxState>}
 */
export class Sandbox extends Service {
  /** @hideconstructor @param {SandboxOptions} [options] */
  constructor(options = {}) {
    super(createState(options), respond, options.now);
  }

  get latencyMs() {
    return this.state.quirks.latencyMs;
  }

  /**
   * The same as `fetch` with plain data.
   *
   * @param {SandboxRequest} request
   * @returns {Promise<SandboxResponse>}
   */
  async answer(request) {
    if (request.method === "OPTIONS") return preflight();
    return withCors(this.state, await super.answer(request));
  }

  /**
   * A cart, for hands other than those of the page that is tested: those of another tab, of the shop, of time.
   *
   * @param {string} [cartId] default: the cart that was made last
   * @throws {Error} where no cart was made yet
   */
  cart(cartId = Object.keys(this.state.carts).at(-1)) {
    if (cartId === undefined) throw new Error("there is no cart yet");
    return new SandboxCart(this, cartId);
  }

  /**
   * Orders a cart, as the shopper does at the checkout.
   *
   * @param {string} cartId
   */
  complete(cartId) {
    this.change((state) => complete(state, cartId));
  }

  /**
   * Asks another price for a product, options apart: where it is read, and in carts.
   *
   * @param {string} sku
   * @param {string} price such as `"279.00"`
   */
  setPrice(sku, price) {
    this.change((state) => reprice(state, sku, price));
  }

  /**
   * Has the API do things in other ways from now on.
   *
   * @param {Partial<import("./types.js").Quirks>} quirks
   */
  setQuirks(quirks) {
    this.change((state) => ({ ...state, quirks: { ...state.quirks, ...quirks } }));
  }
}

/** @param {SandboxState} state @param {SandboxResponse} response @returns {SandboxResponse} */
function withCors({ quirks }, { headers, ...response }) {
  /** @type {Record<string, string>} */
  const readable = { ...headers, "Access-Control-Allow-Origin": "*" };
  if (quirks.exposeHeaders) readable["Access-Control-Expose-Headers"] = EXPOSED;
  return { ...response, headers: readable };
}
