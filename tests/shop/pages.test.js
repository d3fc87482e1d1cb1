// The pages themselves: on narrow screens, while they wait, without JavaScript, and in step with the catalogue.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { catalogues } from "../../www/sandbox/catalogue.js";
import { addToCart, expectText, pages, seeAllGoods, visit } from "./visit.js";

const MOST_BYTES = 4000;

/** A fifth of what is held to be good; in the cart, the names of the lines may take a second row. */
const MOST_SHIFT = 0.02;

/** @typedef {import("playwright-core").Page} Page */

for (const width of [320, 390]) {
  test(`nothing is wider than a screen of ${width} pixels`, () =>
    visit(
      "/product.html?sku=hostile",
      async (page, shop) => {
        await page.getByRole("radio").last().check();
        await addToCart(page);
        for (const [path, isReady] of Object.entries(pages)) {
          await page.goto(`${shop.url}${path}`);
          await isReady(page);
          assert.equal(await widthOf(page), width, path);
        }
      },
      { width },
    ));
}

for (const path of ["/", "/product.html?sku=100060", "/cart.html"]) {
  test(`what arrives late moves nothing that is there: ${path}`, () =>
    visit(
      "/product.html?sku=tent-2p",
      async (page, shop) => {
        await addToCart(page);
        await page.addInitScript(watchShifts);
        const release = shop.sandbox.hold();
        await page.goto(`${shop.url}${path}`);
        await page.getByRole("link", { name: "Journal" }).waitFor();
        await painted(page);

        release();
        await pages[path](page);
        await painted(page);

        const shifted = await page.evaluate(() => Reflect.get(window, "shifted"));
        assert.ok(shifted < MOST_SHIFT, `${shifted}`);
      },
      { width: 390 },
    ));
}

test("without JavaScript the grid still names its goods and leads to them", () =>
  visit(
    "/",
    async (page) => {
      for (const { partNumber, name } of shown) {
        const link = page.getByRole("link", { name });
        assert.equal(await link.getAttribute("href"), `/product.html?sku=${partNumber}`);
      }
    },
    { javaScript: false },
  ));

/** @type {[string, boolean, string][]} */
const waiting = [
  ["it waits", true, "One moment…"],
  ["it needs JavaScript", false, "This shop needs JavaScript to show your cart."],
];
for (const [what, javaScript, words] of waiting) {
  test(`before anything has read the cart its page says that ${what}`, () =>
    visit(
      "/cart.html",
      async (page) => {
        const shown = await page.locator("barrow-cart").innerText();

        assert.deepEqual(shown.split("\n\n"), ["Your cart", words]);
      },
      {
        javaScript,
        first: (page) => page.route("**/elements.js", (route) => route.abort()),
        odd: /net::ERR_FAILED|preload/,
      },
    ));
}

test("the grid says how a product can be had where that is not at once", () =>
  visit("/", async (page) => {
    await seeAllGoods(page);
    await expectText(page.locator('[sku="knife-engraved"] .badge'), "Only a few left");
    await expectText(page.locator('[sku="sale-jacket"] .badge'), "In two weeks");
    await expectText(page.locator('[sku="tent-2p"]'), "$289.00");

    assert.equal(await page.locator('[sku="tent-2p"] .badge').count(), 0);
  }));

test("every page says where it is, and has one heading of the first level", () =>
  visit("/product.html?sku=tent-2p", async (page, shop) => {
    await addToCart(page);
    for (const [path, isReady] of Object.entries(pages)) {
      await page.goto(`${shop.url}${path}`);
      await isReady(page);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, path);
      assert.equal(await page.getByRole("main").count(), 1, path);
      assert.match(await page.title(), /.+ – .+/, path);
    }
  }));

test("what all pages share is the same on each, so that any of them can be copied whole", () => {
  const names = readdirSync("www").filter((name) => name.endsWith(".html"));
  const shared = names.map((name) => {
    const html = readFileSync(`www/${name}`, "utf8").replaceAll(' aria-current="page"', "");
    const [head = ""] = html.match(/^.*?<title>/s) ?? [];
    const [header = ""] = html.match(/ {4}<a class="skip".*?<\/header>/s) ?? [];
    const [drawer = ""] = html.match(/ {4}<barrow-cart drawer.*?<\/barrow-cart>/s) ?? [];
    const [footer = ""] = html.match(/ {4}<footer.*charged\./s) ?? [];
    const cart = name === "cart.html" ? "" : drawer.replace(" open-on-add", "");
    return [head, header, footer, cart];
  });

  assert.equal(names.length, 8);
  for (const part of [0, 1, 2, 3]) {
    const written = new Set(shared.map((parts) => parts[part]).filter(Boolean));
    assert.equal(written.size, 1, `${part}`);
  }
  const lacking = names.filter((_, at) => shared[at].filter(Boolean).length < 4);
  assert.deepEqual(lacking, ["cart.html"]); // which shows the cart itself
});

const shown = catalogues[1].filter(({ partNumber }) => partNumber !== "hostile");

test("the grid shows the catalogue's products under their names", () => {
  const html = readFileSync("www/index.html", "utf8");

  const cards = [...html.matchAll(/<h3><a href="\/product\.html\?sku=([\w-]+)">(.*)<\/a>/g)];

  assert.deepEqual(
    new Map(cards.map(([, sku, name]) => [sku, name])),
    new Map(shown.map(({ partNumber, name }) => [partNumber, name])),
  );
});

test("every picture that a page or the catalogue names is there, and is small", () => {
  const written = readdirSync("www").filter((name) => /\.(html|css)$/.test(name));
  const texts = written.map((name) => readFileSync(`www/${name}`, "utf8"));
  const named = [...texts.join().matchAll(/\/images\/([\w-]+\.svg)/g)].map(([, name]) => name);
  const sold = [...JSON.stringify(shown).matchAll(/"([\w-]+\.svg)"/g)].map(([, name]) => name);

  const used = new Set([...named, ...sold]);

  assert.deepEqual(new Set(readdirSync("www/images")), used);
  for (const name of used) assert.ok(readFileSync(`www/images/${name}`).length < MOST_BYTES, name);
});

/** @param {Page} page */
function widthOf(page) {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** Resolves when what is there has been painted. @param {Page} page */
function painted(page) {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Runs in the page: sums up how much of it has moved. */
function watchShifts() {
  Reflect.set(window, "shifted", 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = Reflect.get(window, "shifted") + Reflect.get(entry, "value");
      Reflect.set(window, "shifted", moved);
    }
  }).observe({ type: "layout-shift", buffered: true });
}
