// The page behind the checkout link: shows what arrived, and lets the shopper order it.

import { decimal, decimalText, plus, times } from "./decimal.js";
import { namedChoices } from "./selection.js";
import { findCart, findProductByUrl } from "./state.js";

/**
 * @typedef {import("./types.js").SandboxState} SandboxState
 * @typedef {import("./types.js").SandboxResponse} SandboxResponse
 * @typedef {import("./types.js").CartJson} CartJson
 * @typedef {import("./types.js").CartItemJson} CartItemJson
 */

const STYLE = `
  :root { color-scheme: light dark; background: Canvas; color: CanvasText; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-inline-size: 38rem; margin: 2rem auto; padding-inline: 1rem; }
  table { inline-size: 100%; border-collapse: collapse; }
  th, td { padding: .6rem .3rem; border-block-end: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
  th, td { text-align: start; vertical-align: top; }
  th:last-child, td:last-child { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  small { display: block; opacity: .75; }
  tfoot { font-weight: 600; }
  button { font: inherit; font-weight: 600; padding: .7rem 1.4rem; margin-block: 1.5rem; border: 0; border-radius: .5rem;
    background: #14532d; color: #fff; cursor: pointer; }
  .note { padding: .6rem 1rem; border-inline-start: .25rem solid #b45309; background: color-mix(in srgb, #b45309 12%, transparent); }`;

/**
 * `GET /checkout/{cartID}`
 *
 * @param {SandboxState} state
 * @param {string} cartId
 * @returns {SandboxResponse}
 */
export function checkoutPage(state, cartId) {
  const cart = findCart(state, cartId);
  if (!cart?.externalCartID)
    return page(404, "No such order", "<p>There is nothing to check out here.</p>");
  const body = cart.completedDate
    ? `<p>This order was placed. Thank you.</p>${back(state)}`
    : form(state, cart);
  return page(200, `Order ${cart.externalCartID}`, table(state, cart) + body);
}

/**
 * `POST /checkout/{cartID}`: the order is placed, the shopper goes back to the shop.
 *
 * @param {import("./index.js").Sandbox} sandbox
 * @param {string} cartId
 * @returns {SandboxResponse}
 */
export function completeOrder(sandbox, cartId) {
  sandbox.complete(cartId);
  const { state } = sandbox;
  const order = findCart(state, cartId)?.externalCartID;
  if (!order || !state.shopUrl) return checkoutPage(state, cartId);
  const Location = `${state.shopUrl}/confirmation.html?order=${encodeURIComponent(order)}`;
  return { status: 303, headers: { Location }, body: "" };
}

/** @param {SandboxState} state @param {CartJson} cart */
function table(state, cart) {
  const items = Object.values(cart.cartItems);
  const total = items.map(lineTotal).reduce(plus, decimal("0"));
  return `<table>
<thead><tr><th>Item</th><th>Quantity</th><th>Price</th></tr></thead>
<tbody>${items.map((item) => row(state, cart, item)).join("")}</tbody>
<tfoot><tr><td colspan="2">Total</td><td>${money(decimalText(total), cart.currency)}</td></tr></tfoot>
</table>`;
}

/** @param {SandboxState} state @param {CartJson} cart @param {CartItemJson} item */
function row(state, cart, item) {
  const product = findProductByUrl(state, item.product);
  const choices = product ? namedChoices(product, item.itemOptions) : [];
  const words = choices.map(({ name, value }) => `<small>${html(`${name}: ${value}`)}</small>`);
  const name = html(product?.name ?? item.product);
  return `<tr><td>${name}${words.join("")}</td><td>${item.quantity}</td><td>${money(
    decimalText(lineTotal(item)),
    cart.currency,
  )}</td></tr>`;
}

/** @param {CartItemJson} item */
function lineTotal(item) {
  return times(decimal(item.price), decimal(item.quantity));
}

/** @param {SandboxState} state @param {CartJson} cart */
function form(state, cart) {
  const empty = Object.keys(cart.cartItems).length === 0;
  const button = empty
    ? "<p>The cart is empty.</p>"
    : `<form method="post"><button>Place the order</button></form>`;
  return button + back(state);
}

/** @param {SandboxState} state */
function back({ shopUrl }) {
  return shopUrl ? `<p><a href="${html(shopUrl)}/">Back to the shop</a></p>` : "";
}

/** @param {string} amount @param {string} currency */
function money(amount, currency) {
  return `${html(amount)} ${html(currency)}`;
}

/** @param {number} status @param {string} title @param {string} content @returns {SandboxResponse} */
function page(status, title, content) {
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${html(title)}</title>
<style>${STYLE}</style></head>
<body><main><h1>${html(title)}</h1>
<p class="note">This is the sandbox's checkout: nothing is charged and nothing is sent.</p>
${content}</main></body>
</html>`;
  return { status, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}

/** @param {string} text */
function html(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
