// The API as a pure function: a state and a request in, a new state and the response out.

import { json, noContent, Refusal, refused } from "./answers.js";
import {
  addItem,
  readCart,
  readFragment,
  readItem,
  removeItem,
  setQuantity,
  startCheckout,
} from "./carts.js";
import { inItsWay } from "./quirks.js";
import { decode, findProduct } from "./state.js";

/**
 * @typedef {import("./types.js").SandboxState} SandboxState
 * @typedef {import("./types.js").SandboxRequest} SandboxRequest
 * @typedef {import("./types.js").Call} Call
 * @typedef {import("./types.js").Outcome} Outcome
 * @typedef {{ method: string, path: RegExp, answer: (state: SandboxState, call: Call) => Outcome }} Route
 */

/** @type {Route[]} the first that fits answers */
const ROUTES = [
  { method: "GET", path: /^\/product\/([^/]+)$/, answer: readProduct },
  { method: "POST", path: /^\/cart\/([^/]+)\/cartItems$/, answer: addItem },
  { method: "GET", path: /^\/cart\/([^/]+)\/cartItems\/([^/]+)$/, answer: readItem },
  { method: "DELETE", path: /^\/cart\/([^/]+)\/cartItems\/([^/]+)$/, answer: removeItem },
  { method: "PUT", path: /^\/cart\/([^/]+)\/cartItems\/([^/]+)\/quantity$/, answer: setQuantity },
  { method: "POST", path: /^\/cart\/([^/]+)$/, answer: checkoutAt("cart") },
  { method: "POST", path: /^\/cart\/([^/]+)\/checkout$/, answer: checkoutAt("checkout") },
  { method: "GET", path: /^\/cart\/([^/]+)$/, answer: readCart },
  { method: "GET", path: /^\/cart\/([^/]+)\/([^/]+)$/, answer: readFragment },
];

/**
 * Answers one request.
 *
 * @param {SandboxState} state
 * @param {SandboxRequest} request
 * @returns {Outcome}
 */
export function respond(state, request) {
  const { state: next, response } = answerOrRefuse(state, request);
  return { state: next, response: inItsWay(response, state.quirks) };
}

/** @param {SandboxState} state @param {SandboxRequest} request @returns {Outcome} */
function answerOrRefuse(state, request) {
  try {
    return answer(state, request);
  } catch (error) {
    if (error instanceof Refusal) return { state, response: refused(error) };
    throw error;
  }
}

/** @param {SandboxState} state @param {SandboxRequest} request @returns {Outcome} */
function answer(state, { method, url, body }) {
  const { baseUrl, path, query } = place(state, url);
  const fitting = ROUTES.filter((route) => route.path.test(path));
  if (fitting.length === 0) throw new Refusal(404, `No such resource:${path}`);

  const key = query.get("api_key");
  if (key !== state.apiKey) throw new Refusal(403, `Api_key: ${key} is not valid`);
  const route = fitting.find((candidate) => candidate.method === method);
  if (!route) throw new Refusal(405, `${method} is not allowed here`);

  const params = (path.match(route.path) ?? []).slice(1).map(decode);
  return route.answer(state, { params, baseUrl, query, body });
}

/** The address that was asked, and what stands behind it. @param {SandboxState} state @param {string} url */
function place(state, url) {
  const baseUrl = state.baseUrls.find((base) => url.startsWith(`${base}/`));
  if (baseUrl === undefined) throw new Refusal(404, "No such host");

  const { pathname, searchParams: query } = new URL(url);
  const path = pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, "").length);
  return { baseUrl, path, query };
}

/** @param {SandboxState} state @param {Call} call @returns {Outcome} */
function readProduct(state, { params: [sku], query }) {
  const product = findProduct(state, query.get("catalogID") ?? state.defaultCatalog, sku);
  if (!product) throw new Refusal(404, `No such product:${sku}`);
  return { state, response: json(200, product) };
}

/** The hand-over at one of its two spellings. @param {"cart" | "checkout"} spelling @returns {Route["answer"]} */
function checkoutAt(spelling) {
  return (state, call) => {
    const { checkoutPath } = state.quirks;
    if (checkoutPath === "both" || checkoutPath === spelling) return startCheckout(state, call);
    throw new Refusal(405, "POST is not allowed here");
  };
}

/** What a browser asks before it sends a request to another origin. @returns {import("./types.js").SandboxResponse} */
export function preflight() {
  return {
    ...noContent(),
    headers: {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
      "Access-Control-Allow-Headers": "Accept, Content-Type",
      "Access-Control-Max-Age": "600",
    },
  };
}
