import { BarrowElement } from "./base.js";

/**
 * @typedef {import("../types.js").ProductView} ProductView
 * @typedef {import("../types.js").PickerView} PickerView
 */

/** What elements share that show a part of the product around them. */
export class BarrowShown extends BarrowElement {
  /** @param {AbortSignal} signal */
  start(signal) {
    const { context } = this;
    context?.follow(() => {
      if (context.product && context.picker) this.render(context.product.view, context.picker.view);
    }, signal);
  }

  /**
   * Shows it, once the product was read and after each pick.
   *
   * @param {ProductView} _product
   * @param {PickerView} _picker
   */
  render(_product, _picker) {}
}
