import { Core, StorefrontError } from "./barrow.js";
import { load } from "./load.js";
import { CartIdStore, makeCartId } from "./storage.js";

export { StorefrontError };

/**
 * @typedef {import("./types.js").StorefrontConfig} StorefrontConfig
 * @typedef {import("./types.js").ProductView} ProductView
 * @typedef {import("./types.js").PickerView} PickerView
 * @typedef {import("./types.js").PickResult} PickResult
 * @typedef {import("./types.js").Quote} Quote
 * @typedef {import("./types.js").CartView} CartView
 * @typedef {import("./types.js").CartItem} CartItem
 * @typedef {import("./types.js").CartResult} CartResult
 * @typedef {import("./types.js").ItemResult} ItemResult
 * @typedef {import("./types.js").CheckoutOptions} CheckoutOptions
 * @typedef {import("./barrow.js").ProductHandle} ProductHandle
 * @typedef {import("./barrow.js").PickerHandle} PickerHandle
 */

/** The vendor's own host. */
const BASE_URL = "https://product.shopatron.com";

/** How long a request may take. */
const TIMEOUT_MS = 10_000;

/** How classes of this file reach each other's private parts. @type {WeakMap<Product, ProductHandle>} */
const handles = new WeakMap();

/** @type {CartView} */
const LOADING = freeze({
  id: null,
  status: "loading",
  lines: [],
  subtotal: null,
  count: 0,
  currency: null,
  pending: false,
  warnings: [],
  uncertain: [],
});

/**
 * Makes a storefront. Nothing is loaded or requested until it is used.
 *
 * @example
 * const shop = createStorefront({ apiKey: "asdf1234" });
 * const product = await shop.product("100060");
 *
 * @param {StorefrontConfig} config
 * @returns {Storefront}
 * @throws {StorefrontError} `configuration` for a missing `apiKey`.
 */
export function createStorefront(config) {
  return new Storefront(config);
}

/** A shop: its products and one cart. */
export class Storefront {
  /** @type {StorefrontConfig} */ #config;
  /** @type {Promise<Core> | undefined} */ #starting;
  /** @type {Core | undefined} */ #core;
  /** @type {Map<string, Promise<Product>>} */ #reading = new Map();
  #disposed = false;

  /**
   * The cart.
   * @readonly
   * @type {Cart}
   */
  cart;

  /** @param {StorefrontConfig} config */
  constructor(config) {
    if (typeof config?.apiKey !== "string" || config.apiKey === "") {
      throw new StorefrontError("configuration", "the API key is missing", undefined, "apiKey");
    }
    this.#config = { ...config };
    this.cart = new Cart(this, {
      core: () => this.#start(),
      running: () => this.#core,
      catalogId: config.catalogId,
    });
  }

  /**
   * Loads what the other methods need. Optional: each of them waits for it by itself.
   *
   * @returns {Promise<void>}
   */
  async ready() {
    await this.#start();
  }

  /**
   * Reads a product.
   *
   * @param {string} sku The merchant's code (part number).
   * @param {{ catalogId?: number, signal?: AbortSignal }} [options] `catalogId` 0 is a catalogue.
   * @returns {Promise<Product>}
   * @throws {StorefrontError} `not-found`, `forbidden`, `network`, `timeout`, `aborted`, `unreadable-answer`, …
   */
  product(sku, { catalogId = this.#config.catalogId, signal } = {}) {
    const key = `${catalogId} ${sku}`;
    const underWay = signal ? undefined : this.#reading.get(key);
    if (underWay) {
      return underWay;
    }
    const reading = this.#read(String(sku), catalogId, signal).finally(() => this.#reading.delete(key));
    if (!signal) {
      this.#reading.set(key, reading);
    }
    return reading;
  }

  /** Ends everything: what is under way is given up, listeners hear nothing more, later calls are `aborted`. */
  dispose() {
    this.#disposed = true;
    this.#core?.dispose();
  }

  /**
   * @param {string} sku
   * @param {number | undefined} catalogId
   * @param {AbortSignal | undefined} signal
   */
  async #read(sku, catalogId, signal) {
    const core = await this.#start();
    return new Product(await core.product(sku, catalogId, signal));
  }

  async #start() {
    if (this.#disposed) {
      throw new StorefrontError("aborted", "the storefront was disposed");
    }
    this.#starting ??= this.#make().catch((error) => {
      this.#starting = undefined;
      throw error;
    });
    const core = await this.#starting;
    if (this.#disposed) {
      throw new StorefrontError("aborted", "the storefront was disposed");
    }
    return core;
  }

  async #make() {
    const config = this.#config;
    await load(config.wasm);
    const baseUrl = config.baseUrl ?? BASE_URL;
    const store = new CartIdStore(baseUrl, config.apiKey, config.storage);
    this.#core = new Core({
      apiKey: config.apiKey,
      baseUrl,
      checkoutPath: config.checkoutPath ?? "cart",
      checkoutHosts: config.checkoutHosts ?? [],
      pageOrigin: globalThis.location?.origin,
      strictHeaders: config.strictHeaders ?? false,
      halfEven: config.rounding === "half-even",
      cartId: config.cartId ?? store.read(),
      timeoutMs: config.timeoutMs ?? TIMEOUT_MS,
      fetch: config.fetch ?? ((/** @type {Request} */ request) => globalThis.fetch(request)),
      makeCartId,
      keepCartId: (/** @type {string | undefined} */ id) => store.keep(id),
      onCart: (/** @type {string} */ json) => showCart(this.cart, json),
    });
    return this.#core;
  }
}

/** A product as the shop offers it. */
export class Product {
  /** @type {ProductHandle} */ #handle;

  /**
   * The product as plain data. Texts are untrusted: show them as text.
   * @readonly
   * @type {ProductView}
   */
  view;

  /** @param {ProductHandle} handle */
  constructor(handle) {
    this.#handle = handle;
    this.view = parse(handle.view());
    handles.set(this, handle);
  }

  /**
   * A picker with nothing picked.
   *
   * @param {{ merge?: boolean, autoselect?: "single" | "none" }} [options] `merge: false` shows every option by
   *   itself; `autoselect: "none"` takes nothing as picked that the shopper did not pick.
   * @returns {Picker}
   */
  picker({ merge = true, autoselect = "single" } = {}) {
    return new Picker(this.#handle.picker(merge, autoselect === "single"));
  }

  /**
   * What so many units cost with these options. Needs no network.
   *
   * @param {{ selectedOptions?: Record<string, string>, quantity?: number }} [options]
   * @returns {Quote}
   * @throws {StorefrontError} `invalid-selection`, `invalid-quantity`.
   */
  quote({ selectedOptions, quantity = 1 } = {}) {
    return parse(this.#handle.quote(flat(selectedOptions), quantity));
  }
}

/** A shopper's way through a product's options. */
export class Picker {
  /** @type {PickerHandle} */ #handle;
  /** @type {PickerView} */ #view;

  /** @param {PickerHandle} handle */
  constructor(handle) {
    this.#handle = handle;
    this.#view = parse(handle.view());
  }

  /** Everything that follows from what was picked; a new object after each change. */
  get view() {
    return this.#view;
  }

  /**
   * Picks a value. The new pick wins; what no longer fits is dropped and named in the result.
   *
   * @param {string} optionId
   * @param {string} valueId
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  pick(optionId, valueId) {
    return this.#changed(this.#handle.pick(optionId, valueId));
  }

  /**
   * Takes one pick back.
   *
   * @param {string} optionId
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  unpick(optionId) {
    return this.#changed(this.#handle.unpick(optionId));
  }

  /**
   * Enters the text of a free-text option; empty text takes it back.
   *
   * @param {string} optionId
   * @param {string} text
   * @returns {PickResult}
   * @throws {StorefrontError} `invalid-selection`; nothing changes.
   */
  enterText(optionId, text) {
    return this.#changed(this.#handle.enterText(optionId, text));
  }

  /**
   * @param {string} json
   * @returns {PickResult}
   */
  #changed(json) {
    const change = parse(json);
    this.#view = change.view;
    return change;
  }
}

/**
 * @typedef {object} CartHost
 * @property {() => Promise<Core>} core
 * @property {() => Core | undefined} running
 * @property {number} [catalogId]
 */

/** @type {(cart: Cart, json: string) => void} */
let showCart;

/** The shopper's cart: what the shop holds, with what was asked for since laid over it. */
export class Cart {
  /** @type {Storefront} */ #shop;
  /** @type {CartHost} */ #host;
  /** @type {CartView} */ #view = LOADING;
  /** @type {Set<(view: CartView) => void>} */ #listeners = new Set();

  static {
    showCart = (cart, json) => cart.#show(json);
  }

  /**
   * @param {Storefront} shop
   * @param {CartHost} host
   */
  constructor(shop, host) {
    this.#shop = shop;
    this.#host = host;
  }

  /** The cart as plain, frozen data: the same object until it changes. */
  get view() {
    return this.#view;
  }

  /**
   * Calls `listener` after each change, until the returned function is called. The first subscription loads the cart.
   *
   * @param {(view: CartView) => void} listener
   * @returns {() => void}
   */
  subscribe(listener) {
    const entry = (/** @type {CartView} */ view) => listener(view);
    this.#listeners.add(entry);
    if (this.#view === LOADING) {
      this.refresh().catch(() => {});
    }
    return () => {
      this.#listeners.delete(entry);
    };
  }

  /**
   * Adds an item, or several in order.
   *
   * For one item the promise rejects when it fails. For an array there is one result each in `results`, and nothing
   * is rolled back; the promise rejects only when all fail.
   *
   * @param {CartItem | CartItem[]} items
   * @returns {Promise<CartResult>}
   * @throws {StorefrontError} `invalid-selection`, `invalid-quantity`, `uncertain`, …
   */
  async add(items) {
    const list = Array.isArray(items) ? items : [items];
    const ends = await Promise.allSettled(list.map((item) => this.#addOne(item)));
    const results = ends.map((end) =>
      end.status === "fulfilled" ? { lineId: end.value } : { error: end.reason },
    );
    const failed = ends.find((end) => end.status === "rejected");
    if (failed && ends.every((end) => end.status === "rejected")) {
      throw failed.reason;
    }
    return this.#result(ends.flatMap((end) => (end.status === "fulfilled" ? [end.value] : [])), results);
  }

  /**
   * Sets how many units a line has. The last of several quick changes wins; 0 removes the line.
   *
   * @param {string} lineId
   * @param {number} quantity
   * @returns {Promise<CartResult>}
   */
  async setQuantity(lineId, quantity) {
    const core = await this.#host.core();
    await core.setQuantity(lineId, quantity);
    return this.#result([lineId]);
  }

  /**
   * Removes a line, however many units it has.
   *
   * @param {string} lineId
   * @returns {Promise<CartResult>}
   */
  async remove(lineId) {
    const core = await this.#host.core();
    await core.remove(lineId);
    return this.#result([lineId]);
  }

  /**
   * Reads the cart from the shop.
   *
   * @returns {Promise<CartResult>}
   */
  async refresh() {
    const core = await this.#host.core();
    await core.refresh();
    return this.#result([]);
  }

  /**
   * Waits until nothing is pending any more.
   *
   * @returns {Promise<CartResult>}
   */
  async flush() {
    await this.#host.core();
    if (this.#view.pending) {
      await /** @type {Promise<void>} */ (
        new Promise((resolve) => {
          const off = this.subscribe((view) => {
            if (!view.pending) {
              off();
              resolve();
            }
          });
        })
      );
    }
    return this.#result([]);
  }

  /**
   * Answers an add whose end is uncertain (see `view.uncertain`).
   *
   * @param {string} intentId
   * @param {"send-again" | "drop"} answer Sent again, it may be in the cart twice.
   * @returns {Promise<CartResult>}
   */
  async settle(intentId, answer) {
    const core = await this.#host.core();
    const lineId = await core.settle(Number(intentId), answer === "send-again");
    return this.#result(lineId ? [lineId] : []);
  }

  /** Drops whatever is known of the cart and its id, for instance when the shopper logs out. */
  forget() {
    this.#host.core().then((core) => core.forget(), () => {});
  }

  /**
   * Hands the cart over to the shop's checkout and goes there, in the same tab.
   *
   * @param {CheckoutOptions} [options] `success` replaces going there.
   * @returns {Promise<string>} The address of the checkout.
   */
  async checkout({ catalogId, success, error, complete } = {}) {
    try {
      const checkoutUrl = await this.checkoutUrl({ catalogId });
      if (success) {
        success({ checkoutUrl });
      } else {
        globalThis.location?.assign(checkoutUrl);
      }
      return checkoutUrl;
    } catch (thrown) {
      error?.(/** @type {StorefrontError} */ (thrown));
      throw thrown;
    } finally {
      complete?.();
    }
  }

  /**
   * Hands the cart over to the shop's checkout and gives its address, without going there.
   *
   * @param {{ catalogId?: number }} [options]
   * @returns {Promise<string>}
   * @throws {StorefrontError} `empty-cart`, `blocked-link`, `uncertain`, …
   */
  async checkoutUrl({ catalogId = this.#host.catalogId } = {}) {
    const core = await this.#host.core();
    return core.checkout(catalogId);
  }

  /** @param {CartItem} item */
  async #addOne(item) {
    const product = "product" in item ? item.product : await this.#shop.product(item.sku, { catalogId: item.catalogId });
    const core = await this.#host.core();
    const handle = handles.get(product);
    if (!handle) {
      throw new StorefrontError("invalid-selection", "this is no product", undefined, "product");
    }
    return core.add(handle, flat(item.selectedOptions), item.quantity ?? 1, productLink(item.productLink));
  }

  /**
   * @param {string[]} lineIds
   * @param {ItemResult[]} [results]
   * @returns {CartResult}
   */
  #result(lineIds, results = lineIds.map((lineId) => ({ lineId }))) {
    return { cart: this.#view, lineIds, results, warnings: this.#view.warnings };
  }

  /** @param {string} json */
  #show(json) {
    this.#view = parse(json);
    for (const listener of [...this.#listeners]) {
      try {
        listener(this.#view);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/**
 * Ids of options and values by turns.
 *
 * @param {Record<string, string>} [selectedOptions]
 */
function flat(selectedOptions = {}) {
  return Object.entries(selectedOptions).flat().map(String);
}

/**
 * The absolute address of the page that sells an item; by default the present page.
 *
 * @param {string} [link]
 */
function productLink(link) {
  const page = globalThis.document?.baseURI;
  try {
    return new URL(link ?? page, page).href;
  } catch (error) {
    throw new StorefrontError("configuration", `the product link "${link}" is no URL`, undefined, "productLink", error);
  }
}

/**
 * A view, as the core writes it.
 *
 * @param {string} json
 * @returns {any}
 */
function parse(json) {
  return freeze(JSON.parse(json));
}

/**
 * @template T
 * @param {T} value
 * @returns {T}
 */
function freeze(value) {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
