import { Cart } from "./cart.js";
import { StorefrontError } from "./error.js";
import { disposed, Host, needsFull } from "./host.js";
import { readBase } from "./link.js";
import { load } from "./load.js";
import { Picker } from "./picker.js";
import { Product } from "./product.js";
import { openCartIdStore } from "./storage.js";

export { messages } from "./elements/messages.js";
export { Cart, Picker, Product, StorefrontError };

/**
 * @typedef {import("./types.js").ErrorCode} ErrorCode
 * @typedef {import("./types.js").Money} Money
 * @typedef {import("./types.js").StorageAdapter} StorageAdapter
 * @typedef {import("./types.js").Warning} Warning
 * @typedef {import("./types.js").LineView} LineView
 * @typedef {import("./types.js").Pick} Pick
 * @typedef {import("./fields.js").ShownField} ShownField
 * @typedef {import("./types.js").StorefrontConfig} StorefrontConfig
 * @typedef {import("./types.js").ProductView} ProductView
 * @typedef {import("./types.js").PickerView} PickerView
 * @typedef {import("./types.js").PickResult} PickResult
 * @typedef {import("./types.js").Quote} Quote
 * @typedef {import("./types.js").FullQuote} FullQuote
 * @typedef {import("./types.js").SystemName} SystemName
 * @typedef {import("./types.js").CartView} CartView
 * @typedef {import("./types.js").CartItem} CartItem
 * @typedef {import("./types.js").CartResult} CartResult
 * @typedef {import("./types.js").ItemResult} ItemResult
 * @typedef {import("./types.js").CheckoutOptions} CheckoutOptions
 * @typedef {import("./types.js").CallOptions} CallOptions
 */

/** The vendor's own host. */
const BASE_URL = "https://product.shopatron.com";

/** How long a request may take. */
const TIMEOUT_MS = 10_000;

/** What a part number never has: blanks at its ends, several in a row, tabs, new lines. */
const NO_PART_NUMBER = /^\s|\s$|\s\s|[\t\r\n]/;

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
  /** @type {StorefrontConfig & { baseUrl: string }} */ #config;
  /** @type {import("./storage.js").CartIdStore} */ #store;
  /** @type {Promise<Host> | undefined} */ #starting;
  /** @type {Host | undefined} */ #host;
  /** Shows a view of the cart. @type {(view: CartView) => void} */ #show = () => {};
  /** Products being read, by catalogue and sku. @type {Map<string, Promise<Product>>} */ #reading =
    new Map();
  #life = new AbortController();

  /**
   * The cart.
   * @readonly
   * @type {Cart}
   */
  cart;

  /**
   * @hideconstructor
   * @param {StorefrontConfig} config
   */
  constructor(config) {
    if (typeof config?.apiKey !== "string" || config.apiKey === "") {
      throw new StorefrontError("configuration", "the API key is missing", undefined, "apiKey");
    }
    this.#config = { ...config, baseUrl: config.baseUrl ?? BASE_URL };
    this.#store = openCartIdStore(this.#config.baseUrl, config.apiKey, config.storage);
    this.cart = new Cart(
      {
        host: () => this.#start(),
        product: (sku, options) => this.product(sku, options),
        forget: () => this.#forget(),
        kept: () => (this.#config.cartId ? {} : this.#store.read()),
        settings: this.#config,
      },
      (show) => {
        this.#show = show;
      },
    );
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
   * @param {{ catalogId?: number, system?: SystemName, signal?: AbortSignal }} [options] `catalogId` 0 is a catalogue;
   *   `system` names another system, whose products come through the gateway.
   * @returns {Promise<Product>}
   * @throws {StorefrontError} `bad-request` for what is no part number or id, unasked; `configuration` where no gateway is
   *   set; `not-found`, `forbidden`, `network`,
   *   `timeout`, `aborted`, `unreadable-answer`, …
   */
  product(sku, { catalogId = this.#config.catalogId, system, signal } = {}) {
    if (signal) {
      return this.#read(sku, catalogId, system, signal);
    }
    const key = `${catalogId} ${system} ${sku}`;
    const reading =
      this.#reading.get(key) ??
      this.#read(sku, catalogId, system).finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    return reading;
  }

  /** Ends everything: what is under way is given up, listeners hear nothing more, later calls are `aborted`. */
  dispose() {
    this.#life.abort();
    this.#host?.dispose();
  }

  /**
   * @param {string} sku
   * @param {number} [catalogId]
   * @param {SystemName} [system]
   * @param {AbortSignal} [signal]
   */
  async #read(sku, catalogId, system, signal) {
    if (!system && (!sku || NO_PART_NUMBER.test(sku))) {
      throw new StorefrontError("bad-request", `"${sku}" is no part number`, undefined, "sku");
    }
    const host = await this.#start();
    if (system && !host.isFull) {
      throw needsFull("gateway");
    }
    return new Product(host, await host.ask(signal, "product", `${sku}`, catalogId, system));
  }

  #forget() {
    this.#store.keep();
    this.#config.cartId = undefined;
    this.#host?.call("forget");
  }

  async #start() {
    this.#starting ??= this.#open().catch((error) => {
      this.#starting = undefined;
      throw error;
    });
    const host = await this.#starting;
    if (this.#life.signal.aborted) {
      throw disposed();
    }
    return host;
  }

  /** Loads the wasm and makes the core, whose numbers and texts are all that passes to and fro. */
  async #open() {
    const { wasm, fetch, timeoutMs = TIMEOUT_MS, engine, gateway, pricesIncludeVat } = this.#config;
    if (this.#life.signal.aborted) {
      throw disposed();
    }
    const isFull = engine === "full" || gateway || pricesIncludeVat;
    const full = isFull ? await import("./full.js") : undefined;
    const instance = await load(wasm, full?.file);
    if (this.#life.signal.aborted) {
      throw disposed();
    }
    this.#config.baseUrl = readBase(this.#config.baseUrl);
    this.#config.gateway = gateway && readBase(gateway, "gateway");
    const Engine = full ? full.extend(Host) : Host;
    this.#host = new Engine(instance, this.#settings(), {
      fetch: fetch ?? ((request) => globalThis.fetch(request)),
      timeoutMs,
      store: this.#store,
      settings: this.#config,
      show: (view) => this.#show(view),
    });
    for (const type of ["pageshow", "visibilitychange", "online", "storage"]) {
      globalThis.addEventListener?.(type, (event) => this.#lookAgain(event), this.#life);
    }
    return this.#host;
  }

  /**
   * The cart may have been changed elsewhere while the page was away, or was just now by another tab.
   *
   * @param {Event & { persisted?: boolean, key?: string | null }} event
   */
  #lookAgain({ persisted, key = this.#store.key }) {
    const isSeen = globalThis.document?.visibilityState !== "hidden";
    if (isSeen && persisted !== false && key === this.#store.key) {
      this.cart.refresh().catch(() => {});
    }
  }

  /** In the order in which `src/js/settings.rs` reads them. */
  #settings() {
    const kept = this.#store.read();
    const { apiKey, baseUrl, checkoutPath, rounding, cartId, strictHeaders } = this.#config;
    return [
      baseUrl,
      apiKey,
      checkoutPath,
      strictHeaders === true,
      rounding === "half-even",
      cartId ?? kept.id,
      kept.used && (cartId ?? kept.id) === kept.id,
    ];
  }
}
