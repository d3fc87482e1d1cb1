// Written by hand for this one purpose: whole cents as BigInt, prices and rates in millionths, no currency but one of
// two digits.

/** @typedef {import("./peers.js").Peer} Peer */
/** @typedef {{ rate: bigint, sum: bigint }} Tax */

const HALF = 500_000n;
const ONE = 1_000_000n;

/** @type {Peer} */
export const bigintCents = {
  total: (text) => {
    const { lines, taxes, subtotal } = read(text);
    return { lines: lines.map(({ line }) => show(line)), ...totals(subtotal, taxes) };
  },
  hold: (text) => {
    const cart = read(text);
    return (index, quantity) => {
      const held = cart.lines[index];
      const line = priceOf(held.price, quantity);
      const vat = taxOf(line, held.tax.rate);
      cart.subtotal += line - held.line;
      held.tax.sum += vat - held.vat;
      held.line = line;
      held.vat = vat;
      return { line: show(line), ...totals(cart.subtotal, cart.taxes) };
    };
  },
};

/** @param {string} text */
function read(text) {
  /** @type {Map<string, Tax>} */
  const taxes = new Map();
  let subtotal = 0n;
  /** @type {{ price: bigint, tax: Tax, line: bigint, vat: bigint }[]} */
  const lines = [];
  for (const { price: priceText, quantity, vatRate } of JSON.parse(text).lines) {
    let tax = taxes.get(vatRate);
    if (!tax) {
      tax = { rate: millionths(vatRate), sum: 0n };
      taxes.set(vatRate, tax);
    }
    const price = millionths(priceText);
    const line = priceOf(price, quantity);
    const vat = taxOf(line, tax.rate);
    subtotal += line;
    tax.sum += vat;
    lines.push({ price, tax, line, vat });
  }
  return { lines, taxes, subtotal };
}

/** In cents, half up. @param {bigint} price @param {number} quantity */
function priceOf(price, quantity) {
  return (price * BigInt(quantity) + 5000n) / 10_000n;
}

/** In cents, half up. @param {bigint} line @param {bigint} rate */
function taxOf(line, rate) {
  return (line * rate + HALF) / ONE;
}

/** @param {bigint} subtotal @param {Map<string, Tax>} taxes */
function totals(subtotal, taxes) {
  let gross = subtotal;
  /** @type {Record<string, string>} */
  const vat = {};
  for (const [rate, { sum }] of taxes) {
    gross += sum;
    vat[rate] = show(sum);
  }
  return { subtotal: show(subtotal), vat, gross: show(gross) };
}

/** @param {string} text */
function millionths(text) {
  const point = text.indexOf(".");
  if (point < 0) return BigInt(text) * ONE;
  return BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(6, "0"));
}

/** @param {bigint} cents */
function show(cents) {
  const digits = cents.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
