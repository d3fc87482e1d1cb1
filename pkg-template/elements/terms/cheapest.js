import { fromSearchParams, toSearchParams } from "../../links.js";

/**
 * @typedef {import("../../index.js").Product} Product
 * @typedef {import("../../index.js").Picker} Picker
 * @typedef {import("../../types.js").PickerValueView} ValueView
 */

/**
 * What to choose beside what is picked so that it costs as little as it can, or as much; null where choosing the
 * cheapest value of one option after the other does not lead there.
 *
 * @param {Product} product
 * @param {Picker} picked
 * @param {"min" | "max"} end
 */
export function choiceAt(product, picked, end) {
  const picker = product.picker();
  fromSearchParams(picker, toSearchParams(picked));
  for (const id of wanted(picker)) {
    const option = picker.view.options.find((one) => one.id === id);
    const value = option && extreme(option.values, end);
    if (!value) return null;
    picker.pick(value.optionId, value.id);
  }
  const { price, selectedOptions } = picker.view;
  return price?.amount === picked.view.priceRange?.[end].amount ? selectedOptions : null;
}

/** The options that want a value, one after the other, until none does. @param {Picker} picker */
function* wanted(picker) {
  for (let left = picker.view.options.length; left > 0; left--) {
    const [first] = picker.view.missing;
    if (first === undefined) return;
    yield first;
  }
}

/**
 * The value that adds least, or most, of those that can be had.
 *
 * @param {readonly ValueView[]} values
 * @param {"min" | "max"} end
 */
function extreme(values, end) {
  const sign = end === "min" ? 1 : -1;
  const adds = (/** @type {ValueView} */ { priceDelta }) => sign * Number(priceDelta?.amount ?? 0);
  return values
    .filter(({ availability }) => availability === "available")
    .sort((a, b) => adds(a) - adds(b))[0];
}
