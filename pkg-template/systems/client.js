import { ask } from "../desk.js";
import { StorefrontError } from "../error.js";
import { exchange, givenUp, unlessEnded, wait } from "./exchange.js";
import { Tokens } from "./tokens.js";

/**
 * @typedef {import("./exchange.js").Outgoing} Outgoing
 * @typedef {import("./exchange.js").Incoming} Incoming
 *
 * @typedef {object} Transport How requests are sent.
 * @property {(request: Request) => Promise<Response>} [fetch]
 * @property {number} [timeoutMs]
 * @property {import("../load.js").WasmSource} [wasm]
 */

const TIMEOUT_MS = 10_000;

/** Asks one system: sends what the core writes, has the core read what comes back, waits and renews in between. */
export class Client {
  /** @type {string} */ #system;
  /** @type {Record<string, unknown>} */ #settings;
  /** @type {Transport} */ #transport;
  /** Only where the system wants tokens. @type {Tokens | undefined} */ #tokens;

  /**
   * @param {string} system
   * @param {Record<string, unknown>} settings
   * @param {Transport} transport
   * @param {{ write: string, read: string }} [tokenCalls] Where the system wants tokens, the core's calls for one.
   */
  constructor(system, settings, transport, tokenCalls) {
    this.#system = system;
    this.#settings = settings;
    this.#transport = transport;
    if (tokenCalls) {
      this.#tokens = new Tokens(() => this.#fetchToken(tokenCalls));
    }
  }

  /**
   * Asks the core, which is told the system and its settings before everything else.
   *
   * @param {string} what
   * @param {unknown[]} [args]
   * @param {Uint8Array} [body]
   * @returns {Promise<any>}
   */
  ask(what, args = [], body) {
    return ask(this.#transport.wasm, what, [this.#system, this.#settings, ...args], body);
  }

  /**
   * Reads something, and tries again where that may help.
   *
   * @param {(token: string | undefined) => Promise<Outgoing>} write
   * @param {(answer: Incoming, token: string | undefined) => Promise<any>} read
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>}
   */
  async read(write, read, signal) {
    for (let number = 1; ; number += 1) {
      const { value, error, retryAfter } = await this.attempt(write, read, signal);
      if (!error) {
        return value;
      }
      const pause = await this.pause(number, error, retryAfter);
      if (pause === null) {
        throw error;
      }
      await wait(pause, signal);
    }
  }

  /**
   * One attempt, or two where the token has to be renewed in between.
   *
   * @param {(token: string | undefined) => Promise<Outgoing>} write
   * @param {(answer: Incoming, token: string | undefined) => Promise<any>} read
   * @param {AbortSignal} [signal]
   * @returns {Promise<{ value?: any, error?: StorefrontError, retryAfter?: string | null }>} `error` for what the
   *   network or the answer says.
   * @throws {StorefrontError} `aborted`; what is wrong before anything is sent.
   */
  async attempt(write, read, signal) {
    const token = await this.#token(signal);
    const first = await this.#attemptWith(token, write, read, signal);
    if (token === undefined || !isStale(first.error)) {
      return first;
    }
    this.#tokens?.drop(token);
    return this.#attemptWith(await this.#token(signal), write, read, signal);
  }

  /**
   * How long to wait before the next attempt; null where there is to be none.
   *
   * @param {number} number How many attempts there were.
   * @param {StorefrontError} error
   * @param {string | null} [retryAfter]
   * @returns {Promise<number | null>}
   */
  async pause(number, { code, status }, retryAfter = null) {
    if (status === undefined && code !== "network") {
      return null;
    }
    const now = Math.floor(Date.now() / 1000);
    const jitter = Math.floor(Math.random() * 1000);
    return this.ask("pause", [number, status ?? null, retryAfter, now, jitter]);
  }

  /**
   * @param {string | undefined} token
   * @param {(token: string | undefined) => Promise<Outgoing>} write
   * @param {(answer: Incoming, token: string | undefined) => Promise<any>} read
   * @param {AbortSignal} [signal]
   */
  async #attemptWith(token, write, read, signal) {
    const outgoing = await write(token);
    /** @type {Incoming | undefined} */ let answer;
    try {
      answer = await this.#send(outgoing, signal);
      return { value: await read(answer, token) };
    } catch (error) {
      if (!(error instanceof StorefrontError) || error.code === "aborted") {
        throw error;
      }
      return { error, retryAfter: answer?.retryAfter };
    }
  }

  /** @param {AbortSignal} [signal] */
  async #token(signal) {
    if (signal?.aborted) {
      throw givenUp(signal);
    }
    const token = this.#tokens?.get();
    return token && signal ? unlessGivenUp(token, signal) : token;
  }

  /**
   * Others may wait for it as well: no signal gives it up.
   *
   * @param {{ write: string, read: string }} calls
   * @returns {Promise<import("./tokens.js").Token>}
   */
  #fetchToken(calls) {
    return new Client(this.#system, this.#settings, this.#transport).read(
      () => this.ask(calls.write),
      ({ status, body }) => this.ask(calls.read, [status], body),
    );
  }

  /** @param {Outgoing} outgoing @param {AbortSignal} [signal] */
  #send(outgoing, signal) {
    const { fetch, timeoutMs = TIMEOUT_MS } = this.#transport;
    const sender = { fetch: fetch ?? ((request) => globalThis.fetch(request)), timeoutMs };
    return exchange(/** @type {any} */ (sender), outgoing, signal);
  }
}

/** A token may be refused under any status but 403, which a new one would not change. @param {StorefrontError} [error] */
function isStale(error) {
  return error?.code === "forbidden" && error.status !== 403;
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
async function unlessGivenUp(work, signal) {
  try {
    return await unlessEnded(work, signal);
  } catch (error) {
    throw signal.aborted ? givenUp(signal) : error;
  }
}
