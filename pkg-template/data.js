/**
 * A view, as the core writes it: plain and frozen all through.
 *
 * @param {string} json
 * @returns {any}
 */
export function parse(json) {
  return freeze(JSON.parse(json));
}

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function freeze(value) {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
