// What opens over the page, what can be put back and what is laid out the other way: axe finds nothing, nothing is cut
// off, everything can be reached.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launchBrowser } from "../browser.js";
import { enlargeText, fits, zoom } from "../layout.js";
import { shop, withDocument } from "./document.js";
import { seen } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const PAGE = `${shop()}<header><a href="#cart">Cart <barrow-cart-count></barrow-cart-count></a></header>
  <main><h1>Goods</h1><barrow-add-to-cart sku="100060"><button>Top</button></barrow-add-to-cart>
    <barrow-product sku="knife-engraved"><barrow-message></barrow-message><barrow-image></barrow-image>
      <barrow-availability></barrow-availability><barrow-price></barrow-price>
      <barrow-option-picker></barrow-option-picker><barrow-quantity></barrow-quantity>
      <barrow-add-to-cart></barrow-add-to-cart></barrow-product></main>
  <barrow-cart drawer open-on-add><h2>Your cart</h2><barrow-checkout></barrow-checkout></barrow-cart>`;

/** As pages have them; axe takes a page without a background to be white. */
const COLOURS = ":root { color-scheme: light dark; background: Canvas; color: CanvasText; }";

/** @type {import("playwright-core").Browser} */
let bigText;
before(async () => {
  bigText = await launchBrowser({ fontSize: 32 });
});
after(() => bigText.close());

/** Goes through every state, in any language; `look` looks at each. @param {Page} page @param {(where: string) => Promise<void>} look */
async function walk(page, look) {
  const drawer = page.locator(".barrow-drawer");
  const dialog = page.locator(".barrow-dialog");
  const add = dialog.locator("barrow-add-to-cart button");
  await page.locator("main > barrow-add-to-cart[data-state]").waitFor();
  await page.locator("barrow-availability[data-state=limited]").waitFor();
  await look("the product");
  await page.getByRole("button", { name: "Top" }).click();
  await add.click();
  await dialog.getByRole("alert").waitFor();
  await look("the dialog, asking");
  await dialog.getByRole("radio", { name: "White" }).check();
  await dialog.getByRole("radio", { name: "Medium" }).check();
  await look("the dialog, answered");
  await add.click();
  await drawer.locator(".barrow-line:not([aria-busy])").waitFor();
  await look("the drawer");
  await drawer.locator(".barrow-remove").click();
  await drawer.locator(".barrow-removed button").waitFor();
  await look("what can be put back");
  await drawer.locator("barrow-checkout button").click();
  await drawer.getByRole("alert").waitFor();
  await look("a refusal in the drawer");
}

/** @type {[string, { width?: number }, import("playwright-core").BrowserContextOptions][]} */
const looks = [
  ["on a desk", {}, {}],
  ["on a phone", { width: 320 }, {}],
  ["in the dark", {}, { colorScheme: "dark" }],
  ["in forced colours", {}, { forcedColors: "active" }],
];
for (const [name, options, media] of looks) {
  test(`axe finds nothing in dialog, drawer and cart ${name}`, () =>
    withDocument(
      { body: PAGE },
      async (page) => {
        await page.emulateMedia(/** @type {{}} */ (media));
        await page.addStyleTag({ content: COLOURS });
        await walk(page, async (where) => {
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
        });
      },
      options,
    ));
}

for (const dir of ["ltr", "rtl"]) {
  test(`from a narrow screen nothing sticks out, ${dir}`, () =>
    withDocument(
      { body: PAGE },
      async (page) => {
        await page.evaluate((to) => {
          document.documentElement.dir = to;
        }, dir);
        await walk(page, async (where) => {
          const out = await page.evaluate(() =>
            [...document.querySelectorAll("body *")]
              .filter(
                (node) =>
                  node.checkVisibility() && !node.closest("barrow-announcer, .barrow-words"),
              )
              .filter((node) => {
                const { left, right, width } = node.getBoundingClientRect();
                return width > 0 && (left < -0.5 || right > innerWidth + 0.5);
              })
              .map((node) => node.outerHTML.slice(0, 120)),
          );
          assert.deepEqual(out, [], where);
        });
      },
      { width: 320 },
    ));
}

/** @type {[string, (page: Page) => Promise<void>, (page: Page) => Promise<void>, () => import("playwright-core").Browser | undefined][]} */
const sizes = [
  ["a page zoom of 200 %", async () => {}, (page) => zoom(page, 2), () => undefined],
  ["text of 200 %", (page) => enlargeText(page, 2), async () => {}, () => undefined],
  ["a browser's own text of 32 pixels", async () => {}, async () => {}, () => bigText],
];
for (const [size, first, opened, another] of sizes) {
  for (const lang of ["en", "de", "ar"]) {
    test(`the options dialog, the drawer and the product fit ${size}: ${lang}`, () =>
      withDocument(
        { body: `<div lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">${PAGE}</div>` },
        async (page) => {
          await opened(page);
          await walk(page, (where) => fits(page, where));
        },
        { first, another: another() },
      ));
  }
}

for (const [dir, side] of [
  ["ltr", "right"],
  ["rtl", "left"],
]) {
  test(`the drawer is at the end of the line: ${dir}, ${side}`, () =>
    withDocument({ body: PAGE }, async (page) => {
      await page.evaluate((to) => {
        document.documentElement.dir = to;
      }, dir);
      await seen(page, ".barrow-count", /^0$/);

      await page.getByRole("link").click();

      const box = await page.getByRole("dialog").boundingBox();
      const width = page.viewportSize()?.width ?? 0;
      const gap = side === "left" ? box?.x : width - (box?.x ?? 0) - (box?.width ?? 0);
      assert.ok(Math.abs(gap ?? 99) < 1, `${gap}`);
    }));
}

test("what is to be clicked is big enough for a finger, in the drawer and in the dialog", () =>
  withDocument(
    { body: PAGE },
    async (page) => {
      await walk(page, async (where) => {
        const small = await page
          .locator("dialog button, dialog label.barrow-value, dialog select")
          .evaluateAll((nodes) =>
            nodes
              .filter((node) => node.checkVisibility())
              .filter((node) => {
                const { width, height } = node.getBoundingClientRect();
                return width < 24 || height < 24;
              })
              .map((node) => node.outerHTML),
          );
        assert.deepEqual(small, [], where);
      });
    },
    { width: 320 },
  ));

test("the whole way through dialog and drawer can be gone with the keyboard", () =>
  withDocument({ body: PAGE }, async (page, { adds }) => {
    await page.locator("main > barrow-add-to-cart[data-state]").waitFor();
    await seen(page, "barrow-availability", "Only a few left");
    await tabTo(page, "Top");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Trail Tank Top" }).waitFor();
    assert.equal(await focused(page), "Black");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await tabTo(page, "Add to cart");
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog", { name: "Your cart" });
    await drawer.locator(".barrow-line:not([aria-busy])").waitFor();
    assert.equal(await adds(), 1);

    await tabTo(page, "Remove");
    await page.keyboard.press("Enter");
    await drawer.getByRole("button", { name: "Undo" }).waitFor();
    await tabTo(page, "Undo");
    await page.keyboard.press("Enter");
    await drawer.locator(".barrow-line:not([aria-busy])").waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === "Remove");
    await page.keyboard.press("Escape");

    await drawer.waitFor({ state: "hidden" });
    assert.equal(await focused(page), "Top");
  }));

/** Presses Tab until a control of these words has the focus. @param {Page} page @param {string} words */
async function tabTo(page, words) {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === words) return;
  }
  assert.fail(`Tab does not lead to ${words}`);
}

/** The words of what has the focus. @param {Page} page */
function focused(page) {
  return page.evaluate(() => {
    const active = document.activeElement;
    return (active?.closest(".barrow-value")?.querySelector(".barrow-value-name") ?? active)
      ?.textContent;
  });
}
