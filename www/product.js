// The product page: which product the address names, its words, and the picture that goes with the picks.

/** @typedef {import("../pkg/index.js").Product["view"]} ProductView */

/** How a product can be had, in words. @type {Record<ProductView["availability"]["status"], string>} */
const STOCK = {
  "in-stock": "In stock, leaves us today.",
  "back-order": "Sold out for now. Order it, and it leaves us in two weeks.",
  limited: "Only a few left.",
  "pre-order": "Not out yet. Order it, and it is yours on the first day.",
  discontinued: "No longer made; we will look for one for you.",
  digital: "Yours at once, to download.",
  "store-only": "For pick-up in a store.",
  unknown: "Ask us when it can be had.",
};

const element = /** @type {HTMLElement} */ (document.querySelector("barrow-product"));
const sku = new URLSearchParams(location.search).get("sku") ?? "100060";
element.setAttribute("sku", sku);

element.addEventListener("barrow-product-load", (event) => showProduct(event.detail));

element.addEventListener("barrow-selection-change", (event) => {
  const picked = event.detail.options.flatMap(({ values }) =>
    values.filter((value) => value.selected),
  );
  const image = picked.findLast((value) => value.image)?.image;
  if (image) showPicture(image);
});

/** @param {ProductView} view */
function showProduct({ name, description, availability, image }) {
  document.title = `${name} – Barrow & Daughters`;
  fill("h1", name);
  fill(".stock", STOCK[availability.status]);
  fill(".words", description ?? "");
  if (image) showPicture(image);
}

/** @param {string} selector @param {string} text */
function fill(selector, text) {
  const node = document.querySelector(selector);
  if (node) node.textContent = text;
}

/** @param {string} url untrusted */
function showPicture(url) {
  const picture = document.querySelector("img");
  if (picture && /^https?:/.test(url)) picture.src = url;
}
