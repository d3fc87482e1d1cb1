// A page with elements in it and the sandbox for a network, in headless Chromium.

import { join } from "node:path";
import { after, before } from "node:test";
import { root } from "../../scripts/run.mjs";
import { serveFolders } from "../../scripts/serve.mjs";
import { launchBrowser } from "../browser.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serveFolders>>} */
let site;

before(async () => {
  const folders = {
    "/pkg/": join(root, "pkg"),
    "/sandbox/": join(root, "www/sandbox"),
    "/tests/": join(root, "tests"),
    "/": join(root, "tests/elements/site"),
  };
  site = await serveFolders(folders);
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  await site.close();
});

/** Which engine the shops have: what is tested of carts is tested with both. */
export const settings = { engine: "lean" };

/**
 * Runs a test in a page with this markup, whose shops ask the page's `sandbox`.
 *
 * @param {string} markup
 * @param {(page: Page) => Promise<void>} story
 * @param {string | { hold?: string, lose?: string }} [first] a script that runs before everything else in the page, or
 *   which requests of the page get no answer, or a broken connection
 */
export async function withPage(markup, story, first = "") {
  const page = await browser.newPage();
  const { hold, lose } = typeof first === "object" ? first : {};
  const script = typeof first === "string" && first;
  try {
    if (hold) await page.route(hold, () => {});
    if (lose) await page.route(lose, (route) => route.abort());
    if (script) await page.addInitScript(script);
    await page.goto(site.url);
    const call = { html: markup, engine: settings.engine };
    await page.evaluate(async ({ html, engine }) => {
      const { createSandbox } = await import(`${location.origin}/sandbox/index.js`);
      const sandbox = createSandbox();
      Object.assign(window, { sandbox });
      document.body.innerHTML = html;
      for (const shop of document.querySelectorAll("barrow-shop")) {
        Object.assign(shop, { config: { engine, fetch: sandbox.fetch } });
      }
      await import(`${location.origin}/pkg/dist/elements.js`);
    }, call);
    await story(page);
  } finally {
    await page.close();
  }
}

/** Waits for an element with this text. @param {Page} page @param {string} selector @param {string | RegExp} hasText */
export function seen(page, selector, hasText) {
  return page.locator(selector).filter({ hasText }).first().waitFor();
}

/** Runs code in the page with its sandbox. @template T @param {Page} page @param {(sandbox: import("../../www/sandbox/index.js").Sandbox) => T} work */
export function inSandbox(page, work) {
  return page.evaluate(`(${work})(window.sandbox)`);
}
