// Whether a page can be read and used as it is laid out: nothing cut off, nothing over something else, nothing that
// cannot be reached, and to be scrolled in one direction only.

import assert from "node:assert/strict";

/** @typedef {import("playwright-core").Page} Page */

/**
 * Sees to it that what can be seen, which is the dialog where one is open, can be read and reached.
 *
 * @param {Page} page
 * @param {string} where
 */
export async function fits(page, where) {
  assert.deepEqual(await page.evaluate(faults), [], where);
}

/**
 * Makes a page as big as browsers do: half the pixels of CSS in each direction, each of them twice as big.
 *
 * @param {Page} page
 * @param {number} times
 */
export async function zoom(page, times) {
  const { width, height } = /** @type {{ width: number, height: number }} */ (page.viewportSize());
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setDeviceMetricsOverride", {
    width: Math.round(width / times),
    height: Math.round(height / times),
    deviceScaleFactor: times,
    mobile: false,
  });
}

/**
 * Makes the text of all pages to come bigger, and nothing else: the pixels of CSS stay as they are.
 *
 * @param {Page} page
 * @param {number} times
 */
export async function enlargeText(page, times) {
  await page.addInitScript((times) => {
    addEventListener("DOMContentLoaded", () => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root { font-size: ${times * size}px !important }`);
      document.adoptedStyleSheets.push(sheet);
    });
  }, times);
}

/** Runs in the page: all that is wrong, in words. */
function faults() {
  /** What is there for screen readers, or until it has the focus, and what scrolls by itself. */
  const ASIDE = "barrow-announcer, .barrow-words, .skip, [class$=-skip], noscript, script, pre";
  const FIELDS = "button, input:not([type=radio], [type=hidden]), select, summary";
  const root = [...document.querySelectorAll(":modal")].pop() ?? document.body;
  /** @type {string[]} */
  const found = [];

  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} wide of ${innerWidth}`);
  scrollTo(0, 0);
  const words = texts();
  for (const { text, node, boxes } of words) {
    if (boxes.some(({ left, right }) => left < -1 || right > innerWidth + 1))
      found.push(`"${text}" sticks out`);
    if (boxes.some((box) => isCut(box, node))) found.push(`"${text}" is cut off`);
  }
  words.forEach((one, at) => {
    for (const other of words.slice(at + 1))
      if (one.boxes.some((box) => other.boxes.some((over) => meet(box, over))))
        found.push(`"${one.text}" and "${other.text}" overlap`);
  });
  const fields = shown(FIELDS);
  for (const field of fields) {
    const box = field.getBoundingClientRect();
    for (const { text, node, boxes } of words)
      if (!field.contains(node) && boxes.some((over) => meet(box, over)))
        found.push(`"${text}" overlaps ${named(field)}`);
    for (const other of fields.slice(fields.indexOf(field) + 1))
      if (!field.contains(other) && meet(box, other.getBoundingClientRect()))
        found.push(`${named(field)} and ${named(other)} overlap`);
    if (field.matches("input") && field.scrollWidth > field.clientWidth + 1)
      found.push(`${named(field)} cuts off what is in it`);
  }
  for (const node of [...root.querySelectorAll("*"), root]) {
    const { overflowX } = getComputedStyle(node);
    const wide = node.scrollWidth > node.clientWidth + 1 && node !== document.body;
    if (wide && /auto|scroll/.test(overflowX) && !node.closest(ASIDE))
      found.push(`${named(node)} is to be scrolled from side to side`);
  }
  for (const node of shown("a[href], button, input:not([type=hidden]), select, summary")) {
    if (/** @type {HTMLInputElement} */ (node).disabled) continue;
    /** @type {HTMLElement} */ (node).focus();
    if (!isSeen(node)) found.push(`${named(node)} cannot be brought into sight`);
  }
  scrollTo(0, 0);
  return found;

  /** @param {string} selector */
  function shown(selector) {
    return [...root.querySelectorAll(selector)].filter(
      (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(ASIDE),
    );
  }

  function texts() {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const all = [];
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const node = /** @type {Element} */ (text.parentElement);
      if (!text.textContent?.trim() || node.closest(`${ASIDE}, option`)) continue;
      if (!node.checkVisibility({ visibilityProperty: true }) || node.clientWidth === 1) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
      all.push({ text: text.textContent.trim().slice(0, 40), node, boxes });
    }
    return all;
  }

  /** Whether a box of its text is outside of what hides what is outside. @param {DOMRect} box @param {Element} node */
  function isCut({ left, right, top, bottom }, node) {
    const slack = (bottom - top) * 0.2; // lines are closer than letters are high
    for (let up = /** @type {Element | null} */ (node); up; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up);
      const clip = up.getBoundingClientRect();
      const [hidesX, hidesY] = [overflowX, overflowY].map((value) => /hidden|clip/.test(value));
      if (hidesX && (left < clip.left - 1 || right > clip.right + 1)) return true;
      if (hidesY && (top < clip.top - slack || bottom > clip.bottom + slack)) return true;
    }
    return false;
  }

  /** Whether they share more than where letters hardly ever reach. @param {DOMRect} a @param {DOMRect} b */
  function meet(a, b) {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return wide > 2 && high > 0.3 * Math.min(a.height, b.height);
  }

  /** Whether it is in sight, and nothing over its middle. @param {Element} node */
  function isSeen(node) {
    const { left, top, right, bottom, height } = node.getClientRects()[0];
    if (left < -1 || right > innerWidth + 1) return false;
    if (height <= innerHeight && (top < -1 || bottom > innerHeight + 1)) return false;
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return node.contains(hit) || node.closest("label")?.contains(hit);
  }

  /** @param {Element} node */
  function named(node) {
    const words = node.getAttribute("aria-label") ?? node.textContent?.trim().slice(0, 30);
    return `<${node.localName} class="${node.className}">${words}`;
  }
}
