/**
 * What elements show beside what every shop has: prices with and without tax, tiers, quantity rules, add-ons. In one file,
 * loaded with the first element or product that has such a thing.
 */
export { addOnOptions, pickAddOn } from "./terms/add-ons.js";
export { showOrderable, trouble } from "./terms/orderable.js";
export { showPrice } from "./terms/price.js";
export { showQuantity } from "./terms/quantity.js";
