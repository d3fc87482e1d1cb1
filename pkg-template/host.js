import { Core } from "./core.js";
import { freeze } from "./data.js";
import { readError, StorefrontError } from "./error.js";
import { exchange } from "./send.js";
import { makeCartId } from "./storage.js";

/**
 * @typedef {object} HostOptions
 * @property {(request: Request) => Promise<Response>} fetch
 * @property {number} timeoutMs
 * @property {import("./storage.js").CartIdStore} store
 * @property {import("./types.js").StorefrontConfig} settings
 * @property {(view: import("./types.js").CartView) => void} show Takes a view of the cart.
 *
 * @typedef {{ resolve: (value: any) => void, reject: (error: unknown) => void }} Asker
 */

/** How many of the things that `fetch` threw are kept; then it begins anew. */
const MOST_KEPT = 100;

const NOTHING = new Uint8Array();

/** The last number given to a call. */
let lastNumber = 0;

/** What a storefront says of everything once it is disposed. */
export function disposed() {
  return new StorefrontError("aborted", "the storefront was disposed");
}

/** What the lean engine says of what it does not know. @param {string} field */
export function needsFull(field) {
  const message = `the lean engine knows no ${field}: engine: "full" does`;
  return new StorefrontError("configuration", message, undefined, field);
}

/**
 * Stands between the page and the core.
 *
 * A call goes into the core as text, and the messages that it leads to come out (see `src/js/mod.rs`). They are
 * heard after the core has returned, so that the page's own code (its `fetch`, its listeners) may call it again.
 */
export class Host {
  /** @type {HostOptions} */ #options;
  /** @type {Core} */ #core;
  /** Set once the core has trapped. @type {StorefrontError | undefined} */ #trapped;
  /** Who waits for a call's end, by its number. @type {Map<number, Asker>} */ #askers = new Map();
  /** What is under way, by number. @type {Map<number, AbortController>} */ #underWay = new Map();
  /** What `fetch` threw, by the request's number. @type {Map<number, unknown>} */ #thrown =
    new Map();
  /** The lines of the cart that was shown last: those that stay come as their places. @type {any[]} */ #lines =
    [];
  /** What the core said and nobody heard yet. @type {[string, number, ...any][]} */ #messages = [];
  /** Products and pickers that the page has let go of. @type {FinalizationRegistry<number>} */ #freed =
    new FinalizationRegistry((number) => this.#free(number));
  #disposed = false;
  /** Whether the core has all abilities. */ isFull = false;

  /**
   * @param {WebAssembly.Instance} instance
   * @param {unknown[]} settings
   * @param {HostOptions} options
   */
  constructor(instance, settings, options) {
    this.#core = new Core(instance);
    this.#options = options;
    this.call("open", ...settings);
  }

  /**
   * Calls the core for what it knows at once.
   *
   * @param {string} what
   * @param {...unknown} args
   * @returns {{ number: number, value: any }} The call's number, which is the name of what it made.
   * @throws {StorefrontError} What the core refuses; `internal` after a trap.
   */
  call(what, ...args) {
    const number = nextNumber();
    /** @type {any} */ let value;
    /** @type {unknown} */ let refused;
    this.#askers.set(number, {
      resolve: (end) => {
        value = end;
      },
      reject: (error) => {
        refused = error;
      },
    });
    try {
      this.tell(number, what, args, NOTHING, "");
    } finally {
      this.#askers.delete(number);
    }
    if (refused) {
      throw refused;
    }
    return { number, value };
  }

  /**
   * Asks the core for something that takes time.
   *
   * @param {AbortSignal | undefined} signal Gives it up.
   * @param {string} what
   * @param {...unknown} args
   * @returns {Promise<{ number: number, value: any }>}
   */
  async ask(signal, what, ...args) {
    if (signal?.aborted) {
      throw givenUp(signal);
    }
    const number = nextNumber();
    const end = () => this.giveUp(number, givenUp(signal));
    signal?.addEventListener("abort", end, { once: true });
    try {
      const value = await new Promise((resolve, reject) => {
        this.#askers.set(number, { resolve, reject });
        this.tell(number, what, args);
      });
      return { number, value };
    } finally {
      this.#askers.delete(number);
      signal?.removeEventListener("abort", end);
    }
  }

  /**
   * Lets the core forget what a call made, once the page has let go of the object that stands for it.
   *
   * @param {object} holder
   * @param {number} number
   */
  own(holder, number) {
    this.#freed.register(holder, number);
  }

  /** Ends what is under way and hears nothing more. */
  dispose() {
    this.#disposed = true;
    this.#endAll(disposed());
  }

  /**
   * @protected
   * @param {number} number
   * @param {string} what
   * @param {unknown[]} args
   * @param {Uint8Array} [body]
   * @param {string} [cartId] A name in case a cart must be made.
   */
  tell(number, what, args, body = NOTHING, cartId = makeCartId()) {
    if (this.#disposed || this.#trapped) {
      throw this.#trapped ?? disposed();
    }
    const text = write([what, cartId, ...args]);
    try {
      this.#messages.push(...JSON.parse(this.#core.call(number, text, body)));
    } catch (error) {
      throw this.#die(error);
    }
    this.#hear();
  }

  #hear() {
    for (let next = this.#messages.shift(); next; next = this.#messages.shift()) {
      if (!this.#disposed) {
        this.receive(...next);
      }
    }
  }

  /**
   * @protected
   * @param {string} what
   * @param {number} number
   * @param {...any} rest
   */
  receive(what, number, ...rest) {
    switch (what) {
      case "settle":
        return this.#settle(number, rest[0]);
      case "refuse":
        return this.#askers
          .get(number)
          ?.reject(readError(rest[0], (request) => this.#thrown.get(request)));
      case "cart":
        this.#lines = rest[1].map((/** @type {any} */ line) => this.#lines[line] ?? line);
        return this.#options.show(freeze({ ...rest[0], lines: this.#lines }));
      case "keep":
        return this.#options.store.keep(rest[0], rest[1]);
      default: {
        const [method, url, headers, body, isOnce = method === "POST"] = rest;
        this.#send(number, { method, url, headers, body, isOnce });
      }
    }
  }

  /**
   * @param {number} number
   * @param {unknown} value
   */
  #settle(number, value) {
    const asker = this.#askers.get(number);
    asker ? asker.resolve(value) : this.#free(number);
  }

  /** @param {number} number */
  #free(number) {
    if (!this.#disposed && !this.#trapped) {
      this.tell(nextNumber(), "free", [number]);
    }
  }

  /**
   * @param {number} number
   * @param {import("./send.js").Outgoing} outgoing
   */
  async #send(number, outgoing) {
    const { fetch, timeoutMs } = this.#options;
    const life = new AbortController();
    this.#underWay.set(number, life);
    const end = await exchange(fetch, outgoing, timeoutMs, life).then(
      ({ status, location, retryAfter, body }) =>
        () =>
          this.tell(number, "answered", [status, location, retryAfter], body),
      (error) => () => this.#lost(number, life.signal.aborted, error),
    );
    this.#underWay.delete(number);
    if (!this.#disposed && !this.#trapped) {
      end();
    }
  }

  /**
   * @param {number} number
   * @param {boolean} isLate
   * @param {unknown} error
   */
  #lost(number, isLate, error) {
    if (this.#thrown.size === MOST_KEPT) this.#thrown.clear();
    this.#thrown.set(number, error);
    this.tell(number, "failed", [isLate]);
  }

  /**
   * @protected
   * @param {number} number
   * @param {StorefrontError} [error]
   */
  giveUp(number, error) {
    this.#askers.get(number)?.reject(error);
    this.#underWay.get(number)?.abort(error);
  }

  /** @param {unknown} cause */
  #die(cause) {
    const trapped = new StorefrontError(
      "internal",
      "the wasm has crashed",
      undefined,
      undefined,
      cause,
    );
    this.#trapped = trapped;
    this.#endAll(trapped);
    return trapped;
  }

  /** @param {StorefrontError} error */
  #endAll(error) {
    for (const life of this.#underWay.values()) {
      life.abort(error);
    }
    for (const { reject } of this.#askers.values()) {
      reject(error);
    }
  }
}

function nextNumber() {
  lastNumber += 1;
  return lastNumber;
}

/**
 * A call as text.
 *
 * @param {unknown[]} call
 */
function write(call) {
  try {
    return JSON.stringify(call);
  } catch (error) {
    const message = "this is no plain data";
    throw new StorefrontError("invalid-selection", message, undefined, undefined, error);
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
