import { freeze } from "../data.js";
import { ask } from "../desk.js";
import { StorefrontError } from "../error.js";
import { Client } from "./client.js";
import { wait } from "./exchange.js";
import { OrderError } from "./order-error.js";
import { bytesOf } from "./product.js";

/**
 * @typedef {import("./order-types.js").OrderSenderConfig} OrderSenderConfig
 * @typedef {import("./order-types.js").ImportedOrder} ImportedOrder
 * @typedef {import("./order-types.js").SentOrder} SentOrder
 * @typedef {import("./order-types.js").OrderReport} OrderReport
 *
 * @typedef {{ order: ImportedOrder | null, refusal: import("./order-error.js").Refusal }} Told
 */

/** When an order whose answer was lost is looked for: at once, and again a little later. Milliseconds between. */
const LOOKS = [0, 1000, 3000];

/** Hands finished orders over to Kibo. It holds credentials: it belongs on a server. */
export class OrderSender {
  /** @type {Client} */ #client;
  /** How orders are checked before they are sent. @type {import("./order-types.js").CheckSettings} */ #check;
  /** @type {import("../load.js").WasmSource | undefined} */ #wasm;
  /** What is being sent, by the shop's own number. @type {Map<string, Promise<SentOrder>>} */ #underWay =
    new Map();
  /** The numbers of orders that may be there, though no answer said so. @type {Set<string>} */ #doubtful =
    new Set();

  /**
   * @hideconstructor
   * @param {OrderSenderConfig} config
   */
  constructor(config) {
    if (!config) {
      throw new StorefrontError("configuration", "there are no settings", undefined, "config");
    }
    const { fetch, timeoutMs, wasm, check = {}, ...settings } = config;
    this.#client = new Client(
      "kibo-orders",
      { ...settings },
      { fetch, timeoutMs, wasm },
      {
        write: "writeTicket",
        read: "readTicket",
      },
    );
    this.#check = check;
    this.#wasm = wasm;
  }

  /**
   * Hands over an order, once.
   *
   * It is checked first, and not sent where it is wrong. Where its answer gets lost, it is looked for by `externalId`;
   * where it is not found, it may still arrive, so it is not sent again and the call fails as `uncertain`. To send it
   * once more is the caller's decision; that begins with looking for it, too.
   *
   * @param {string | BufferSource | object} order The order as JSON: what `buildOrder` gave, or one's own.
   * @param {{ again?: boolean, signal?: AbortSignal }} [options] `again`: another process may have sent it before, so
   *   that it is looked for first. Whoever sends an order while it is on its way waits for the same end.
   * @returns {Promise<SentOrder>}
   * @throws {StorefrontError} An `OrderError`: `bad-request` where it is wrong, with `findings`, or is refused;
   *   `uncertain`; `rate-limited`; `forbidden`. What has no token or no settings is told as by a source. After
   *   `aborted` it may have been sent.
   */
  async send(order, { again = false, signal } = {}) {
    const body = bytesOf(order);
    /** @type {OrderReport} */
    const report = freeze(await ask(this.#wasm, "checkOrder", [this.#check], body));
    if (!report.passes) {
      throw OrderError.ofReport(report);
    }
    const { externalId } = report;
    if (!externalId) {
      const message = "an order without externalId could not be found again";
      throw new OrderError("bad-request", message, { field: "externalId", report });
    }
    await this.#client.ask("writeLookup", ["", externalId]); // refuses a number that cannot be looked for
    let sending = this.#underWay.get(externalId);
    if (!sending) {
      if (again) {
        this.#doubtful.add(externalId);
      }
      sending = this.#send(body, externalId, report, signal).finally(() => {
        this.#underWay.delete(externalId);
      });
      this.#underWay.set(externalId, sending);
    }
    return sending;
  }

  /**
   * Looks for an order by the shop's own number of it.
   *
   * @param {string} externalId Letters, digits, `-`, `_` and `.`: how others are to be written is not documented.
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<ImportedOrder | null>} Null where there is none.
   * @throws {StorefrontError}
   */
  async find(externalId, { signal } = {}) {
    const found = await this.#client.read(
      (token) => this.#client.ask("writeLookup", [token, externalId]),
      async ({ status, correlation, body }, token) => {
        const args = [token, externalId, status, correlation];
        return orderIn(await this.#client.ask("readLookup", args, body));
      },
      signal,
    );
    return freeze(found);
  }

  /**
   * @param {Uint8Array} body
   * @param {string} externalId
   * @param {OrderReport} report
   * @param {AbortSignal} [signal]
   * @returns {Promise<SentOrder>}
   */
  async #send(body, externalId, report, signal) {
    const found = this.#doubtful.has(externalId) ? await this.find(externalId, { signal }) : null;
    if (found) {
      return this.#settled(found, true, report);
    }
    for (let number = 1; ; number += 1) {
      const { order, error, retryAfter } = await this.#post(body, externalId, report, signal);
      if (order) {
        return this.#settled(order, false, report);
      }
      if (!isRefused(error)) {
        return this.#look(externalId, error, report, signal);
      }
      const pause =
        error?.status === 429 ? await this.#client.pause(number, error, retryAfter) : null;
      if (pause === null) {
        throw error;
      }
      await wait(pause, signal);
    }
  }

  /**
   * Sends it. It is in doubt from then on, until an answer says how it ended.
   *
   * @param {Uint8Array} body
   * @param {string} externalId
   * @param {OrderReport} report
   * @param {AbortSignal} [signal]
   * @returns {Promise<{ order?: ImportedOrder, error?: StorefrontError, retryAfter?: string | null }>}
   */
  async #post(body, externalId, report, signal) {
    const wasDoubtful = this.#doubtful.has(externalId);
    const { value, error, retryAfter } = await this.#client.attempt(
      async (token) => {
        const request = await this.#client.ask("writeOrder", [token], body);
        this.#doubtful.add(externalId);
        return request;
      },
      async ({ status, correlation, body: answer }, token) => {
        const args = [token, status, correlation];
        return orderIn(await this.#client.ask("readOrder", args, answer), report);
      },
      signal,
    );
    if (!wasDoubtful && isRefused(error)) {
      this.#doubtful.delete(externalId);
    }
    return { order: value, error, retryAfter };
  }

  /**
   * Its answer was lost: is it there?
   *
   * @param {string} externalId
   * @param {StorefrontError | undefined} cause How the answer was lost.
   * @param {OrderReport} report
   * @param {AbortSignal} [signal]
   * @returns {Promise<SentOrder>}
   */
  async #look(externalId, cause, report, signal) {
    try {
      for (const ms of LOOKS) {
        await wait(ms, signal);
        const found = await this.find(externalId, { signal });
        if (found) {
          return this.#settled(found, true, report);
        }
      }
    } catch (error) {
      if (signal?.aborted) {
        throw error;
      }
    }
    const message =
      "whether the order was taken cannot be decided: look for it before it is sent again";
    throw new OrderError("uncertain", message, { field: "externalId", cause, report });
  }

  /**
   * @param {ImportedOrder} order
   * @param {boolean} wasFound
   * @param {OrderReport} report
   * @returns {SentOrder}
   */
  #settled(order, wasFound, { externalId, findings }) {
    this.#doubtful.delete(/** @type {string} */ (externalId));
    return freeze({ order, wasFound, findings });
  }
}

/**
 * @param {Told} told
 * @param {OrderReport} [report]
 */
function orderIn({ order, refusal }, report) {
  if (refusal) {
    throw OrderError.ofRefusal(refusal, report);
  }
  return order;
}

/** The system said no: the order is not there. Anything else leaves it open. @param {StorefrontError} [error] */
function isRefused(error) {
  return error instanceof OrderError && error.isRefused;
}
