/**
 * The one error of the library.
 *
 * `code` is a stable word (see the README's table of errors), `message` a sentence for the developer. Where they
 * exist, `status` is the HTTP status, `field` the place in the data or the argument, and `cause` the next error of
 * the chain or what `fetch` threw.
 */
export class StorefrontError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {number} [status]
   * @param {string} [field]
   * @param {unknown} [cause]
   */
  constructor(code, message, status, field, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StorefrontError";
    /** @type {string} */
    this.code = code;
    /** @type {number | undefined} */
    this.status = status;
    /** @type {string | undefined} */
    this.field = field;
  }
}

/** How many of the things that `fetch` threw are kept. */
const MOST_KEPT = 100;

/** What `fetch` threw, by number. @type {Map<number, unknown>} */
const kept = new Map();

let last = 0;

/**
 * Keeps what `fetch` threw until an error names it as its cause, and gives the number it is kept under.
 *
 * @param {unknown} error
 */
export function keepThrown(error) {
  last += 1;
  kept.set(last, error);
  kept.delete(last - MOST_KEPT);
  return last;
}

/**
 * What was kept under a number.
 *
 * @param {number} number
 */
export function thrown(number) {
  return kept.get(number);
}
