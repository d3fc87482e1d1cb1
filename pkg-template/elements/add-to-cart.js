import { BarrowControl } from "./control.js";
import { numberAttribute, setAttribute } from "./dom.js";
import { noShop } from "./library.js";
import { messages, say, sayItems, speak } from "./messages.js";

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
 * The author's own `<button>` or `<a>` inside is used, else one is made, which is named after the product, or by its sku
 * until that was read for something else; buttons for one product with different `options` want words of the author's.
 * The author's own `quantity` field is used, too.
 * With the full engine it is switched off where the product cannot be ordered, and says why.
 *
 * @element barrow-add-to-cart
 * @attr {string} sku The product, where none is around or another one is meant.
 * @attr {number} catalog-id The catalogue of that product; default that of the shop.
 * @attr {"perfectsync" | "pitney-bowes" | "meplato"} system The system that it is of, where that is not the shop's own:
 *   it comes through the shop's gateway.
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
  static observedAttributes = ["sku", "catalog-id", "system", "options"];

  /** What it sells, once it was read for it. @type {Product | undefined} */ #product;

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

  get system() {
    return /** @type {import("../types.js").SystemName | null} */ (this.getAttribute("system"));
  }
  set system(value) {
    setAttribute(this, "system", value);
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

  /** Another product has another name. */
  attributeChangedCallback() {
    this.#product = undefined;
    this.entitle();
  }

  /** A pick answers what was asked. @param {AbortSignal} signal */
  start(signal) {
    super.start(signal);
    this.context?.follow(() => {
      this.entitle();
      this.say("");
    }, signal);
  }

  /** The product around it, if that is what it sells. */
  get around() {
    const { context, sku, system } = this;
    const isOther = sku && (sku !== context?.sku || (system && system !== context.system));
    return isOther ? undefined : context;
  }

  /** The shop is not asked for a name: until the product is read for something else, its sku stands for it. */
  entitle() {
    const { around, sku } = this;
    super.entitle(around ? around.called : (this.#product?.view.name ?? sku));
  }

  act() {
    return this.add();
  }

  /** Does what a click does. */
  add() {
    return this.run(async () => {
      const item = await this.#item();
      if (item) await this.deliver(item);
    });
  }

  /** What is done with what the shopper wants. @param {Item} item @returns {unknown} */
  deliver = (item) => this.#send(item);

  /**
   * What to add; undefined where the shopper was asked for more.
   *
   * @returns {Promise<Item | undefined>}
   */
  async #item() {
    const { around, sku, catalogId, system } = this;
    const product = await (around
      ? around.load()
      : (this.shop?.product(sku ?? "", catalogId, system) ?? noShop()));
    this.#product = product;
    this.entitle();
    const { view } = around?.picker ?? product.picker();
    const selectedOptions = this.options ?? view.selectedOptions;
    const own = this.quantity ?? this.#typed();
    if (!around && (selectedOptions ? product.view.orderable === false : view.missing.length)) {
      const { choose } = await import("./dialogs.js");
      return choose(this, own);
    }
    if (!selectedOptions) return this.#ask(view);
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
