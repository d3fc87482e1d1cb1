import { BarrowElement } from "./base.js";
import { h, setAttribute } from "./dom.js";
import { say } from "./messages.js";

/**
 * The price of one unit of the product around it, with the options picked; "from …" while that is undecided.
 *
 * What the author wrote inside is shown until the price is known. What the attributes ask for is loaded with the first
 * element that has one. With the full engine it holds the add-ons, and says what more units would save.
 *
 * @element barrow-price
 * @attr {"net" | "gross" | "both"} show Which price, in words, where the tax is known; default the price as the shop
 *   states it.
 * @attr {boolean} range Shows the lowest and the highest price while it is undecided.
 * @attr {string} reference Shows the price before a discount, struck through, under this name; default "Before:".
 *
 * @example
 * <barrow-product sku="100060"><barrow-price>$49.99</barrow-price></barrow-product>
 */
export class BarrowPrice extends BarrowElement {
  static tag = "barrow-price";
  static observedAttributes = ["show", "range", "reference"];

  get show() {
    return this.getAttribute("show");
  }
  set show(value) {
    setAttribute(this, "show", value);
  }

  get range() {
    return this.hasAttribute("range");
  }
  set range(value) {
    this.toggleAttribute("range", value);
  }

  get reference() {
    return this.getAttribute("reference");
  }
  set reference(value) {
    setAttribute(this, "reference", value);
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.context?.follow(() => this.render(), signal);
  }

  attributeChangedCallback() {
    this.render();
  }

  render() {
    const { context } = this;
    const { picker, product, terms } = context ?? {};
    if (!picker || !product) return;
    if (terms) return terms.showPrice(this);
    if (this.matches("[show], [range], [reference]")) return context?.loadTerms();
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
