// What axe finds on a page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

/** What WCAG 2.2 AA asks for, and good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Sees to it that axe finds nothing.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} [where]
 */
export async function findNothing(page, where) {
  await page.waitForLoadState(); // with its style sheets
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (values) => Reflect.get(window, "axe").run({ runOnly: { type: "tag", values } }),
    RULES,
  );
  const found = violations.map(
    (/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) =>
      [id, ...nodes.map(({ html }) => html)].join(" "),
  );
  assert.deepEqual(found, [], where);
}
