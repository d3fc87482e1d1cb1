import { freeze } from "../data.js";

/**
 * @typedef {import("../types.js").CartView} CartView
 * @typedef {import("../types.js").Warning} Warning
 * @typedef {[start: number, goes: number, lines: CartView["lines"][number][]]} Change
 * @typedef {{ unknownTax: string[], warnings: Warning[] }} Lists What is collected from all lines.
 */

/** Makes views of a cart from what changes. A line that stays is the same object in all of them. */
export class Lines {
  /** @type {CartView["lines"]} */ #lines = [];
  /** @type {Lists} */ #lists = { unknownTax: [], warnings: [] };

  /**
   * @param {any} head The view without its lines.
   * @param {Change[]} changes Each puts lines in the place of so many, one change after the other.
   * @param {Lists | null} lists Null where they stay.
   * @returns {CartView}
   */
  view(head, changes, lists) {
    // (Engines copy what is frozen fast when it is spread, and slowly when it is sliced.)
    if (changes.length > 0) this.#lines = Object.freeze(changes.reduce(changed, [...this.#lines]));
    if (lists) this.#lists = freeze(lists);
    const { unknownTax, warnings } = this.#lists;
    const told = new Set(warnings.map(({ message }) => message));
    const own = freeze(head).warnings.filter(
      (/** @type {Warning} */ { message }) => !told.has(message),
    );
    return Object.freeze({
      ...head,
      lines: this.#lines,
      totals: Object.freeze({ ...head.totals, unknownTax }),
      warnings: Object.freeze([...own, ...warnings]),
    });
  }
}

/**
 * @param {CartView["lines"][number][]} lines
 * @param {Change} change
 */
function changed(lines, [start, goes, come]) {
  freeze(come);
  if (goes !== come.length) return lines.slice(0, start).concat(come, lines.slice(start + goes));
  for (const [place, line] of come.entries()) lines[start + place] = line;
  return lines;
}
