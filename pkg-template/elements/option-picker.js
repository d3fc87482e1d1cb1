import { BarrowElement } from "./base.js";
import { each, h } from "./dom.js";
import { say } from "./messages.js";
import { optionView } from "./option-view.js";

/**
 * The options of the product around it: a group of radio buttons, a list or a text field each.
 *
 * What the author wrote inside is shown until the product was read.
 *
 * @element barrow-option-picker
 * @fires barrow-selection-change after each pick; `detail` is the picker's view
 * @fires barrow-error when a pick is refused
 *
 * @example
 * <barrow-product sku="100060"><barrow-option-picker></barrow-option-picker></barrow-product>
 */
export class BarrowOptionPicker extends BarrowElement {
  static tag = "barrow-option-picker";

  /** @type {import("../index.js").Picker | undefined} */ #picker;
  #list = globalThis.document && h("div", { className: "barrow-options" });
  #asked = false;

  /** @param {AbortSignal} signal */
  start(signal) {
    this.context?.follow(() => this.render(), signal);
  }

  render() {
    const picker = this.context?.picker;
    if (!picker) return;
    if (picker !== this.#picker) this.#begin(picker);
    each(
      this.#list,
      picker.view.options,
      (option) => option.id,
      (option) => optionView(option, this),
    );
  }

  /** Marks what still wants a value and puts the shopper before the first of it. */
  ask() {
    this.#asked = true;
    this.render();
    const first = this.#picker?.view.missing[0];
    const options = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-option]"));
    const option = [...options].find((node) => node.dataset.option === first);
    /** @type {HTMLElement | null | undefined} */ (
      option?.querySelector("input:enabled, select")
    )?.focus();
  }

  /** @param {string} optionId */
  isMissed(optionId) {
    return this.#asked && Boolean(this.#picker?.view.missing.includes(optionId));
  }

  /**
   * @param {string} optionId
   * @param {string} valueId an empty one takes the pick back
   */
  pick(optionId, valueId) {
    this.#change((picker) => (valueId ? picker.pick(optionId, valueId) : picker.unpick(optionId)));
  }

  /**
   * @param {string} optionId
   * @param {string} text
   */
  enterText(optionId, text) {
    this.#change((picker) => picker.enterText(optionId, text));
  }

  /** @param {import("../index.js").Picker} picker */
  #begin(picker) {
    this.#picker = picker;
    this.#asked = false;
    this.#list = h("div", { className: "barrow-options" });
    this.replaceChildren(this.#list);
  }

  /** @param {(picker: import("../index.js").Picker) => import("../types.js").PickResult} change */
  #change(change) {
    if (!this.#picker) return;
    try {
      const { view, dropped } = change(this.#picker);
      this.context?.changed();
      this.say(dropped.map(sayCleared).join(" "));
      this.emit("barrow-selection-change", view);
    } catch (error) {
      this.render();
      this.fail(error);
    }
  }
}

/** @param {import("../types.js").Pick} pick */
function sayCleared({ optionName, valueName }) {
  return say("cleared", { option: optionName, value: valueName });
}
