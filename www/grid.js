// The grid: says on the picture how a product can be had, and once for all what went wrong.

import { SHORT } from "./stock.js";

const grid = /** @type {HTMLElement} */ (document.querySelector(".grid"));
const notice = /** @type {HTMLElement} */ (document.querySelector(".notice"));

grid.addEventListener("barrow-product-load", ({ target, detail }) => {
  const text = SHORT[detail.availability.status];
  if (text && target instanceof Element) showBadge(target, text);
});

grid.addEventListener("barrow-error", ({ target }) => {
  const message = target instanceof Element && target.querySelector(".barrow-message");
  if (!message || !notice.hidden) return;
  notice.textContent = `We cannot show our prices just now. ${message.textContent}`;
  notice.hidden = false;
});

/** @param {Element} card @param {string} text */
function showBadge(card, text) {
  const badge = card.querySelector(".badge") ?? document.createElement("span");
  badge.className = "badge";
  badge.textContent = text;
  card.append(badge);
}
