import { Refusal } from "./refusal.js";

/** What a page may send beside what every page may, and see beside what every page sees. */
const SENT = "Authorization, Content-Type, If-None-Match";
const SEEN = "ETag, Retry-After";

/** For how many seconds a browser need not ask again. */
const PREFLIGHT_S = "600";

/** The pages that may ask. Servers, and pages of the gateway's own origin as they read, send no origin. */
export class Origins {
  /** @type {ReadonlySet<string>} */ #allowed;

  /** @param {readonly string[]} origins */
  constructor(origins) {
    this.#allowed = new Set(origins);
  }

  /** @param {Request} request @throws {Refusal} */
  admit({ headers }) {
    const origin = headers.get("origin");
    if (origin !== null && !this.#allowed.has(origin)) {
      throw new Refusal(403, "forbidden", "pages of this origin may not ask");
    }
  }

  /**
   * Lets the page that asked read the answer.
   *
   * @param {Request} request
   * @param {Response} response
   */
  mark({ headers }, response) {
    response.headers.append("Vary", "Origin");
    const origin = headers.get("origin");
    if (origin !== null && this.#allowed.has(origin)) {
      response.headers.set("Access-Control-Allow-Origin", origin);
      response.headers.set("Access-Control-Expose-Headers", SEEN);
    }
  }
}

/**
 * What may be asked here.
 *
 * @param {Request} request
 * @param {readonly string[]} methods
 * @returns {Response}
 */
export function options({ headers }, methods) {
  const allowed = methods.join(", ");
  const isPreflight = headers.has("access-control-request-method");
  const permission = {
    "Access-Control-Allow-Methods": allowed,
    "Access-Control-Allow-Headers": SENT,
    "Access-Control-Max-Age": PREFLIGHT_S,
  };
  return new Response(null, {
    status: 204,
    headers: { Allow: allowed, ...(isPreflight && headers.has("origin") && permission) },
  });
}
