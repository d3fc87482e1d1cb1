import { StorefrontError } from "./error.js";

/**
 * @typedef {object} Outgoing A request as the core writes it.
 * @property {string} method
 * @property {string} url
 * @property {string} headers Their names; each has the value `application/json`.
 * @property {string} [body]
 *
 * @typedef {object} Incoming An answer as the core reads it.
 * @property {number} status 0 for a redirect, which is not followed.
 * @property {string} location Empty where there is none that can be seen.
 * @property {Uint8Array} body
 */

/**
 * Sends one request and reads the whole answer, unless the signal ends it first.
 *
 * @param {(request: Request) => Promise<Response>} fetch
 * @param {Outgoing} outgoing
 * @param {AbortSignal} signal
 * @returns {Promise<Incoming>} Rejects with the signal's reason, or with whatever `fetch` threw.
 */
export async function exchange(fetch, outgoing, signal) {
  const request = new Request(outgoing.url, {
    method: outgoing.method,
    headers: outgoing.headers.split(" ").map((name) => [name, "application/json"]),
    body: outgoing.body,
    cache: "no-store",
    credentials: "omit",
    redirect: "manual",
    referrerPolicy: "strict-origin",
    signal,
  });
  const response = await unlessEnded(fetch(request), signal);
  const body = await unlessEnded(response.arrayBuffer(), signal);
  const location = response.headers.get("location") ?? "";
  return { status: response.status, location, body: new Uint8Array(body) };
}

/**
 * A signal that ends a request after some time, and by hand.
 *
 * @param {number} timeoutMs
 */
export function makeDeadline(timeoutMs) {
  const controller = new AbortController();
  const late = () =>
    controller.abort(new StorefrontError("timeout", `no answer came within ${timeoutMs} ms`));
  const timer = setTimeout(late, timeoutMs);
  return {
    signal: controller.signal,
    /** The request has ended: the timer goes. */
    clear: () => clearTimeout(timer),
    /** @param {unknown} reason */
    end: (reason) => {
      clearTimeout(timer);
      controller.abort(reason);
    },
  };
}

/**
 * A `fetch` of the page's own may know nothing of signals.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
function unlessEnded(work, signal) {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) {
      end();
    }
    signal.addEventListener("abort", end, { once: true });
    Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", end));
  });
}
