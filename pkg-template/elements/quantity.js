import { BarrowElement } from "./base.js";
import { h, set, setAttribute, uniqueId } from "./dom.js";
import { messages, say } from "./messages.js";
import { makeStepper, readQuantity } from "./stepper.js";

/**
 * How many units of the product around it to add: a labelled number input with − and + buttons.
 *
 * An author's own `<input>` inside is used instead; what is made is named after the product. With the full engine it counts in the steps in which the product is
 * sold, and offers the nearest quantities where the one asked for cannot be ordered.
 *
 * @element barrow-quantity
 * @attr {number} value The quantity at first; default 1.
 *
 * @example
 * <barrow-product sku="100060"><barrow-quantity value="2"></barrow-quantity></barrow-product>
 */
export class BarrowQuantity extends BarrowElement {
  static tag = "barrow-quantity";

  /** @type {HTMLInputElement | undefined} */ #input;
  /** Names the controls that were made. @type {import("./stepper.js").Stepper["name"] | undefined} */ #name;

  /** The quantity asked for; NaN where that is no valid one. */
  get value() {
    return this.#input ? readQuantity(this.#input) : Number(this.getAttribute("value") ?? 1);
  }
  set value(value) {
    setAttribute(this, "value", value);
    if (this.#input) {
      this.#input.value = `${value}`;
      this.render();
    }
  }

  /** @param {AbortSignal} signal */
  start(signal) {
    const render = () => this.render();
    this.addEventListener("input", render, { signal });
    if (this.context) this.context.follow(render, signal);
    else render();
  }

  make() {
    this.#input = this.querySelector("input:not(.barrow-quantity)") ?? this.#make(this.#input);
  }

  /** Puts the shopper where a valid quantity is wanted. */
  focus() {
    this.#input?.focus();
  }

  render() {
    const { value, context } = this;
    const input = /** @type {HTMLInputElement} */ (this.#input);
    this.#name?.(context?.called);
    if (context && !Object.is(context.quantity, value)) {
      context.quantity = value;
      context.changed();
    }
    if (context?.terms) return context.terms.showQuantity(this, input);
    const valid = !Number.isNaN(value);
    this.say(valid ? "" : messages["invalid-quantity"], "alert");
    set(input, {
      "aria-invalid": valid ? null : "true",
      "aria-describedby": valid ? null : this.messageBox().id,
    });
  }

  /** @param {HTMLInputElement} [before] what was there in another language */
  #make(before) {
    const { node, input, name } = makeStepper(() => this.render());
    const id = uniqueId();
    set(input, { id, value: before?.value ?? this.getAttribute("value") ?? "1" });
    this.#name = name;
    this.replaceChildren(
      h("label", { className: "barrow-label", htmlFor: id }, say("quantity")),
      node,
    );
    return input;
  }
}
