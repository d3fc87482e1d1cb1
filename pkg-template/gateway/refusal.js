import { StorefrontError } from "../error.js";

/** @typedef {import("../types.js").ErrorCode} ErrorCode */

/**
 * @typedef {object} More What a refusal says beside its code and message.
 * @property {string} [field] The place in the request.
 * @property {Record<string, string>} [headers]
 * @property {Record<string, unknown>} [details] More members of the answer.
 * @property {ErrorCode} [reason] What the log is told, where the answer says less.
 */

/** Thrown where a request is refused; the gateway makes an answer of it. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {ErrorCode} code
   * @param {string} message
   * @param {More} [more]
   */
  constructor(status, code, message, { field, headers = {}, details = {}, reason = code } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
    this.headers = headers;
    this.details = details;
    this.reason = reason;
  }
}

/** What a visitor is told of a failure behind the gateway: never what the system said. @type {Partial<Record<ErrorCode, [number, ErrorCode, string, More?]>>} */
const BEHIND = {
  "not-found": [404, "not-found", "there is no such product"],
  "rate-limited": [
    503,
    "rate-limited",
    "the system has too much to do",
    { headers: { "Retry-After": "30" } },
  ],
  timeout: [504, "timeout", "the system did not answer in time"],
  aborted: [504, "timeout", "the system did not answer in time", { reason: "timeout" }],
  uncertain: [502, "uncertain", "whether the order arrived is not known: it can be sent again"],
  configuration: [500, "internal", "the gateway is not set up as it should be"],
  unsupported: [500, "internal", "the gateway is not set up as it should be"],
  internal: [500, "internal", "the gateway has failed"],
};

/**
 * The refusal that stands for whatever was thrown.
 *
 * A call that was refused before anything was sent is the visitor's to mend, and told as it is. Of everything else only
 * the kind is told.
 *
 * @param {unknown} thrown
 * @returns {Refusal}
 */
export function refusalOf(thrown) {
  if (thrown instanceof Refusal) {
    return thrown;
  }
  if (!(thrown instanceof StorefrontError)) {
    return new Refusal(500, "internal", "the gateway has failed");
  }
  const { code, status, message, field } = thrown;
  if (code === "bad-request" && status === undefined) {
    return new Refusal(400, code, message, { field });
  }
  const [told, kind, words, more] = BEHIND[code] ?? [
    502,
    "server",
    "the system gives no answer that is of use",
  ];
  return new Refusal(told, kind, words, { reason: code, ...more });
}
