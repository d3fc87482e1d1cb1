import { h, set, webUrl } from "./dom.js";
import { BarrowShown } from "./shown.js";

/**
 * The picture of the product around it: that of the last pick that has one, else its own.
 *
 * An author's own `<img>` inside is used, and keeps its `alt`; else one is made.
 *
 * @element barrow-image
 *
 * @example
 * <barrow-product sku="100060">
 *   <barrow-image><img alt="" width="400" height="400"></barrow-image>
 * </barrow-product>
 */
export class BarrowImage extends BarrowShown {
  static tag = "barrow-image";

  /**
   * @param {import("../types.js").ProductView} product
   * @param {import("../types.js").PickerView} picker
   */
  render({ name, image }, { options }) {
    const values = options.flatMap(({ values }) => values);
    const picked = values.findLast((value) => value.selected && webUrl(value.image));
    const src = webUrl(picked?.image ?? image);
    this.mark(src ? "ready" : "empty");
    if (!src) return;
    const picture = this.querySelector("img") ?? h("img", { className: "barrow-picture" });
    set(picture, { srcset: null, src });
    if (picture.className === "barrow-picture") {
      picture.alt = picked ? `${name}, ${picked.name}` : name;
      this.append(picture);
    }
  }
}
