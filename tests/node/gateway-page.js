// A shop whose page has a gateway: the sandbox for its own API, and a gateway on an internet of sandboxes.

import { createStorefront } from "../../pkg/node.js";
import { createSandbox } from "../../pkg/testing.js";
import { ORIGIN, world } from "../gateway/world.js";

export const GATEWAY = "https://gateway.example";

/**
 * @param {Partial<import("../../pkg/types.js").StorefrontConfig>} [config]
 */
export function openShop(config) {
  const sandbox = createSandbox();
  const { gateway, internet } = world();
  /** @type {Request[]} what the gateway was asked */
  const asked = [];
  /** @param {Request} request */
  const fetch = async (request) => {
    if (!request.url.startsWith(GATEWAY)) return sandbox.fetch(request);
    asked.push(request);
    const headers = { ...Object.fromEntries(request.headers), Origin: ORIGIN };
    return gateway.fetch(new Request(request, { headers }));
  };
  const shop = createStorefront({ apiKey: "asdf1234", gateway: GATEWAY, fetch, ...config });
  return { shop, sandbox, internet, asked };
}

/**
 * A shop whose gateway answers this, whatever it is asked.
 *
 * @param {unknown} body
 * @param {number} [status]
 * @param {Partial<import("../../pkg/types.js").StorefrontConfig>} [config]
 */
export function openAnswered(body, status = 200, config) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const fetch = async () => new Response(text, { status });
  return createStorefront({ apiKey: "asdf1234", gateway: GATEWAY, fetch, ...config });
}

/** A product in Barrow's own form with one offer. @param {object} [offer] @param {object} [listing] */
export function product(offer, listing) {
  const usual = {
    ...{ id: "o", price: { amount: "2.00", currency: "EUR" }, priceQuantity: "1", tiers: [] },
    ...{ quantity: { minimum: 1, maximum: 1_000_000, increment: 1 }, taxRate: "0.19" },
    ...{ blocked: false, preferred: false },
  };
  const offers = offer === undefined ? [] : [{ ...usual, ...offer }];
  return {
    partNumber: "p",
    price: "1.00",
    currency: "EUR",
    listing: { id: "p", offers, ...listing },
  };
}
