/** How long a cart's id is kept without a change. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * @typedef {import("./types.js").StorageAdapter} Storage
 *
 * @typedef {object} CartIdStore Keeps the id of a shop's cart, for 30 days after the last change, and whether it was
 *   used: whether a change was ever confirmed under it.
 * @property {string} key The name it is kept under, where other tabs hear of changes.
 * @property {() => { id?: string, used?: boolean }} read
 * @property {(id?: string | null, used?: boolean) => void} keep Without an id, none is kept any more.
 */

/**
 * Where the id of a shop's cart is kept.
 *
 * @param {string} baseUrl
 * @param {string} apiKey
 * @param {Storage | "shopatron-cookie"} [storage]
 * @returns {CartIdStore}
 */
export function openCartIdStore(baseUrl, apiKey, storage) {
  const key = `barrow-cart-${hash(`${baseUrl}\n${apiKey}`)}`;
  return storage === "shopatron-cookie"
    ? new CookieStore(key, apiKey)
    : new KeyedStore(key, storage);
}

/**
 * The name that an id is kept under holds a hash of the API's base and key, never the key itself. Where the browser's
 * storage is shut off, the id is kept in memory.
 *
 * @implements {CartIdStore}
 */
class KeyedStore {
  /** @type {Storage} */ #storage;

  /**
   * @param {string} key
   * @param {Storage} [storage]
   */
  constructor(key, storage = browserStorage()) {
    this.key = key;
    this.#storage = storage;
  }

  read() {
    try {
      const { id, until, used } = JSON.parse(this.#storage.get(this.key) ?? "{}");
      return typeof id === "string" && until > Date.now() ? { id, used: used === true } : {};
    } catch {
      return {};
    }
  }

  /**
   * @param {string | null} [id]
   * @param {boolean} [used]
   */
  keep(id, used) {
    try {
      if (id) {
        this.#storage.set(this.key, JSON.stringify({ id, until: Date.now() + KEEP_MS, used }));
      } else {
        this.#storage.delete(this.key);
      }
    } catch {
      // Storage that is full or shut off: the storefront goes on with what it has in memory.
    }
  }
}

/**
 * The cookie of the vendor's own library, so that a shop that moves over keeps its shoppers' carts. Its name holds the
 * API key. It is written after a confirmed change only, so that a cookie that is found means an id that was used.
 *
 * @implements {CartIdStore}
 */
class CookieStore {
  /** @type {string} */ #name;

  /**
   * @param {string} key
   * @param {string} apiKey
   */
  constructor(key, apiKey) {
    this.key = key;
    this.#name = `shopatron_cart_id_${apiKey}=`;
  }

  read() {
    try {
      const cookies = document.cookie.split("; ");
      const own = cookies.find((cookie) => cookie.startsWith(this.#name));
      const id = own?.slice(this.#name.length);
      return id ? { id, used: true } : {};
    } catch {
      return {}; // a sandboxed frame has no cookies, a server no document
    }
  }

  /**
   * @param {string | null} [id]
   * @param {boolean} [used]
   */
  keep(id, used) {
    if (id && !used) return;
    try {
      const maxAge = id ? KEEP_MS / 1000 : 0;
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in frames without https
      document.cookie = `${this.#name}${id ?? ""}; path=/; max-age=${maxAge}; samesite=lax`;
    } catch {
      // Without cookies the storefront goes on with what it has in memory.
    }
  }
}

/**
 * A new cart id: 128 random bits as 32 lower-case hex digits.
 *
 * @returns {string}
 */
export function makeCartId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @returns {Storage} */
function browserStorage() {
  try {
    const local = globalThis.localStorage;
    if (local) {
      return {
        get: (key) => local.getItem(key),
        set: (key, value) => local.setItem(key, value),
        delete: (key) => local.removeItem(key),
      };
    }
  } catch {
    // Reading `localStorage` itself throws where cookies are blocked.
  }
  return new Map();
}

/**
 * FNV-1a, 32 bits: tells the shops of a page apart, hides nothing that is secret.
 *
 * @param {string} text
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x1000193);
  return (value >>> 0).toString(16);
}
