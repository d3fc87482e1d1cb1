import { Lines } from "./lines.js";
import { withListing } from "./listing.js";
import { Sharing } from "./sharing.js";

/**
 * @typedef {import("../host.js").HostOptions} HostOptions
 * @typedef {import("../types.js").Warning} Warning
 */

/**
 * What stands around the full engine: timers, and what pages share.
 *
 * It extends the class that it is given instead of importing it: so the file that all pages load stays in one piece.
 *
 * @param {typeof import("../host.js").Host} Host
 * @returns {typeof Host}
 */
export function extend(Host) {
  return class FullHost extends Host {
    isFull = true;
    /** @type {Sharing} */ #sharing;
    /** @type {Set<ReturnType<typeof setTimeout>>} */ #timers = new Set();
    /** The request to the cart that was sent last. */ #request = 0;
    #lines = new Lines();
    /** @type {HostOptions["show"]} */ #show;

    /**
     * @param {WebAssembly.Instance} instance
     * @param {unknown[]} settings
     * @param {HostOptions} options
     */
    constructor(instance, settings, options) {
      const { pricesIncludeVat, gateway } = options.settings;
      super(instance, [...settings, pricesIncludeVat === true, gateway], options);
      this.#show = options.show;
      this.#sharing = new Sharing(options, {
        happen: (what, ...args) => this.#happen(what, args),
        refresh: () => this.ask(undefined, "refresh").catch(() => {}),
        abort: () => super.giveUp(this.#request),
      });
      this.#sharing.enter();
    }

    dispose() {
      this.#sharing.dispose();
      this.#timers.forEach(clearTimeout);
      super.dispose();
    }

    /**
     * @param {number} number
     * @param {string} what
     * @param {unknown[]} args
     * @param {[body?: Uint8Array, cartId?: string]} rest
     */
    tell(number, what, args, ...rest) {
      if (what === "answered") args[2] = waitMs(`${args[2]}`);
      if (what === "forget") this.#sharing.forget();
      super.tell(number, what, args, ...rest);
    }

    /**
     * @param {string} what
     * @param {number} number
     * @param {...any} rest
     */
    receive(what, number, ...rest) {
      const [value, detail] = rest;
      switch (what) {
        case "timer":
          return this.#setTimer(number, value);
        case "lock":
          return this.#sharing.lock();
        case "unlock":
          return this.#sharing.unlock();
        case "share":
          return this.#sharing.share(value);
        case "store":
          return this.#sharing.store(value);
        case "keep":
          return this.#sharing.keep(value, detail);
        case "lines":
          value.warnings.push(...this.#sharing.warnings);
          return this.#show(this.#lines.view(value, detail, rest[2]));
        case "settle":
          if (value?.listing) rest[0] = withListing(value);
          break;
        case "send":
          if (rest[4]) this.#request = number;
      }
      super.receive(what, number, ...rest);
    }

    /**
     * What was not sent yet is not sent any more.
     *
     * @param {number} number
     * @param {import("../error.js").StorefrontError} error
     */
    giveUp(number, error) {
      super.giveUp(number, error);
      this.#happen("giveUp", [number]);
    }

    /** @param {number} number @param {number} ms */
    #setTimer(number, ms) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.#happen("ring", [number]);
      }, ms);
      this.#timers.add(timer);
    }

    /**
     * Tells the core of something that nobody waits for.
     *
     * @param {string} what
     * @param {unknown[]} args
     */
    #happen(what, args) {
      try {
        this.tell(0, what, args);
      } catch {
        // The storefront is disposed or the core has crashed: every caller hears of that.
      }
    }
  };
}

/**
 * How long the shop wants to be left alone, in milliseconds; undefined where it does not say.
 *
 * @param {string} retryAfter Seconds or a date.
 */
function waitMs(retryAfter) {
  const ms = /^\d+$/.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.now();
  return ms > -Infinity ? Math.max(0, Math.round(ms)) : undefined;
}
