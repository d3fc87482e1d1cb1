/**
 * Freezes plain data all through; what is frozen was so before.
 *
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function freeze(value) {
  if (!Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(/** @type {object} */ (value)).forEach(freeze);
  }
  return value;
}
