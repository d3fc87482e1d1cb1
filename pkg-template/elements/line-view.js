import { each, h, set, showPicture, webUrl } from "./dom.js";
import { fullName, messages, say } from "./messages.js";
import { makeStepper, readQuantity } from "./stepper.js";

/**
 * @typedef {import("../types.js").LineView} LineView
 *
 * @typedef {object} Host what a line needs of its cart element
 * @property {(line: LineView, quantity: number) => void} setQuantity
 * @property {(line: LineView) => void} removeLine
 * @property {(money: import("../types.js").Money | null) => string} money
 * @property {(lineId: string) => string} troubleOf what went wrong with the line
 */

/**
 * One line of the cart.
 *
 * @param {LineView} line
 * @param {Host} host
 * @returns {import("./dom.js").Entry<LineView>}
 */
export function lineView(line, host) {
  let now = line;
  let typing = false;
  const picture = h("img", { className: "barrow-image", alt: "", loading: "lazy" });
  const name = h("a", { className: "barrow-name" });
  const options = h("ul", { className: "barrow-choices" });
  const unit = h("data", { className: "barrow-unit" });
  const total = h("data", { className: "barrow-total" });
  const remove = h("button", { type: "button", className: "barrow-remove" }, say("remove"));
  const message = h("span", { className: "barrow-message", role: "alert" });
  const stepper = makeStepper((committed) => {
    const quantity = readQuantity(stepper.input);
    const valid = !Number.isNaN(quantity);
    typing = !committed || !valid;
    showTrouble(valid ? "" : messages["invalid-quantity"]);
    if (committed && valid) host.setQuantity(now, quantity);
  });
  remove.onclick = () => host.removeLine(now);

  /** @param {string} text */
  const showTrouble = (text) => {
    set(message, { textContent: text, hidden: !text });
    set(stepper.input, { "aria-invalid": text ? "true" : null });
  };

  /** @param {LineView} line */
  const update = (line) => {
    now = line;
    const full = fullName(line);
    set(node, { "aria-busy": line.pending ? "true" : null });
    showPicture(picture, line.image, about);
    set(name, { textContent: line.name ?? line.sku, href: webUrl(line.productLink) });
    each(options, line.options, (option) => option.name, choice);
    showMoney(unit, line.price, host);
    showMoney(total, line.total, host);
    set(remove, { "aria-label": say("removeOf", { name: full }) });
    stepper.name(full);
    if (!typing) {
      set(stepper.input, { value: `${line.quantity}` });
      showTrouble(host.troubleOf(line.lineId));
    }
  };
  const about = h("div", { className: "barrow-about" }, name, options, unit);
  const node = h("li", { className: "barrow-line" }, about, stepper.node, total, remove, message);
  return [node, update];
}

/**
 * @param {HTMLDataElement} node
 * @param {import("../types.js").Money | null} money
 * @param {Pick<Host, "money">} host
 */
export function showMoney(node, money, host) {
  set(node, { textContent: host.money(money), value: money?.amount ?? "" });
}

/** @returns {import("./dom.js").Entry<LineView["options"][number]>} */
function choice() {
  const node = h("li");
  return [node, ({ name, value }) => set(node, { textContent: `${name}: ${value}` })];
}
