// How the systems that only servers ask refuse a request, and how they know who asks.

/**
 * @typedef {import("../types.js").SandboxRequest} SandboxRequest
 * @typedef {import("../types.js").SandboxResponse} SandboxResponse
 */

/** Thrown where a request is refused; each system writes it in its own form. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} code
   * @param {string} message
   * @param {{ details?: string[], headers?: Record<string, string> }} [more]
   */
  constructor(status, code, message, { details = [], headers = {} } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

/**
 * A pure function that answers, or else refuses in the system's own form.
 *
 * @template State
 * @param {(state: State, request: SandboxRequest) => { state: State, response: SandboxResponse }} answer
 * @param {(state: State, request: SandboxRequest, refused: Refused) => SandboxResponse} refuse
 */
export function answering(answer, refuse) {
  return (/** @type {State} */ state, /** @type {SandboxRequest} */ request) => {
    try {
      return answer(state, request);
    } catch (error) {
      if (error instanceof Refused) return { state, response: refuse(state, request, error) };
      throw error;
    }
  };
}

/** The header of the kind Basic, in UTF-8. @param {string} user @param {string} password */
export function basic(user, password) {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** What stands behind a base address, without the query; undefined for another address. @param {string} base @param {string} url */
export function pathBehind(base, url) {
  const [path] = url.split("?");
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}

/** @param {string} segment */
export function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
