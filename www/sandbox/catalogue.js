// What the demo shop sells, in the vendor's shape.

import { dependent } from "./products/dependent.js";
import { hostile } from "./products/hostile.js";
import { manySlavedOptions } from "./products/many-slaved-options.js";
import { plain } from "./products/plain.js";

/** Products by catalogue: 1 is the shop, 2 sells a single one, dearer. @type {Record<1 | 2, import("./types.js").ProductJson[]>} */
export const catalogues = {
  1: [manySlavedOptions, ...plain, ...dependent, hostile],
  2: [{ ...plain[0], price: "319.00" }],
};
