import { announce } from "./announce.js";
import { BarrowElement } from "./base.js";
import { each, h, set } from "./dom.js";
import { lineView } from "./line-view.js";
import { say, sayError, sayItems, warnings } from "./messages.js";

/**
 * @typedef {import("../types.js").CartView} CartView
 * @typedef {import("../types.js").LineView} LineView
 * @typedef {import("../index.js").Cart} Cart
 * @typedef {CartView["uncertain"][number]} Doubt
 */

/**
 * The cart as a part of the page: its lines, to be changed and removed, and their sum.
 *
 * What the author wrote inside stays: a heading before the lines, everything else after them.
 *
 * @element barrow-cart
 * @fires barrow-error when a change fails
 *
 * @example
 * <barrow-cart>
 *   <h2>Your cart</h2>
 *   <barrow-checkout></barrow-checkout>
 * </barrow-cart>
 */
export class BarrowCart extends BarrowElement {
  static tag = "barrow-cart";

  /** @type {Cart | undefined} */ #cart;
  /** @type {Map<string, string>} */ #troubles = new Map();
  /** @type {ReturnType<typeof makeParts> | undefined} */ #parts;

  /** @param {AbortSignal} signal */
  start(signal) {
    if (!this.#parts) this.#build();
    this.followCart((view, cart) => {
      this.#cart = cart;
      this.render(view);
    }, signal);
  }

  /** @param {CartView} view */
  render(view) {
    const parts = /** @type {ReturnType<typeof makeParts>} */ (this.#parts);
    const { lines, status } = view;
    const empty = lines.length === 0;
    const at = [...parts.lines.children].findIndex((line) => line.contains(document.activeElement));
    set(this, { "aria-busy": view.pending ? "true" : null });
    set(parts.status, {
      textContent: status === "loading" ? say("loading") : say("empty"),
      hidden: !empty || status === "stale",
    });
    set(parts.stale, { hidden: status !== "stale" });
    each(parts.notes, view.warnings, ({ code }) => code, warningView);
    each(parts.doubts, view.uncertain, ({ intentId }) => intentId, () => this.#doubtView());
    each(parts.lines, lines, ({ lineId }) => lineId, (line) => lineView(line, this));
    set(parts.sum, { hidden: empty });
    set(parts.subtotal, {
      textContent: this.money(view.subtotal),
      value: view.subtotal?.amount ?? "",
    });
    if (at >= 0 && document.activeElement === document.body) this.#focusLine(at);
  }

  /**
   * @param {LineView} line
   * @param {number} quantity
   */
  setQuantity(line, quantity) {
    const name = line.name ?? line.sku;
    this.#act(line, (cart) => cart.setQuantity(line.lineId, quantity), "changed", { name, quantity });
  }

  /** @param {LineView} line */
  remove(line) {
  }
}
