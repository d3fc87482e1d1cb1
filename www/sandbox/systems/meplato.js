// A local catalogue of Meplato's: products by their id.

import { json } from "../answers.js";
import { Service } from "../service.js";
import { answering, decoded, pathBehind, Refused } from "./refusals.js";

/**
 * @typedef {import("./types.js").MeplatoOptions} MeplatoOptions
 * @typedef {import("./types.js").MeplatoState} MeplatoState
 * @typedef {import("../types.js").SandboxRequest} SandboxRequest
 */

const respond = answering(answer, refuse);

/**
 * The catalogue in memory. Neither its address nor how it wants to be asked is documented: both are settings.
 *
 * @param {MeplatoOptions} [options]
 * @returns {Service<MeplatoState>}
 */
export function createMeplato({
  baseUrl = "https://store.example/v1/local/products",
  headers = { authorization: "Bearer sandbox-session" },
  products = [wire, gloves, anchors],
  code = "as-printed",
  envelope = "bare",
  limit = null,
  now,
} = {}) {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const settings = { baseUrl, headers: Object.fromEntries(lower), products, code, envelope, limit };
  return new Service({ ...settings, taken: [], now: 0 }, respond, now);
}

/** @param {MeplatoState} state @param {SandboxRequest} request */
function answer(state, { method, url, headers }) {
  const path = pathBehind(state.baseUrl, url);
  if (path === undefined) throw new Refused(404, "404", "no such resource");
  if (method !== "GET") throw new Refused(405, "405", "method not allowed");
  for (const [name, value] of Object.entries(state.headers)) {
    if (headers[name] !== value) {
      throw new Refused(401, "401", `Unauthorized: ${name} ${headers[name]}`, {
        headers: { "WWW-Authenticate": "Basic" },
      });
    }
  }
  const next = withinLimit(state);
  const id = decoded(path.slice(1));
  const found = state.products.find((product) => product.id === id);
  if (!found) throw new Refused(404, "404", "not found", { details: [`There is no ${id}.`] });
  return { state: next, response: json(200, found) };
}

/** So many requests in so many seconds. @param {MeplatoState} state @returns {MeplatoState} */
function withinLimit(state) {
  const { limit, now } = state;
  if (!limit) return state;
  const taken = state.taken.filter((time) => now - time < limit.seconds * 1000);
  if (taken.length < limit.requests) return { ...state, taken: [...taken, now] };
  const wait = Math.ceil(limit.seconds - (now - taken[0]) / 1000);
  throw new Refused(429, "429", "too many requests", { headers: { "Retry-After": `${wait}` } });
}

/** The guide prints the code 400 under every status. @param {MeplatoState} state @param {SandboxRequest} _request @param {Refused} refused */
function refuse({ code, envelope }, _request, refused) {
  const { status, message, details, headers } = refused;
  const error = { code: code === "as-printed" ? 400 : status, message, details };
  return json(status, envelope === "bare" ? error : { error }, headers);
}

/** An offer of the kind that the guide describes: a price per 100, tiers, an interval. */
const wire = {
  id: "wire-2",
  provider: "local",
  name: "Steel wire",
  description: "Galvanised, two millimetres, sold by the kilogram.",
  brand: "Acme",
  mpn: "SW-2",
  offersCount: 1,
  offers: [
    {
      id: "wire-2-offer",
      productId: "wire-2",
      provider: "local",
      sku: "SW-2-KG",
      vendor: "Acme",
      price: { amount: 1.99, currency: "EUR", formatted: "1,99 €" },
      priceQuantity: 100,
      orderUnit: "KGM",
      QuantityPriceTier: [
        { quantityDisplay: "500", minQuantity: 500, price: { amount: 1.89, currency: "EUR" } },
        { quantityDisplay: "1000", minQuantity: 1000, price: { amount: 1.79, currency: "EUR" } },
      ],
      quantityMin: 50,
      quantityMax: 5000,
      quantityInterval: 25,
      taxRate: 0.19,
      taxCode: "V19",
      blocked: false,
      preferred: true,
    },
  ],
};

/** A discount that the price holds already, boxes of a dozen, prices for more boxes. */
const anchors = {
  id: "anchors-12",
  provider: "local",
  name: "Wall anchors",
  description: "Twelve anchors of steel, with their screws.",
  brand: "Acme",
  offersCount: 1,
  offers: [
    {
      id: "anchors-12-offer",
      productId: "anchors-12",
      provider: "local",
      sku: "WA-12",
      vendor: "Acme",
      price: { amount: 13.5, currency: "EUR", formatted: "13,50 €" },
      orderUnit: "BX",
      QuantityPriceTier: [
        { quantityDisplay: "10", minQuantity: 10, price: { amount: 11.0, currency: "EUR" } },
      ],
      numberOfContentUnitsPerOrderUnit: 12,
      contentUnit: "anchor",
      dynamicPricingAvailable: true,
      dynamicPricing: { basePrice: 15.0, discount: 0.1 },
      taxRate: 0.19,
      taxCode: "V19",
      blocked: false,
    },
  ],
};

/** What the buyer's guidelines do not allow. */
const gloves = {
  id: "gloves-9",
  provider: "local",
  name: "Working gloves",
  description: "Cowhide, size 9.",
  brand: "Acme",
  offersCount: 1,
  offers: [
    {
      id: "gloves-9-offer",
      productId: "gloves-9",
      provider: "local",
      sku: "WG-9",
      vendor: "Acme",
      price: { amount: 6.9, currency: "EUR", formatted: "6,90 €" },
      taxRate: 0.19,
      taxCode: "V19",
      blocked: true,
    },
  ],
};
