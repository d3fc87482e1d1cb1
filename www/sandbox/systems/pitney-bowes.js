// The Fulfillment API of Pitney Bowes: tokens, and products by their sku.

import { json } from "../answers.js";
import { Service } from "../service.js";
import { answering, basic, decoded, pathBehind, Refused } from "./refusals.js";
import { issueToken, revokeTokens, tokenWorth } from "./tokens.js";

/**
 * @typedef {import("./types.js").PitneyBowesOptions} PitneyBowesOptions
 * @typedef {import("./types.js").PitneyBowesState} PitneyBowesState
 * @typedef {import("../types.js").SandboxRequest} SandboxRequest
 */

const respond = answering(answer, refuse);

const PRODUCTS = "/shippingservices/fulfillment/v1/products";

/**
 * The API in memory.
 *
 * @param {PitneyBowesOptions} [options]
 * @returns {PitneyBowes}
 */
export function createPitneyBowes(options) {
  return new PitneyBowes(options);
}

/** @extends {Service<PitneyBowesState>} */
export class PitneyBowes extends Service {
  /** @hideconstructor @param {PitneyBowesOptions} [options] */
  constructor({
    baseUrl = "https://shipping-api-sandbox.pitneybowes.com",
    apiKey = "sandbox-key",
    apiSecret = "sandbox-secret",
    clientId = null,
    lifeSeconds = 35_999,
    products = [dress, scarf],
    errorShape = "as-asked",
    now,
  } = {}) {
    const authorization = basic(apiKey, apiSecret);
    const settings = { baseUrl, authorization, clientId, lifeSeconds, products, errorShape };
    super({ ...settings, tokens: {}, issued: 0, transactions: {}, now: 0 }, respond, now);
  }

  /** Every token issued so far is worth nothing any more. */
  revokeTokens() {
    this.change(revokeTokens);
  }
}

/** @param {PitneyBowesState} state @param {SandboxRequest} request */
function answer(state, request) {
  const path = pathBehind(state.baseUrl, request.url) ?? "";
  if (path === "/oauth/token") return token(state, request);
  const sku = pathBehind(PRODUCTS, path)?.slice(1);
  if (!sku || sku.includes("/")) throw new Refused(404, "8000404", "no such resource");
  if (request.method !== "GET") throw new Refused(405, "8000405", "method not allowed");
  return product(state, request, decoded(sku));
}

/** @param {PitneyBowesState} state @param {SandboxRequest} request */
function token(state, { method, headers, body }) {
  if (method !== "POST") throw new Refused(405, "8000405", "method not allowed");
  if (headers.authorization !== state.authorization) {
    throw new Refused(401, "PB-APIM-ERR-1001", `invalid credentials: ${headers.authorization}`);
  }
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  if (!isForm || new URLSearchParams(body ?? "").get("grant_type") !== "client_credentials") {
    throw new Refused(400, "8000400", "grant_type is missing");
  }
  const { state: next, token: issued } = issueToken(state);
  const told = {
    access_token: issued,
    tokenType: "BearerToken",
    expiresIn: `${state.lifeSeconds}`,
  };
  return { state: next, response: json(200, told) };
}

/** @param {PitneyBowesState} state @param {SandboxRequest} request @param {string} sku */
function product(state, { url, headers }, sku) {
  const worth = tokenWorth(state, headers.authorization);
  if (worth === "expired") throw new Refused(401, "PB-APIM-ERR-1003", "the token has expired");
  if (worth === "unknown") {
    throw new Refused(401, "PB-APIM-ERR-1002", `invalid token: ${headers.authorization}`);
  }
  const next = withTransaction(state, headers["x-pb-transactionid"]);
  if (state.clientId && new URL(url).searchParams.get("clientId") !== state.clientId) {
    throw new Refused(400, "8000400", "clientId is missing", { details: ["clientId"] });
  }
  const found = state.products.find((known) => known.sku === sku);
  if (!found) throw new Refused(404, "8000404", "the product does not exist", { details: ["sku"] });
  return { state: next, response: json(200, found) };
}

/** @param {PitneyBowesState} state @param {string} [id] @returns {PitneyBowesState} */
function withTransaction(state, id = "") {
  const details = ["X-PB-TransactionId"];
  if (!/^[\w-]{1,25}$/.test(id))
    throw new Refused(400, "8000400", "no transaction id", { details });
  if (Object.hasOwn(state.transactions, id)) {
    throw new Refused(400, "8000400", "the transaction id was used before", { details });
  }
  return { ...state, transactions: { ...state.transactions, [id]: true } };
}

/** @param {PitneyBowesState} state @param {SandboxRequest} request @param {Refused} refused */
function refuse({ errorShape }, { headers }, { status, code, message, details }) {
  const isUnified = headers["x-pb-unifiederrorstructure"] === "true";
  const asked = isUnified ? "unified" : "legacy-1";
  const shape = errorShape === "as-asked" ? asked : errorShape;
  return json(status, SHAPES[shape](code, message, details));
}

/** @type {Record<string, (code: string, message: string, parameters: string[]) => unknown>} */
const SHAPES = {
  unified: (errorCode, errorDescription, parameters) => ({
    errors: [{ errorCode, errorDescription, additionalInfo: null, parameters }],
  }),
  "legacy-1": (errorCode, message, parameters) => [{ errorCode, message, parameters }],
  "legacy-2": (errorCode, errorDescription) => ({
    status: "ERROR",
    errors: [{ errorCode, errorDescription }],
  }),
  "legacy-3": (_code, message) => [{ key: "request.not.accepted", message }],
};

/** After the guide's example, shortened. */
const dress = {
  clientId: "NGST",
  vendorDetails: { name: "Acme", number: "1234567" },
  productType: "ITEM",
  sku: "1643040064",
  createDate: "2022-01-18T05:00:00Z",
  fulfillmentRegion: "PB_ONLY",
  details: {
    category: "dresses",
    description: "vintage floral-print dress",
    identifiers: [{ number: "842842", source: "MPN" }],
    image: { imageURL: "https://shop.example/dress.png" },
    manufacturer: "Acme Inc.",
    originCountryCode: "US",
    unitPrice: 75.0,
    priceCurrency: "USD",
    url: "https://shop.example/dress",
  },
  options: [
    { name: "SIZE", code: "S", description: "Small" },
    { name: "SIZE", code: "L", description: "Large" },
  ],
  active: true,
  status: "PUBLISHED",
};

/** What is not meant to be seen yet. */
const scarf = {
  ...dress,
  sku: "1643040065",
  details: {
    ...dress.details,
    description: "silk scarf",
    unitPrice: 40.0,
    url: "https://shop.example/scarf",
  },
  options: [],
  status: "DRAFT",
};
