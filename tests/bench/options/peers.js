// What others do with the same product. Each comes to a function from picks to one flag per value, option after option.

import { computeAvailabilityMap } from "../node_modules/@salla.sa/twilight-components/dist/collection/components/salla-product-options/availability-utils.js";
import { getProductOptions } from "../node_modules/@shopify/hydrogen-react/dist/browser-prod/getProductOptions.mjs";
import { isSkuChoosable } from "../node_modules/vant/es/sku/utils/sku-helper.js";

/**
 * @typedef {import("./products.js").Model} Model
 * @typedef {(picks: (number | null)[]) => ArrayLike<boolean | number>} Resolve
 */

/** Three states, any order. @param {Model} model @returns {Resolve} */
export function salla({ shape, sets }) {
  const options = shape.map((count, option) => ({
    id: option,
    details: Array.from({ length: count }, (_, value) => ({
      id: option * 100 + value,
      /** @type {Record<number, boolean>} */ skus_availability: {},
    })),
  }));
  sets.forEach((set, sku) => {
    set.forEach((value, option) => {
      options[option].details[value].skus_availability[sku] = true;
    });
  });
  return (picks) => {
    const selected = picks.flatMap((value, option) =>
      value === null
        ? []
        : {
            option_id: option,
            skus_availability: options[option].details[value].skus_availability,
          },
    );
    const map = computeAvailabilityMap(options, selected);
    return options.flatMap(({ details }) => details.map(({ id }) => map[id] === "available"));
  };
}

/** Yes or no, asked for each value. @param {Model} model @returns {Resolve} */
export function vant({ shape, sets }) {
  const list = sets.map((set) => ({
    stock_num: 1,
    ...Object.fromEntries(Array.from(set, (value, option) => [`s${option}`, `${value}`])),
  }));
  return (picks) => {
    const selected = Object.fromEntries(
      picks.map((value, option) => [`s${option}`, value === null ? "" : `${value}`]),
    );
    return shape.flatMap((count, option) =>
      Array.from({ length: count }, (_, value) =>
        isSkuChoosable(list, selected, { key: `s${option}`, valueId: `${value}` }),
      ),
    );
  };
}

/** Looks only at the options before each: other answers than ours. Wants all options picked. @param {Model} model @returns {Resolve} */
export function hydrogen({ shape, sets }) {
  const encoded = `v1_${encode([...sets].sort(compare), 0)}`;
  const options = shape.map((count, option) => ({
    name: `o${option}`,
    optionValues: Array.from({ length: count }, (_, value) => ({ name: `${value}` })),
  }));
  const product = {
    handle: "big",
    options,
    adjacentVariants: [],
    encodedVariantExistence: encoded,
    encodedVariantAvailability: encoded,
  };
  return (picks) => {
    const selectedOptions = picks.map((value, option) => ({
      name: `o${option}`,
      value: `${value}`,
    }));
    const variant = { product: { handle: "big" }, selectedOptions };
    const shown = getProductOptions({ ...product, selectedOrFirstAvailableVariant: variant });
    return shown.flatMap(({ optionValues }) => optionValues.map(({ available }) => available));
  };
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function compare(a, b) {
  const option = a.findIndex((value, option) => value !== b[option]);
  return option < 0 ? 0 : a[option] - b[option];
}

/** Shopify's trie: `0:0:0,1:0 1,,1:0:0`. @param {Uint8Array[]} sets in order @param {number} option @returns {string} */
function encode(sets, option) {
  if (option === sets[0].length - 1) return `${sets.map((set) => set[option]).join(" ")},`;
  let text = "";
  for (let from = 0, to = 0; from < sets.length; from = to) {
    while (to < sets.length && sets[to][option] === sets[from][option]) to++;
    text += `${sets[from][option]}:${encode(sets.slice(from, to), option + 1)}`;
  }
  return option === 0 ? text : `${text},`;
}

/** Every part of every set in a dictionary. @param {Model} model @returns {Resolve} */
export function powerSet({ shape, sets }) {
  const known = new Set();
  for (const set of sets) {
    for (let mask = 0; mask < 1 << shape.length; mask++) {
      let key = "";
      for (let option = 0; option < shape.length; option++) {
        key += mask & (1 << option) ? `${set[option]},` : ",";
      }
      known.add(key);
    }
  }
  return (picks) => {
    const words = picks.map((value) => (value === null ? "," : `${value},`));
    return shape.flatMap((count, option) =>
      Array.from({ length: count }, (_, value) =>
        known.has(words.with(option, `${value},`).join("")),
      ),
    );
  };
}
