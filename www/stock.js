// How a product can be had, in words: short on a picture, long beside the price.

/** @typedef {import("../pkg/types.js").ProductView["availability"]["status"]} Status */

/** @type {Record<Status, string>} */
export const SHORT = {
  "in-stock": "",
  "back-order": "In two weeks",
  limited: "Only a few left",
  "pre-order": "Order ahead",
  discontinued: "No longer made",
  digital: "",
  "store-only": "In our store only",
  unknown: "",
};

/** @type {Record<Status, string>} */
export const LONG = {
  "in-stock": "In stock, leaves us today.",
  "back-order": "Sold out for now. Order it, and it leaves us in two weeks.",
  limited: "Only a few left.",
  "pre-order": "Not out yet. Order it, and it is yours on the first day.",
  discontinued: "No longer made; we will look for one for you.",
  digital: "Yours at once, to download.",
  "store-only": "For pick-up in our store.",
  unknown: "Ask us when it can be had.",
};
