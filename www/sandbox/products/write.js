// Writes products in the vendor's shape, briefly.

/**
 * @typedef {import("../types.js").OptionJson} OptionJson
 * @typedef {import("../types.js").ValueJson} ValueJson
 * @typedef {{ price?: string, image?: string }} ValueMore
 */

/**
 * An option with its values, by id; the order of writing is the order of showing.
 *
 * @param {string} displayName
 * @param {number} rank
 * @param {Record<string, ValueJson>} values
 * @returns {OptionJson}
 */
export function option(displayName, rank, values) {
  const ranked = Object.entries(values).map(([id, value], index) => [
    id,
    { rank: `${index + 1}`, ...value },
  ]);
  return {
    displayName,
    description: null,
    rank,
    optionChoices: { options: Object.fromEntries(ranked) },
  };
}

/**
 * One value.
 *
 * @param {string} displayName
 * @param {ValueMore} [more] what it adds to the price, its picture
 * @returns {ValueJson}
 */
export function value(displayName, { price = "0.00", ...more } = {}) {
  return { displayName, description: null, additionalPrice: price, ...more };
}

/**
 * Every combination of these values.
 *
 * @param {Record<string, string[]>} options values by option
 * @returns {{ selectedOptions: Record<string, string> }[]}
 */
export function everySet(options) {
  /** @type {Record<string, string>[]} */
  let sets = [{}];
  for (const [id, values] of Object.entries(options)) {
    sets = sets.flatMap((set) => values.map((each) => ({ ...set, [id]: each })));
  }
  return sets.map((selectedOptions) => ({ selectedOptions }));
}
