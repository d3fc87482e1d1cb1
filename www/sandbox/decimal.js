// Exact decimal arithmetic on text such as "49.99".

/** @typedef {{ units: bigint, scale: number }} Decimal what it is worth: units ÷ 10^scale */

/** @param {string | number} text @returns {Decimal} */
export function decimal(text) {
  const [whole, fraction = ""] = String(text).split(".");
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** @param {Decimal} a @param {Decimal} b @returns {Decimal} */
export function plus(a, b) {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

/** @param {Decimal} a @param {Decimal} b @returns {Decimal} */
export function times(a, b) {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Rounded half up to so many digits; for amounts of 0 and more. @param {Decimal} value @param {number} digits */
export function rounded(value, digits) {
  if (value.scale <= digits) return { units: unitsAt(value, digits), scale: digits };
  const step = 10n ** BigInt(value.scale - digits);
  return { units: (value.units + step / 2n) / step, scale: digits };
}

/** With at least so many digits. @param {Decimal} value @param {number} [digits] */
export function decimalText(value, digits = 2) {
  const scale = Math.max(value.scale, digits);
  const text = String(unitsAt(value, scale)).padStart(scale + 1, "0");
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** @param {Decimal} value @param {number} scale */
function unitsAt({ units, scale: from }, scale) {
  return units * 10n ** BigInt(scale - from);
}
