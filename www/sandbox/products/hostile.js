// A product whose texts would do harm in a page that takes them for markup or code.

import { option, value } from "./write.js";

const MARKUP = '<img src="x" onerror="window.harmed = true">';

/** @type {import("../types.js").ProductJson} */
export const hostile = {
  partNumber: "hostile",
  name: `${MARKUP} & <b>Sons</b>`,
  price: "1.00",
  currency: "USD",
  locale: "en-US",
  availability: { code: "Q" },
  averageDealerMargin: "0.40",
  description: `${MARKUP}<script>window.harmed = true</script>`,
  image: "javascript:window.harmed=true",
  images: [{ name: MARKUP, url: "javascript:window.harmed=true" }],
  productOptions: Object.fromEntries([
    ["__proto__", option("__proto__", 10, Object.fromEntries([["__proto__", value(MARKUP)]]))],
    [
      "constructor",
      option(MARKUP, 20, { toString: value("toString"), valueOf: value("\u202Efed") }),
    ],
  ]),
};
