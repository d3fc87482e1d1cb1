/** @typedef {import("./types.js").ErrorCode} ErrorCode */

/**
 * The one error of the library.
 *
 * `code` is a stable word (see the README's table of errors), `message` a sentence for the developer. Where they
 * exist, `status` is the HTTP status, `field` the place in the data or the argument, and `cause` the next error of
 * the chain or what `fetch` threw.
 */
export class StorefrontError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {number} [status]
   * @param {string} [field]
   * @param {unknown} [cause]
   */
  constructor(code, message, status, field, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StorefrontError";
    /** @type {ErrorCode} */
    this.code = code;
    /** @type {number | undefined} */
    this.status = status;
    /** @type {string | undefined} */
    this.field = field;
  }
}

/**
 * An error as the core writes it; `field` is empty where there is none, `thrown` the request whose `fetch` threw.
 *
 * @typedef {[code: ErrorCode, message: string, status: number | null, field: string, thrown: number | null, cause?: CoreError]} CoreError
 */

/**
 * An error of the core, with what `fetch` threw at the end of its chain.
 *
 * @param {CoreError} error
 * @param {(request: number) => unknown} thrownBy
 * @returns {StorefrontError}
 */
export function readError([code, message, status, field, thrown, cause], thrownBy) {
  const inner = cause ? readError(cause, thrownBy) : thrownBy(Number(thrown));
  return new StorefrontError(code, message, status ?? undefined, field || undefined, inner);
}
