import { Kept } from "./kept.js";
import { heldNames, holdName, takeLock, uniqueName } from "./locks.js";

/**
 * @typedef {object} Engine What sharing asks of the engine.
 * @property {(what: string, ...args: unknown[]) => void} happen
 * @property {() => void} refresh
 * @property {() => void} abort Ends the request that is under way.
 *
 * @typedef {object} Log What is kept of a page's log.
 * @property {string} log As the core writes it.
 * @property {number} [at] When it was kept.
 * @property {boolean} [isLeft] Whether the page has said that it is gone.
 * @property {string[]} [took] The logs that it took over, which count no more.
 */

/** Where nobody can know which pages are there: how long a page is waited for that has said nothing. */
const PATIENCE_MS = 10 * 60 * 1000;

/** What other pages are told when the cart is forgotten; else a version, which is never 0. */
const FORGOTTEN = 0;

/** How long a page waits before it looks again at what others have under way: twice as long each time, up to a minute. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/** What a page shares with all others that have the same cart: its name, a version, the lock, and the logs. */
export class Sharing {
  /** @type {import("../storage.js").CartIdStore} */ #store;
  /** @type {Kept} */ #kept;
  /** @type {Engine} */ #engine;
  /** The cart that the page named, until another takes its place. @type {string | undefined} */ #given;
  /** What was to be kept of the cart last, and whether it is. @type {{ id?: string, used?: boolean }} */ #own =
    {};
  #isKept = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #waitMs = FIRST_WAIT_MS;
  /** Ends with the page's visit, which may be followed by another. */ #visit =
    new AbortController();
  /** Ends with the storefront. */ #life = new AbortController();
  /** @type {string} */ #name = "";
  /** @type {string | null} */ #log = null;
  /** @type {string[]} */ #took = [];
  /** @type {BroadcastChannel | undefined} */ #channel;
  /** @type {(() => void) | undefined} */ #release;
  /** True while the cart is forgotten because another page did: nothing is kept of that. */ #isTold = false;

  /**
   * @param {import("../host.js").HostOptions} options
   * @param {Engine} engine
   */
  constructor({ store, settings }, engine) {
    this.#store = store;
    this.#engine = engine;
    this.#given = settings.cartId;
    this.#kept = new Kept(settings.storage);
    for (const type of ["pagehide", "pageshow", "visibilitychange", "online"]) {
      globalThis.addEventListener?.(type, (event) => this.#hear(event), this.#life);
    }
  }

  /** What a shopper should know. @returns {import("../types.js").Warning[]} */
  get warnings() {
    const message = "what is under way cannot be kept here: it is lost when the page is closed";
    return this.#kept.isSafe ? [] : [{ code: "not-kept", message }];
  }

  /** The page is there: takes over what others left, once it may. */
  enter() {
    this.#visit = new AbortController();
    this.#name = `${this.#start}${uniqueName()}`;
    if (!this.#kept.isShared) return;
    holdName(this.#name, this.#visit.signal);
    this.#channel = openChannel(this.#store.key, (told) => this.#hearOthers(told));
    if (this.#kept.keys(this.#start).length > 0) this.#engine.happen("ring", 0);
  }

  /** Asks for the lock; with it the engine hears what other pages share and have left. */
  async lock() {
    const { signal } = this.#visit;
    try {
      this.#release = await takeLock(this.#store.key, this.#kept, signal);
      if (signal.aborted) return this.unlock();
      const names = await heldNames();
      if (!signal.aborted) this.#locked(names);
    } catch {
      // The page was left or the storefront disposed before it was its turn.
    }
  }

  unlock() {
    this.#release?.();
    this.#release = undefined;
  }

  /** @param {number} version */
  share(version) {
    this.#kept.set(this.#version, `${version}`);
    this.#channel?.postMessage(version);
  }

  /** @param {string | null} log */
  store(log) {
    this.#log = log;
    if (log === null) {
      this.#kept.delete(this.#name);
    } else {
      this.#write({ log });
    }
  }

  /** @param {string | null} id @param {boolean} used */
  keep(id, used) {
    if (id !== this.#given) this.#given = undefined;
    this.#own = id ? { id, used } : {};
    if (this.#isTold) return;
    this.#store.keep(id, used);
    this.#isKept = !id || this.#store.read().id === id;
  }

  /** Nothing is left of the cart, here and in all pages. */
  forget() {
    this.#given = undefined;
    if (this.#isTold) return;
    const names = [...this.#kept.keys(this.#start), this.#version];
    for (const name of names) this.#kept.delete(name);
    this.#channel?.postMessage(FORGOTTEN);
  }

  /** Ends all of it. What was under way is left to the next page. */
  dispose() {
    this.#end();
    this.#life.abort();
  }

  get #start() {
    return `${this.#store.key}-log-`;
  }

  get #version() {
    return `${this.#store.key}-version`;
  }

  /** @param {Set<string | undefined> | undefined} names of the pages that are there */
  #locked(names) {
    const { id = null, used = false } = this.#cart();
    const version = Number(this.#kept.get(this.#version) ?? 0);
    const [took, logs] = this.#gone(names);
    this.#took = took;
    this.#engine.happen("locked", id, used, version, logs);
    for (const name of took) this.#kept.delete(name);
    this.#lookAgain();
  }

  /** A page that is there with something under way may be about to go: a crashed one keeps its name for a moment. */
  #lookAgain() {
    clearTimeout(this.#timer);
    const others = this.#kept.keys(this.#start).filter((name) => name !== this.#name);
    if (others.length === 0) {
      this.#waitMs = FIRST_WAIT_MS;
      return;
    }
    this.#timer = setTimeout(() => this.#engine.happen("wake"), this.#waitMs);
    this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_WAIT_MS);
  }

  /** The cart of all pages. Where nothing can be kept, that of this page. */
  #cart() {
    if (this.#given) return { ...this.#own, id: this.#given };
    const kept = this.#store.read();
    return kept.id || this.#isKept ? kept : this.#own;
  }

  /**
   * The logs of pages that are gone. One that another log has taken over counts no more: its page was closed just then.
   *
   * @param {Set<string | undefined> | undefined} names
   * @returns {[names: string[], logs: string[]]}
   */
  #gone(names) {
    const all = this.#kept
      .keys(this.#start)
      .map((name) => /** @type {const} */ ([name, this.#read(name)]));
    const old = new Set(all.flatMap(([, { took = [] }]) => took));
    const isThere = (/** @type {string} */ name, /** @type {number} */ at) =>
      names ? names.has(name) : at > Date.now() - PATIENCE_MS;
    const gone = all.filter(
      ([name, { isLeft, at = 0 }]) => name !== this.#name && (isLeft || !isThere(name, at)),
    );
    const logs = gone.filter(([name]) => !old.has(name)).map(([, { log }]) => log);
    return [gone.map(([name]) => name), logs];
  }

  /** @param {string} name @returns {Log} */
  #read(name) {
    const text = this.#kept.get(name) ?? "";
    try {
      const { log, at, isLeft, took } = JSON.parse(text);
      return { log: `${log}`, at, isLeft, took };
    } catch {
      return { log: text };
    }
  }

  /** @param {Log} log */
  #write(log) {
    this.#kept.set(this.#name, JSON.stringify({ at: Date.now(), took: this.#took, ...log }));
  }

  /** @param {Event & { persisted?: boolean }} event */
  #hear({ type, persisted }) {
    const isAway = this.#visit.signal.aborted;
    if (type === "pagehide") {
      this.#leave();
    } else if (isAway && persisted) {
      this.enter();
      this.#engine.happen("wake");
    } else if (!isAway && type !== "pageshow" && isSeen()) {
      this.#engine.happen("wake");
    }
  }

  /** @param {number} told */
  #hearOthers(told) {
    if (told === FORGOTTEN) {
      this.#isTold = true;
      this.#engine.happen("forget");
      this.#isTold = false;
    } else if (isSeen()) {
      this.#engine.refresh();
    }
  }

  /** The page may come back, but whoever comes next goes on with what was under way. */
  #leave() {
    this.#engine.happen("leave");
    this.#end();
    this.#engine.abort();
  }

  #end() {
    clearTimeout(this.#timer);
    if (this.#log !== null) this.#write({ log: this.#log, isLeft: true });
    this.#log = null;
    this.#name = `${this.#start}${uniqueName()}`;
    this.#visit.abort();
    this.unlock();
    this.#channel?.close();
  }
}

function isSeen() {
  return globalThis.document?.visibilityState !== "hidden";
}

/**
 * @param {string} name
 * @param {(told: any) => void} hear
 */
function openChannel(name, hear) {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => hear(data);
    /** @type {any} */ (channel).unref?.(); // it does not keep a server's process alive
    return channel;
  } catch {
    return undefined; // there are none here, or a policy forbids them
  }
}
