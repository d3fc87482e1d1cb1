import { BarrowElement } from "./base.js";
import { h } from "./dom.js";
import { say } from "./messages.js";

/**
 * The price of one unit of the product around it, with the options picked; "from …" while that is undecided.
 *
 * What the author wrote inside is shown until the price is known.
 *
 * @element barrow-price
 *
 * @example
 * <barrow-product sku="100060"><barrow-price>$49.99</barrow-price></barrow-product>
 */
export class BarrowPrice extends BarrowElement {
  static tag = "barrow-price";

  /** @param {AbortSignal} signal */
  start(signal) {
    this.context?.follow(() => this.render(), signal);
  }

  render() {
    const { picker, product } = this.context ?? {};
    if (!picker || !product) return;
    const { complete, price, priceRange } = picker.view;
    const { min, max } = priceRange ?? {};
    const lowest = (complete ? price : (min ?? product.view.price)) ?? null;
    const text = this.money(lowest);
    const undecided = !complete && min && min.amount !== max?.amount;
    this.replaceChildren(
      h(
        "data",
        { className: "barrow-amount", value: lowest?.amount ?? "" },
        undecided ? say("from", { price: text }) : text,
      ),
    );
  }
}
