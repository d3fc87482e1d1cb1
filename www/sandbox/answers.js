// The forms of an answer: JSON, nothing, or the vendor's error object.

/** @typedef {import("./types.js").SandboxResponse} SandboxResponse */

/** @type {Record<number, string>} */
const PHRASES = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
};

/** Thrown where a request is refused; `respond` turns it into the answer. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} info what `additionalInfo` says
   * @param {string} [phrase] what `error` says, when it is not the status's own phrase
   */
  constructor(status, info, phrase = PHRASES[status]) {
    super(info);
    this.status = status;
    this.phrase = phrase;
  }
}

/**
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 * @returns {SandboxResponse}
 */
export function json(status, value, headers = {}) {
  const body = JSON.stringify(value);
  return { status, headers: { "Content-Type": "application/json", ...headers }, body };
}

/** @returns {SandboxResponse} */
export function noContent() {
  return { status: 204, headers: {}, body: "" };
}

/** @param {Refusal} refusal @returns {SandboxResponse} */
export function refused({ status, phrase, message }) {
  return json(status, { error: phrase, additionalInfo: message });
}
