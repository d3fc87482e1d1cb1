// The style sheet: in its layer, without weight, for our elements only.

import assert from "node:assert/strict";
import { test } from "node:test";
import { withPage } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const EVERYTHING = `<barrow-shop api-key="asdf1234"></barrow-shop>
  <barrow-product sku="boots"><barrow-option-picker></barrow-option-picker><barrow-quantity></barrow-quantity>
    <barrow-add-to-cart></barrow-add-to-cart></barrow-product>
  <barrow-cart></barrow-cart>`;

test("all of it stands in the layer barrow", () =>
  withPage("", async (page) => {
    const layers = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) =>
        [...sheet.cssRules].map((rule) => [rule.constructor.name, Reflect.get(rule, "name")]),
      ),
    );

    assert.deepEqual(layers, [["CSSLayerBlockRule", "barrow"]]);
  }));

test("no selector weighs anything, and each begins at an element or a class of ours", () =>
  withPage("", async (page) => {
    const selectors = (await rules(page)).flatMap(({ selector }) => split(selector, ","));

    assert.ok(selectors.length > 40, `${selectors.length}`);
    for (const selector of selectors) {
      const parts = split(selector.replace(/::[\w-]+$/, ""), " ");
      assert.ok(
        parts.every((part) => /^:where\(.*\)$/.test(part) && closes(part)),
        selector,
      );
      const first = split(parts[0].slice(":where(".length, -1), ",");
      assert.ok(
        first.every((start) => /^(barrow-|[a-z]*\.barrow-)/.test(start)),
        selector,
      );
    }
  }));

test("nothing moves, so that nothing has to be stopped for those who ask for it", () =>
  withPage("", async (page) => {
    const moving = (await rules(page)).filter(({ text }) => /transition|animation/.test(text));

    assert.deepEqual(moving, []);
  }));

test("nothing outside the elements looks otherwise with it", () =>
  withPage("", async (page) => {
    const [with_, without] = await page.evaluate(() => {
      const tags =
        "a button data div fieldset h2 img input label legend li ol option p select span ul";
      for (const tag of tags.split(" ")) document.body.append(document.createElement(tag));
      const looks = () =>
        [...document.querySelectorAll("html, body, body > *")].map((node) =>
          [...getComputedStyle(node)]
            .map((name) => getComputedStyle(node).getPropertyValue(name))
            .join(),
        );
      const before = looks();
      document.querySelector("link[rel=stylesheet]")?.remove();
      return [before, looks()];
    });

    assert.deepEqual(with_, without);
  }));

test("the page's fonts and colours are taken over, and any rule of its wins", () =>
  withPage(
    `<div style="font: 20px monospace; color: rgb(1, 2, 3)">${EVERYTHING}</div>`,
    async (page) => {
      await page.getByRole("radio").first().waitFor();
      const look = (/** @type {string} */ selector, /** @type {string} */ property) =>
        page
          .locator(selector)
          .first()
          .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);
      for (const selector of [".barrow-value", ".barrow-label", ".barrow-step", ".barrow-status"]) {
        assert.equal(await look(selector, "font-family"), "monospace", selector);
        assert.equal(await look(selector, "color"), "rgb(1, 2, 3)", selector);
      }

      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          "* { padding: 1px } barrow-add-to-cart { --barrow-accent: rgb(4, 5, 6) }",
        );
        document.adoptedStyleSheets.push(sheet);
      });

      assert.equal(await look(".barrow-value", "padding-left"), "1px");
      assert.equal(await look("barrow-add-to-cart button", "background-color"), "rgb(4, 5, 6)");
    },
  ));

test("in forced colours what is picked and what has the focus can be told", () =>
  withPage(EVERYTHING, async (page) => {
    await page.emulateMedia({ forcedColors: "active" });
    const picked = page.getByRole("radio", { name: "Black", exact: true });
    await picked.check();

    const shown = await picked.evaluate((node) => {
      const label = /** @type {HTMLElement} */ (node.closest("label"));
      const { appearance, opacity } = getComputedStyle(node);
      const { outlineStyle: outline } = getComputedStyle(label);
      return { appearance, opacity, outline };
    });

    assert.deepEqual(shown, { appearance: "auto", opacity: "1", outline: "none" });
    await page.keyboard.press("ArrowLeft");
    const outline = await page
      .locator(".barrow-value:has(:focus-visible)")
      .evaluate((node) => getComputedStyle(node).outlineStyle);
    assert.equal(outline, "solid");
  }));

/** The style rules, those in conditions too. @param {Page} page */
function rules(page) {
  return page.evaluate(() => {
    /** @type {{ selector: string, text: string }[]} */
    const found = [];
    const collect = (/** @type {CSSRuleList} */ list) => {
      for (const rule of list) {
        if (rule instanceof CSSStyleRule)
          found.push({ selector: rule.selectorText, text: rule.cssText });
        else if (rule instanceof CSSGroupingRule) collect(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) collect(sheet.cssRules);
    return found;
  });
}

/**
 * The parts of a selector, split where no bracket is open.
 *
 * @param {string} text
 * @param {string} at
 */
function split(text, at) {
  let depth = 0;
  const parts = [""];
  for (const letter of text) {
    depth += Number(/[([]/.test(letter)) - Number(/[)\]]/.test(letter));
    if (letter === at && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Whether a part is one bracket from its begin to its end. @param {string} part */
function closes(part) {
  let text = part.slice(":where(".length, -1);
  while (/\([^()]*\)/.test(text)) text = text.replace(/\([^()]*\)/g, "");
  return !/[()]/.test(text);
}
