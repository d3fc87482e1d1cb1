import { readError, StorefrontError } from "../error.js";

/**
 * @typedef {import("./order-types.js").OrderReport} OrderReport
 * @typedef {import("./order-types.js").OrderFinding} OrderFinding
 * @typedef {import("./order-types.js").OrderDiagnosis} OrderDiagnosis
 *
 * @typedef {object} Refusal What the system says against an order, as the core reads it.
 * @property {import("../error.js").CoreError} error
 * @property {string} errorCode
 * @property {string | null} correlationId
 * @property {[string, string][]} details
 * @property {boolean} isCertain Whether the order is not there; else it may be.
 *
 * @typedef {object} OrderErrorParts
 * @property {number} [status]
 * @property {string} [field]
 * @property {unknown} [cause]
 * @property {OrderReport} [report]
 * @property {Refusal} [refusal]
 */

/** Why an order was not handed over, or whether it was cannot be said. */
export class OrderError extends StorefrontError {
  /**
   * @param {import("../types.js").ErrorCode} code
   * @param {string} message
   * @param {OrderErrorParts} [parts]
   */
  constructor(code, message, { status, field, cause, report, refusal } = {}) {
    super(code, message, status, field, cause);
    this.name = "OrderError";
    /** What the check found, warnings included. @type {readonly OrderFinding[]} */
    this.findings = report?.findings ?? [];
    /** Why the total differs from what the items add up to, where it does. @type {OrderDiagnosis | null} */
    this.diagnosis = report?.diagnosis ?? null;
    /** The system's own word, such as `VALIDATION_ERROR`. @type {string | undefined} */
    this.errorCode = refusal?.errorCode || undefined;
    /** By what the vendor finds the exchange again. @type {string | undefined} */
    this.correlationId = refusal?.correlationId ?? undefined;
    /** What else the system said, by name. @type {Readonly<Record<string, string>>} */
    this.details = Object.fromEntries(refusal?.details ?? []);
    /** True where the system said no: the order is not there. @type {boolean} */
    this.isRefused = refusal?.isCertain ?? false;
  }

  /**
   * An order that is wrong, and was not sent.
   *
   * @param {OrderReport} report
   */
  static ofReport(report) {
    const { path, message } = report.findings.filter(({ severity }) => severity === "error")[0];
    const place = path ? `${path}: ` : "";
    return new OrderError("bad-request", `the order is wrong, ${place}${message}`, {
      field: path,
      report,
    });
  }

  /**
   * An order, or a search for one, that the system refused.
   *
   * @param {Refusal} refusal
   * @param {OrderReport} [report]
   */
  static ofRefusal(refusal, report) {
    const { code, message, status, cause } = readError(refusal.error, () => undefined);
    return new OrderError(code, message, { status, cause, report, refusal });
  }
}
