import { BarrowElement } from "./base.js";
import { each, h } from "./dom.js";
import { say, speak } from "./messages.js";
import { optionView } from "./option-view.js";

/**
 * @typedef {import("../types.js").PickerOptionView} OptionView
 * @typedef {import("./dom.js").Entry<OptionView>} Entry
 */

/** How long the page may stand still, in milliseconds: what takes longer goes on in another task. */
const SLICE_MS = 8;

/**
 * The options of the product around it: a group of radio buttons, a list or a text field each.
 *
 * What the author wrote inside is shown until the product was read. With the full engine, add-ons come after the options.
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
  /** Made with the first picker. @type {HTMLElement} */ #list = /** @type {any} */ (undefined);
  #asked = false;
  /** What is still to be shown. @type {Generator | undefined} */ #work;
  /** What values would change, by value. @type {Map<object, string>} */ #changes = new Map();
  /** How often that has changed. */ #round = 0;
  /** The view for which that was found out. @type {object | undefined} */ #explained;

  make() {
    this.#picker = this.#explained = undefined;
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    this.context?.follow(() => this.render(), signal);
    signal.addEventListener("abort", () => this.#work?.return(undefined));
  }

  render() {
    const picker = this.context?.picker;
    if (!picker) return;
    if (picker !== this.#picker) this.#begin(picker);
    if (picker.view !== this.#explained) {
      this.#explained = picker.view;
      this.#changes.clear();
      this.#round++;
    }
    this.#work?.return(undefined);
    this.#work = this.#build(picker);
    this.#goOn(this.#work);
  }

  /** Works until its time is up, and goes on in another task. @param {Generator} work */
  #goOn(work) {
    speak(this);
    const end = performance.now() + SLICE_MS;
    while (!work.next().done) {
      if (performance.now() > end) {
        setTimeout(() => this.#goOn(work));
        return;
      }
    }
  }

  /**
   * Shows one option after the other, and then finds out what each value that needs a change would change.
   *
   * @param {import("../index.js").Picker} picker
   */
  *#build(picker) {
    const addOns = this.context?.terms?.addOnOptions(this) ?? [];
    const options = [...picker.view.options, ...addOns];
    const show = (/** @type {number} */ count) =>
      each(
        this.#list,
        options.slice(0, count),
        (option) => option.id,
        (option) => this.#whenChanged(optionView(option, this)),
      );
    for (let count = this.#list.childElementCount; count < options.length; ) {
      show(++count);
      yield;
    }
    show(options.length);
    for (const { values } of options) {
      for (const value of values) {
        if (value.availability !== "needs-change" || this.#changes.has(value)) continue;
        const { wouldDrop } = picker.explain(value.optionId, value.id);
        const others = wouldDrop.map((pick) => `${pick.optionName}: ${pick.valueName}`).join(", ");
        this.#changes.set(value, others ? say("clears", { others }) : say("changesOthers"));
        yield;
      }
    }
    this.#round++;
    show(options.length);
  }

  /**
   * Updates what shows an option only where there is something new to show.
   *
   * @param {Entry} entry
   * @returns {Entry}
   */
  #whenChanged([node, update]) {
    /** @type {OptionView | undefined} */ let shown;
    /** @type {string | undefined} */ let state;
    return [
      node,
      (option) => {
        const explained = option.values.some(({ availability }) => availability === "needs-change");
        const now = `${this.isMissed(option.id)} ${explained && this.#round}`;
        if (option !== shown || now !== state) update(option);
        [shown, state] = [option, now];
      },
    ];
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
   * What picking a value would change, as far as it is known.
   *
   * @param {import("../types.js").PickerValueView} value
   */
  change(value) {
    return this.#changes.get(value) ?? say("changesOthers");
  }

  /**
   * @param {string} optionId
   * @param {string} valueId an empty one takes the pick back
   */
  pick(optionId, valueId) {
    if (this.context?.terms?.pickAddOn(this, optionId, valueId)) return;
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
    speak(this);
    try {
      const { view, sentence } = change(this.#picker);
      this.mark("ready");
      this.context?.changed();
      this.say(sentence);
      this.emit("barrow-selection-change", view);
    } catch (error) {
      this.render();
      this.fail(error);
    }
  }
}
