import { say } from "./messages.js";
import { BarrowShown } from "./shown.js";

/**
 * How the product around it can be had, in words; nothing where the shop does not say.
 *
 * What the author wrote inside is shown until that is known.
 *
 * @element barrow-availability
 *
 * @example
 * <barrow-product sku="100060"><barrow-availability></barrow-availability></barrow-product>
 */
export class BarrowAvailability extends BarrowShown {
  static tag = "barrow-availability";

  /**
   * @param {import("../types.js").ProductView} product
   * @param {import("../types.js").PickerView} picker
   */
  render({ availability }, { soldOut }) {
    const status = soldOut ? "sold-out" : availability.status;
    this.mark(status);
    this.textContent = say(status);
  }
}
