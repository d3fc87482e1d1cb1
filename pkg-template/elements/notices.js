import { each, h, set } from "./dom.js";
import { messages, say, sayOf, speak, english as usual } from "./messages.js";

/**
 * @typedef {import("../index.js").Cart} Cart
 * @typedef {import("../types.js").CartView} CartView
 * @typedef {import("../types.js").WantedItem} WantedItem
 * @typedef {import("./base.js").BarrowElement} BarrowElement
 * @typedef {{ intentId: string, key: "doubt" | "expired", items: readonly WantedItem[] }} Question
 */

/**
 * What is asked and told in English, beside what every page says. The other languages have it among their messages, and so
 * do pages that say it in words of their own.
 *
 * @type {import("./messages.js").Words}
 */
export const english = {
  doubt: "We could not find out whether {quantity} × {name} was added. Is it in your cart?",
  doubtAgain: "No, add it again",
  doubtDrop: "Leave the cart as it is",
  expired: "Your cart was kept too long and is gone. It held: {items}.",
  expiredAgain: "Add all of it again",
  expiredDrop: "Start a new cart",

  "cart-expired": "Your cart was kept too long and is gone. This is a new one.",
  "cart-ordered": "Your order was placed. This is a new cart.",
  "log-set-aside": "What you asked for last may be missing. Please look at your cart.",
  "not-kept":
    "This browser keeps nothing here. Please stay on this page until your cart is up to date.",
  "options-changed": "The shop has changed a choice. Please look at your cart.",
  "price-changed": "The shop has another price than was shown. Please look at your cart.",
  "quantity-changed": "The shop has changed a quantity. Please look at your cart.",
};

Object.assign(usual, english);

/**
 * Shows what the shopper is told, by the codes of the cart's warnings, and what is asked: whether an add arrived, and whether
 * what an expired cart held is wanted again.
 *
 * @param {{ notes: HTMLElement, doubts: HTMLElement }} homes hold nothing else
 * @param {BarrowElement} host
 * @param {Cart} cart
 */
export function showNotices({ notes, doubts }, host, cart) {
  speak(host);
  const codes = new Set(cart.view.warnings.map(({ code }) => code));
  const known = [...codes].filter((code) => messages[code]);
  each(notes, known, (code) => code, noteView);
  each(
    doubts,
    questions(cart.view),
    ({ intentId }) => intentId,
    (question) => questionView(question, host, cart),
  );
}

/** @returns {import("./dom.js").Entry<string>} */
function noteView() {
  const node = h("p", { className: "barrow-warning" });
  return [node, (code) => set(node, { textContent: messages[code] })];
}

/** @param {CartView} view @returns {Question[]} */
function questions({ uncertain, expired }) {
  /** @type {Question[]} */
  const doubts = uncertain.map(({ intentId, item }) => ({ intentId, key: "doubt", items: [item] }));
  return expired ? [...doubts, { ...expired, key: "expired" }] : doubts;
}

/**
 * @param {Question} question
 * @param {BarrowElement} host
 * @param {Cart} cart
 * @returns {import("./dom.js").Entry<Question>}
 */
function questionView({ intentId, key }, host, cart) {
  const words = h("p");
  const node = h("div", { className: "barrow-doubt", role: "alert" }, words);
  const buttons = /** @type {const} */ (["send-again", "drop"]).map((answer) => {
    const settle = () => cart.settle(intentId, answer).catch((error) => host.fail(error));
    const label = say(answer === "drop" ? `${key}Drop` : `${key}Again`);
    const button = h("button", { type: "button", onclick: settle }, label);
    node.append(button, " ");
    return button;
  });
  return [node, ({ items }) => showItems(items, key, words, buttons)];
}

/**
 * Says what is asked about, on the buttons too: there may be several questions.
 *
 * @param {readonly WantedItem[]} items
 * @param {"doubt" | "expired"} key
 * @param {HTMLElement} words
 * @param {HTMLElement[]} buttons
 */
function showItems(items, key, words, buttons) {
  const [{ quantity, name, sku }] = items;
  const all = items.map((item) => `${item.quantity} × ${item.name ?? item.sku}`).join(", ");
  set(words, { textContent: say(key, { quantity, name: name ?? sku, items: all }) });
  for (const button of buttons) set(button, { "aria-label": sayOf(`${button.textContent}`, all) });
}
