import { StorefrontError } from "../error.js";

/** @typedef {import("./types.js").GatewayConfig} GatewayConfig */

const LIMITS = { timeoutMs: 15_000, maxRequestBytes: 1_000_000, maxAnswerBytes: 8_000_000 };

/** What can be guessed, or cannot stand in a header, is no token. */
const TOKEN = /^[\x21-\x7e]{32,}$/;

/**
 * The settings with all that was left open.
 *
 * @param {GatewayConfig} config
 * @throws {StorefrontError} `configuration`
 */
export function readSettings(config) {
  check(Boolean(config), "config", "there are no settings");
  const {
    fetch = (request) => globalThis.fetch(request),
    log = () => {},
    origins = [],
    cacheControl = "public, max-age=60",
  } = config;
  check(typeof fetch === "function", "fetch", "fetch is a function");
  check(typeof log === "function", "log", "log is a function");
  check(Array.isArray(origins) && origins.every(isOrigin), "origins", `no origins: ${origins}`);
  check(isHeader(cacheControl), "cacheControl", `this is no Cache-Control: ${cacheControl}`);
  checkAuthorize(config.orders);
  return { ...config, ...limitsOf(config), fetch, log, origins, cacheControl };
}

/** @param {GatewayConfig["orders"]} orders */
function checkAuthorize(orders) {
  const authorize = orders?.authorize;
  const isKey = typeof authorize === "string" && TOKEN.test(authorize);
  const message = "a function or a token of 32 characters or more says who may hand orders over";
  check(!orders || isKey || typeof authorize === "function", "orders.authorize", message);
}

/** @param {GatewayConfig} config */
function limitsOf(config) {
  const limits = { ...LIMITS };
  for (const name of /** @type {(keyof typeof LIMITS)[]} */ (Object.keys(LIMITS))) {
    limits[name] = config[name] ?? LIMITS[name];
    const isLimit = Number.isSafeInteger(limits[name]) && limits[name] > 0;
    check(isLimit, name, `${name} is a whole number from 1`);
  }
  return limits;
}

/** Whether a browser would send this as an origin. @param {string} text */
function isOrigin(text) {
  return URL.canParse(text) && new URL(text).origin === text && !text.includes("*");
}

/** @param {unknown} value */
function isHeader(value) {
  return typeof value === "string" && /^[\x20-\x7e]+$/.test(value);
}

/** @param {boolean} isRight @param {string} field @param {string} message */
function check(isRight, field, message) {
  if (!isRight) {
    throw new StorefrontError("configuration", message, undefined, field);
  }
}
