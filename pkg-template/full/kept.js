/** @typedef {import("../types.js").StorageAdapter} StorageAdapter */

/** What pages keep for each other. It never fails: what cannot be kept is there as long as the page is. */
export class Kept {
  /** @type {StorageAdapter | undefined} */ #storage;
  /** @type {Map<string, string>} */ #memory = new Map();
  #failed = false;

  /** @param {StorageAdapter | string} [given] */
  constructor(given) {
    this.#storage = typeof given === "object" ? given : browserStorage();
  }

  /** Whether other pages can see it. */
  get isShared() {
    return this.#storage !== undefined;
  }

  /** Whether it outlives the page, as far as can be known. A server's storefront is not meant to, unless it has storage. */
  get isSafe() {
    return this.#storage?.keys ? !this.#failed : !this.#storage && !globalThis.document;
  }

  /** @param {string} key */
  get(key) {
    return this.#memory.get(key) ?? this.#try((storage) => storage.get(key));
  }

  /** @param {string} key @param {string} value */
  set(key, value) {
    this.#memory.delete(key);
    const kept = this.#try((storage) => {
      storage.set(key, value);
      return storage.get(key);
    });
    if (kept !== value) {
      this.#failed = true; // full, or shut off, or it only pretends
      this.delete(key); // what was there before is not true any more
      this.#memory.set(key, value);
    }
  }

  /** @param {string} key */
  delete(key) {
    this.#memory.delete(key);
    this.#try((storage) => storage.delete(key));
  }

  /** The keys that begin like this. @param {string} start */
  keys(start) {
    const kept = this.#try((storage) => [...(storage.keys?.() ?? [])]) ?? [];
    return kept.filter((key) => key.startsWith(start));
  }

  /** @template T @param {(storage: StorageAdapter) => T} work @returns {T | undefined} */
  #try(work) {
    try {
      return this.#storage && work(this.#storage);
    } catch {
      return undefined;
    }
  }
}

/** @returns {StorageAdapter | undefined} */
function browserStorage() {
  try {
    const local = globalThis.localStorage;
    return (
      local && {
        get: (key) => local.getItem(key),
        set: (key, value) => local.setItem(key, value),
        delete: (key) => local.removeItem(key),
        keys: () => Object.keys(local),
      }
    );
  } catch {
    return undefined; // reading `localStorage` itself throws where it is shut off
  }
}
