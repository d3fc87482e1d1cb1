import { StorefrontError } from "../error.js";
import { createSource } from "../systems.js";
import { cached } from "./answer.js";
import { readId, readQuery } from "./path.js";

/**
 * @typedef {import("./types.js").GatewayConfig} GatewayConfig
 * @typedef {import("../systems/types.js").Transport} Transport
 * @typedef {import("../systems/types.js").SystemProduct} SystemProduct
 * @typedef {import("../systems/types.js").SourceConfigs} SourceConfigs
 * @typedef {keyof SourceConfigs} SourceSystem
 */

/** The member by which a product of each system is told from one of another. @type {Record<SourceSystem, string>} */
const OWN = { perfectsync: "productID", "pitney-bowes": "details", meplato: "id" };

/** The products of the systems that the shop allows. */
export class Products {
  /** @type {Map<string, import("../systems/source.js").Source>} */ #sources;
  /** @type {string} */ #cacheControl;

  /**
   * @param {GatewayConfig["systems"]} systems
   * @param {string} cacheControl
   * @param {Transport} transport
   * @throws {StorefrontError} `configuration`
   */
  constructor(systems = {}, cacheControl, transport) {
    this.#cacheControl = cacheControl;
    this.#sources = new Map(
      Object.entries(systems)
        .filter(([, config]) => config)
        .map(([name, config]) => [name, sourceOf(name, config, transport)]),
    );
  }

  /** @param {string} system */
  has(system) {
    return this.#sources.has(system);
  }

  /**
   * A product in Barrow's own form.
   *
   * @param {{ system: string, segment: string, request: Request }} asked A system that is there, and the id as it
   *   stands in the path.
   * @param {AbortSignal} signal
   */
  async answerOne({ system, segment, request }, signal) {
    const id = readId(segment);
    const product = await this.#source(system).product(id, { signal });
    if (!isOf(system, id, product)) {
      throw new StorefrontError("unreadable-answer", "the answer is another product");
    }
    return cached(request, withoutRaw(product), this.#cacheControl);
  }

  /**
   * `{ products, warnings }`: what a system finds.
   *
   * @param {string} system One that is there.
   * @param {Request} request
   * @param {AbortSignal} signal
   */
  async answerSearch(system, request, signal) {
    const query = readQuery(new URL(request.url).searchParams);
    const { products, warnings } = await this.#source(system).query(query, { signal });
    const list = products.map(withoutRaw).join(",");
    const text = `{"products":[${list}],"warnings":${JSON.stringify(warnings)}}`;
    return cached(request, text, this.#cacheControl);
  }

  /** @param {string} system */
  #source(system) {
    return /** @type {import("../systems/source.js").Source} */ (this.#sources.get(system));
  }
}

/** @param {string} name @param {object} config @param {Transport} transport @returns {any} */
function sourceOf(name, config, transport) {
  const settings = /** @type {any} */ ({ ...config, ...transport });
  return createSource(/** @type {SourceSystem} */ (name), settings);
}

/** The system's own JSON, which the product ends with, may hold what is for the shop only. @param {SystemProduct} product */
function withoutRaw({ json }) {
  return `${json.slice(0, json.lastIndexOf(',"raw":"'))}}}`;
}

/** Whether an answer is the product that was asked for: proxies mix answers up. @param {string} system @param {string} id @param {SystemProduct} product */
function isOf(system, id, { view, raw }) {
  const isOwn = Object.hasOwn(JSON.parse(raw), OWN[/** @type {SourceSystem} */ (system)]);
  return isOwn && (view.id === id || view.sku === id);
}
