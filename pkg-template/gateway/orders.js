import { StorefrontError } from "../error.js";
import { unlessEnded } from "../systems/exchange.js";
import { checkOrder, createOrderSender, OrderError, ready } from "../systems.js";
import { admit } from "./access.js";
import { json } from "./answer.js";
import { readBytes } from "./bytes.js";
import { Refusal } from "./refusal.js";

/**
 * @typedef {import("./types.js").GatewayConfig} GatewayConfig
 * @typedef {import("../systems/types.js").Transport} Transport
 */

/** Finished orders on their way in. */
export class Orders {
  /** @type {import("./types.js").Authorize} */ #authorize;
  /** @type {import("../systems/orders.js").OrderSender} */ #sender;
  /** @type {import("../systems/order-types.js").CheckSettings | undefined} */ #check;
  /** @type {Transport["wasm"]} */ #wasm;
  /** @type {number} */ #most;

  /**
   * @param {NonNullable<GatewayConfig["orders"]>} config
   * @param {number} most How long a body may be, in bytes.
   * @param {Transport} transport
   */
  constructor({ authorize, ...config }, most, transport) {
    this.#authorize = authorize;
    this.#sender = createOrderSender({ ...config, ...transport });
    this.#check = config.check;
    this.#wasm = transport.wasm;
    this.#most = most;
  }

  /**
   * What is wrong with an order. It goes nowhere.
   *
   * @param {Request} request
   * @param {AbortSignal} signal
   */
  async answerCheck(request, signal) {
    const body = await this.#read(request, signal);
    await ready({ wasm: this.#wasm });
    return json(200, await readable(checkOrder(body, this.#check)));
  }

  /**
   * Hands an order over, unless it is there.
   *
   * Somebody else may have sent it: one gateway runs in many places, and none knows of the others. So each begins with
   * looking for it. What has begun is brought to its end, though the answer may be gone by then.
   *
   * @param {Request} request
   * @param {AbortSignal} signal
   * @param {import("./types.js").GatewayContext} [context]
   */
  async answerOrder(request, signal, context) {
    const body = await this.#read(request, signal);
    const work = readable(this.#sender.send(body, { again: true }));
    context?.waitUntil?.(work.catch(() => {}));
    const { order, wasFound, findings } = await finished(work, signal);
    return json(wasFound ? 200 : 201, { order, wasFound, findings });
  }

  /** @param {Request} request @param {AbortSignal} signal */
  async #read(request, signal) {
    await unlessEnded(admit(this.#authorize, request), signal);
    const { headers, body } = request;
    if (!/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? "")) {
      throw new Refusal(415, "bad-request", "an order is application/json");
    }
    const isTooLong = Number(headers.get("content-length")) > this.#most;
    const bytes = isTooLong ? undefined : await read(body, this.#most, signal);
    if (!bytes) {
      throw new Refusal(413, "bad-request", `an order has at most ${this.#most} bytes`);
    }
    return bytes;
  }
}

/** @param {ReadableStream<Uint8Array> | null} body @param {number} most @param {AbortSignal} signal */
async function read(body, most, signal) {
  try {
    return body ? await readBytes(body, most, signal) : new Uint8Array();
  } catch {
    throw new Refusal(408, "timeout", "the order did not arrive");
  }
}

/**
 * What is said against an order is told; what the system says is not.
 *
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
async function readable(work) {
  try {
    return await work;
  } catch (error) {
    throw refused(error);
  }
}

/** @param {unknown} error */
function refused(error) {
  if (!(error instanceof StorefrontError)) {
    return error;
  }
  const { code, message, status, field } = error;
  if (status === undefined && code === "unreadable-answer") {
    return new Refusal(400, "bad-request", `this is no order: ${message}`, { field });
  }
  if (code === "not-found") {
    return new StorefrontError("server", "the system takes no orders at its address", status);
  }
  if (!(error instanceof OrderError) || code !== "bad-request") {
    return error;
  }
  if (status !== undefined) {
    return new Refusal(422, code, "the system refused the order");
  }
  const { findings, diagnosis } = error;
  return new Refusal(422, code, message, { field, details: { findings, diagnosis } });
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {AbortSignal} signal
 */
async function finished(work, signal) {
  try {
    return await unlessEnded(work, signal);
  } catch (error) {
    throw signal.aborted ? new StorefrontError("uncertain", "it took too long") : error;
  }
}
