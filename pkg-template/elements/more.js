/**
 * What elements show beside what every shop has: prices with and without tax, tiers, quantity rules, add-ons. In one file,
 * loaded with the first element or product that has such a thing.
 */
export { addOnOptions, pickAddOn } from "./more/add-ons.js";
export { showOrderable, trouble } from "./more/orderable.js";
export { showPrice } from "./more/price.js";
export { showQuantity } from "./more/quantity.js";
