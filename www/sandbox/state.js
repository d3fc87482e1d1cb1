// What the API knows, and how it changes: products, carts, ids, dates.

import { catalogues } from "./catalogue.js";
import { unitPrice } from "./selection.js";

/**
 * @typedef {import("./types.js").SandboxState} SandboxState
 * @typedef {import("./types.js").SandboxOptions} SandboxOptions
 * @typedef {import("./types.js").ProductJson} ProductJson
 * @typedef {import("./types.js").CartJson} CartJson
 * @typedef {import("./types.js").OptionJson} OptionJson
 * @typedef {import("./types.js").Quirks} Quirks
 */

/** The vendor's host, which a storefront asks unless told otherwise. */
const VENDOR = "https://product.shopatron.com";

/** @type {Quirks} */
const PLAIN = {
  unusedCart: "empty",
  repeatedAdd: "sum",
  itemIdSpelling: "cartItemId",
  itemIdNumeric: false,
  emptyMapAs: "{}",
  addRefusal: 400,
  imageInCart: false,
  checkoutPath: "both",
  checkoutLinkIn: "both",
  goneLine: "not-found",
  fragmentAs: "value",
  cartItemsAs: "map",
  vatRateInCart: false,
  decimalsAs: "text",
  catalogIdAs: "text",
  dateOffset: "-0700",
  optionSetsName: "optionSets",
  locationTypo: false,
  errorBody: "json",
  unknownMembers: false,
  exposeHeaders: true,
  latencyMs: 0,
  mostPerLine: null,
};

/**
 * The state of an API that nobody has used yet.
 *
 * @param {SandboxOptions} [options]
 * @returns {SandboxState}
 */
export function createState({
  apiKey = "asdf1234",
  baseUrl = "https://sandbox.example",
  imageBase = `${baseUrl}/pictures`,
  shopUrl,
  products = catalogues[1],
  quirks = {},
  now = () => Date.now(),
} = {}) {
  const resolve = (/** @type {ProductJson} */ product) => withPictures(product, imageBase);
  const main = products.map(resolve);
  return {
    apiKey,
    baseUrls: [baseUrl, VENDOR],
    shopUrl: shopUrl ?? null,
    catalogs: { 0: main, 1: main, 2: catalogues[2].map(resolve) },
    defaultCatalog: "1",
    quirks: { ...PLAIN, ...quirks },
    carts: {},
    expired: [],
    issued: 0,
    now: now(),
  };
}

/** @param {SandboxState} state @param {string} catalogId @param {string} sku */
export function findProduct(state, catalogId, sku) {
  if (!Object.hasOwn(state.catalogs, catalogId)) return undefined;
  return state.catalogs[catalogId].find((product) => product.partNumber === sku);
}

/** The product that a line's `product` address names. @param {SandboxState} state @param {string} url */
export function findProductByUrl(state, url) {
  const { sku, catalogId } = readProductUrl(url);
  return findProduct(state, catalogId ?? state.defaultCatalog, sku ?? "");
}

/** @param {string} url */
export function readProductUrl(url) {
  const { pathname, searchParams } = new URL(url);
  const segment = pathname.match(/\/product\/([^/]+)/)?.[1];
  return { sku: segment && decode(segment), catalogId: searchParams.get("catalogID") };
}

/** A percent-encoded text, decoded where it can be. @param {string} text */
export function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {SandboxState} state @param {string} cartId @returns {CartJson | undefined} */
export function findCart(state, cartId) {
  return Object.hasOwn(state.carts, cartId) ? state.carts[cartId] : undefined;
}

/** @param {SandboxState} state @param {CartJson} cart @returns {SandboxState} */
export function withCart(state, cart) {
  return { ...state, carts: { ...state.carts, [cart.cartID]: cart } };
}

/** @param {SandboxState} state @param {string} cartId @param {ProductJson} [first] @returns {CartJson} */
export function newCart(state, cartId, first) {
  return {
    completedDate: null,
    currency: first?.currency ?? "USD",
    cartID: cartId,
    createdDate: vendorDate(state.now),
    locale: first?.locale ?? "en-US",
    externalCartID: null,
    checkoutCatalogID: null,
    cartItems: {},
  };
}

/**
 * The cart as ordered; the same state where there is no such cart or it was ordered before.
 *
 * @param {SandboxState} state
 * @param {string} cartId
 * @returns {SandboxState}
 */
export function complete(state, cartId) {
  const cart = findCart(state, cartId);
  if (!cart || cart.completedDate) return state;
  return withCart(handedOver(state, cart), {
    ...cart,
    externalCartID: cart.externalCartID ?? orderNumber(state),
    completedDate: vendorDate(state.now),
  });
}

/**
 * Without the cart: reading it is not found from now on, unless something is added to it.
 *
 * @param {SandboxState} state
 * @param {string} cartId
 * @returns {SandboxState}
 */
export function expire(state, cartId) {
  const { [cartId]: _, ...carts } = state.carts;
  return { ...state, carts, expired: [...state.expired, cartId] };
}

/**
 * With another price of a product, in all catalogues and in all carts that were not ordered.
 *
 * @param {SandboxState} state
 * @param {string} sku
 * @param {string} price
 * @returns {SandboxState}
 */
export function reprice(state, sku, price) {
  const catalogs = mapValues(state.catalogs, (products) =>
    products.map((product) => (product.partNumber === sku ? { ...product, price } : product)),
  );
  const next = { ...state, catalogs };
  const carts = mapValues(state.carts, (cart) =>
    cart.completedDate ? cart : { ...cart, cartItems: pricedAnew(next, cart, sku) },
  );
  return { ...next, carts };
}

/** @param {SandboxState} state @param {CartJson} cart @param {string} sku */
function pricedAnew(state, { cartItems }, sku) {
  return mapValues(cartItems, (item) => {
    const product = findProduct(state, item.catalogID, sku);
    const isIt = product && readProductUrl(item.product).sku === sku;
    return isIt ? { ...item, price: unitPrice(product, item.itemOptions) } : item;
  });
}

/** Uses up an order number for a cart that has none. @param {SandboxState} state @param {CartJson} cart */
export function handedOver(state, cart) {
  return cart.externalCartID ? state : { ...state, issued: state.issued + 1 };
}

/** The number of the next cart that is loaded into the checkout. @param {SandboxState} state */
export function orderNumber(state) {
  return String(100200300 + state.issued);
}

/** The id of the next line: 32 hexadecimal digits, or a number. @param {SandboxState} state */
export function lineId(state) {
  if (state.quirks.itemIdNumeric) return String(1234 + state.issued);
  const words = [0, 1, 2, 3].map((part) => scramble(state.issued * 4 + part));
  return words.map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** Looks like the digests that the vendor uses: MurmurHash3's last step. @param {number} number */
function scramble(number) {
  let word = Math.imul(number + 0x9e3779b9, 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/** The vendor's form of a date, whose offset has no colon. @param {number} now */
export function vendorDate(now) {
  const hours = 7;
  return `${new Date(now - hours * 3_600_000).toISOString().slice(0, 19)}-0700`;
}

/** @param {ProductJson} product @param {string} imageBase @returns {ProductJson} */
function withPictures(product, imageBase) {
  const at = (/** @type {string} */ name) => (/^\w+:/.test(name) ? name : `${imageBase}/${name}`);
  const placed = { ...product };
  if (product.image) placed.image = at(product.image);
  if (product.images)
    placed.images = product.images.map((image) => ({ ...image, url: at(image.url) }));
  if (product.productOptions)
    placed.productOptions = withOptionPictures(product.productOptions, at);
  return placed;
}

/** @param {Record<string, OptionJson>} options @param {(name: string) => string} at */
function withOptionPictures(options, at) {
  return mapValues(options, (option) => ({
    ...option,
    optionChoices: {
      options: mapValues(option.optionChoices.options, (value) =>
        value.image ? { ...value, image: at(value.image) } : value,
      ),
    },
  }));
}

/**
 * @template T
 * @param {Record<string, T>} map
 * @param {(value: T) => T} change
 * @returns {Record<string, T>}
 */
function mapValues(map, change) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
