import { StorefrontError } from "./error.js";
import { json } from "./gateway/answer.js";
import { bounded } from "./gateway/bytes.js";
import { Orders } from "./gateway/orders.js";
import { Origins, options } from "./gateway/origins.js";
import { Products } from "./gateway/products.js";
import { Refusal, refusalOf } from "./gateway/refusal.js";
import { readSettings } from "./gateway/settings.js";

export { StorefrontError };

/**
 * @typedef {import("./gateway/types.js").GatewayConfig} GatewayConfig
 * @typedef {import("./gateway/types.js").GatewayContext} GatewayContext
 * @typedef {import("./gateway/types.js").GatewayLogEntry} GatewayLogEntry
 *
 * @typedef {object} Route What is at an address.
 * @property {NonNullable<GatewayLogEntry["route"]>} name
 * @property {GatewayLogEntry["system"]} system
 * @property {readonly string[]} methods
 * @property {(signal: AbortSignal) => Promise<Response>} answer
 */

const READ = ["GET", "HEAD", "OPTIONS"];
const WRITE = ["POST", "OPTIONS"];

const METHODS = /** @type {const} */ (["GET", "HEAD", "POST", "OPTIONS"]);

/**
 * A gateway that holds the credentials of the systems, and answers pages in Barrow's own form.
 *
 * @example
 * const gateway = createGateway({ origins: ["https://shop.example"], systems: { meplato: { url, headers } } });
 * const response = await gateway.fetch(request);
 *
 * @param {GatewayConfig} config
 * @returns {Gateway}
 * @throws {StorefrontError} `configuration`. Settings of systems that only the core knows to be wrong make the requests
 *   fail.
 */
export function createGateway(config) {
  return new Gateway(config);
}

/** Answers requests for products, and takes orders. */
export class Gateway {
  /** @type {Origins} */ #origins;
  /** @type {Products} */ #products;
  /** @type {Orders | undefined} */ #orders;
  /** @type {number} */ #timeoutMs;
  /** @type {(entry: GatewayLogEntry) => void} */ #log;

  /** @hideconstructor @param {GatewayConfig} config */
  constructor(config) {
    const { fetch, wasm, origins, systems, cacheControl, orders, timeoutMs, log, ...limits } =
      readSettings(config);
    const transport = { fetch: bounded(fetch, limits.maxAnswerBytes), wasm };
    this.#origins = new Origins(origins);
    this.#products = new Products(systems, cacheControl, transport);
    this.#orders = orders && new Orders(orders, limits.maxRequestBytes, transport);
    this.#timeoutMs = timeoutMs;
    this.#log = log;
  }

  /**
   * Answers a request; whatever happens, with a response.
   *
   * @param {Request} request
   * @param {GatewayContext} [context] What the runtime hands over, so that a visitor who leaves ends nothing that others
   *   wait for.
   * @returns {Promise<Response>}
   */
  fetch(request, context) {
    const work = this.#answer(request, context);
    context?.waitUntil?.(work);
    return work;
  }

  /** @param {Request} request @param {GatewayContext} [context] */
  async #answer(request, context) {
    const started = Date.now();
    const route = this.#route(request, context);
    const { response, reason } = await this.#inTime((signal) =>
      this.#admitted(request, route, signal),
    ).then(
      (answer) => ({ response: answer, reason: null }),
      (error) => refused(error, request),
    );
    this.#origins.mark(request, response);
    this.#tell({
      method: methodOf(request),
      route: route?.name ?? null,
      system: route?.system ?? null,
      status: response.status,
      code: reason,
      durationMs: Date.now() - started,
    });
    return response;
  }

  /** @param {(signal: AbortSignal) => Promise<Response>} work */
  async #inTime(work) {
    const life = new AbortController();
    const late = () => life.abort(new StorefrontError("timeout", "the time is over"));
    const timer = setTimeout(late, this.#timeoutMs);
    try {
      return await work(life.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {Request} request @param {Route | undefined} route @param {AbortSignal} signal */
  async #admitted(request, route, signal) {
    this.#origins.admit(request);
    if (!route) {
      throw new Refusal(404, "not-found", "there is nothing at this address");
    }
    const { methods, answer } = route;
    if (!methods.includes(request.method)) {
      const headers = { Allow: methods.join(", ") };
      throw new Refusal(405, "bad-request", "this cannot be done here", { headers });
    }
    return request.method === "OPTIONS" ? options(request, methods) : answer(signal);
  }

  /**
   * What is at an address. Only an id is ever decoded.
   *
   * @param {Request} request
   * @param {GatewayContext} [context]
   * @returns {Route | undefined}
   */
  #route(request, context) {
    const [what, which, segment, ...rest] = new URL(request.url).pathname.slice(1).split("/");
    if (what === "products" && rest.length === 0 && this.#products.has(which)) {
      return this.#productRoute(/** @type {any} */ (which), segment, request);
    }
    if (what === "orders" && segment === undefined) {
      return this.#orderRoute(which, request, context);
    }
    return undefined;
  }

  /**
   * @param {NonNullable<GatewayLogEntry["system"]>} system
   * @param {string | undefined} segment
   * @param {Request} request
   * @returns {Route}
   */
  #productRoute(system, segment, request) {
    const products = this.#products;
    const common = { system, methods: READ };
    if (segment === undefined) {
      const answer = (/** @type {AbortSignal} */ signal) =>
        products.answerSearch(system, request, signal);
      return { name: "search", ...common, answer };
    }
    const answer = (/** @type {AbortSignal} */ signal) =>
      products.answerOne({ system, segment, request }, signal);
    return { name: "product", ...common, answer };
  }

  /**
   * @param {string | undefined} which
   * @param {Request} request
   * @param {GatewayContext} [context]
   * @returns {Route | undefined}
   */
  #orderRoute(which, request, context) {
    const orders = this.#orders;
    const common = { system: null, methods: WRITE };
    if (orders && which === "check") {
      return { name: "check", ...common, answer: (signal) => orders.answerCheck(request, signal) };
    }
    if (orders && which === undefined) {
      const answer = (/** @type {AbortSignal} */ signal) =>
        orders.answerOrder(request, signal, context);
      return { name: "order", ...common, answer };
    }
    return undefined;
  }

  /** @param {GatewayLogEntry} entry */
  #tell(entry) {
    try {
      this.#log(entry);
    } catch {
      // a log that fails is no reason for a shop to fail
    }
  }
}

/** @param {unknown} error @param {Request} request */
function refused(error, { method }) {
  const { status, code, message, field, headers, details, reason } = refusalOf(error);
  const told = json(status, { code, message, field: field || undefined, ...details }, headers);
  return { response: method === "HEAD" ? new Response(null, told) : told, reason };
}

/** @param {Request} request @returns {GatewayLogEntry["method"]} */
function methodOf({ method }) {
  return METHODS.find((known) => known === method) ?? "other";
}
