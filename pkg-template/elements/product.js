import { BarrowElement } from "./base.js";
import { numberAttribute, seen, setAttribute } from "./dom.js";
import { noShop } from "./library.js";
import { speak } from "./messages.js";

/**
 * @typedef {import("../index.js").Product} Product
 * @typedef {import("../index.js").Picker} Picker
 */

/**
 * A product: what the elements inside it show, pick and sell.
 *
 * @element barrow-product
 * @attr {string} sku The merchant's code.
 * @attr {number} catalog-id The catalogue; default that of the shop.
 * @attr {"perfectsync" | "pitney-bowes" | "meplato"} system The system that it is of, where that is not the shop's own:
 *   its products come through the shop's gateway.
 * @fires barrow-product-load when the product was read; `detail` is its view
 * @fires barrow-error when it cannot be read
 *
 * @example
 * <barrow-product sku="100060">
 *   <barrow-price></barrow-price>
 *   <barrow-option-picker></barrow-option-picker>
 *   <barrow-quantity></barrow-quantity>
 *   <barrow-add-to-cart></barrow-add-to-cart>
 * </barrow-product>
 */
export class BarrowProduct extends BarrowElement {
  static tag = "barrow-product";
  static observedAttributes = ["sku", "catalog-id", "system"];

  /** @type {Promise<Product> | undefined} */ #reading;
  /** @type {Product | undefined} */ #product;
  /** @type {Picker | undefined} */ #picker;
  /** @type {Set<() => void>} */ #followers = new Set();

  /** What the shopper wants of it; NaN where that is no valid quantity, undefined where nobody asks. @type {number | undefined} */
  quantity;
  /** The add-ons chosen of it, group id → add-on id. @type {Readonly<Record<string, string>>} */
  addOns = {};
  /** What shows more than most products and prices want, once it is loaded. @type {typeof import("./terms.js") | undefined} */
  terms;

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

  /** The product, once it was read. */
  get product() {
    return this.#product;
  }

  /** What is picked of it, once it was read. */
  get picker() {
    return this.#picker;
  }

  /** What it is called, as far as that is known. */
  get called() {
    return this.#product?.view.name ?? this.sku;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const element of this.querySelectorAll("*")) {
      if (element instanceof BarrowElement) element.recheck();
    }
  }

  /**
   * @param {string} _name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(_name, before, after) {
    if (before !== after && this.isConnected) this.restart();
  }

  /** @param {AbortSignal} signal */
  async start(signal) {
    if (!this.sku || !this.shop?.configured) return;
    await seen(this, signal);
    this.load().then(
      () => this.say(""),
      (error) => signal.aborted || this.fail(error),
    );
  }

  /** Reads the product, if it was not yet; picks are kept as long as it is the same one. */
  load() {
    const { sku, catalogId, system } = this;
    const reading = this.shop?.product(sku ?? "", catalogId, system) ?? noShop();
    if (reading !== this.#reading) {
      this.#reading = reading;
      this.#show();
      reading
        .then(async (product) => {
          if ("orderable" in product.view) await this.loadTerms().catch(reportError);
          if (this.#reading === reading) this.#show(product);
        })
        .catch(() => {});
    }
    return reading;
  }

  /**
   * Calls at once and after each change, until the signal.
   *
   * @param {() => void} listener
   * @param {AbortSignal} signal
   */
  follow(listener, signal) {
    const heard = () => {
      speak(this);
      listener();
    };
    this.#followers.add(heard);
    signal.addEventListener("abort", () => this.#followers.delete(heard));
    heard();
    this.terms?.showOrderable(this);
  }

  /** Shows a change of the picker everywhere in the product. */
  changed() {
    for (const listener of [...this.#followers]) listener();
    this.terms?.showOrderable(this);
  }

  /** Loads what shows more than most products and prices want. */
  async loadTerms() {
    this.terms = await import("./terms.js");
    this.changed();
  }

  /** @param {Product} [product] */
  #show(product) {
    this.addOns = {};
    this.#product = product;
    this.#picker = product?.picker();
    this.mark(product ? "ready" : "loading");
    this.changed();
    if (!product) return;
    this.role ||= "group";
    this.ariaLabel ||= product.view.name;
    this.emit("barrow-product-load", product.view);
  }
}
