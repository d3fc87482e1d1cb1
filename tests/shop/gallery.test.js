// The gallery: each example is what it says, in every look and language.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readExamples } from "../../scripts/gallery.mjs";
import { states } from "../../www/gallery-states.js";
import { findNothing } from "./axe.js";
import { expectText, visit } from "./visit.js";

/** @typedef {import("playwright-core").Page} Page */

const examples = readExamples();
const elements = JSON.parse(readFileSync("pkg/custom-elements.json", "utf8"))
  .modules.flatMap(
    (/** @type {{ declarations: { tagName: string }[] }} */ module) => module.declarations,
  )
  .map((/** @type {{ tagName: string }} */ { tagName }) => tagName);
const looks = readdirSync("www/themes").map((name) => name.replace(".css", ""));

test("there is an example of every element, and each has all it needs", () => {
  const shown = new Set(examples.map(({ element }) => element));
  assert.deepEqual([...shown].sort(), [...elements].sort());
  assert.equal(new Set(examples.map(({ id }) => id)).size, examples.length);
  for (const { id, title, description, shows, state, markup, element } of examples) {
    assert.ok(title && description && shows, id);
    assert.ok(state === "" || Object.hasOwn(states, state), id);
    assert.ok(markup.includes(`<${element}`), id);
  }
});

test("every example shows what it claims", () =>
  visit("/gallery.html", async (page) => {
    for (const { id, shows } of examples) {
      await expectShown(page, id, shows);
    }
  }));

test("what only the full engine has is shown too, and what it needs is said", () =>
  visit("/gallery.html", async (page) => {
    const full = examples.filter(({ needs }) => needs);
    assert.ok(full.some(({ needs }) => needs === "engine"));
    assert.ok(full.some(({ needs }) => needs === "gateway"));

    await expectText(page.locator("#price-tiers"), 'It needs <barrow-shop gateway="…">.');
    await expectText(page.locator("#cart-tabs"), 'It needs <barrow-shop engine="full">.');
    assert.match(
      (await page.locator("#price-tiers .stage").getAttribute("gateway")) ?? "",
      /^http/,
    );
  }));

test("its markup is copied as it stands", () =>
  visit("/gallery.html", async (page, shop) => {
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"], { origin: shop.url });
    const [{ id, markup }] = examples; // the first: nothing above it grows and moves it

    await page.locator(`#${id}`).getByRole("button", { name: "Copy" }).click();

    await page.locator(`#${id}`).getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), markup);
  }));

for (const look of looks) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`axe finds nothing in the look "${look}" when it is ${colorScheme}`, () =>
      visit(`/gallery.html?look=${look}`, (page) => allDone(page).then(() => findNothing(page)), {
        media: { colorScheme },
      }));
  }
}

test("axe finds nothing in forced colours, on a phone, from right to left", () =>
  visit("/gallery.html?lang=ar", (page) => allDone(page).then(() => findNothing(page)), {
    width: 320,
    media: { forcedColors: "active" },
  }));

for (const lang of ["en", "ar"]) {
  test(`nothing is wider than a screen of 320 pixels: ${lang}`, () =>
    visit(
      `/gallery.html?lang=${lang}`,
      async (page) => {
        for (const look of looks) {
          await page.goto(page.url().replace(/&look=.*|$/, `&look=${look}`));
          await allDone(page);
          assert.deepEqual(await tooWide(page), [], look);
        }
      },
      { width: 320 },
    ));
}

test("the examples speak the language that is chosen", () =>
  visit("/gallery.html", async (page) => {
    await page.getByRole("link", { name: "Deutsch" }).click();
    await page.waitForURL("**lang=de");

    await expectShown(
      page,
      "add-to-cart-added",
      "2 × Trail Map hinzugefügt. 2 Artikel im Warenkorb.",
    );
    await expectShown(page, "price-plain", "289,00");
  }));

/** @param {Page} page @param {string} id @param {string} words */
async function expectShown(page, id, words) {
  await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  try {
    await expectText(page.locator(`#${id} .stage`), words);
  } catch (error) {
    const seen = await page.locator(`#${id} .stage`).innerText();
    assert.fail(`${id} shows "${seen}" instead of "${words}" (${error})`);
  }
}

/** Waits until every example is in its state; some begin when they are seen. @param {Page} page */
async function allDone(page) {
  for (const { id } of examples) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.locator(`#${id} .stage[data-done]`).waitFor({ timeout: 60_000 });
  }
}

/** The elements that stick out of the screen, but for what scrolls by itself. @param {Page} page */
function tooWide(page) {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll("body *")].filter((node) => {
      const { left, right, width } = node.getBoundingClientRect();
      const scrolls = node.closest("pre, .gallery-skip, barrow-announcer");
      return !scrolls && width > 1 && (right > innerWidth + 0.5 || left < -0.5);
    });
    return wide.map((node) => node.outerHTML.slice(0, 90));
  });
}
