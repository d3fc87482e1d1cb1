import { BarrowElement } from "./base.js";

/**
 * Where the messages of the elements around it are shown: of those in the same product or dialog, else of the page's.
 *
 * @element barrow-message
 *
 * @example
 * <barrow-product sku="100060">
 *   <barrow-message></barrow-message>
 *   <barrow-option-picker></barrow-option-picker>
 *   <barrow-add-to-cart></barrow-add-to-cart>
 * </barrow-product>
 */
export class BarrowMessage extends BarrowElement {
  static tag = "barrow-message";
}
