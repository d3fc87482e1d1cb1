// Kibo's PerfectSync router: products by their id, and a query for one term.

import { json } from "../answers.js";
import { Service } from "../service.js";
import { answering, basic, decoded, pathBehind, Refused } from "./refusals.js";

/**
 * @typedef {import("./types.js").PerfectSyncOptions} PerfectSyncOptions
 * @typedef {import("./types.js").PerfectSyncState} PerfectSyncState
 * @typedef {import("../types.js").SandboxRequest} SandboxRequest
 * @typedef {import("../types.js").SandboxResponse} SandboxResponse
 */

/** The guide prints no shape of an error; this one is made up, with the codes of the vendor's list. */
const respond = answering(answer, refuse);

const MOST_PER_PAGE = 100;

/**
 * The router in memory.
 *
 * @param {PerfectSyncOptions} [options]
 * @returns {Service<PerfectSyncState>}
 */
export function createPerfectSync({
  baseUrl = "https://integration.shopatron.com/api/snap/v1",
  user = "clerk",
  password = "sandbox-password",
  manufacturerId = 77,
  catalogId = 1,
  currency = "USD",
  locale = "en_US",
  products = [watch],
  listAs = "array",
  errorBody = "json",
  now,
} = {}) {
  const catalogue = {
    "kibo-manufacturer-id": String(manufacturerId),
    "kibo-catalog-id": String(catalogId),
    "kibo-currency-code": currency,
    "kibo-locale": locale,
  };
  const authorization = basic(user, password);
  const settings = { baseUrl, authorization, catalogue, products, listAs, errorBody };
  return new Service({ ...settings, now: 0 }, respond, now);
}

/** @param {PerfectSyncState} state @param {SandboxRequest} request */
function answer(state, { method, url, headers }) {
  const path = pathBehind(`${state.baseUrl}/product`, url);
  if (path === undefined) throw new Refused(404, "5002", "no such resource");
  if (method !== "GET") throw new Refused(405, "5005", "method not allowed");
  if (headers.authorization !== state.authorization) {
    throw new Refused(403, "5004", `not authorised: ${headers.authorization}`);
  }
  for (const [name, value] of Object.entries(state.catalogue)) {
    if (headers[name] !== value) throw new Refused(400, "5003", `${name} is missing or wrong`);
  }
  const found = path === "/" ? find(state, new URL(url).searchParams) : product(state, path);
  return { state, response: json(200, found) };
}

/** @param {PerfectSyncState} state @param {string} path */
function product({ products }, path) {
  const id = decoded(path.slice(1));
  const found = products.find(({ productID }) => productID === id);
  if (!found) throw new Refused(404, "5002", "not found");
  return found;
}

/** One page of the products whose name or id has the term. @param {PerfectSyncState} state @param {URLSearchParams} query */
function find({ products, listAs }, query) {
  const term = query.get("term")?.toLowerCase();
  if (!term) throw new Refused(400, "5010", "term is missing");
  const perPage = pageNumber(query, "perPage", "10");
  const page = pageNumber(query, "page", "1");
  if (perPage > MOST_PER_PAGE || !["relevance", null].includes(query.get("sortBy"))) {
    throw new Refused(400, "5014", "invalid query parameter");
  }
  const list = products
    .filter(({ productID, name }) => `${productID} ${name}`.toLowerCase().includes(term))
    .slice((page - 1) * perPage, page * perPage);
  return listAs === "array" ? list : { [listAs]: list };
}

/** @param {URLSearchParams} query @param {string} name @param {string} preset */
function pageNumber(query, name, preset) {
  const text = query.get(name) ?? preset;
  if (!/^[1-9]\d*$/.test(text)) throw new Refused(400, "5014", `${name} is invalid`);
  return Number(text);
}

/** @param {PerfectSyncState} state @param {SandboxRequest} _request @param {Refused} refused @returns {SandboxResponse} */
function refuse({ errorBody }, _request, { status, code, message }) {
  if (errorBody === "json") return json(status, { code: Number(code), message });
  const body = errorBody === "text" ? `${code} ${message}` : "";
  return { status, headers: { "Content-Type": "text/plain" }, body };
}

/** After the guide's example, with a second group of extras. */
const watch = {
  productID: "VRX33151",
  name: "18K Yellow Gold and Stainless Steel Datejust Automatic",
  partNumber: "VRX33151",
  imageUrl: "",
  availability: "yes",
  totalInventoryQuantity: 1,
  price: 3650.0,
  currency: "USD",
  additionGroups: [
    {
      additionGroupID: "tpp5000",
      name: "Protection Plan",
      additions: [
        { additionID: "000", name: "None", price: 0.0 },
        { additionID: "WPP34015", name: "Timepiece Protection Plan", price: 425.0 },
      ],
    },
    {
      additionGroupID: "wrap",
      name: "Gift Wrap",
      additions: [
        { additionID: "000", name: "None", price: 0.0 },
        { additionID: "paper", name: "Paper", price: 4.5 },
      ],
    },
  ],
};
