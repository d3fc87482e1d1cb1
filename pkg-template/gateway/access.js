import { Refusal } from "./refusal.js";

/** @typedef {import("./types.js").Authorize} Authorize */

const encoder = new TextEncoder();

/**
 * Lets a request pass, or refuses it. Neither way is its body read.
 *
 * @param {Authorize} authorize
 * @param {Request} request
 * @throws {Refusal} 401 for a token that is missing or wrong; 403 where the shop's own function does not say `true`.
 */
export async function admit(authorize, request) {
  if (typeof authorize === "string") {
    return admitBearer(authorize, request.headers.get("authorization") ?? "");
  }
  const { url, method, headers } = request;
  if ((await authorize(new Request(url, { method, headers }))) !== true) {
    throw new Refusal(403, "forbidden", "this is not allowed");
  }
}

/** @param {string} token @param {string} header */
async function admitBearer(token, header) {
  const [, given] = header.match(/^Bearer +(\S+)$/i) ?? [];
  if (given === undefined || !(await isSame(given, token))) {
    const headers = { "WWW-Authenticate": "Bearer" };
    throw new Refusal(401, "forbidden", "the token is missing or wrong", { headers });
  }
}

/** Takes the same time whatever is given: hashes are compared, and all of them. @param {string} given @param {string} wanted */
async function isSame(given, wanted) {
  const [one, other] = await Promise.all([hash(given), hash(wanted)]);
  return one.reduce((difference, byte, index) => difference | (byte ^ other[index]), 0) === 0;
}

/** @param {string} text */
async function hash(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}
