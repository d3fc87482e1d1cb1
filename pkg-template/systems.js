import { freeze } from "./data.js";
import { ask, load } from "./desk.js";
import { StorefrontError } from "./error.js";
import { OrderError } from "./systems/order-error.js";
import { OrderSender } from "./systems/orders.js";
import { bytesOf, shownProduct } from "./systems/product.js";
import { Source } from "./systems/source.js";

export { OrderError, OrderSender, Source, StorefrontError };

/**
 * @typedef {import("./systems/types.js").SystemName} SystemName
 * @typedef {import("./systems/types.js").SystemProduct} SystemProduct
 * @typedef {import("./systems/types.js").ProductChoice} ProductChoice
 * @typedef {import("./systems/types.js").PriceSettings} PriceSettings
 * @typedef {import("./systems/types.js").SystemQuote} SystemQuote
 * @typedef {import("./systems/types.js").SourceConfigs} SourceConfigs
 * @typedef {import("./systems/types.js").ProductQuery} ProductQuery
 * @typedef {import("./systems/order-types.js").CheckSettings} CheckSettings
 * @typedef {import("./systems/order-types.js").BuildSettings} BuildSettings
 * @typedef {import("./systems/order-types.js").OrderReport} OrderReport
 * @typedef {import("./systems/order-types.js").OrderDraft} OrderDraft
 * @typedef {import("./systems/order-types.js").OrderSenderConfig} OrderSenderConfig
 * @typedef {import("./systems/order-types.js").SentOrder} SentOrder
 */

/**
 * Loads what the other functions need. Optional, but where the runtime cannot fetch a file beside its code: there the
 * compiled module is handed in once, before everything else.
 *
 * @param {{ wasm?: import("./load.js").WasmSource }} [options]
 * @returns {Promise<void>}
 */
export async function ready({ wasm } = {}) {
  await load(wasm);
}

/**
 * Reads the product JSON of a system. No network.
 *
 * @example
 * const { view, json } = await readProduct("meplato", await response.text());
 *
 * @param {SystemName} system
 * @param {string | BufferSource | object} json As it came. Numbers of an object that was parsed before may have lost
 *   digits.
 * @returns {Promise<SystemProduct>}
 * @throws {StorefrontError} `unreadable-answer`, with the place; `configuration` for a system that nobody knows.
 */
export async function readProduct(system, json) {
  return shownProduct(await ask(undefined, "readProduct", [system], bytesOf(json)));
}

/**
 * What so many units of a product cost as they are chosen. No network.
 *
 * @param {{ json: string } | string} product What `readProduct` gave, or its `json`.
 * @param {ProductChoice} [choice]
 * @param {PriceSettings} [settings]
 * @returns {Promise<SystemQuote>}
 * @throws {StorefrontError} `invalid-selection`, `invalid-quantity`, with the place.
 */
export async function quote(product, choice = {}, settings = {}) {
  const json = typeof product === "string" ? product : product.json;
  return freeze(await ask(undefined, "quote", [choice, settings], bytesOf(json)));
}

/**
 * Checks a finished order, whoever made it, before it is sent. No network.
 *
 * @example
 * const { passes, findings, diagnosis } = await checkOrder(order);
 * // findings: [{ rule: "R6", severity: "error", path: "total", message: "…" }]
 *
 * @param {string | BufferSource | object} order The JSON of the import.
 * @param {CheckSettings} [settings]
 * @returns {Promise<OrderReport>}
 * @throws {StorefrontError} `unreadable-answer` for what is no JSON object; `configuration`.
 */
export async function checkOrder(order, settings = {}) {
  return freeze(await ask(undefined, "checkOrder", [settings], bytesOf(order)));
}

/**
 * Builds an order whose sums are all derived, as JSON text with exact amounts. No network.
 *
 * @param {OrderDraft} draft
 * @param {BuildSettings} [settings]
 * @returns {Promise<string>}
 * @throws {StorefrontError} `bad-request`, with the place, for what is missing or wrong; `empty-cart`;
 *   `invalid-quantity`; `configuration`.
 */
export function buildOrder(draft, settings = {}) {
  return ask(undefined, "buildOrder", [settings], bytesOf(draft));
}

/**
 * A system that products are read from. It holds credentials: it belongs on a server.
 *
 * @example
 * const source = createSource("pitney-bowes", { apiKey, apiSecret });
 * const product = await source.product("1643040064");
 *
 * @template {keyof SourceConfigs} System
 * @param {System} system
 * @param {SourceConfigs[System]} config
 * @returns {import("./systems/types.js").SourceOf<System>}
 * @throws {StorefrontError} `configuration`. Settings that only the core knows to be wrong are told by the first call.
 */
export function createSource(system, config) {
  return /** @type {any} */ (new Source(system, config));
}

/**
 * Hands finished orders over to Kibo. It holds credentials: it belongs on a server.
 *
 * @example
 * const sender = createOrderSender({ tenantId, siteId, environment: "tp1", clientId, sharedSecret });
 * const { order } = await sender.send(await buildOrder(draft));
 *
 * @param {OrderSenderConfig} config
 * @returns {OrderSender}
 * @throws {StorefrontError} `configuration`. Settings that only the core knows to be wrong are told by the first call.
 */
export function createOrderSender(config) {
  return new OrderSender(config);
}
