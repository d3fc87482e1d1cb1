import { BarrowElement } from "./base.js";
import { h, hideVisually, set } from "./dom.js";
import { sayItems } from "./messages.js";

/**
 * How many units are in the cart.
 *
 * An author's own element inside gets the number, else one is made.
 *
 * @element barrow-cart-count
 *
 * @example
 * <a href="/cart">Cart <barrow-cart-count></barrow-cart-count></a>
 */
export class BarrowCartCount extends BarrowElement {
  static tag = "barrow-cart-count";

  /** @param {AbortSignal} signal */
  start(signal) {
    this.followCart((view) => this.render(view), signal);
  }

  /**
   * A number has no room for words: what went wrong is said by the elements that show the cart.
   *
   * @param {any} error
   */
  fail(error) {
    if (error?.code !== "aborted") this.emit("barrow-error", error);
  }

  /** @param {import("../types.js").CartView} view */
  render({ status, count }) {
    if (status === "loading") return;
    const badge =
      this.querySelector(":not(.barrow-words)") ?? h("span", { className: "barrow-count" });
    const words =
      this.querySelector(".barrow-words") ?? hideVisually(h("span", { className: "barrow-words" }));
    set(badge, { textContent: `${count}`, "aria-hidden": "true" });
    set(words, { textContent: sayItems(count) });
    if (!this.contains(badge) || !this.contains(words)) this.replaceChildren(badge, words);
  }
}
