const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @typedef {object} Exports What the wasm exports; see `src/js/wasm.rs`.
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} room
 * @property {(number: number, call: number, callLength: number, body: number, bodyLength: number) => number} call
 */

/** The core of one storefront: an instance of the wasm, whose memory goes when the storefront does. */
export class Core {
  /** @type {Exports} */ #exports;

  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    this.#exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
  }

  /**
   * Calls it with text and bytes, and gives the text that comes back.
   *
   * @param {number} number
   * @param {string} text
   * @param {Uint8Array} body
   * @returns {string}
   * @throws {WebAssembly.RuntimeError} where it traps; its memory cannot be trusted from then on.
   */
  call(number, text, body) {
    const { memory, call } = this.#exports;
    const bytes = encoder.encode(text);
    const [textAt, bodyAt] = [this.#put(bytes), this.#put(body)];
    const told = call(number, textAt, bytes.length, bodyAt, body.length);
    const [at, length] = new Uint32Array(memory.buffer, told, 2);
    return decoder.decode(new Uint8Array(memory.buffer, at, length));
  }

  /** @param {Uint8Array} bytes */
  #put(bytes) {
    const at = this.#exports.room(bytes.length);
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }
}
