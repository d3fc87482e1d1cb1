import { StorefrontError } from "./error.js";

/** Blanks, control characters and what a browser would mend: nobody who means well sends them. */
const ODD = /[^!-[\]-~]/;

/**
 * The base address of an API, without a slash at its end.
 *
 * @param {string} baseUrl
 * @param {string} [field] The setting that it is.
 * @returns {string}
 * @throws {StorefrontError} `configuration` for what is no plain address of the web.
 */
export function readBase(baseUrl, field = "baseUrl") {
  const url = read(baseUrl);
  if (!url || url.search || url.hash) {
    throw new StorefrontError("configuration", `"${baseUrl}" is no base URL`, undefined, field);
  }
  return baseUrl.replace(/\/$/, "");
}

/**
 * Sees to it that a checkout link may be followed, by the parser that will follow it.
 *
 * It must be an absolute `https:` address of an allowed host: the API's own; any of `shopatron.com` where the API is the
 * vendor's; what the settings name. The page's own origin is allowed, and `http:` on a loopback host where the API
 * itself is on one by `http:`.
 *
 * @param {string} link
 * @param {string} baseUrl
 * @param {readonly string[]} [hosts] Exact, or `*.` for any subdomain.
 * @returns {string} The link.
 * @throws {StorefrontError} `blocked-link` for anything else: another scheme, a relative link, credentials, blanks.
 */
export function checkLink(link, baseUrl, hosts = []) {
  const url = read(link);
  if (url && isAllowed(url, new URL(baseUrl), hosts)) {
    return link;
  }
  const message = `the checkout link "${link}" is not allowed`;
  throw new StorefrontError("blocked-link", message, undefined, "checkoutLink");
}

/** @param {string} text */
function read(text) {
  const isPlain = /^https?:\/\//i.test(text) && !ODD.test(text) && URL.canParse(text);
  const url = isPlain ? new URL(text) : undefined;
  return url?.username || url?.password ? undefined : url;
}

/** @param {URL} url @param {URL} base @param {readonly string[]} hosts */
function isAllowed(url, base, hosts) {
  if (url.origin === globalThis.location?.origin) {
    return true;
  }
  if (url.protocol === "http:") {
    return base.protocol === "http:" && isLoopback(base) && isLoopback(url);
  }
  const isVendor = isHost(base, "*.shopatron.com");
  return [base.hostname, ...hosts, ...(isVendor ? ["*.shopatron.com"] : [])].some((host) =>
    isHost(url, host),
  );
}

/** @param {URL} url @param {string} host */
function isHost({ hostname }, host) {
  const name = host.toLowerCase();
  return /^\*\../.test(name) ? hostname.endsWith(name.slice(1)) : hostname === name;
}

/** @param {URL} url */
function isLoopback({ hostname }) {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
