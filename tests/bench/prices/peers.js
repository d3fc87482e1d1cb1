// What others do with the same carts. Each adds up a cart, and holds one of which lines change. What a price and a rate
// are is read once; a change costs its own line and the difference that it makes to the sums, or as pages mostly have it, all
// sums anew.

import Big from "../node_modules/big.js/big.mjs";
import currency from "../node_modules/currency.js/dist/currency.es.js";
import Decimal from "../node_modules/decimal.js/decimal.mjs";
import * as dinero from "../node_modules/dinero.js/dist/esm/bigint/index.js";

/**
 * @typedef {{ subtotal: string, vat: Record<string, string>, gross: string }} Totals as decimal text
 * @typedef {Totals & { lines: string[] }} Whole
 * @typedef {Totals & { line: string }} Changed
 * @typedef {(line: number, quantity: number) => Changed} Change
 * @typedef {{ total: (text: string) => Whole, hold: (text: string) => Change, isOurs?: true }} Peer
 */

/**
 * @template Price, Rate, Sum
 * @typedef {object} Arithmetic of one library; sums are rounded to cents
 * @property {Sum} zero
 * @property {(text: string) => Price} price
 * @property {(text: string) => Rate} rate
 * @property {(price: Price, quantity: number) => Sum} times
 * @property {(line: Sum, rate: Rate) => Sum} tax
 * @property {(a: Sum, b: Sum) => Sum} plus
 * @property {(a: Sum, b: Sum) => Sum} minus
 * @property {(sum: Sum) => string} text
 */

/**
 * A cart that is added up by some library.
 *
 * @template Price, Rate, Sum
 */
class Cart {
  /** @type {Arithmetic<Price, Rate, Sum>} */ math;
  /** @type {{ price: Price, tax: { rate: Rate, sum: Sum }, line: Sum, vat: Sum }[]} */ lines = [];
  /** @type {Map<string, { rate: Rate, sum: Sum }>} */ taxes = new Map();
  /** @type {Sum} */ subtotal;

  /** @param {Arithmetic<Price, Rate, Sum>} math @param {string} text */
  constructor(math, text) {
    this.math = math;
    this.subtotal = math.zero;
    for (const { price, quantity, vatRate } of JSON.parse(text).lines) {
      this.add(math.price(price), quantity, this.taxOf(vatRate));
    }
  }

  /** @param {string} text */
  taxOf(text) {
    let tax = this.taxes.get(text);
    if (!tax) {
      tax = { rate: this.math.rate(text), sum: this.math.zero };
      this.taxes.set(text, tax);
    }
    return tax;
  }

  /** @param {Price} price @param {number} quantity @param {{ rate: Rate, sum: Sum }} tax */
  add(price, quantity, tax) {
    const { math } = this;
    const line = math.times(price, quantity);
    const vat = math.tax(line, tax.rate);
    this.subtotal = math.plus(this.subtotal, line);
    tax.sum = math.plus(tax.sum, vat);
    this.lines.push({ price, tax, line, vat });
  }

  /** @param {number} index @param {number} quantity @returns {Changed} */
  change(index, quantity) {
    const { math } = this;
    const held = this.lines[index];
    const line = math.times(held.price, quantity);
    const vat = math.tax(line, held.tax.rate);
    this.subtotal = math.plus(math.minus(this.subtotal, held.line), line);
    held.tax.sum = math.plus(math.minus(held.tax.sum, held.vat), vat);
    held.line = line;
    held.vat = vat;
    return { line: math.text(line), ...this.totals() };
  }

  /** @param {number} index @param {number} quantity @returns {Changed} */
  changeAnew(index, quantity) {
    const { math } = this;
    const held = this.lines[index];
    held.line = math.times(held.price, quantity);
    held.vat = math.tax(held.line, held.tax.rate);
    this.subtotal = math.zero;
    for (const tax of this.taxes.values()) tax.sum = math.zero;
    for (const { line, tax, vat } of this.lines) {
      this.subtotal = math.plus(this.subtotal, line);
      tax.sum = math.plus(tax.sum, vat);
    }
    return { line: math.text(held.line), ...this.totals() };
  }

  /** @returns {Totals} */
  totals() {
    const { math } = this;
    let gross = this.subtotal;
    /** @type {Record<string, string>} */
    const vat = {};
    for (const [rate, { sum }] of this.taxes) {
      gross = math.plus(gross, sum);
      vat[rate] = math.text(sum);
    }
    return { subtotal: math.text(this.subtotal), vat, gross: math.text(gross) };
  }
}

/** @template Price, Rate, Sum @param {Arithmetic<Price, Rate, Sum>} math @returns {Peer} */
function peer(math) {
  return {
    total: (text) => {
      const cart = new Cart(math, text);
      return { lines: cart.lines.map(({ line }) => math.text(line)), ...cart.totals() };
    },
    hold: (text) => {
      const cart = new Cart(math, text);
      return (line, quantity) => cart.change(line, quantity);
    },
  };
}

/** @type {Arithmetic<Big, Big, Big>} */
const bigMath = {
  zero: new Big(0),
  price: (text) => new Big(text),
  rate: (text) => new Big(text),
  times: (price, quantity) => price.times(quantity).round(2, Big.roundHalfUp),
  tax: (line, rate) => line.times(rate).round(2, Big.roundHalfUp),
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  text: (sum) => sum.toFixed(2),
};

export const bigJs = peer(bigMath);

/** @type {Peer} */
export const bigJsAnew = {
  ...bigJs,
  hold: (text) => {
    const cart = new Cart(bigMath, text);
    return (line, quantity) => cart.changeAnew(line, quantity);
  },
};

Decimal.set({ precision: 40 });

export const decimalJs = peer({
  zero: new Decimal(0),
  price: (text) => new Decimal(text),
  rate: (text) => new Decimal(text),
  times: (price, quantity) => price.times(quantity).toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
  tax: (line, rate) => line.times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  text: (sum) => sum.toFixed(2),
});

/** Digits and how many of them stand after the point. @param {string} text */
function scaled(text) {
  const [whole, part = ""] = text.split(".");
  return { amount: BigInt(whole + part), scale: BigInt(part.length) };
}

const { add, halfAwayFromZero, multiply, subtract, toDecimal, transformScale } = dinero;

export const dineroBigint = peer({
  zero: dinero.dinero({ amount: 0n, currency: dinero.EUR }),
  price: (text) => dinero.dinero({ ...scaled(text), currency: dinero.EUR }),
  rate: scaled,
  times: (price, quantity) =>
    transformScale(multiply(price, BigInt(quantity)), 2n, halfAwayFromZero),
  tax: (line, rate) => transformScale(multiply(line, rate), 2n, halfAwayFromZero),
  plus: add,
  minus: subtract,
  text: (sum) => toDecimal(sum),
});

export const currencyJs = peer({
  zero: currency(0),
  price: (text) => currency(text, { precision: 4 }),
  rate: Number,
  times: (price, quantity) => currency(price.multiply(quantity)),
  tax: (line, rate) => line.multiply(rate),
  plus: (a, b) => a.add(b),
  minus: (a, b) => a.subtract(b),
  text: (sum) => sum.toString(),
});
