// Big pages and big text: nothing is cut off, nothing is over something else, everything can be reached.

import { after, before, test } from "node:test";
import { launchBrowser } from "../browser.js";
import { enlargeText, fits, zoom } from "../layout.js";
import { addToCart, drawerOf, pages, speak, visit } from "./visit.js";

/** @typedef {import("./visit.js").Page} Page */

/** @type {import("./visit.js").Browser} */
let browser;
before(async () => {
  browser = await launchBrowser({ fontSize: 32 });
});
after(() => browser.close());

/** @type {Record<string, { start?: (page: Page) => Promise<void>, another?: () => import("./visit.js").Browser, opened?: (page: Page) => Promise<void> }>} */
const sizes = {
  "page zoom of 200 %": { opened: (page) => zoom(page, 2) },
  "text of 200 %": { start: (page) => enlargeText(page, 2) },
  "a browser's own text of 32 pixels": { another: () => browser },
};

for (const [size, { start, another, opened }] of Object.entries(sizes)) {
  for (const lang of ["en", "de", "ar"]) {
    test(`every page, the cart and the drawer fit ${size}: ${lang}`, () =>
      visit(
        "/product.html?sku=100060",
        async (page, shop) => {
          await opened?.(page);
          await page.locator(".barrow-value").nth(1).click();
          await page.locator(".barrow-option").last().locator(".barrow-value").nth(2).click();
          await addToCart(page);
          await page.goto(`${shop.url}/product.html?sku=hostile`);
          await page.locator(".barrow-value").last().click();
          await page.locator("barrow-add-to-cart button").click();
          await drawerOf(page).locator(".barrow-line:not([aria-busy])").nth(1).waitFor();
          await fits(page, "the drawer");
          for (const [path, isReady] of Object.entries(pages)) {
            await page.goto(`${shop.url}${path}`);
            await isReady(page);
            await fits(page, path);
          }
        },
        {
          another: another?.(),
          first: async (page) => {
            await speak(page, lang);
            await start?.(page);
          },
        },
      ));
  }
}
