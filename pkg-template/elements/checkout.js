import { BarrowElement } from "./base.js";
import { parsed } from "./dom.js";
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
  listen(signal) {
    this.onControl(() => this.checkOut(), signal);
  }

  start() {
    this.makeControl("checkOut");
    if (!this.#going) this.show("ready");
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
    this.show("busy");
    try {
      await parsed();
      const cart = await (this.shop?.cart() ?? noShop());
      const url = await cart.checkoutUrl();
      if (this.emit("barrow-checkout", { url })) location.assign(url);
      this.show("ready");
    } catch (error) {
      this.fail(error);
    }
  }
}
