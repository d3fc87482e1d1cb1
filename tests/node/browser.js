// What a browser has and Node has not: a window, Web Locks, and a storage that its tabs share.

/** @typedef {{ name: string, grant: () => void, isHeld: boolean }} Request */

/** Web Locks, exclusive ones only; a test can end a tab's by force. */
export class Locks {
  /** @type {Request[]} */ #requests = [];

  /**
   * @param {string} name
   * @param {{ signal?: AbortSignal } | (() => Promise<unknown>)} options
   * @param {() => Promise<unknown>} [work]
   */
  async request(name, options, work) {
    const hold = work ?? /** @type {() => Promise<unknown>} */ (options);
    const { signal } = work ? /** @type {{ signal?: AbortSignal }} */ (options) : {};
    signal?.throwIfAborted();
    /** @type {Request} */ const request = { name, grant: () => {}, isHeld: false };
    const granted = new Promise((resolve, reject) => {
      request.grant = () => resolve(undefined);
      signal?.addEventListener("abort", () => request.isHeld || reject(signal.reason));
    });
    this.#requests.push(request);
    this.#next();
    try {
      await granted;
      return await hold();
    } finally {
      this.#remove(request);
    }
  }

  async query() {
    const of = (/** @type {boolean} */ isHeld) =>
      this.#requests.filter((request) => request.isHeld === isHeld).map(({ name }) => ({ name }));
    return { held: of(true), pending: of(false) };
  }

  /** The names that are held. */
  names() {
    return this.#requests.filter(({ isHeld }) => isHeld).map(({ name }) => name);
  }

  /** Whoever holds these names is killed. @param {string[]} names */
  kill(names) {
    for (const request of this.#requests.filter(({ name }) => names.includes(name))) {
      this.#remove(request);
    }
  }

  /** @param {Request} request */
  #remove(request) {
    this.#requests = this.#requests.filter((other) => other !== request);
    this.#next();
  }

  #next() {
    for (const request of this.#requests) {
      const first = this.#requests.find(({ name }) => name === request.name);
      if (first === request && !request.isHeld) {
        request.isHeld = true;
        request.grant();
      }
    }
  }
}

/** Gives Node a window and locks until the test is over. @param {import("node:test").TestContext} t @param {Locks} [locks] */
export function pretend(t, locks) {
  const window = new EventTarget();
  const had = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  globalThis.addEventListener = window.addEventListener.bind(window);
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
  t.after(() => {
    Reflect.deleteProperty(globalThis, "addEventListener");
    Reflect.deleteProperty(globalThis, "navigator");
    if (had) Object.defineProperty(globalThis, "navigator", had);
  });
  return {
    /** @param {string} type @param {object} [properties] */
    happen: (type, properties) => window.dispatchEvent(Object.assign(new Event(type), properties)),
  };
}
