// Which choices of options can be bought, and for how much.

import { decimal, decimalText, plus } from "./decimal.js";

/**
 * @typedef {import("./types.js").ProductJson} ProductJson
 * @typedef {import("./types.js").OptionJson} OptionJson
 * @typedef {import("./types.js").ValueJson} ValueJson
 * @typedef {Record<string, string>} Selection option id → value id, or the text of a text option
 */

/**
 * What is wrong with a choice, in words; null when it can be bought.
 *
 * @param {ProductJson} product
 * @param {Selection} selection
 * @returns {string | null}
 */
export function selectionProblem(product, selection) {
  const wrong = Object.keys(selection).find((id) => !chosenValue(product, id, selection));
  if (wrong !== undefined) return `Invalid item option: ${wrong}`;

  const sets = usableSets(product);
  const dependent = new Set(sets.flatMap(Object.keys));
  const picked = Object.keys(selection).filter((id) => dependent.has(id));
  const fits = sets.some((set) => isTheSet(product, set, selection, picked));
  if (product.optionSets?.length && !fits) {
    return "Invalid item option: these options are no valid combination";
  }

  const missing = Object.keys(optionsOf(product)).find(
    (id) => !dependent.has(id) && !Object.hasOwn(selection, id) && wantsValue(product, id),
  );
  return missing === undefined ? null : `Missing item option: ${missing}`;
}

/**
 * The price of one unit, the surcharges of what was chosen included.
 *
 * @param {ProductJson} product
 * @param {Selection} selection
 */
export function unitPrice(product, selection) {
  const surcharges = Object.keys(selection).map(
    (id) => chosenValue(product, id, selection)?.additionalPrice ?? "0",
  );
  return decimalText([product.price, ...surcharges].map(decimal).reduce(plus));
}

/**
 * The picture of the product in the chosen options.
 *
 * @param {ProductJson} product
 * @param {Selection} selection
 */
export function pictureOf(product, selection) {
  const pictures = Object.keys(selection).map((id) => chosenValue(product, id, selection)?.image);
  return pictures.find(Boolean) ?? product.image ?? null;
}

/**
 * What was chosen, by the names that shoppers see, in the order of the options.
 *
 * @param {ProductJson} product
 * @param {Selection} selection
 */
export function namedChoices(product, selection) {
  const options = optionsOf(product);
  return Object.keys(selection)
    .sort((a, b) => Number(options[a]?.rank ?? Infinity) - Number(options[b]?.rank ?? Infinity))
    .map((id) => {
      const value = chosenValue(product, id, selection);
      const isText = !value || value.textOption;
      return {
        name: options[id]?.displayName ?? id,
        value: isText ? selection[id] : (value.displayName ?? selection[id]),
      };
    });
}

/** @param {ProductJson} product @param {string} id @param {Selection} selection @returns {ValueJson | undefined} */
function chosenValue(product, id, selection) {
  const values = valuesOf(product, id);
  const text = textValue(values);
  if (text) return isWithin(text[1].textOption, selection[id]) ? text[1] : undefined;
  return Object.hasOwn(values, selection[id]) ? values[selection[id]] : undefined;
}

/** Sets that name an unknown option or value can never be bought. @param {ProductJson} product */
function usableSets(product) {
  return (product.optionSets ?? [])
    .map((set) => set.selectedOptions)
    .filter((set) =>
      Object.entries(set).every(([id, value]) => Object.hasOwn(valuesOf(product, id), value)),
    );
}

/**
 * @param {ProductJson} product
 * @param {Selection} set
 * @param {Selection} selection
 * @param {string[]} picked the dependent options of the selection
 */
function isTheSet(product, set, selection, picked) {
  const ids = Object.keys(set);
  return (
    ids.length === picked.length &&
    ids.every(
      (id) =>
        Object.hasOwn(selection, id) &&
        (selection[id] === set[id] || textValue(valuesOf(product, id))?.[0] === set[id]),
    )
  );
}

/** @param {ProductJson} product @param {string} id */
function wantsValue(product, id) {
  const values = valuesOf(product, id);
  const text = textValue(values);
  if (text) return (text[1].textOption?.minLength ?? 0) > 0;
  return Object.keys(values).length > 0;
}

/** @param {ProductJson} product @returns {Record<string, OptionJson>} */
function optionsOf(product) {
  return product.productOptions ?? {};
}

/** @param {ProductJson} product @param {string} id @returns {Record<string, ValueJson>} */
function valuesOf(product, id) {
  const options = optionsOf(product);
  return Object.hasOwn(options, id) ? (options[id].optionChoices.options ?? {}) : {};
}

/** The entry that takes text typed by the shopper. @param {Record<string, ValueJson>} values */
function textValue(values) {
  return Object.entries(values).find(([, value]) => value.textOption);
}

/** @param {ValueJson["textOption"]} limits @param {string} text */
function isWithin({ minLength = 0, maxLength = Infinity } = {}, text) {
  const length = [...text].length;
  return length >= minLength && length <= maxLength;
}
