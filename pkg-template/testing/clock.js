/** How far the time moves at once, at most. */
const STEP_MS = 10;

/** How long a promise is waited for. No chain of retries takes that long. */
const LONGEST_MS = 10 * 60 * 1000;

/** What is pretended while there is a clock. */
const REAL = { setTimeout, clearTimeout, setInterval, clearInterval, Date };

/** @typedef {{ due: number, every: number | undefined, run: () => void }} Timer */

/**
 * Stops the time of this page or process: from now on it passes only when a test says so.
 *
 * `setTimeout`, `setInterval` and `Date` are pretended until `restore` is called. That needs no setting and no test
 * runner of a certain make, and what runs is what pages run.
 *
 * @example
 * const clock = createClock();
 * sandbox.fail({ status: 503 }, undefined, 2);
 * const product = await clock.until(shop.product("100060"));   // was sent three times, and took no time
 * clock.restore();
 *
 * @param {{ now?: number }} [options] the time to begin with, in milliseconds; default the present one
 * @returns {Clock}
 * @throws {Error} where there is one already.
 */
export function createClock({ now = Date.now() } = {}) {
  if (Date !== REAL.Date) throw new Error("the time is pretended already");
  return new Clock(now);
}

/** A pretended time. */
export class Clock {
  /** In the order in which they were set. @type {Map<number, Timer>} */ #timers = new Map();
  #now;
  #lastId = 0;

  /** @hideconstructor @param {number} now */
  constructor(now) {
    this.#now = now;
    Object.assign(globalThis, {
      setTimeout: (/** @type {Function} */ work, ms = 0, /** @type {unknown[]} */ ...args) =>
        this.#set(() => work(...args), ms),
      setInterval: (/** @type {Function} */ work, ms = 0, /** @type {unknown[]} */ ...args) =>
        this.#set(() => work(...args), ms, Math.max(ms, 1)),
      clearTimeout: (/** @type {number} */ id) => this.#timers.delete(id),
      clearInterval: (/** @type {number} */ id) => this.#timers.delete(id),
      Date: pretendedDate(() => this.#now),
    });
  }

  /** The time it is, in milliseconds. */
  get now() {
    return this.#now;
  }

  /**
   * Lets time pass. What is due runs in its turn, and what it leads to as well.
   *
   * @param {number} ms
   * @returns {Promise<void>}
   */
  async pass(ms) {
    const end = this.#now + ms;
    do {
      await settle();
      this.#moveTo(Math.min(end, this.#now + STEP_MS));
    } while (this.#now < end);
    await settle();
  }

  /**
   * Lets as much time pass as a promise takes. None passes while nobody waits for it, such as when the wasm is loaded.
   *
   * @template T
   * @param {Promise<T>} promise
   * @returns {Promise<T>} Settles as the promise does.
   * @throws {Error} where it does not settle within ten minutes of pretended time.
   */
  async until(promise) {
    let isSettled = false;
    const end = () => {
      isSettled = true;
    };
    promise.then(end, end);
    const latest = this.#now + LONGEST_MS;
    while (!isSettled && this.#now < latest) {
      await (this.#timers.size > 0 ? this.pass(STEP_MS) : settle());
    }
    if (!isSettled) throw new Error("the promise did not settle within ten minutes");
    return promise;
  }

  /** Time goes on as it does. What waits for the pretended time waits for ever. */
  restore() {
    Object.assign(globalThis, REAL);
    this.#timers.clear();
  }

  /**
   * @param {() => void} run
   * @param {number} ms
   * @param {number} [every]
   */
  #set(run, ms, every) {
    this.#lastId += 1;
    this.#timers.set(this.#lastId, { due: this.#now + Math.max(ms, 1), every, run });
    return this.#lastId;
  }

  /** Runs what is due by then, the earliest first. @param {number} time */
  #moveTo(time) {
    for (let next = this.#nextUntil(time); next; next = this.#nextUntil(time)) {
      const [id, { due, every, run }] = next;
      this.#now = due;
      if (every) this.#timers.set(id, { due: due + every, every, run });
      else this.#timers.delete(id);
      run();
    }
    this.#now = time;
  }

  /** @param {number} time @returns {[number, Timer] | undefined} */
  #nextUntil(time) {
    const due = [...this.#timers].filter(([, timer]) => timer.due <= time);
    return due.sort(([, one], [, other]) => one.due - other.due)[0];
  }
}

/** A `Date` whose present is this. @param {() => number} now */
function pretendedDate(now) {
  return new Proxy(REAL.Date, {
    construct: (date, args, type) => Reflect.construct(date, args.length ? args : [now()], type),
    apply: () => new REAL.Date(now()).toString(),
    get: (date, name) => (name === "now" ? now : Reflect.get(date, name)),
  });
}

/** Lets everything run that waits for no time: promises, and answers that are there. */
async function settle() {
  for (let turn = 0; turn < 2; turn++) await new Promise(nextTurn);
}

/** Calls after what the event loop has to do now. @param {(value: unknown) => void} work */
function nextTurn(work) {
  if (globalThis.setImmediate) {
    globalThis.setImmediate(work, undefined);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    work(undefined);
  };
  port2.postMessage(undefined);
}
