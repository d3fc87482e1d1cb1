/**
 * @typedef {object} Token
 * @property {string} token
 * @property {number} renewAfterS After how many seconds another is fetched.
 */

/** A token that is fetched when it is first needed, kept, and renewed before it ends. */
export class Tokens {
  /** @type {() => Promise<Token>} */ #fetchOne;
  /** @type {{ token: string, renewAt: number } | undefined} */ #kept;
  /** @type {Promise<string> | undefined} */ #fetching;

  /** @param {() => Promise<Token>} fetchOne */
  constructor(fetchOne) {
    this.#fetchOne = fetchOne;
  }

  /**
   * The present token. Whoever asks while one is fetched waits for that one.
   *
   * @returns {Promise<string>}
   */
  async get() {
    if (this.#kept && Date.now() < this.#kept.renewAt) {
      return this.#kept.token;
    }
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  /**
   * This token is not accepted any more; a newer one stays.
   *
   * @param {string} token
   */
  drop(token) {
    if (this.#kept?.token === token) {
      this.#kept = undefined;
    }
  }

  async #fetch() {
    const { token, renewAfterS } = await this.#fetchOne();
    this.#kept = { token, renewAt: Date.now() + renewAfterS * 1000 };
    return token;
  }
}
