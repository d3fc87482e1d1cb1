import { announce, region } from "./announce.js";
import { h, parsing, set, uniqueId } from "./dom.js";
import { messages, say, sayError, speak } from "./messages.js";
import { moneyFormat } from "./money.js";

/**
 * @typedef {import("./shop.js").BarrowShop} BarrowShop
 * @typedef {import("./product.js").BarrowProduct} BarrowProduct
 */

/** A server has no HTMLElement; there, the classes can be imported but not used. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** The elements that are in the document. @type {Set<BarrowElement>} */
export const connected = new Set();

/** What all elements share: finding their shop and product, a life that ends with the document, words. */
export class BarrowElement extends Base {
  static tag = "";

  /** Registers the element; a tag already taken is left alone. */
  static define() {
    const registry = globalThis.customElements;
    // biome-ignore lint/complexity/noThisInStatic: each class registers itself
    if (registry && !registry.get(this.tag)) registry.define(this.tag, this);
  }

  /** @type {BarrowShop | undefined} */ #shop;
  /** @type {BarrowProduct | undefined} */ #context;
  /** @type {AbortController | undefined} */ #life;
  /** @type {ElementInternals | undefined} */ #internals = this.attachInternals?.();
  /** What was said last. */ #said = "";
  /** The language of what it has made. @type {string | undefined} */ #language;

  /** The nearest shop around, else the first of the document. */
  get shop() {
    return this.#shop;
  }

  /** The nearest `<barrow-product>` around. */
  get context() {
    return this.#context;
  }

  /** The language of what is shown. @type {string | null | undefined} */
  get dataLocale() {
    return this.context?.product?.view.locale;
  }

  connectedCallback() {
    this.#adopt();
    connected.add(this);
    this.#look();
    this.restart();
  }

  disconnectedCallback() {
    connected.delete(this);
    this.#life?.abort();
  }

  /**
   * Starts anew where the surroundings have changed.
   *
   * @param {boolean} [anyway]
   */
  recheck(anyway) {
    if (this.#look() || anyway) this.restart();
  }

  /** Ends what was started and starts, once the element's content was read and the words of its language are there. */
  restart() {
    const waiting = parsing() ?? speak(this);
    if (waiting) {
      waiting.then(() => this.isConnected && this.restart());
      return;
    }
    this.#life?.abort();
    this.#life = new AbortController();
    region();
    if (this.#language !== messages.language) {
      this.#language = messages.language;
      this.make();
    }
    this.start(this.#life.signal);
  }

  /** Makes what it shows besides the author's own, in the language spoken: at first, and when that is another. */
  make() {}

  /**
   * Subscribes, and shows what there is, until the signal; may be called any number of times.
   *
   * @param {AbortSignal} signal
   */
  start(signal) {
    signal.throwIfAborted();
  }

  /**
   * The state the element is in, for style sheets: as `data-state` and as `:state()`.
   *
   * @param {string} state
   */
  mark(state) {
    this.dataset.state = state;
    try {
      this.#internals?.states.clear();
      this.#internals?.states.add(state);
    } catch {
      // A browser that has no custom states yet, or only ones whose names begin with dashes.
    }
  }

  /**
   * Calls at once and after each change of the cart, until the signal.
   *
   * @param {(view: import("../types.js").CartView, cart: import("../index.js").Cart) => void} listener
   * @param {AbortSignal} signal
   */
  async followCart(listener, signal) {
    if (!this.shop?.configured) return;
    try {
      const cart = await this.shop.cart();
      if (signal.aborted) return;
      const hear = (/** @type {import("../types.js").CartView} */ view) => {
        speak(this);
        listener(view, cart);
      };
      signal.addEventListener("abort", cart.subscribe(hear));
      hear(cart.view);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  /** The language of prices: that of the shop, of this place or of what is shown, in this order. */
  get moneyLocale() {
    const place = /** @type {HTMLElement | null} */ (this.closest("[lang]"));
    return this.shop?.locale || place?.lang || this.dataLocale;
  }

  /**
   * A price in the language of prices.
   *
   * @param {import("../types.js").Money | null} money
   * @param {"auto" | "always"} [sign]
   */
  money(money, sign) {
    if (!money) return say("unknownPrice");
    return moneyFormat(money, this.moneyLocale, sign).format(/** @type {any} */ (money.amount));
  }

  /**
   * Shows a message inside the element: an error as an alert, anything else also politely announced.
   *
   * @param {string} text an empty one takes back what this element said last
   * @param {"alert" | "status"} [kind]
   */
  say(text, kind = "status") {
    if (!text && !this.#said) return;
    const box = this.messageBox();
    if (text || box.textContent === this.#said) {
      set(box, { role: kind === "alert" ? kind : null, hidden: !text, textContent: text });
    }
    this.#said = text;
    if (text && kind === "status") announce(text);
  }

  /**
   * Where messages are shown: in a child with this class, else in a `<barrow-message>` beside the element or one around
   * it, else in a child that is made.
   *
   * @param {HTMLElement} [home] whose child it is
   * @returns {HTMLElement}
   */
  messageBox(home = this) {
    const around = home.closest("dialog, :has(> barrow-message)");
    const there = /** @type {HTMLElement | null | undefined} */ (
      home.querySelector(":scope > .barrow-message") ??
        around?.querySelector(":scope > barrow-message")
    );
    const box = there ?? h("span", { className: "barrow-message", hidden: true });
    box.id ||= uniqueId();
    if (!there) home.append(box);
    return box;
  }

  /**
   * Says what went wrong, and tells the page. What ended with a shop or an element is no failure.
   *
   * @param {any} error
   */
  fail(error) {
    if (error?.code === "aborted") return;
    const before = this.#said; // the words may have to be loaded, and not count any more then
    sayError(error, this, (text) => this.#said === before && this.say(text, "alert"));
    this.mark("error");
    this.emit("barrow-error", error);
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   * @returns {boolean} whether nobody prevented it
   */
  emit(type, detail) {
    const cancelable = type === "barrow-add" || type === "barrow-checkout";
    return this.dispatchEvent(
      new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail }),
    );
  }

  /** Properties set before the element was defined go through its setters now. */
  #adopt() {
    for (const [name, value] of Object.entries(this)) {
      if (name in this.constructor.prototype) {
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
    }
  }

  /** Looks for shop and product; tells whether one of them is another than before. */
  #look() {
    const [shop, context] = [this.#shop, this.#context];
    const around = this.closest("barrow-shop") ?? document.querySelector("barrow-shop");
    this.#shop = upgraded(around);
    this.#context = upgraded(this.closest("barrow-product"));
    return shop !== this.#shop || context !== this.#context;
  }
}

/**
 * The element, once it is defined.
 *
 * @template {BarrowElement} T
 * @param {T | null} element
 * @returns {T | undefined}
 */
function upgraded(element) {
  return element instanceof BarrowElement ? element : undefined;
}
