import { BarrowElement } from "./base.js";
import { h, hideVisually, instead, set } from "./dom.js";
import { sayItems } from "./messages.js";

/**
 * How many units are in the cart.
 *
 * An author's own element inside gets the number, else one is made. The link or button around it opens the cart's
 * drawer, where the page has one.
 *
 * @element barrow-cart-count
 * @fires barrow-error when the cart cannot be read; it says nothing itself
 *
 * @example
 * <a href="/cart">Cart <barrow-cart-count></barrow-cart-count></a>
 */
export class BarrowCartCount extends BarrowElement {
  static tag = "barrow-cart-count";

  /**
   * Without a cart from before there is nothing to count until somebody needs the shop, here or in another tab.
   *
   * @param {AbortSignal} signal
   */
  start(signal) {
    const { shop } = this;
    const link = this.closest("a, button") ?? this;
    link.addEventListener("click", (event) => this.#open(event), { signal });
    if (!shop?.configured) return;
    const follow = () => this.followCart((view) => this.render(view), signal);
    if (shop.mayHaveCart) return follow();
    this.render({ status: "ready", count: 0 });
    shop.addEventListener("barrow-open", follow, { signal, once: true });
    for (const type of ["storage", "pageshow"]) {
      addEventListener(type, () => shop.mayHaveCart && shop.warmUp(), { signal });
    }
  }

  /**
   * A number has no room for words: what went wrong is said by the elements that show the cart.
   *
   * @param {any} error
   */
  fail(error) {
    if (error?.code !== "aborted") this.emit("barrow-error", error);
  }

  /** @param {Pick<import("../types.js").CartView, "status" | "count">} view */
  render({ status, count }) {
    this.mark(status === "ready" && !count ? "empty" : status);
    if (status === "loading") return;
    const badge =
      this.querySelector(":not(.barrow-words)") ?? h("span", { className: "barrow-count" });
    const words =
      this.querySelector(".barrow-words") ?? hideVisually(h("span", { className: "barrow-words" }));
    set(badge, { textContent: `${count}`, "aria-hidden": "true" });
    set(words, { textContent: sayItems(count) });
    if (!this.contains(badge) || !this.contains(words)) this.replaceChildren(badge, words);
  }

  /**
   * Opens the drawer that shows the cart, where the page has one.
   *
   * @param {Event} event
   */
  #open(event) {
    const carts = document.querySelectorAll("barrow-cart");
    const drawer = [...carts].find((cart) => cart.drawer && cart.shop === this.shop);
    if (drawer) instead(event, () => drawer.open());
  }
}
