// The cart: one quantity changed, in carts of 5, 50, 1,000 and 10,000 lines, by each of the two engines.
//
// What is timed is all that happens between the call and the new view in the page: the step, the view that is told, and
// what the page makes of it, twice: the shopper changes a quantity, and the shop forbids it. `npm run bench -- cart 50`
// does one size.

import { Page } from "./cart/page.js";

/**
 * @typedef {{ title: string, unit: "ms" | "µs" | "MB", rows: [string, number | null][] }} Table
 * @typedef {{ measure: (work: () => void, things?: number) => number, files: (path: string) => Promise<Uint8Array>, arguments: string[] }} Kit
 */

const SIZES = [5, 50, 1_000, 10_000];

/** Lines that are changed one after the other. */
const CHANGES = 8;

/** @param {Kit} kit @returns {Promise<Table[]>} */
export default async function bench(kit) {
  const sizes = kit.arguments.length > 0 ? kit.arguments.map(Number) : SIZES;
  /** @type {Table[]} */ const tables = [];
  for (const [engine, file] of [
    ["full", "pkg/barrow_full_bg.wasm"],
    ["lean", "pkg/barrow_bg.wasm"],
  ]) {
    const module = await WebAssembly.compile(/** @type {BufferSource} */ (await kit.files(file)));
    /** @type {[string, number | null][]} */ const rows = [];
    for (const size of sizes) {
      const page = new Page(await WebAssembly.instantiate(module), size);
      checkChange(page, size);
      rows.push([
        `${size.toLocaleString("en")} lines`,
        kit.measure(() => walk(page, size), 2 * CHANGES),
      ]);
    }
    tables.push({ title: `A quantity changed, ${engine} engine`, unit: "µs", rows });
  }
  return tables;
}

/** @param {Page} page @param {number} size */
function walk(page, size) {
  for (let change = 0; change < CHANGES; change++) {
    page.change(Math.floor((size * change) / CHANGES), 3 + change);
  }
}

/** The view is right before anything is timed. @param {Page} page @param {number} size */
function checkChange(page, size) {
  const before = page.view;
  page.change(size - 1, 3);
  const { lines, subtotal } = page.view;
  const cents = BigInt(size) * 2n * 4999n;
  const expected = `${cents / 100n}.${`${cents % 100n}`.padStart(2, "0")}`;
  if (lines.length !== size || subtotal.amount !== expected || lines[size - 1].quantity !== 2) {
    throw new Error(`the cart of ${size} lines comes to ${subtotal.amount}, not ${expected}`);
  }
  if (before === page.view) throw new Error("the view did not change");
}
