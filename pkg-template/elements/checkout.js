import { BarrowControl } from "./control.js";
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
export class BarrowCheckout extends BarrowControl {
  static tag = "barrow-checkout";
  static label = "checkOut";

  /** @type {Promise<void> | undefined} */ #going;

  act() {
    return this.checkOut();
  }

  /** Does what a click does; further clicks meanwhile join it. */
  checkOut() {
    this.#going ??= this.run(() => this.#go()).finally(() => {
      this.#going = undefined;
    });
    return this.#going;
  }

  async #go() {
    const cart = await (this.shop?.cart() ?? noShop());
    const url = await cart.checkoutUrl();
    if (this.emit("barrow-checkout", { url })) location.assign(url);
  }
}
