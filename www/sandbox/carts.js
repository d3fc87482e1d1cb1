// The calls to a cart.

import { json, noContent, Refusal } from "./answers.js";
import { pictureOf, selectionProblem, unitPrice } from "./selection.js";
import {
  findCart,
  findProduct,
  findProductByUrl,
  handedOver,
  lineId,
  newCart,
  orderNumber,
  readProductUrl,
  withCart,
} from "./state.js";

/**
 * @typedef {import("./types.js").SandboxState} SandboxState
 * @typedef {import("./types.js").CartJson} CartJson
 * @typedef {import("./types.js").CartItemJson} CartItemJson
 * @typedef {import("./types.js").Call} Call
 * @typedef {import("./types.js").Outcome} Outcome
 */

/** `POST /cart/{cartID}/cartItems` @param {SandboxState} state @param {Call} call @returns {Outcome} */
export function addItem(state, { params: [cartId], baseUrl, body }) {
  const { item, product } = readItemToAdd(state, readObject(body, state));
  const cart = findCart(state, cartId) ?? newCart(state, cartId, product);
  refuseIfOrdered(cart, state.quirks.addRefusal);

  const known = Object.keys(cart.cartItems).find((id) => isSameItem(cart.cartItems[id], item));
  const joins = known !== undefined && state.quirks.repeatedAdd !== "new-line";
  const id = joins ? known : lineId(state);
  const before = joins && state.quirks.repeatedAdd === "sum" ? cart.cartItems[id].quantity : 0;
  const quantity = given(state, before + item.quantity);
  const cartItems = { ...cart.cartItems, [id]: { ...item, quantity } };
  const next = withCart(
    { ...state, issued: state.issued + (joins ? 0 : 1) },
    { ...cart, cartItems },
  );
  const location = `${baseUrl}/cart/${encodeURIComponent(cartId)}/cartItems/${id}?api_key=${state.apiKey}`;
  return { state: next, response: json(201, namedId(state, id), { Location: location }) };
}

/** `GET /cart/{cartID}` @param {SandboxState} state @param {Call} call @returns {Outcome} */
export function readCart(state, { params: [cartId] }) {
  const cart = findCart(state, cartId);
  const isUnknown = state.quirks.unusedCart === "not-found" || state.expired.includes(cartId);
  if (!cart && isUnknown) throw noProperty("", cartId);
  return { state, response: json(200, written(state, cart ?? newCart(state, cartId))) };
}

/** `GET /cart/{cartID}/{fragment}` @param {SandboxState} state @param {Call} call @returns {Outcome} */
export function readFragment(state, { params: [cartId, name] }) {
  const cart = findCart(state, cartId);
  const whole = cart && /** @type {Record<string, unknown>} */ (written(state, cart));
  if (!whole || !Object.hasOwn(whole, name)) throw noProperty(name, cartId);
  return { state, response: json(200, state.quirks.fragmentAs === "cart" ? whole : whole[name]) };
}

/** `GET /cart/{cartID}/cartItems/{cartItemID}` @param {SandboxState} state @param {Call} call @returns {Outcome} */
export function readItem(state, { params: [cartId, id] }) {
  const { item } = findItem(state, cartId, id);
  return {
    state,
    response: json(200, { ...writtenItem(state, item), image: picture(state, item) }),
  };
}

/** `PUT /cart/{cartID}/cartItems/{cartItemID}/quantity` @param {SandboxState} state @param {Call} call @returns {Outcome} */
export function setQuantity(state, { params: [cartId, id], body }) {
  const { cart, item } = findItem(state, cartId, id);
  const quantity = Number(parse(body));
  if (!isQuantity(quantity)) throw new Refusal(400, `Invalid quantity:${body}`);
  refuseIfOrdered(cart, 400);
  const cartItems = { ...cart.cartItems, [id]: { ...item, quantity: given(state, quantity) } };
  return { state: withCart(state, { ...cart, cartItems }), response: noContent() };
}

/** `DELETE /cart/{cartID}/cartItems/{cartItemID}` @param {SandboxState} state @param {Call} call @returns {Outcome} */
export function removeItem(state, { params: [cartId, id] }) {
  const isGone = !Object.hasOwn(findCart(state, cartId)?.cartItems ?? {}, id);
  if (isGone && state.quirks.goneLine === "no-content") return { state, response: noContent() };
  const { cart } = findItem(state, cartId, id);
  refuseIfOrdered(cart, 400);
  const { [id]: _, ...cartItems } = cart.cartItems;
  return { state: withCart(state, { ...cart, cartItems }), response: noContent() };
}

/** `POST /cart/{cartID}`, or with `/checkout` @param {SandboxState} state @param {Call} call @returns {Outcome} */
export function startCheckout(state, { params: [cartId], baseUrl, body }) {
  const cart = findCart(state, cartId);
  if (!cart) throw noProperty("", cartId);
  if (Object.keys(cart.cartItems).length === 0) throw new Refusal(400, "The cart is empty");
  const { catalogID } = readObject(body, state);
  const link = `${baseUrl}/checkout/${encodeURIComponent(cartId)}`;
  const loaded = {
    ...cart,
    externalCartID: cart.externalCartID ?? orderNumber(state),
    checkoutCatalogID: catalogID === undefined ? state.defaultCatalog : String(catalogID),
  };
  const { checkoutLinkIn: place } = state.quirks;
  const inBody = place === "body" || place === "both" ? { checkoutLink: link } : {};
  /** @type {Record<string, string>} */
  const inHeaders = place === "location" || place === "both" ? { Location: link } : {};
  const response = json(201, inBody, inHeaders);
  return { state: withCart(handedOver(state, cart), loaded), response };
}

/** Nothing changes a cart that was ordered. @param {CartJson} cart @param {number} status */
function refuseIfOrdered(cart, status) {
  if (cart.completedDate) throw new Refusal(status, "The cart was ordered", "Bad Request");
}

/**
 * What is to be added, priced.
 *
 * @param {SandboxState} state
 * @param {Record<string, any>} body
 */
function readItemToAdd(state, { product: url, productLink, catalogID, quantity = 1, itemOptions }) {
  for (const [name, value] of Object.entries({ product: url, productLink })) {
    if (!URL.canParse(value)) throw refusedAdd(state, `Invalid or missing parameter:${name}`);
  }
  if (!isQuantity(quantity)) throw refusedAdd(state, `Invalid quantity:${quantity}`);

  const { sku, catalogId } = readProductUrl(url);
  const catalog = String(catalogID ?? catalogId ?? state.defaultCatalog);
  const product = findProduct(state, catalog, sku ?? "");
  if (!product) throw new Refusal(404, `No such product:${sku}`);

  const chosen = Array.isArray(itemOptions) ? {} : (itemOptions ?? {});
  const problem = selectionProblem(product, chosen);
  if (problem) throw refusedAdd(state, problem);
  const price = unitPrice(product, chosen);
  /** @type {CartItemJson} */
  const item = {
    catalogID: catalog,
    quantity,
    price,
    product: url,
    itemOptions: chosen,
    productLink,
  };
  return { item, product };
}

/** @param {SandboxState} state @param {string} info */
function refusedAdd(state, info) {
  return new Refusal(state.quirks.addRefusal, info, "Bad Request");
}

/** @param {string | null} body @param {SandboxState} state @returns {Record<string, any>} */
function readObject(body, state) {
  const value = body ? parse(body) : {};
  if (typeof value !== "object" || value === null)
    throw refusedAdd(state, "The body is no JSON object");
  return value;
}

/** @param {string | null} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** @param {unknown} quantity */
function isQuantity(quantity) {
  return Number.isInteger(quantity) && Number(quantity) >= 1;
}

/** How many of so many units the shop gives. @param {SandboxState} state @param {number} quantity */
function given({ quirks }, quantity) {
  return Math.min(quantity, quirks.mostPerLine ?? quantity);
}

/** @param {SandboxState} state @param {string} cartId @param {string} id */
function findItem(state, cartId, id) {
  const cart = findCart(state, cartId);
  if (!cart || !Object.hasOwn(cart.cartItems, id)) throw noProperty(id, cartId);
  return { cart, item: cart.cartItems[id] };
}

/** @param {string} property @param {string} cartId */
function noProperty(property, cartId) {
  return new Refusal(
    404,
    `The requested cart property:${property} does not exist in cartID:${cartId}`,
  );
}

/** @param {CartItemJson} one @param {CartItemJson} other */
function isSameItem(one, other) {
  const keys = Object.keys(one.itemOptions);
  return (
    one.catalogID === other.catalogID &&
    readProductUrl(one.product).sku === readProductUrl(other.product).sku &&
    keys.length === Object.keys(other.itemOptions).length &&
    keys.every((key) => one.itemOptions[key] === other.itemOptions[key])
  );
}

/** The answer to an add. @param {SandboxState} state @param {string} id */
function namedId({ quirks }, id) {
  if (quirks.itemIdSpelling === "none") return {};
  return { [quirks.itemIdSpelling]: quirks.itemIdNumeric ? Number(id) : id };
}

/** A cart as the API writes it. @param {SandboxState} state @param {CartJson} cart */
function written(state, { checkoutCatalogID: _, ...cart }) {
  const items = Object.entries(cart.cartItems).map(([id, item]) => [id, inCart(state, item)]);
  return { ...cart, cartItems: map(state, Object.fromEntries(items)) };
}

/** @param {SandboxState} state @param {CartItemJson} item */
function inCart(state, item) {
  const line = writtenItem(state, item);
  return state.quirks.imageInCart ? { ...line, image: picture(state, item) } : line;
}

/** @param {SandboxState} state @param {CartItemJson} item */
function writtenItem(state, item) {
  const rate = state.quirks.vatRateInCart && findProductByUrl(state, item.product)?.VATRate;
  return {
    ...item,
    itemOptions: map(state, item.itemOptions),
    ...(rate !== undefined && rate !== false && { VATRate: rate }),
  };
}

/** @param {SandboxState} state @param {CartItemJson} item */
function picture(state, item) {
  const product = findProductByUrl(state, item.product);
  return product ? pictureOf(product, item.itemOptions) : null;
}

/** A map, whose empty form is a quirk. @param {SandboxState} state @param {Record<string, unknown>} entries */
function map({ quirks }, entries) {
  return quirks.emptyMapAs === "[]" && Object.keys(entries).length === 0 ? [] : entries;
}
