import { BarrowControl } from "./control.js";
import { numberAttribute, setAttribute } from "./dom.js";
import { noShop } from "./library.js";
import { messages, say, sayItems, speak } from "./messages.js";
import { more } from "./more.js";

/**
 * @typedef {import("../index.js").Product} Product
 * @typedef {import("../types.js").CartItem & { product: Product, addOns?: Record<string, string> }} Item
 * @typedef {import("./option-picker.js").BarrowOptionPicker} BarrowOptionPicker
 * @typedef {import("./quantity.js").BarrowQuantity} BarrowQuantity
 */

/**
 * A button that adds to the cart: what is picked in the `<barrow-product>` around it, or the product it names itself,
 * whose options it asks for in a dialog.
 *
 * The author's own `<button>` or `<a>` inside is used, else one is made; so is the author's `quantity` field.
 * With the full engine it is switched off where the product cannot be ordered, and says why.
 *
 * @element barrow-add-to-cart
 * @attr {string} sku The product, where none is around or another one is meant.
 * @attr {number} catalog-id The catalogue of that product; default that of the shop.
 * @attr {string} options Its options as JSON, option id to value id.
 * @attr {number} quantity How many; default what `<barrow-quantity>` says, else 1.
 * @attr {string} product-link The page that sells it; default the present page.
 * @fires barrow-add before it is sent, cancelable; `detail` is `{ items, promise }`, and `promise` settles when the
 *   shop has answered (with undefined, if prevented)
 * @fires barrow-error when it fails
 *
 * @example
 * <barrow-add-to-cart sku="100060"><button>Add to cart</button></barrow-add-to-cart>
 */
export class BarrowAddToCart extends BarrowControl {
  static tag = "barrow-add-to-cart";
  static label = "add";

  get sku() {
    return this.getAttribute("sku");
  }
  set sku(value) {
    setAttribute(this, "sku", value);
  }

  get catalogId() {
    return numberAttribute(this, "catalog-id");
  }
  set catalogId(value) {
    setAttribute(this, "catalog-id", value);
  }

  /** The chosen options, option id to value id. @type {Record<string, string> | null} */
  get options() {
    return JSON.parse(this.getAttribute("options") || "null");
  }
  set options(value) {
    setAttribute(this, "options", value && JSON.stringify(value));
  }

  get quantity() {
    return numberAttribute(this, "quantity");
  }
  set quantity(value) {
    setAttribute(this, "quantity", value);
  }

  get productLink() {
    return this.getAttribute("product-link");
  }
  set productLink(value) {
    setAttribute(this, "product-link", value);
  }

  constructor() {
    super();
    for (const type of ["pointerenter", "focusin"]) {
      this.addEventListener(type, () => this.shop?.warmUp());
    }
  }

  /** A pick answers what was asked. @param {AbortSignal} signal */
  start(signal) {
    super.start(signal);
    this.context?.follow(() => this.say(""), signal);
  }

  act() {
    return this.add();
  }

  /** Does what a click does. */
  add() {
    return this.run(async () => {
      const item = await this.#item();
      if (item) await this.take(item);
    });
  }

  /** What is done with what the shopper wants. @param {Item} item @returns {unknown} */
  take = (item) => this.#send(item);

  /**
   * What to add; undefined where the shopper was asked for more.
   *
   * @returns {Promise<Item | undefined>}
   */
  async #item() {
    const { context } = this;
    const around = context && (!this.sku || this.sku === context.sku) ? context : undefined;
    const product = await (around
      ? around.load()
      : (this.shop?.product(this.sku ?? "", this.catalogId) ?? noShop()));
    const { view } = around?.picker ?? product.picker();
    const selectedOptions = this.options ?? view.selectedOptions;
    const own = this.quantity ?? this.#typed();
    if (!selectedOptions) {
      return around || !view.missing.length ? this.#ask(view) : (await more()).choose(this, own);
    }
    const quantity = own ?? around?.quantity ?? 1;
    const trouble = around?.terms?.trouble(around);
    if (trouble || Number.isNaN(quantity)) return this.#askQuantity(trouble);
    const productLink = this.productLink ?? undefined;
    return { product, selectedOptions, quantity, addOns: around?.addOns, productLink };
  }

  /** The quantity in a field of the author's own. */
  #typed() {
    const field = this.querySelector("[name=quantity]");
    return field && Number(/** @type {HTMLInputElement} */ (field).value);
  }

  /** @param {Item} item */
  async #send(item) {
    const shop = this.shop ?? (await noShop());
    const cart = await shop.cart();
    /** @type {(end: unknown) => void} */ let settle = () => {};
    const promise = new Promise((resolve) => {
      settle = resolve;
    });
    promise.catch(() => {}); // a rejection that nobody asked for is no error of the page
    if (!this.emit("barrow-add", { items: [item], promise })) return settle(undefined);
    const adding = cart.add(item);
    settle(adding);
    const { cart: view } = await adding;
    const { name } = item.product.view;
    speak(this);
    this.say(say("added", { quantity: item.quantity, name, items: sayItems(view.count) }));
  }

  /**
   * Names the options that want a value, and leads to them.
   *
   * @param {import("../types.js").PickerView} view
   * @returns {undefined}
   */
  #ask({ options, missing }) {
    speak(this);
    const names = options.filter(({ id }) => missing.includes(id)).map(({ name }) => name);
    const list = new Intl.ListFormat(messages.language).format(names);
    this.say(
      names.length ? say("missing", { options: list }) : messages["invalid-selection"],
      "alert",
    );
    /** @type {BarrowOptionPicker | null | undefined} */ (
      this.context?.querySelector("barrow-option-picker")
    )?.ask?.();
  }

  /** @returns {undefined} */
  #askQuantity(trouble = messages["invalid-quantity"]) {
    this.say(trouble, "alert");
    /** @type {BarrowQuantity | null | undefined} */ (
      this.context?.querySelector("barrow-quantity")
    )?.focus();
  }
}
