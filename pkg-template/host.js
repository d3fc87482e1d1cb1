import { Core, keepThrown, StorefrontError } from "./barrow.js";
import { exchange, makeDeadline } from "./send.js";
import { makeCartId } from "./storage.js";

/**
 * @typedef {object} HostOptions
 * @property {(request: Request) => Promise<Response>} fetch
 * @property {number} timeoutMs
 * @property {import("./storage.js").CartIdStore} store
 * @property {(json: string) => void} show Takes a view of the cart.
 *
 * @typedef {{ resolve: (value: any) => void, reject: (error: unknown) => void }} Asker
 */

/** Set once the wasm has trapped: its memory cannot be trusted from then on. @type {StorefrontError | undefined} */
let trapped;

/** What a storefront says of everything once it is disposed. */
export function disposed() {
  return new StorefrontError("aborted", "the storefront was disposed");
}

/**
 * Stands between the page and the core.
 *
 * The core asks it to send, to settle and to show. What reaches the page's own code (its `fetch`, its listeners,
 * its promises) waits until the core has returned, so that the page may call the core from there.
 */
export class Host {
  /** @type {HostOptions} */ #options;
  /** @type {Core} */ #core;
  /** Who waits for what the core was asked, by number. @type {Map<number, Asker>} */ #askers =
    new Map();
  /** What is under way, by number. @type {Map<number, ReturnType<typeof makeDeadline>>} */ #underWay =
    new Map();
  /** What is to be done once the core has returned. @type {(() => void)[]} */ #later = [];
  #disposed = false;

  /**
   * @param {Record<string, unknown>} settings
   * @param {HostOptions} options
   */
  constructor(settings, options) {
    this.#options = options;
    this.#core = this.call(() => new Core(JSON.stringify(settings), this));
  }

  /**
   * Calls the core, then does what it wanted done.
   *
   * @template T
   * @param {(core: Core) => T} work
   * @returns {T}
   * @throws {StorefrontError} What the core refuses; `internal` after a trap.
   */
  call(work) {
    try {
      return this.#run(work);
    } finally {
      this.#catchUp();
    }
  }

  /**
   * Asks the core for something that takes time.
   *
   * @template [T=any]
   * @param {(core: Core) => number} question
   * @param {AbortSignal} [signal] Gives it up.
   * @returns {Promise<T>}
   */
  async ask(question, signal) {
    if (signal?.aborted) {
      throw givenUp(signal);
    }
    const number = this.#run(question);
    const end = () => this.#giveUp(number, givenUp(signal));
    signal?.addEventListener("abort", end, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        this.#askers.set(number, { resolve, reject });
        this.#catchUp();
      });
    } finally {
      this.#askers.delete(number);
      signal?.removeEventListener("abort", end);
    }
  }

  /** Ends what is under way and hears nothing more. */
  dispose() {
    this.#disposed = true;
    this.#endAll(disposed());
  }

  /**
   * Called by the core, as are all methods below.
   *
   * @param {number} number
   * @param {string} method
   * @param {string} url
   * @param {string} headers
   * @param {string} [body]
   */
  send(number, method, url, headers, body) {
    this.#later.push(() => this.#send(number, { method, url, headers, body }));
  }

  /**
   * @param {number} number
   * @param {unknown} value
   */
  settle(number, value) {
    this.#later.push(() => this.#askers.get(number)?.resolve(value));
  }

  /**
   * @param {number} number
   * @param {unknown} error
   */
  refuse(number, error) {
    this.#later.push(() => this.#askers.get(number)?.reject(error));
  }

  /** @param {string} json */
  showCart(json) {
    this.#later.push(() => this.#options.show(json));
  }

  makeCartId() {
    return makeCartId();
  }

  /** @param {string} [id] */
  keepCartId(id) {
    this.#later.push(() => this.#options.store.keep(id));
  }

  /**
   * @template T
   * @param {(core: Core) => T} work
   * @returns {T}
   */
  #run(work) {
    if (this.#disposed || trapped) {
      throw trapped ?? disposed();
    }
    try {
      return work(this.#core);
    } catch (error) {
      throw error instanceof StorefrontError ? error : this.#die(error);
    }
  }

  #catchUp() {
    for (let task = this.#later.shift(); task; task = this.#later.shift()) {
      if (!this.#disposed) {
        task();
      }
    }
  }

  /**
   * @param {number} number
   * @param {import("./send.js").Outgoing} outgoing
   */
  async #send(number, outgoing) {
    const { fetch, timeoutMs } = this.#options;
    const deadline = makeDeadline(timeoutMs);
    this.#underWay.set(number, deadline);
    const { signal } = deadline;
    const answer = await exchange(fetch, outgoing, signal).then(
      ({ status, location, body }) =>
        (/** @type {Core} */ core) =>
          core.answered(number, status, location, body),
      (error) => (/** @type {Core} */ core) =>
        core.failed(number, signal.aborted, keepThrown(error)),
    );
    deadline.clear();
    this.#underWay.delete(number);
    if (!this.#disposed && !trapped) {
      this.call(answer);
    }
  }

  /**
   * @param {number} number
   * @param {StorefrontError} error
   */
  #giveUp(number, error) {
    this.#askers.get(number)?.reject(error);
    this.#underWay.get(number)?.end(error);
  }

  /** @param {unknown} cause */
  #die(cause) {
    trapped = new StorefrontError("internal", "the wasm has crashed", undefined, undefined, cause);
    this.#endAll(trapped);
    return trapped;
  }

  /** @param {StorefrontError} error */
  #endAll(error) {
    for (const deadline of this.#underWay.values()) {
      deadline.end(error);
    }
    for (const { reject } of this.#askers.values()) {
      reject(error);
    }
  }
}

/** @param {AbortSignal} [signal] */
function givenUp(signal) {
  return new StorefrontError(
    "aborted",
    "the call was given up",
    undefined,
    undefined,
    signal?.reason,
  );
}
