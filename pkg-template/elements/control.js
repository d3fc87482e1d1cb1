import { BarrowElement } from "./base.js";
import { h, instead, parsing, set } from "./dom.js";
import { say, sayOf, speak } from "./messages.js";

/** What the elements share that do something when their button is clicked: the author's own, or one that is made. */
export class BarrowControl extends BarrowElement {
  /** The message on a button that is made. */
  static label = "";

  #pending = 0;

  /** Hears clicks from the first moment on, also while the document is still being read. */
  constructor() {
    super();
    const click = (/** @type {Event} */ event) => {
      const control = this.#control();
      if (control?.contains(/** @type {Node} */ (event.target))) instead(event, () => this.act());
    };
    this.addEventListener("click", click, true);
  }

  /** @param {AbortSignal} _signal */
  start(_signal) {
    if (!this.#control()) this.prepend(h("button", { type: "button", className: "barrow-button" }));
    this.entitle();
    this.#wait(0);
  }

  /**
   * Writes on a button that was made what it does. A name tells it from others like it.
   *
   * @param {string | null} [name] of what it does it with
   */
  entitle(name) {
    const made = this.querySelector(".barrow-button");
    if (!made) return;
    speak(this);
    const text = say(/** @type {typeof BarrowControl} */ (this.constructor).label);
    set(made, { textContent: text, "aria-label": name ? sayOf(text, name) : null });
  }

  /** Does what a click does. */
  act() {}

  /**
   * Does some work, while the control is marked as busy; it can be used all the same. What goes wrong is said.
   *
   * @param {() => unknown} work
   */
  async run(work) {
    let end = "ready";
    this.say("");
    this.#wait(1);
    try {
      await parsing();
      await work();
    } catch (error) {
      end = "error";
      this.fail(error);
    }
    this.#wait(-1, end);
  }

  /**
   * Where the library cannot work, the author's own link or form does what it does by itself.
   *
   * @param {any} error
   */
  fail(error) {
    super.fail(error);
    if (error?.code !== "unsupported") return;
    const { href, type, form } = /** @type {any} */ (this.#control());
    if (href) location.assign(href);
    if (type === "submit") form?.requestSubmit(this.#control());
  }

  /**
   * @param {-1 | 0 | 1} change
   * @param {string} [state] how it is when nothing is pending
   */
  #wait(change, state = "ready") {
    this.#pending += change;
    const busy = this.#pending > 0;
    const control = this.#control();
    if (control) set(control, { "aria-busy": busy ? "true" : null });
    this.mark(busy ? "busy" : state);
  }

  /** @returns {HTMLElement | null} */
  #control() {
    return this.querySelector("button, a, input[type=submit], input[type=button]");
  }
}
