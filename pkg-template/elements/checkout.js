import { BarrowElement } from "./base.js";
import { noShop } from "./library.js";

/**
 * A button that leads to the shop's checkout.
 *
 * The author's own `<button>` or `<a>` inside is used, else one is made.
 *
 * @element barrow-checkout
 * @fires barrow-checkout before the page is left, cancelable; `detail` is `{ url }`
 * @fires barrow-error when it fails
 *
 * @example
 * <barrow-checkout><button>Check out</button></barrow-checkout>
 */
export class BarrowCheckout extends BarrowElement {
  static tag = "barrow-checkout";

  /** @type {Promise<void> | undefined} */ #going;

  /** @param {AbortSignal} signal */
  start(signal) {
    this.control("checkOut", () => this.checkOut(), signal);
  }

  /** Does what a click does; further clicks meanwhile join it. */
  checkOut() {
    this.#going ??= this.#go().finally(() => {
      this.#going = undefined;
      this.busy(false);
    });
    return this.#going;
  }

  async #go() {
    this.say("");
    this.busy(true);
    try {
      const cart = await (this.shop?.cart() ?? noShop());
      const url = await cart.checkoutUrl();
      if (this.emit("barrow-checkout", { url })) location.assign(url);
    } catch (error) {
      this.fail(error);
    }
  }
}
