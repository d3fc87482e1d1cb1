// A shop's API that lives in memory: for the demo, for this library's tests and for yours.

import { preflight, respond } from "./respond.js";
import { Service } from "./service.js";
import { complete, createState } from "./state.js";

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
   * Orders a cart, as the shopper does at the checkout.
   *
   * @param {string} cartId
   */
  complete(cartId) {
    this.change((state) => complete(state, cartId));
  }
}

/** @param {SandboxState} state @param {SandboxResponse} response @returns {SandboxResponse} */
function withCors({ quirks }, { headers, ...response }) {
  /** @type {Record<string, string>} */
  const readable = { ...headers, "Access-Control-Allow-Origin": "*" };
  if (quirks.exposeHeaders) readable["Access-Control-Expose-Headers"] = EXPOSED;
  return { ...response, headers: readable };
}
