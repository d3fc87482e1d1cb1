// Kibo's order import: tokens, orders whose totals must be exact, and orders by their number in the shop.

import { json } from "../answers.js";
import { decimal, plus } from "../decimal.js";
import { Service } from "../service.js";
import { answering, pathBehind, Refused } from "./refusals.js";
import { issueToken, revokeTokens, tokenWorth } from "./tokens.js";

/**
 * @typedef {import("./types.js").KiboOrdersOptions} KiboOrdersOptions
 * @typedef {import("./types.js").KiboOrdersState} KiboOrdersState
 * @typedef {import("./types.js").OrderJson} OrderJson
 * @typedef {import("../types.js").SandboxRequest} SandboxRequest
 * @typedef {import("../decimal.js").Decimal} Decimal
 */

const respond = answering(answer, refuse);

const ADDED = [
  ...["subtotal", "itemTaxTotal", "shippingTotal", "shippingTaxTotal", "handlingAmount"],
  ...["dutyAmount", "weightedOrderHandlingFee", "weightedOrderHandlingFeeTax"],
];
const TAKEN_OFF = ["discountTotal", "weightedOrderHandlingFeeDiscount"];

/**
 * The API in memory.
 *
 * @param {KiboOrdersOptions} [options]
 * @returns {KiboOrders}
 */
export function createKiboOrders(options) {
  return new KiboOrders(options);
}

/** @extends {Service<KiboOrdersState>} */
export class KiboOrders extends Service {
  /** @hideconstructor @param {KiboOrdersOptions} [options] */
  constructor({
    baseUrl = "https://t1001-s2002.sandbox.mozu.com/api",
    authUrl = "https://home.mozu.com/api/platform/applications/authtickets/oauth",
    clientId = "sandbox.client",
    clientSecret = "sandbox-shared-secret",
    tenantId = 1001,
    siteId = 2002,
    lifeSeconds = 3600,
    validationStatus = 422,
    createdStatus = 200,
    now,
  } = {}) {
    const place = { "x-vol-tenant": String(tenantId), "x-vol-site": String(siteId) };
    const secrets = { clientId, clientSecret, lifeSeconds };
    const settings = { baseUrl, authUrl, place, ...secrets, validationStatus, createdStatus };
    super({ ...settings, tokens: {}, issued: 0, orders: [], now: 0 }, respond, now);
  }

  /** Every token issued so far is worth nothing any more. */
  revokeTokens() {
    this.change(revokeTokens);
  }
}

/** @param {KiboOrdersState} state @param {SandboxRequest} request */
function answer(state, request) {
  const { method, url, headers } = request;
  if (url === state.authUrl && method === "POST") return ticket(state, request);
  if (pathBehind(state.baseUrl, url) !== "/commerce/orders") {
    throw new Refused(404, "ITEM_NOT_FOUND", "no such resource");
  }
  if (tokenWorth(state, headers.authorization) !== "valid") {
    throw new Refused(401, "INVALID_ACCESS_TOKEN", `invalid token: ${headers.authorization}`);
  }
  for (const [name, value] of Object.entries(state.place)) {
    if (headers[name] !== value) {
      throw new Refused(400, "MISSING_OR_INVALID_PARAMETER", `${name} is missing or wrong`);
    }
  }
  if (method === "POST") return create(state, request);
  if (method === "GET") return look(state, url);
  throw new Refused(405, "METHOD_NOT_ALLOWED", "method not allowed");
}

/** @param {KiboOrdersState} state @param {SandboxRequest} request */
function ticket(state, { body }) {
  const asked = parse(body);
  const { client_id: id, client_secret: secret, grant_type: grant } = asked;
  if (id !== state.clientId || secret !== state.clientSecret || grant !== "client_credentials") {
    throw new Refused(401, "INVALID_CREDENTIALS", `not accepted: ${id} ${secret}`);
  }
  const { state: next, token } = issueToken(state);
  const told = {
    access_token: token,
    token_type: "bearer",
    expires_in: state.lifeSeconds,
    refresh_token: `refresh-${token}`,
  };
  return { state: next, response: json(200, told) };
}

/** @param {KiboOrdersState} state @param {SandboxRequest} request */
function create(state, { body }) {
  const order = parse(body);
  if (order.isImport !== true) throw new Refused(400, "NOT_AN_IMPORT", "isImport is not true");
  if (!isExact(order)) {
    const message = "The order totals do not match the sum of the item totals.";
    throw new Refused(state.validationStatus, "VALIDATION_ERROR", message);
  }
  const number = state.orders.length + 1;
  const isHeld = [order.validationResults ?? []].flat().some(({ status }) => status !== "Pass");
  const kept = {
    ...order,
    id: number.toString(16).padStart(32, "0"),
    orderNumber: number,
    status: isHeld ? "PendingReview" : "Accepted",
  };
  const next = { ...state, orders: [...state.orders, kept] };
  return { state: next, response: json(state.createdStatus, kept, correlation(next)) };
}

/** The orders that a filter on their number in the shop leaves. @param {KiboOrdersState} state @param {string} url */
function look(state, url) {
  const filter = new URL(url).searchParams.get("filter") ?? "";
  const [, , id] = filter.match(/^externalId eq ("|'|)(.+)\1$/) ?? [];
  if (!id) throw new Refused(400, "MISSING_OR_INVALID_PARAMETER", `no filter: ${filter}`);
  const items = state.orders.filter(({ externalId }) => externalId === id);
  const page = { startIndex: 0, pageSize: 20, pageCount: 1, totalCount: items.length, items };
  return { state, response: json(200, page, correlation(state)) };
}

/** Whether the total is the sum of all parts of all items, to the last digit. @param {OrderJson} order */
function isExact({ total, items = [] }) {
  const sum = items.map(line).reduce(plus, decimal(0));
  return isZero(plus(sum, negative(amount(total))));
}

/** @param {Record<string, any>} item */
function line(item) {
  const parts = (/** @type {string[]} */ names) => names.map((name) => amount(item[name]));
  const taken = parts(TAKEN_OFF).map(absolute).map(negative);
  return [...parts(ADDED), ...taken].reduce(plus, decimal(0));
}

/** What is absent counts as nothing. @param {unknown} value */
function amount(value) {
  const text = String(value ?? 0);
  if (/^-?\d+(\.\d+)?$/.test(text)) return decimal(text);
  throw new Refused(400, "MISSING_OR_INVALID_PARAMETER", "an amount is no decimal");
}

/** @param {Decimal} value */
function negative({ units, scale }) {
  return { units: -units, scale };
}

/** @param {Decimal} value */
function absolute(value) {
  return value.units < 0n ? negative(value) : value;
}

/** @param {Decimal} value */
function isZero({ units }) {
  return units === 0n;
}

/** @param {string | null} body @returns {any} */
function parse(body) {
  try {
    return JSON.parse(body ?? "");
  } catch {
    throw new Refused(400, "MISSING_OR_INVALID_PARAMETER", "the body is no JSON");
  }
}

/** @param {KiboOrdersState} state */
function correlation({ orders, issued }) {
  return { "x-vol-correlation": `sandbox-${issued}-${orders.length}` };
}

/** @param {KiboOrdersState} state @param {SandboxRequest} _request @param {Refused} refused */
function refuse(state, _request, { status, code, message }) {
  const headers = correlation(state);
  const told = {
    message,
    errorCode: code,
    applicationName: "Commerce",
    correlationId: headers["x-vol-correlation"],
    items: [],
    additionalErrorData: [],
  };
  return json(status, told, headers);
}
