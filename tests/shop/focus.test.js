// What has the focus is in sight and looks like it, forwards and backwards; and what is to be hit is big enough.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addToCart, drawerOf, pages, visit } from "./visit.js";

/** @typedef {import("./visit.js").Page} Page */

/** More than any page here has. */
const MOST_STOPS = 80;

/** What can be told of the thing that has the focus: its words, and what is wrong with how it is seen. */
function stop() {
  const node = /** @type {HTMLElement} */ (document.activeElement);
  if (node === document.body) return null;
  const { left, right, top, bottom } = node.getClientRects()[0];
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const around = node.closest("label") ?? node;
  const looks = [
    getComputedStyle(node),
    getComputedStyle(around),
    getComputedStyle(node, "::after"),
  ];
  const ringed = looks.some(
    ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && outlineWidth !== "0px",
  );
  const hidden = top < -1 || bottom > innerHeight + 1 || !(hit && around.contains(hit));
  const name = node.ariaLabel ?? node.textContent?.trim().slice(0, 30);
  return { name: `<${node.localName}> ${name}`, hidden, ringed };
}

/** Presses a key until the focus leaves the page, and says what was wrong on the way. @param {Page} page @param {"Tab" | "Shift+Tab"} key */
async function tabThrough(page, key) {
  const wrong = [];
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press(key);
    const at = await page.evaluate(stop);
    if (!at) return { wrong, count };
    if (at.hidden) wrong.push(`${at.name} is out of sight`);
    if (!at.ringed) wrong.push(`${at.name} does not show that it has the focus`);
  }
  return assert.fail("the focus does not come out");
}

for (const [name, media] of /** @type {[string, import("./visit.js").Media][]} */ ([
  ["as it is", {}],
  ["in forced colours", { forcedColors: "active" }],
])) {
  test(`the focus is always seen, on the way forth and back: ${name}`, () =>
    visit(
      "/product.html?sku=tent-2p",
      async (page, shop) => {
        await addToCart(page);
        for (const [path, isReady] of Object.entries(pages)) {
          await page.goto(`${shop.url}${path}`);
          await isReady(page);
          await page.evaluate(() => scrollTo(0, 0));
          const forth = await tabThrough(page, "Tab");
          const back = await tabThrough(page, "Shift+Tab");

          assert.deepEqual([...forth.wrong, ...back.wrong], [], path);
          assert.ok(forth.count > 6, `${path}: ${forth.count} stops`);
        }
      },
      { media },
    ));
}

for (const width of [320, 1280]) {
  test(`what is to be hit is 24 pixels wide and high, on a screen of ${width}`, () =>
    visit(
      "/product.html?sku=tent-2p",
      async (page, shop) => {
        await addToCart(page);
        await page.getByRole("link", { name: /^Cart/ }).click();
        await drawerOf(page).locator(".barrow-line").waitFor();
        assert.deepEqual(await tooSmall(page), [], "the drawer");
        for (const [path, isReady] of Object.entries(pages)) {
          await page.goto(`${shop.url}${path}`);
          await isReady(page);
          assert.deepEqual(await tooSmall(page), [], path);
        }
      },
      { width },
    ));
}

/** Links in a sentence are as high as its lines, which WCAG lets be. @param {Page} page */
function tooSmall(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, summary")];
    return all
      .filter(
        (node) => node.checkVisibility({ visibilityProperty: true }) && !node.matches(".skip"),
      )
      .filter((node) => !isInSentence(node))
      .map((node) => node.closest("label") ?? node)
      .filter((node) => {
        const boxes = [node.getBoundingClientRect(), areaOf(node)];
        return !boxes.some(({ width, height }) => width >= 24 && height >= 24);
      })
      .map((node) => node.outerHTML.slice(0, 120));

    /** @param {Element} node */
    function isInSentence(node) {
      const words = (/** @type {Node | null | undefined} */ { textContent } = node) =>
        textContent?.trim() ?? "";
      const inline = getComputedStyle(node).display === "inline";
      return inline && words(node.parentElement) !== words(node);
    }

    /** A link may be bigger by what is drawn over its card. @param {Element} node */
    function areaOf(node) {
      const over = getComputedStyle(node, "::after");
      const none = over.content === "none" || over.position !== "absolute";
      return new DOMRect(
        0,
        0,
        ...(none ? [0, 0] : [over.width, over.height].map(Number.parseFloat)),
      );
    }
  });
}
