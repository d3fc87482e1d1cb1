import { freeze } from "../data.js";

/** @typedef {import("./types.js").SystemProduct} SystemProduct */

const encoder = new TextEncoder();

/**
 * A product as the core tells it: its view holds what every shop says and, beside that, what the system says.
 *
 * @param {{ view: object, json: string }} told
 * @returns {SystemProduct}
 */
export function shownProduct({ view, json }) {
  const { raw, ...listing } = JSON.parse(json).listing;
  return freeze(/** @type {any} */ ({ view: { ...view, ...listing }, json, raw }));
}

/**
 * JSON as bytes: text and bytes as they are, anything else as JSON writes it.
 *
 * @param {unknown} json
 * @returns {Uint8Array}
 */
export function bytesOf(json) {
  if (json instanceof ArrayBuffer) {
    return new Uint8Array(json);
  }
  if (ArrayBuffer.isView(json)) {
    return new Uint8Array(json.buffer, json.byteOffset, json.byteLength);
  }
  return encoder.encode(typeof json === "string" ? json : JSON.stringify(json));
}
