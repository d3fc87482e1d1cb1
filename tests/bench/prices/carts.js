// Carts of every size, made from a fixed seed, and walks of changed quantities through them.

/** Net prices in euro, most of two digits, some for screws of four; ties of half a cent come up again and again. */
const PRICES = ["19.99", "0.35", "7.50", "249.00", "1.05", "0.0199", "12.95", "3.3325", "64.10"];
const RATES = ["0.19", "0.07"];

/**
 * @typedef {{ sku: string, price: string, quantity: number, vatRate: string }} Line
 * @typedef {{ line: number, quantity: number }} Change
 */

/** A cart as JSON text. @param {number} count @param {number} seed @returns {string} */
export function makeCart(count, seed) {
  const random = makeRandom(seed);
  /** @type {Line[]} */
  const lines = Array.from({ length: count }, (_, place) => ({
    sku: `${100000 + place}`,
    price: makePrice(random),
    quantity: makeQuantity(random),
    vatRate: RATES[random(3) === 0 ? 1 : 0],
  }));
  return JSON.stringify({ currency: "EUR", lines });
}

/** Lines that change, one after the other. @param {number} count @param {number} seed @returns {Change[]} */
export function makeChanges(count, seed) {
  const random = makeRandom(seed);
  return Array.from({ length: 64 }, () => ({
    line: random(count),
    quantity: makeQuantity(random),
  }));
}

/** @param {(below: number) => number} random */
function makePrice(random) {
  if (random(2) === 0) return PRICES[random(PRICES.length)];
  const digits = random(5) === 0 ? 4 : 2;
  return (random(2_000_000) / 10 ** digits).toFixed(digits);
}

/** @param {(below: number) => number} random */
function makeQuantity(random) {
  return random(8) === 0 ? 1 + random(2500) : 1 + random(12);
}

/** Whole numbers from 0 on, below what is asked for. @param {number} seed */
function makeRandom(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}
