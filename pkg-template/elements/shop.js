import { BarrowElement, connected } from "./base.js";
import { numberAttribute, setAttribute } from "./dom.js";
import { createStorefront } from "./library.js";

/**
 * @typedef {import("../index.js").Storefront} Storefront
 * @typedef {import("../index.js").Product} Product
 * @typedef {import("../index.js").Cart} Cart
 * @typedef {import("../types.js").StorefrontConfig} StorefrontConfig
 */

/**
 * The shop that the elements inside it, or all elements of a page, sell for. It shows nothing itself.
 *
 * The library is loaded when an element first needs it.
 *
 * @element barrow-shop
 * @attr {string} api-key The shop's public key.
 * @attr {number} catalog-id The catalogue; 0 is one. Default: the key's own.
 * @attr {string} base-url Where the API is.
 * @attr {"cart" | "checkout" | "auto"} checkout-path How the checkout call is spelled.
 * @attr {string} checkout-hosts Hosts a checkout link may lead to, separated by blanks.
 * @attr {string} cart-id The cart's id, where the page keeps it.
 * @attr {"shopatron-cookie"} storage Keeps the cart's id in the cookie of the vendor's own library.
 * @attr {"lean" | "full"} engine Which engine runs the cart; default `lean`.
 * @attr {string} gateway The address of a gateway, which tells products of other systems; takes the full engine.
 * @attr {string} locale The language of prices; default that of the page (`lang`), else of the product.
 * @fires barrow-cart-change after each change of the cart; `detail` is its view
 *
 * @example
 * <barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>
 */
export class BarrowShop extends BarrowElement {
  static tag = "barrow-shop";
  static observedAttributes = [
    "api-key",
    "catalog-id",
    "base-url",
    "checkout-path",
    "checkout-hosts",
    "cart-id",
    "storage",
    "engine",
    "gateway",
    "locale",
  ];

  /** @type {string | null | undefined} */ #apiKey;
  /** @type {string | null | undefined} */ #cartId;
  /** @type {Partial<StorefrontConfig>} */ #config = {};
  /** @type {Storefront | undefined} */ #given;
  /** @type {Storefront | undefined} */ #opened;
  /** @type {Promise<Storefront> | undefined} */ #opening;
  /** @type {Map<string, Promise<Product>>} */ #products = new Map();
  /** @type {(() => void) | undefined} */ #unsubscribe;
  #changing = false;

  /** The key; one that is set here is not written into the document. */
  get apiKey() {
    return this.#apiKey ?? this.getAttribute("api-key");
  }
  set apiKey(value) {
    this.#change(() => {
      this.#apiKey = value;
    });
  }

  get catalogId() {
    return numberAttribute(this, "catalog-id");
  }
  set catalogId(value) {
    setAttribute(this, "catalog-id", value);
  }

  get baseUrl() {
    return this.getAttribute("base-url");
  }
  set baseUrl(value) {
    setAttribute(this, "base-url", value);
  }

  get checkoutPath() {
    return this.getAttribute("checkout-path");
  }
  set checkoutPath(value) {
    setAttribute(this, "checkout-path", value);
  }

  get checkoutHosts() {
    return this.getAttribute("checkout-hosts");
  }
  set checkoutHosts(value) {
    setAttribute(this, "checkout-hosts", value);
  }

  /** The cart's id, a secret of the shopper; one that is set here is not written into the document. */
  get cartId() {
    return this.#cartId ?? this.getAttribute("cart-id");
  }
  set cartId(value) {
    this.#change(() => {
      this.#cartId = value;
    });
  }

  get storage() {
    return this.getAttribute("storage");
  }
  set storage(value) {
    setAttribute(this, "storage", value);
  }

  get engine() {
    return this.getAttribute("engine");
  }
  set engine(value) {
    setAttribute(this, "engine", value);
  }

  get gateway() {
    return this.getAttribute("gateway");
  }
  set gateway(value) {
    setAttribute(this, "gateway", value);
  }

  get locale() {
    return this.getAttribute("locale") ?? this.#config.locale ?? null;
  }
  set locale(value) {
    setAttribute(this, "locale", value);
  }

  /** Settings that win over the attributes; what no attribute can hold (`fetch`, `storage`) goes here. */
  get config() {
    return this.#config;
  }
  set config(config) {
    this.#change(() => {
      this.#config = config;
    });
  }

  /** The storefront: the one given, else the one made from the settings once an element needed it. */
  get storefront() {
    return this.#given ?? this.#opened;
  }
  set storefront(storefront) {
    this.#change(() => {
      this.#given = storefront;
    });
  }

  /** Whether there is enough to open the shop with. */
  get configured() {
    return Boolean(this.#given ?? this.#settings().apiKey);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#tell();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#tell();
    queueMicrotask(() => this.isConnected || this.#close());
  }

  /**
   * @param {string} _name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(_name, before, after) {
    if (before !== after) this.#change(() => {});
  }

  /** Whether there may be a cart: one that was kept, or one that is being made. */
  get mayHaveCart() {
    const { cartId, storage } = this.#settings();
    if (this.#given || this.#opening || cartId || storage) return true;
    try {
      return Object.keys(localStorage).some((key) => key.startsWith("barrow-"));
    } catch {
      return false; // no storage, no cart
    }
  }

  /** Loads the library, where it is likely to be needed soon. */
  warmUp() {
    if (this.configured) this.open();
  }

  /** The storefront, loaded and ready; when that failed, it is tried again. */
  open() {
    if (this.#opening) return this.#opening;
    const opening = this.#open();
    this.#opening = opening;
    this.dispatchEvent(new Event("barrow-open"));
    opening.then(
      (storefront) => {
        if (this.#opening === opening) this.#opened = storefront;
      },
      () => {
        if (this.#opening === opening) this.#opening = undefined;
      },
    );
    return opening;
  }

  /**
   * Reads a product, once for all elements that show or sell it.
   *
   * @param {string} sku
   * @param {number | null} [catalogId]
   * @param {import("../types.js").SystemName | null} [system]
   */
  product(sku, catalogId, system) {
    const key = `${[catalogId, system, sku]}`; // what is not given and null are one
    const known = this.#products.get(key);
    if (known) return known;
    const reading = this.open().then((storefront) =>
      storefront.product(sku, { catalogId: catalogId ?? undefined, system: system ?? undefined }),
    );
    this.#products.set(key, reading);
    reading.catch(() => this.#products.delete(key));
    return reading;
  }

  /** The cart, from now on with a `barrow-cart-change` for each change. */
  async cart() {
    const opening = this.open();
    const { cart } = await opening;
    if (opening === this.#opening) {
      this.#unsubscribe ??= cart.subscribe((view) =>
        queueMicrotask(() => this.emit("barrow-cart-change", view)),
      );
    }
    return cart;
  }

  async #open() {
    const storefront = this.#given ?? (await createStorefront(this.#settings()));
    await storefront.ready();
    return storefront;
  }

  /** @returns {StorefrontConfig} */
  #settings() {
    const { apiKey, catalogId, baseUrl, checkoutPath, checkoutHosts, cartId } = this;
    const { storage, engine, gateway } = this;
    const settings = { apiKey, catalogId, baseUrl, checkoutPath, cartId, engine, gateway };
    return /** @type {any} */ ({
      ...settings,
      checkoutHosts: checkoutHosts?.split(/\s+/).filter(Boolean),
      storage: storage ?? undefined,
      ...this.#config,
    });
  }

  /**
   * Closes the shop, changes it and has all its elements start anew: once for changes made together.
   *
   * @param {() => void} change
   */
  #change(change) {
    this.#close();
    change();
    if (this.#changing) return;
    this.#changing = true;
    queueMicrotask(() => {
      this.#changing = false;
      this.#tell(true);
    });
  }

  #close() {
    if (!this.#given) this.#opening?.then(finish, () => {});
    this.#unsubscribe?.();
    this.#unsubscribe = this.#opening = this.#opened = undefined;
    this.#products.clear();
  }

  /**
   * Lets all elements look again which shop is theirs.
   *
   * @param {boolean} [changed] those of this one start anew in any case
   */
  #tell(changed = false) {
    for (const element of [...connected]) {
      if (element !== this) element.recheck(changed && element.shop === this);
    }
  }
}

/**
 * Ends a storefront when nothing is pending any more.
 *
 * @param {Storefront} storefront
 */
function finish(storefront) {
  const { cart } = storefront;
  const end = () => storefront.dispose();
  if (cart.view.pending) {
    cart.flush().then(end, end);
  } else {
    end();
  }
}
