import { freeze } from "./data.js";
import { StorefrontError } from "./error.js";
import { checkLink } from "./link.js";
import { numberOf } from "./product.js";

/**
 * @typedef {import("./types.js").CartView} CartView
 * @typedef {import("./types.js").CartItem} CartItem
 * @typedef {import("./types.js").CartResult} CartResult
 * @typedef {import("./types.js").ItemResult} ItemResult
 * @typedef {import("./types.js").CheckoutOptions} CheckoutOptions
 * @typedef {import("./types.js").CallOptions} CallOptions
 * @typedef {import("./host.js").Host} Host
 * @typedef {import("./product.js").Product} Product
 *
 * @typedef {object} CartContext What a cart needs of its storefront.
 * @property {() => Promise<Host>} host
 * @property {(sku: string, options: { catalogId?: number }) => Promise<Product>} product
 * @property {() => void} forget
 * @property {() => { id?: string, used?: boolean }} kept What is kept of a cart for later visits.
 * @property {import("./types.js").StorefrontConfig & { baseUrl: string }} settings
 */

/** @type {CartView} */
const LOADING = freeze({
  id: null,
  createdDate: null,
  createdAt: null,
  locale: null,
  externalCartId: null,
  status: "loading",
  lines: [],
  subtotal: null,
  count: 0,
  currency: null,
  pending: false,
  warnings: [],
  uncertain: [],
  expired: null,
});

/** The shopper's cart: what the shop holds, with what was asked for since laid over it. */
export class Cart {
  /** @type {CartContext} */ #context;
  /** @type {CartView} */ #view = LOADING;
  /** @type {Set<(view: CartView) => void>} */ #listeners = new Set();
  /** The last add that was asked for; the next one comes after it. @type {Promise<unknown>} */ #turn =
    Promise.resolve();

  /**
   * @hideconstructor
   * @param {CartContext} context
   * @param {(show: (view: CartView) => void) => void} connect Takes what shows a view of the cart.
   */
  constructor(context, connect) {
    this.#context = context;
    connect((view) => this.#deliver(view));
  }

  /** The cart as plain, frozen data: the same object until it changes. */
  get view() {
    return this.#view;
  }

  /**
   * Calls `listener` after each change, until the returned function is called. The first subscription reads the cart.
   *
   * It needs no `this`, so that it can be handed over: `useSyncExternalStore(cart.subscribe, () => cart.view)`.
   *
   * @param {(view: CartView) => void} listener
   * @returns {() => void}
   */
  subscribe = (listener) => {
    const entry = (/** @type {CartView} */ view) => listener(view);
    this.#listeners.add(entry);
    if (this.#listeners.size === 1 && this.#view.status !== "ready") {
      this.refresh().catch(() => this.#missed());
    }
    return () => {
      this.#listeners.delete(entry);
    };
  };

  /**
   * Adds an item, or several in order.
   *
   * For one item the promise rejects when it fails. For an array there is one result each in `results`, and nothing
   * is rolled back; the promise rejects only when all fail.
   *
   * @param {CartItem | readonly CartItem[]} items
   * @param {CallOptions} [options]
   * @returns {Promise<CartResult>}
   * @throws {StorefrontError} `invalid-selection`, `invalid-quantity`, `bad-request` (a product link that is none, or
   *   none outside a page), `uncertain`, …
   */
  add(items, { signal } = {}) {
    return this.#ask(items, signal, "add");
  }

  /**
   * Puts another item in the place of a line, as many of it: the new one is added, then the line removed. Where that
   * fails, the new one is taken back. An item that the line holds already changes nothing.
   *
   * @param {string} lineId
   * @param {CartItem} item Its quantity counts for nothing.
   * @param {CallOptions} [options]
   * @returns {Promise<CartResult>} With the new line.
   * @throws {StorefrontError} `not-found`, and what adding and removing may end with.
   */
  async replace(lineId, item, { signal } = {}) {
    const { isFull } = await this.#context.host();
    if (isFull) return this.#ask({ ...item, quantity: 1 }, signal, "replace", `${lineId}`);
    const { replace } = await import("./replace.js");
    return replace(this, lineId, { ...item, product: await this.#productOf(item) }, signal);
  }

  /**
   * @param {CartItem | readonly CartItem[]} items
   * @param {AbortSignal | undefined} signal
   * @param {...string} what
   * @returns {Promise<CartResult>}
   */
  async #ask(items, signal, ...what) {
    const list = /** @type {CartItem[]} */ ([items].flat());
    const ends = await Promise.allSettled(
      await this.#inTurn(() => this.#askAll(list, signal, what)),
    );
    const results = ends.map((end) =>
      end.status === "fulfilled" ? done(end.value) : failed(end.reason),
    );
    const [first] = results;
    if (first?.status === "failed" && results.every(({ status }) => status === "failed")) {
      throw first.error;
    }
    return this.#result(results);
  }

  /**
   * Sets how many units a line has. The last of several quick changes wins; 0 removes the line.
   *
   * @param {string} lineId
   * @param {number} quantity
   * @param {CallOptions} [options]
   * @returns {Promise<CartResult>}
   * @throws {StorefrontError} `invalid-quantity`, `not-found`, …
   */
  async setQuantity(lineId, quantity, { signal } = {}) {
    const host = await this.#context.host();
    const { value } = await host.ask(signal, "setQuantity", `${lineId}`, String(quantity));
    return this.#result([done(value ?? lineId)]);
  }

  /**
   * Removes a line, however many units it has.
   *
   * @param {string} lineId
   * @param {CallOptions} [options]
   * @returns {Promise<CartResult>}
   */
  remove(lineId, options) {
    return this.setQuantity(lineId, 0, options);
  }

  /**
   * Reads the cart from the shop.
   *
   * @returns {Promise<CartResult>}
   */
  async refresh() {
    const host = await this.#context.host();
    const { id, used } = this.#context.kept();
    await host.ask(undefined, "refresh", id, used);
    return this.#result([]);
  }

  /**
   * Waits until nothing is pending any more.
   *
   * @returns {Promise<CartResult>}
   */
  async flush() {
    await this.#inTurn(() => this.#context.host());
    while (this.#view.pending) {
      await this.#change();
    }
    return this.#result([]);
  }

  /**
   * Answers an add whose end is uncertain (see `view.uncertain`), or whether what an expired cart held is to be added
   * to a new one (see `view.expired`).
   *
   * @param {string} intentId
   * @param {"send-again" | "drop"} answer An uncertain add that is sent again may be in the cart twice.
   * @returns {Promise<CartResult>}
   * @throws {StorefrontError} `not-found` where there is no such question.
   */
  async settle(intentId, answer) {
    const host = await this.#context.host();
    const { value } = await host.ask(undefined, "resolve", `${intentId}`, answer === "send-again");
    return this.#result(value ? [done(value)] : []);
  }

  /** Drops whatever is known of the cart and its id, for instance when the shopper logs out. */
  forget() {
    this.#context.forget();
  }

  /**
   * Hands the cart over to the shop's checkout and goes there, in the same tab.
   *
   * @param {CheckoutOptions} [options] `success` replaces going there. With an `error` handler the promise does not
   *   reject: the handler is told.
   * @param {CheckoutOptions} [handlers] The handlers, where they come apart from the catalogue.
   * @returns {Promise<string | undefined>} The address of the checkout.
   */
  async checkout(options = {}, handlers = options) {
    const { success = goTo, error, complete } = handlers;
    try {
      const checkoutUrl = await this.checkoutUrl(options);
      success({ checkoutUrl, checkoutLink: checkoutUrl });
      return checkoutUrl;
    } catch (thrown) {
      if (!error || !(thrown instanceof StorefrontError)) {
        throw thrown;
      }
      error(thrown);
    } finally {
      complete?.();
    }
  }

  /**
   * Hands the cart over to the shop's checkout and gives its address, without going there.
   *
   * @param {{ catalogId?: number, catalogID?: number }} [options]
   * @returns {Promise<string>}
   * @throws {StorefrontError} `empty-cart`, `blocked-link`, `uncertain`, …
   */
  async checkoutUrl({ catalogID, catalogId = catalogID } = {}) {
    const host = await this.#inTurn(() => this.#context.host());
    const { settings } = this.#context;
    const { value } = await host.ask(undefined, "checkout", catalogId ?? settings.catalogId);
    return checkLink(value, settings.baseUrl, settings.checkoutHosts);
  }

  /**
   * Runs what asks for adds one after the other: some of them must read a product first.
   *
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  #inTurn(work) {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /**
   * Reads what must be read, then asks for all adds at once.
   *
   * @param {CartItem[]} items
   * @param {AbortSignal | undefined} signal
   * @param {string[]} what
   * @returns {Promise<Promise<string>[]>}
   */
  async #askAll(items, signal, [what, ...first]) {
    const host = await this.#context.host();
    const products = await Promise.allSettled(items.map((item) => this.#productOf(item)));
    return products.map(async (read, index) => {
      if (read.status === "rejected") {
        throw read.reason;
      }
      const { selectedOptions = {}, quantity = 1, productLink } = items[index];
      const number = numberOf(read.value);
      const link = absolute(productLink);
      const choice = [number, selectedOptions, String(quantity), link];
      const { value } = await host.ask(signal, what, ...first, ...choice);
      return value;
    });
  }

  /** @param {CartItem} item */
  async #productOf(item) {
    return "product" in item
      ? item.product
      : this.#context.product(item.sku, { catalogId: item.catalogId });
  }

  /**
   * @param {ItemResult[]} results
   * @returns {CartResult}
   */
  #result(results) {
    const lineIds = results.flatMap((end) => (end.status === "done" ? [end.lineId] : []));
    return { cart: this.#view, lineIds, results, warnings: this.#view.warnings };
  }

  /** The next view. @returns {Promise<CartView>} */
  #change() {
    return new Promise((resolve) => {
      const off = this.subscribe((view) => {
        off();
        resolve(view);
      });
    });
  }

  /** The first read failed, or nothing could be loaded at all. */
  #missed() {
    if (this.#view === LOADING) {
      this.#deliver(freeze({ ...LOADING, status: "stale" }));
    }
  }

  /** @param {CartView} view frozen */
  #deliver(view) {
    this.#view = view;
    for (const listener of [...this.#listeners]) {
      try {
        listener(view);
      } catch (error) {
        queueMicrotask(() => {
          throw error; // the page hears of it, nobody else does
        });
      }
    }
  }
}

/** @param {string} lineId @returns {ItemResult} */
function done(lineId) {
  return { status: "done", lineId };
}

/** @param {StorefrontError} error @returns {ItemResult} */
function failed(error) {
  return { status: "failed", error };
}

/** @param {{ checkoutUrl: string }} result */
function goTo({ checkoutUrl }) {
  globalThis.location?.assign(checkoutUrl);
}

/**
 * The absolute address of the page that sells an item; by default the present page.
 *
 * @param {string} [link]
 */
function absolute(link) {
  const page = globalThis.document?.baseURI;
  try {
    const url = new URL(link ?? page, page);
    if (/^https?:$/.test(url.protocol)) {
      return url.href;
    }
  } catch {
    // It is refused below.
  }
  const message = `the product link "${link ?? ""}" is no address of the web`;
  throw new StorefrontError("bad-request", message, undefined, "productLink");
}
