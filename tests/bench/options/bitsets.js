// The best that plain JavaScript does: a bitset per value, and what all picks but one have in common by going forwards
// and backwards once.

/** @typedef {import("./products.js").Model} Model */

/** @param {number[]} shape @param {ArrayLike<number>[]} sets */
export function buildBitsets(shape, sets) {
  const words = (sets.length + 31) >>> 5;
  const rows = shape.map((count) => Array.from({ length: count }, () => new Uint32Array(words)));
  for (let place = 0; place < sets.length; place++) {
    const set = sets[place];
    const word = place >>> 5;
    const bit = 1 << (place & 31);
    for (let option = 0; option < shape.length; option++) rows[option][set[option]][word] |= bit;
  }
  const all = new Uint32Array(words).fill(0xffffffff);
  if (sets.length & 31) all[words - 1] = 2 ** (sets.length & 31) - 1;
  const total = shape.reduce((sum, count) => sum + count, 0);
  return {
    words,
    rows,
    all,
    before: new Uint32Array(words),
    others: shape.map(() => new Uint32Array(words)),
    answer: new Uint8Array(total),
  };
}

/**
 * One flag per value, option after option.
 *
 * @param {ReturnType<typeof buildBitsets>} index
 * @param {(number | null)[]} picks
 */
export function resolveBitsets({ words, rows, all, before, others, answer }, picks) {
  const last = rows.length - 1;
  others[last].set(all);
  for (let option = last; option > 0; option--) {
    const pick = picks[option];
    if (pick === null) others[option - 1].set(others[option]);
    else and(others[option], rows[option][pick], others[option - 1], words);
  }
  before.set(all);
  let place = 0;
  for (let option = 0; option <= last; option++) {
    const other = others[option];
    and(other, before, other, words);
    const pick = picks[option];
    if (pick !== null) and(before, rows[option][pick], before, words);
    const values = rows[option];
    for (let value = 0; value < values.length; value++) {
      answer[place++] = meet(other, values[value], words);
    }
  }
  return answer;
}

/** @param {Uint32Array} a @param {Uint32Array} b @param {Uint32Array} to @param {number} words */
function and(a, b, to, words) {
  for (let word = 0; word < words; word++) to[word] = a[word] & b[word];
}

/** @param {Uint32Array} a @param {Uint32Array} b @param {number} words */
function meet(a, b, words) {
  for (let word = 0; word < words; word++) if ((a[word] & b[word]) !== 0) return 1;
  return 0;
}

/** From bytes to bitsets, as a page without a library would. @param {Uint8Array} bytes */
export function readBitsets(bytes) {
  const product = JSON.parse(new TextDecoder().decode(bytes));
  const options = Object.entries(product.productOptions);
  const places = options.map(([, { optionChoices }]) => {
    return new Map(Object.keys(optionChoices.options).map((id, place) => [id, place]));
  });
  const ids = options.map(([id]) => id);
  const sets = new Array(product.optionSets.length);
  for (let place = 0; place < sets.length; place++) {
    const { selectedOptions } = product.optionSets[place];
    const set = new Uint8Array(ids.length);
    for (let option = 0; option < ids.length; option++) {
      set[option] = Number(places[option].get(selectedOptions[ids[option]]));
    }
    sets[place] = set;
  }
  return buildBitsets(
    places.map((place) => place.size),
    sets,
  );
}
