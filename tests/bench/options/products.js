// Products of every size, made from a fixed seed, and walks through their options.

/** How many values each option has. @type {Record<number, number[]>} */
const SHAPES = {
  11: [4, 4],
  250: [10, 8, 8],
  2000: [10, 10, 10, 10],
  20000: [12, 12, 12, 12, 10],
  100000: [10, 10, 10, 10, 10, 10],
  1000000: [16, 16, 16, 16, 16, 16],
};

/** In more than two options, this share of the pairs of values does not go together. */
const EXCLUDED = 0.11;

/**
 * @typedef {{ shape: number[], sets: Uint8Array[] }} Model sets as the index of a value per option
 * @typedef {{ option: number, value: number, picks: (number | null)[] }} Step a pick, or null for one taken back, and
 *   what is picked then
 */

/** A number from 0 to below 1, the next of a sequence. @param {number} seed */
function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {number} count @returns {Model} */
export function makeModel(count) {
  const shape = SHAPES[count];
  const random = makeRandom(count);
  const excluded = new Set();
  if (shape.length > 2) {
    for (let a = 0; a < shape.length; a++) {
      for (let b = a + 1; b < shape.length; b++) {
        for (let i = 0; i < shape[a] * shape[b]; i++) {
          if (random() < EXCLUDED) excluded.add(((a * 8 + b) << 8) | i);
        }
      }
    }
  }
  const isOffered = (/** @type {number[]} */ set) =>
    !set.some((i, a) =>
      set.some((j, b) => a < b && excluded.has(((a * 8 + b) << 8) | (i * shape[b] + j))),
    );
  const known = new Set();
  const sets = [];
  for (let tries = 0; sets.length < count && tries < count * 40; tries++) {
    const set = shape.map((values) => Math.floor(random() * values));
    const key = set.reduce((sum, value, option) => sum * shape[option] + value, 0);
    if (known.has(key) || !isOffered(set)) continue;
    known.add(key);
    sets.push(Uint8Array.from(set));
  }
  return { shape, sets };
}

/** @param {number} option */
export const optionId = (option) => `79399${option}`;
/** @param {number} option @param {number} value */
export const valueId = (option, value) => `${200000 + option * 100 + value}`;

/** The product as the API sends it. @param {Model} model @returns {Uint8Array} */
export function writeProduct({ shape, sets }) {
  const options = shape.map((count, option) => {
    const values = Array.from({ length: count }, (_, value) => {
      const price = value % 3 === 0 ? `${value}.50` : "0.00";
      return [
        valueId(option, value),
        { displayName: `Value ${value}`, additionalPrice: price, rank: `${value}` },
      ];
    });
    const options = Object.fromEntries(values);
    const name = `Option ${option}`;
    return [optionId(option), { displayName: name, rank: option, optionChoices: { options } }];
  });
  const head = { partNumber: "big", name: "Big", price: "10.00", currency: "USD" };
  const start = JSON.stringify({ ...head, productOptions: Object.fromEntries(options) });
  const ids = shape.map((count, option) =>
    Array.from(
      { length: count },
      (_, value) => `"${optionId(option)}":"${valueId(option, value)}"`,
    ),
  );
  const encoder = new TextEncoder();
  const parts = [encoder.encode(`${start.slice(0, -1)},"optionSets":[`)];
  for (let from = 0; from < sets.length; from += 10000) {
    const rows = sets.slice(from, from + 10000).map((set) => {
      const pairs = Array.from(set, (value, option) => ids[option][value]);
      return `{"selectedOptions":{${pairs.join(",")}}}`;
    });
    parts.push(encoder.encode((from > 0 ? "," : "") + rows.join(",")));
  }
  parts.push(encoder.encode("]}"));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * So many steps: the values of a set are picked one after the other and taken back again, in random order.
 *
 * @param {Model} model
 * @param {number} steps
 * @returns {Step[]}
 */
export function makeWalk({ shape, sets }, steps) {
  const random = makeRandom(99);
  /** @type {Step[]} */
  const walk = [];
  /** @type {(number | null)[]} */
  let picks = shape.map(() => null);
  while (walk.length < steps) {
    const set = sets[Math.floor(random() * sets.length)];
    for (const isPick of [true, false]) {
      const order = shape.map((_, option) => option).sort(() => random() - 0.5);
      for (const option of order) {
        picks = picks.with(option, isPick ? set[option] : null);
        walk.push({ option, value: isPick ? set[option] : -1, picks });
      }
    }
  }
  return walk;
}

/**
 * Which values can be had with these picks, by looking at every set: one flag per value, option after option.
 *
 * @param {Model} model
 * @param {(number | null)[]} picks
 */
export function lookAtEverySet({ shape, sets }, picks) {
  const available = shape.map((count) => new Array(count).fill(false));
  for (const set of sets) {
    for (const option of shape.keys()) {
      const fits = picks.every(
        (pick, other) => other === option || pick === null || set[other] === pick,
      );
      if (fits) available[option][set[option]] = true;
    }
  }
  return available.flat();
}
