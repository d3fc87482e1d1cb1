// A shop's API that lives in memory: for the demo, for this library's tests and for yours.

import { preflight, respond } from "./respond.js";
import { complete, createState } from "./state.js";

/**
 * @typedef {import("./types.js").SandboxOptions} SandboxOptions
 * @typedef {import("./types.js").SandboxRequest} SandboxRequest
 * @typedef {import("./types.js").SandboxResponse} SandboxResponse
 * @typedef {import("./types.js").SandboxState} SandboxState
 * @typedef {import("./types.js").Fault} Fault
 * @typedef {(request: SandboxRequest) => boolean} Fits
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

/** The API, what it knows, and what it was asked. */
export class Sandbox {
  /** @type {() => number} */ #now;
  /** @type {{ fault: Fault, fits: Fits }[]} */ #faults = [];
  /** @type {Promise<void> | undefined} */ #held;

  /**
   * Everything the API knows. A new object after each change.
   * @type {SandboxState}
   */
  state;

  /**
   * Every request that arrived, in order.
   * @type {SandboxRequest[]}
   */
  requests = [];

  /** @hideconstructor @param {SandboxOptions} [options] */
  constructor(options = {}) {
    this.#now = options.now ?? Date.now;
    this.state = createState(options);
  }

  /**
   * Answers as the API would: hand it to `createStorefront` as `fetch`.
   *
   * @param {Request} request
   * @returns {Promise<Response>}
   */
  fetch = async (request) => {
    request.signal.throwIfAborted();
    const response = await this.answer(await plain(request));
    request.signal.throwIfAborted();
    const body = response.status === 204 ? null : response.body;
    return new Response(body, { status: response.status, headers: response.headers });
  };

  /**
   * The same with plain data.
   *
   * @param {SandboxRequest} request
   * @returns {Promise<SandboxResponse>} Rejects with a `TypeError`, as `fetch` does, where the request or its answer
   *   gets lost.
   */
  async answer(request) {
    if (request.method === "OPTIONS") return preflight();
    this.requests.push(request);
    const fault = this.#takeFault(request);
    const response = withCors(this.state, this.#respond(request, fault));
    await this.#delay();
    if (fault === "network" || fault === "lost-answer") throw new TypeError("Failed to fetch");
    return response;
  }

  /**
   * Lets the next request that fits go wrong.
   *
   * @param {Fault} fault
   * @param {Fits} [fits] default: any request
   */
  fail(fault, fits = () => true) {
    this.#faults.push({ fault, fits });
  }

  /**
   * Holds all answers back until the returned function is called. What they answer has happened by then.
   *
   * @returns {() => void}
   */
  hold() {
    let release = () => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      this.#held = undefined;
      release();
    };
  }

  /**
   * Orders a cart, as the shopper does at the checkout.
   *
   * @param {string} cartId
   */
  complete(cartId) {
    this.state = complete({ ...this.state, now: this.#now() }, cartId);
  }

  /** @param {SandboxRequest} request @param {Fault | undefined} fault @returns {SandboxResponse} */
  #respond(request, fault) {
    if (fault === "network") return { status: 0, headers: {}, body: "" };
    if (fault === "html") return html();
    if (typeof fault === "object") return given(fault);
    const { state, response } = respond({ ...this.state, now: this.#now() }, request);
    this.state = state;
    return fault === "truncated"
      ? { ...response, body: response.body.slice(0, response.body.length / 2) }
      : response;
  }

  /** @param {SandboxRequest} request */
  #takeFault(request) {
    const index = this.#faults.findIndex(({ fits }) => fits(request));
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0].fault;
  }

  async #delay() {
    await this.#held;
    const { latencyMs } = this.state.quirks;
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
  }
}

/** @param {Request} request @returns {Promise<SandboxRequest>} */
async function plain(request) {
  const { method, url } = request;
  return {
    method,
    url,
    headers: Object.fromEntries(request.headers),
    body: (await request.text()) || null,
  };
}

/** @param {SandboxState} state @param {SandboxResponse} response @returns {SandboxResponse} */
function withCors({ quirks }, { headers, ...response }) {
  /** @type {Record<string, string>} */
  const readable = { ...headers, "Access-Control-Allow-Origin": "*" };
  if (quirks.exposeHeaders) readable["Access-Control-Expose-Headers"] = EXPOSED;
  return { ...response, headers: readable };
}

/** @returns {SandboxResponse} */
function html() {
  return {
    status: 200,
    headers: { "Content-Type": "text/html" },
    body: "<!doctype html><title>Busy</title>",
  };
}

/** @param {Extract<Fault, object>} fault @returns {SandboxResponse} */
function given({ status, body = "", headers = {} }) {
  return { status, headers, body: typeof body === "string" ? body : JSON.stringify(body) };
}
