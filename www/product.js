// The product page: which product the address names and what is picked of it, its words, and the picture that goes with
// the picks. The address follows the picks, so that a link or the way back opens them again.

import { shownFields } from "../pkg/fields.js";
import { fromSearchParams, toSearchParams } from "../pkg/links.js";
import { LONG } from "./stock.js";

/** @typedef {import("../pkg/types.js").ProductView} ProductView */
/** @typedef {import("../pkg/types.js").PickerView} PickerView */

/** @typedef {HTMLElementTagNameMap["barrow-product"]} BarrowProduct */

const element = /** @type {BarrowProduct} */ (document.querySelector("barrow-product"));
const picture = /** @type {HTMLImageElement} */ (document.querySelector(".picture"));
const added = /** @type {HTMLElement} */ (document.querySelector(".added"));
let name = "";

element.addEventListener("barrow-product-load", ({ detail }) => {
  showProduct(detail);
  pickAgain();
});

element.addEventListener("barrow-selection-change", ({ detail }) => {
  showPicked(detail);
  keepPicks();
});

element.addEventListener("barrow-add", async ({ detail }) => {
  added.hidden = true;
  const end = await detail.promise.then(
    (result) => (result ? "added" : "prevented"),
    (error) => error.code,
  );
  added.hidden = end !== "added" && end !== "uncertain";
});

element.addEventListener("barrow-error", ({ target, detail }) => {
  if (target === element) showLost(detail.code === "not-found");
});

const sku = new URLSearchParams(location.search).get("sku");
if (sku) element.setAttribute("sku", sku);
else showLost(true);

/** Picks what the address says, as far as it is still offered. */
function pickAgain() {
  if (!element.picker) return;
  const { view } = fromSearchParams(element.picker, location.search);
  element.changed();
  showPicked(view);
}

/** Writes into the address what is picked. */
function keepPicks() {
  const params = new URLSearchParams(location.search);
  for (const name of [...params.keys()]) if (name.startsWith("option.")) params.delete(name);
  const picks = element.picker ? toSearchParams(element.picker) : [];
  for (const [name, value] of picks) params.append(name, value);
  history.replaceState(null, "", `?${params}`);
}

/** @param {ProductView} view */
function showProduct(view) {
  name = view.name;
  document.title = `${name} – Barrow & Daughters`;
  fill(".name", name);
  showStock(view.availability.status);
  fill(".words", view.description ?? "");
  showPicture(view.image ?? "", name);
  showThumbs(view.images);
  showDetails(shownFields(view.customFields));
  show(".product", true);
  show(".lost", false);
  document.querySelector(".product")?.classList.remove("waiting");
}

/** @param {ProductView["availability"]["status"]} status */
function showStock(status) {
  const stock = /** @type {HTMLElement} */ (document.querySelector(".stock"));
  stock.textContent = LONG[status];
  stock.dataset.status = status;
}

/** @param {PickerView} view */
function showPicked({ options }) {
  const picked = options.flatMap(({ values }) => values.filter((value) => value.selected));
  const value = picked.findLast((each) => each.image);
  if (value?.image) showPicture(value.image, `${name}, ${value.name}`);
}

/** @param {ProductView["images"]} images */
function showThumbs(images) {
  const shown = images.filter(({ url }) => isWeb(url));
  const thumbs = document.querySelector(".thumbs");
  thumbs?.replaceChildren(...shown.map(thumb));
  show(".thumbs", shown.length > 1);
}

/** @param {ProductView["images"][number]} image */
function thumb(image) {
  const alt = image.name ?? name;
  const button = document.createElement("button");
  const small = Object.assign(document.createElement("img"), { src: image.url, alt });
  button.type = "button";
  button.onclick = () => showPicture(image.url, `${name}, ${alt}`);
  button.append(small);
  const item = document.createElement("li");
  item.append(button);
  return item;
}

/** @param {ReturnType<typeof shownFields>} fields */
function showDetails(fields) {
  const rows = fields.flatMap(({ name, text, url }) => {
    const term = Object.assign(document.createElement("dt"), { textContent: name });
    const detail = document.createElement("dd");
    detail.append(
      url ? Object.assign(document.createElement("a"), { href: url, textContent: text }) : text,
    );
    return [term, detail];
  });
  document.querySelector(".details")?.replaceChildren(...rows);
  show(".details", rows.length > 0);
}

/** @param {string} url untrusted @param {string} alt */
function showPicture(url, alt) {
  if (isWeb(url)) Object.assign(picture, { src: url, alt });
  for (const button of document.querySelectorAll(".thumbs button")) {
    button.setAttribute("aria-pressed", `${button.querySelector("img")?.src === picture.src}`);
  }
}

/** @param {boolean} unknown whether the shop has no such product */
function showLost(unknown) {
  const title = unknown ? "That is not on our shelves" : "We cannot show this just now";
  document.title = `${title} – Barrow & Daughters`;
  fill("h1.lost", title);
  fill(".crumbs .name", title);
  show(".product", false);
  show(".lost", true);
}

/** @param {string} selector @param {string} text */
function fill(selector, text) {
  for (const node of document.querySelectorAll(selector)) node.textContent = text;
}

/** @param {string} selector @param {boolean} shown */
function show(selector, shown) {
  for (const node of document.querySelectorAll(selector)) node.toggleAttribute("hidden", !shown);
}

/** @param {string} url */
function isWeb(url) {
  return /^https?:/.test(url);
}
