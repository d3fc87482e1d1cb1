import { freeze } from "../data.js";
import { StorefrontError } from "../error.js";
import { Client } from "./client.js";
import { shownProduct } from "./product.js";

/**
 * @typedef {import("./types.js").SystemProduct} SystemProduct
 * @typedef {import("./types.js").SourceConfigs} SourceConfigs
 * @typedef {keyof SourceConfigs} SourceSystem
 * @typedef {import("./types.js").ProductQuery} ProductQuery
 * @typedef {import("./types.js").FoundProducts} FoundProducts
 */

/** What each system asks of us: a token first, and chance for the id of each attempt. @type {Record<SourceSystem, { tokenCalls?: { write: string, read: string }, wantsChance?: boolean }>} */
const SYSTEMS = {
  perfectsync: {},
  "pitney-bowes": { tokenCalls: { write: "writeToken", read: "readToken" }, wantsChance: true },
  meplato: {},
};

/** How many random bytes the id of an attempt is made of. */
const CHANCE = 16;

/** A system that products are read from. It holds credentials: it belongs on a server. */
export class Source {
  /** @type {Client} */ #client;
  /** @type {(() => string) | undefined} */ #transactionId;
  #wantsChance;

  /**
   * @hideconstructor
   * @param {SourceSystem} system
   * @param {SourceConfigs[SourceSystem]} config
   */
  constructor(system, config) {
    const known = Object.hasOwn(SYSTEMS, system) ? SYSTEMS[system] : undefined;
    if (!known) {
      throw configuration(`no server asks "${system}"`, "system");
    }
    if (!config) {
      throw configuration("there are no settings", "config");
    }
    const { fetch, timeoutMs, wasm, ...settings } = config;
    if ("transactionId" in settings) {
      this.#transactionId = settings.transactionId;
    }
    this.#client = new Client(system, settings, { fetch, timeoutMs, wasm }, known.tokenCalls);
    this.#wantsChance = known.wantsChance === true;
  }

  /**
   * Reads a product.
   *
   * @param {string} id Its id in the system; of Pitney Bowes, the sku.
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<SystemProduct>}
   * @throws {StorefrontError} `configuration` and `bad-request` before anything is sent; `not-found`, `forbidden`,
   *   `rate-limited`, `server`, `network`, `timeout`, `aborted`, `unreadable-answer`.
   */
  async product(id, { signal } = {}) {
    const told = await this.#client.read(
      (token) =>
        this.#client.ask("writeProduct", [id, token, this.#transactionId?.()], this.#chance()),
      ({ status, body }, token) => this.#client.ask("readAnswer", [id, token, status], body),
      signal,
    );
    return shownProduct(told);
  }

  /**
   * Looks for products, where the system can (PerfectSync).
   *
   * @param {ProductQuery} query
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<FoundProducts>}
   * @throws {StorefrontError} As `product`; `bad-request` where the system cannot look for products.
   */
  async query(query, { signal } = {}) {
    const { products, warnings } = await this.#client.read(
      () => this.#client.ask("writeQuery", [query]),
      ({ status, body }) => this.#client.ask("readFound", [status], body),
      signal,
    );
    return freeze({ products: products.map(shownProduct), warnings });
  }

  #chance() {
    return this.#wantsChance ? crypto.getRandomValues(new Uint8Array(CHANCE)) : undefined;
  }
}

/** @param {string} message @param {string} field */
function configuration(message, field) {
  return new StorefrontError("configuration", message, undefined, field);
}
