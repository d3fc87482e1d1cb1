// Visits the demo shop, as each story here does: a shop, an API and a browser profile of its own.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { serveShop } from "../../scripts/serve.mjs";
import { launchBrowser } from "../browser.js";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").Locator} Locator
 * @typedef {Awaited<ReturnType<typeof serveShop>>} Shop
 * @typedef {Pick<import("playwright-core").BrowserContextOptions, "colorScheme" | "forcedColors" | "reducedMotion">} Media
 * @typedef {import("playwright-core").Browser} Browser
 */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/**
 * Opens a page and sees to it that it asks nobody else for anything and logs nothing odd: no error, no warning, no
 * breach of its content security policy.
 *
 * @param {string} path
 * @param {(page: Page, shop: Shop) => Promise<void>} story
 * @param {{ width?: number, javaScript?: boolean, odd?: RegExp, media?: Media, engine?: "lean" | "full", another?: Browser, first?: (page: Page, shop: Shop) => Promise<unknown> }} [options]
 *   `odd` is what may be logged, `media` is how the shopper likes pages to look, `another` is a browser that is set up otherwise, `first` happens
 *   before the page is opened
 */
export async function visit(path, story, options = {}) {
  const { width = 1280, javaScript = true, odd, media, engine, another, first } = options;
  const shop = await serveShop({ engine });
  const viewport = { width, height: 850 };
  const context = await (another ?? browser).newContext({
    viewport,
    javaScriptEnabled: javaScript,
    ...media,
  });
  try {
    const page = await context.newPage();
    const logged = keepLog(page);
    const asked = keepOrigins(page);
    await first?.(page, shop);
    await page.goto(`${shop.url}${path}`);
    await story(page, shop);
    const unexpected = logged.filter((line) => !odd?.test(line));
    assert.deepEqual(unexpected, []);
    const ours = [shop.url, shop.apiUrl, shop.gatewayUrl, "null"];
    const foreign = [...asked].filter((origin) => !ours.includes(origin));
    assert.deepEqual(foreign, []);
  } finally {
    await context.close();
    await shop.close();
  }
}

/**
 * Has all pages to come in another language: the elements speak it, and the shop's own words stay.
 *
 * @param {Page} page
 * @param {string} lang
 */
export function speak(page, lang) {
  return page.addInitScript((lang) => {
    const begun = new MutationObserver(() => {
      const { documentElement: html } = document;
      if (!html) return;
      begun.disconnect();
      Object.assign(html, { lang, dir: lang === "ar" ? "rtl" : "ltr" });
    });
    begun.observe(document, { childList: true });
  }, lang);
}

/**
 * Waits until the first that fits has this text.
 *
 * @param {Locator} locator
 * @param {string | RegExp} text
 */
export function expectText(locator, text) {
  return locator.filter({ hasText: text }).first().waitFor();
}

/**
 * Scrolls through the page and waits for the price of the last of the goods: what nobody sees is not read.
 *
 * @param {Page} page
 */
export async function seeAllGoods(page) {
  const prices = page.locator(".grid barrow-price");
  for (const price of await prices.all()) {
    await price.scrollIntoViewIfNeeded();
    await expectText(price, /\d/);
  }
}

/**
 * Scrolls to the mug in the article and waits for its colours.
 *
 * @param {Page} page
 */
export async function seeMug(page) {
  await page.locator("barrow-product").scrollIntoViewIfNeeded();
  await page.getByRole("radio", { name: "White" }).waitFor();
}

/**
 * Scrolls to the goods of a counter, one after the other, until all are shown.
 *
 * @param {Page} page
 */
export async function seeOffers(page) {
  for (const offer of await page.locator(".offers barrow-product").all()) {
    await offer.scrollIntoViewIfNeeded();
    await expectText(offer.locator("barrow-price"), /\d/);
  }
}

/**
 * The number beside the word Cart, once it is this.
 *
 * @param {Page} page
 * @param {string} count
 */
export function expectCount(page, count) {
  return expectText(page.locator("barrow-cart-count .barrow-count"), new RegExp(`^${count}$`));
}

/**
 * Adds what is picked, waits until the shop has it, and closes the drawer that shows it.
 *
 * @param {Page} page
 */
export async function addToCart(page) {
  await page.locator("barrow-add-to-cart button").click();
  await closeDrawer(page);
}

/**
 * The drawer that shows the cart.
 *
 * @param {Page} page
 */
export function drawerOf(page) {
  return page.locator(".barrow-drawer");
}

/**
 * Closes the drawer once it is open.
 *
 * @param {Page} page
 */
export async function closeDrawer(page) {
  await drawerOf(page).waitFor();
  await page.keyboard.press("Escape");
  await drawerOf(page).waitFor({ state: "hidden" });
}

/** All pages, and what they show once all has arrived. @type {Record<string, (page: Page) => Promise<void>>} */
export const pages = {
  "/": seeAllGoods,
  "/product.html?sku=100060": (page) => page.getByRole("radio", { name: "White" }).waitFor(),
  "/product.html?sku=boots": (page) => page.getByRole("radio", { name: "Winter" }).waitFor(),
  "/product.html?sku=poster-2000": (page) => page.getByRole("combobox").last().waitFor(),
  "/product.html?sku=hostile": (page) => page.getByRole("radio").last().waitFor(),
  "/cart.html": (page) => page.locator(".barrow-line").first().waitFor(),
  "/embed.html": seeMug,
  "/perfectsync.html": seeOffers,
  "/pitney-bowes.html": seeOffers,
  "/meplato.html": seeOffers,
  "/confirmation.html?order=100200301": (page) => expectText(page.locator(".order"), "100200301"),
};

/** @param {Page} page */
function keepLog(page) {
  /** @type {string[]} */
  const logged = [];
  page.on("console", (message) => logged.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => logged.push(`${error}`));
  return logged;
}

/** @param {Page} page */
function keepOrigins(page) {
  /** @type {Set<string>} */
  const origins = new Set();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  return origins;
}
