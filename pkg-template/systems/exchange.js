import { StorefrontError } from "../error.js";
import { inWords } from "./words.js";

/**
 * @typedef {object} Outgoing A request as the core writes it.
 * @property {string} method
 * @property {string} url
 * @property {[string, string][]} headers
 * @property {string | null} body
 * @property {string[]} secrets What no error may tell.
 *
 * @typedef {object} Incoming An answer as the core reads it.
 * @property {number} status 0 for a redirect that the platform hides.
 * @property {string | null} retryAfter
 * @property {string | null} correlation What the vendor calls this exchange.
 * @property {Uint8Array} body
 *
 * @typedef {object} Sender
 * @property {(request: Request) => Promise<Response>} fetch
 * @property {number} timeoutMs
 */

/**
 * Sends one request and reads the whole answer.
 *
 * Only what every runtime knows is said of the request: some refuse `credentials`, `cache` or `referrerPolicy`.
 *
 * @param {Sender} sender
 * @param {Outgoing} outgoing
 * @param {AbortSignal} [signal] Gives it up.
 * @returns {Promise<Incoming>}
 * @throws {StorefrontError} `network`, `timeout`, `aborted`.
 */
export async function exchange({ fetch, timeoutMs }, outgoing, signal) {
  const life = new AbortController();
  const timer = setTimeout(() => life.abort(tooLate(timeoutMs)), timeoutMs);
  const giveUp = () => life.abort(givenUp(signal));
  signal?.addEventListener("abort", giveUp, { once: true });
  if (signal?.aborted) {
    giveUp();
  }
  try {
    return await unlessEnded(send(fetch, outgoing, life.signal), life.signal);
  } catch (error) {
    throw life.signal.aborted ? life.signal.reason : lost(error, outgoing.secrets);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

/**
 * Waits.
 *
 * @param {number} ms
 * @param {AbortSignal} [signal] Gives it up.
 * @returns {Promise<void>}
 * @throws {StorefrontError} `aborted`.
 */
export function wait(ms, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", end);
      resolve();
    }, ms);
    const end = () => {
      clearTimeout(timer);
      reject(givenUp(signal));
    };
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) {
      end();
    }
  });
}

/**
 * Comes to what the work comes to, unless the signal ends it: an injected `fetch` may know nothing of signals.
 *
 * @template T
 * @param {Promise<T>} work
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
export function unlessEnded(work, signal) {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    signal.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
    if (signal.aborted) {
      end();
    }
  });
}

/** @param {AbortSignal} [signal] */
export function givenUp(signal) {
  return new StorefrontError(
    "aborted",
    "the call was given up",
    undefined,
    undefined,
    signal?.reason,
  );
}

/**
 * @param {(request: Request) => Promise<Response>} fetch
 * @param {Outgoing} outgoing
 * @param {AbortSignal} signal
 * @returns {Promise<Incoming>}
 */
async function send(fetch, { method, url, headers, body }, signal) {
  signal.throwIfAborted();
  const request = new Request(url, { method, headers, body, redirect: "manual", signal });
  const response = await fetch(request);
  const bytes = await response.arrayBuffer();
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    correlation: response.headers.get("x-vol-correlation"),
    body: new Uint8Array(bytes),
  };
}

/** @param {number} timeoutMs */
function tooLate(timeoutMs) {
  return new StorefrontError("timeout", `no answer came within ${timeoutMs} ms`);
}

/** @param {unknown} thrown @param {readonly string[]} secrets */
function lost(thrown, secrets) {
  const cause = inWords(thrown, secrets);
  return new StorefrontError("network", "the API cannot be reached", undefined, undefined, cause);
}
