// On other people's pages: strict policies, sandboxed frames, two copies, routers that swap bodies, handlers that throw.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SCRIPT, STYLES, shop, withDocument } from "./document.js";
import { seen } from "./page.js";

/** @typedef {import("playwright-core").Page} Page */

const COUNT = '<a href="#cart">Cart <barrow-cart-count></barrow-cart-count></a>';
const TENT = '<barrow-add-to-cart sku="tent-2p"><button>Tent</button></barrow-add-to-cart>';
const TOP = '<barrow-add-to-cart sku="100060"><button>Top</button></barrow-add-to-cart>';
const DRAWER =
  "<barrow-cart drawer><h2>Your cart</h2><barrow-checkout></barrow-checkout></barrow-cart>";
const PRODUCT = `<barrow-product sku="bottle"><barrow-message></barrow-message><barrow-image></barrow-image>
  <barrow-availability></barrow-availability><barrow-price></barrow-price><barrow-option-picker></barrow-option-picker>
  <barrow-quantity></barrow-quantity><barrow-add-to-cart><button>Bottle</button></barrow-add-to-cart></barrow-product>`;

/** What the strictest page allows: the sandbox's API is on another port of this machine. */
const POLICY = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://127.0.0.1:*",
  "img-src http://127.0.0.1:* data:; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
].join("; ");

test("a strict policy, trusted types included, has nothing to report, whatever is used", () =>
  withDocument(
    { body: shop() + COUNT + TENT + TOP + PRODUCT + DRAWER },
    async (page) => {
      await upgraded(page);
      await page.getByRole("button", { name: "Top" }).click();
      await page.getByRole("radio", { name: "White" }).check();
      await page.getByRole("radio", { name: "Medium" }).check();
      await page.getByRole("dialog").getByRole("button", { name: "Add to cart" }).click();
      await seen(page, ".barrow-count", /^1$/);
      await page.getByRole("button", { name: "Bottle", exact: true }).click();
      await seen(page, "barrow-message", "Please choose");
      await page.getByRole("link").click();
      await page.getByRole("button", { name: /^Remove/ }).click();
      await page.getByRole("button", { name: /^Undo/ }).click();
      await seen(page, ".barrow-line", "Trail Tank Top");

      const { policy, reports } = await page
        .evaluate(async () => {
          const reports = Reflect.get(window, "reports");
          document.body.innerHTML = ""; // what is forbidden
          return { policy: reports.length, reports: reports.slice(0, -1) };
        })
        .catch((error) => ({ policy: `${error}`, reports: [] }));
      assert.match(`${policy}`, /TrustedHTML/);
      assert.deepEqual(reports, []);
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, "reports")), [
        "require-trusted-types-for",
      ]);
    },
    {
      headers: { "Content-Security-Policy": POLICY },
      first: (page) =>
        page.addInitScript(() => {
          /** @type {string[]} */
          const reports = [];
          Reflect.set(window, "reports", reports);
          document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
            reports.push(effectiveDirective),
          );
        }),
    },
  ));

test("in a sandboxed frame of no origin, a shopper adds, sees the cart and removes", () =>
  withDocument({ head: "", body: "" }, async (page, { url, api, adds }) => {
    const body = (shop() + COUNT + TOP + DRAWER).replaceAll("API", api);
    const inside = `<!doctype html><base href="${url}"><title>Shop</title>${STYLES}${SCRIPT}${body}`;
    await page.evaluate((srcdoc) => {
      const frame = Object.assign(document.createElement("iframe"), {
        srcdoc,
        width: 600,
        height: 700,
      });
      frame.setAttribute("sandbox", "allow-scripts");
      document.body.append(frame);
    }, inside);
    const frame = page.frameLocator("iframe");
    await upgraded(frame);
    await frame.getByRole("button", { name: "Top" }).click();
    await frame.getByRole("radio", { name: "White" }).check();
    await frame.getByRole("radio", { name: "Medium" }).check();
    await frame.getByRole("button", { name: "Add to cart" }).click();
    await frame.locator(".barrow-count", { hasText: /^1$/ }).waitFor();

    await frame.getByRole("link").click();
    await frame.getByRole("button", { name: /^Remove/ }).click();

    await frame.locator(".barrow-status", { hasText: "Your cart is empty." }).waitFor();
    assert.equal(await adds(), 1);
  }));

for (const { name, second } of [
  { name: "the same copy again", second: SCRIPT.replace(".js", ".js?again") },
  { name: "another version", second: SCRIPT.replace("/pkg/dist/", "/pkg/") },
]) {
  test(`with two scripts, ${name}, there is one library, one add and no error`, () =>
    withDocument(
      { head: STYLES + SCRIPT + second, body: shop() + COUNT + TENT + PRODUCT + DRAWER },
      async (page, { adds, sandbox, requested }) => {
        await page.getByRole("radio", { name: /^0.75 l/ }).check();
        await page.getByRole("radio", { name: /^Sports lid/ }).check();
        await page.getByRole("button", { name: "Bottle", exact: true }).click();
        await seen(page, ".barrow-count", /^1$/);

        await page.getByRole("button", { name: "Tent" }).click();

        await seen(page, ".barrow-count", /^2$/);
        assert.equal(await adds(), 2);
        const reads = sandbox.requests.filter(({ url }) => url.includes("/product/bottle"));
        assert.equal(reads.length, 1);
        assert.equal(requested.filter((url) => /\/later[\w.-]*\.js$/.test(url)).length, 1);
        assert.deepEqual(await wrong(page), []);
        assert.equal(await page.getByRole("radio", { name: /^0.75 l/ }).count(), 1);
      },
      { first: watch },
    ));
}

test("a tag that the page has taken is left to it, and the rest works", () =>
  withDocument(
    { body: shop() + COUNT + TENT + DRAWER },
    async (page) => {
      await upgraded(page);
      await page.getByRole("button", { name: "Tent" }).click();
      await seen(page, ".barrow-count", /^1$/);

      assert.equal(await page.evaluate(() => customElements.get("barrow-cart")?.name), "Mine");
      assert.deepEqual(await wrong(page), []);
    },
    {
      first: async (page) => {
        await watch(page);
        await page.addInitScript(() =>
          customElements.define("barrow-cart", class Mine extends HTMLElement {}),
        );
      },
    },
  ));

test("the library leaves no global behind but its elements", () =>
  withDocument(
    { body: shop() + COUNT + TENT + TOP + DRAWER },
    async (page) => {
      await upgraded(page);
      await page.getByRole("button", { name: "Top" }).click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Tent" }).click();
      await seen(page, ".barrow-count", /^1$/);

      const added = await page.evaluate(() =>
        Reflect.ownKeys(window)
          .filter((key) => !Reflect.get(window, "before").has(key))
          .map(String),
      );
      assert.deepEqual(added, ["before"]);
    },
    {
      first: (page) =>
        page.addInitScript(() => {
          const before = new Set(Reflect.ownKeys(window));
          Reflect.set(window, "before", before);
        }),
    },
  ));

test("elements that move in the document go on where they were", () =>
  withDocument(
    { body: `${shop()}${COUNT}${PRODUCT}<barrow-cart></barrow-cart><aside></aside>` },
    async (page, { adds }) => {
      await page.getByRole("radio", { name: /^0.75 l/ }).check();
      await page.getByRole("spinbutton", { name: "Quantity" }).fill("2");
      await page.evaluate(() => {
        const aside = document.querySelector("aside");
        for (const tag of ["barrow-shop", "barrow-product", "barrow-cart", "a"]) {
          aside?.append(/** @type {Element} */ (document.querySelector(tag)));
        }
      });
      assert.ok(await page.getByRole("radio", { name: /^0.75 l/ }).isChecked());
      await page.getByRole("radio", { name: /^Sports lid/ }).check();

      await page.getByRole("button", { name: "Bottle", exact: true }).click();

      await seen(page, ".barrow-count", /^2$/);
      await seen(page, "aside .barrow-line", /Bottle/);
      assert.equal(await page.locator(".barrow-lines").count(), 1);
      assert.equal(await adds(), 1);
      assert.deepEqual(await wrong(page), []);
    },
    { first: watch },
  ));

test("a router that swaps bodies and keeps copies of them finds everything working", () =>
  withDocument(
    { body: `${shop()}${COUNT}${TENT}${PRODUCT}${DRAWER}` },
    async (page, { adds }) => {
      await page.getByRole("radio", { name: /^0.75 l/ }).check();
      await page.getByRole("button", { name: "Tent" }).click();
      await seen(page, ".barrow-count", /^1$/);
      await page.getByRole("link").click();
      await seen(page, "dialog .barrow-line", "Ridge Two-Person Tent");
      await page.evaluate(() => {
        const copy = document.body.cloneNode(true);
        const other = document.createElement("body");
        other.append("Elsewhere");
        document.body.replaceWith(other);
        Reflect.set(window, "copy", copy);
      });
      await page.getByText("Elsewhere").waitFor();

      await page.evaluate(() => document.body.replaceWith(Reflect.get(window, "copy")));

      assert.equal(await page.getByRole("dialog").count(), 0);
      await page.getByRole("button", { name: "Tent" }).click();
      await seen(page, ".barrow-count", /^2$/);
      await seen(page, "barrow-announcer", "2 items in cart.");
      await page.getByRole("link").click();
      await seen(page, "dialog .barrow-line", "$578.00");
      for (const part of ["dialog", ".barrow-lines", ".barrow-sum", ".barrow-close", "h2"]) {
        assert.equal(await page.locator(`barrow-cart ${part}`).count(), 1, part);
      }
      await page.getByRole("button", { name: "Close" }).click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.getByRole("radio", { name: /^0.75 l/ }).check();
      await page.getByRole("radio", { name: /^Sports lid/ }).check();
      await page.getByRole("button", { name: "One more: Steel Bottle" }).click();
      await page.getByRole("button", { name: "Bottle", exact: true }).click();
      await seen(page, ".barrow-count", /^4$/);
      assert.equal(await adds(), 3);
      assert.deepEqual(await wrong(page), []);
    },
    { first: watch },
  ));

test("a hundred mounts and unmounts leave nothing behind", () =>
  withDocument({ body: `${shop()}<main></main>` }, async (page) => {
    const content = `${COUNT}${TENT}${PRODUCT}<barrow-cart></barrow-cart><barrow-checkout></barrow-checkout>`;
    await mount(page, content, 1);
    const before = await countElements(page);

    await mount(page, content, 100);

    assert.equal(await countElements(page), before);
  }));

test("an author's handler that throws disturbs nobody", () =>
  withDocument(
    { body: shop() + COUNT + TENT + PRODUCT + DRAWER.replace("drawer", "") },
    async (page, { adds }) => {
      const types = [
        "barrow-add",
        "barrow-cart-change",
        "barrow-product-load",
        "barrow-selection-change",
        "barrow-error",
      ];
      await page.evaluate((types) => {
        for (const type of types) {
          document.addEventListener(type, () => {
            throw new Error(`thrown by the page at ${type}`);
          });
        }
      }, types);

      await page.getByRole("radio", { name: /^0.75 l/ }).check();
      await page.getByRole("radio", { name: /^Sports lid/ }).check();
      await page.getByRole("button", { name: "Bottle", exact: true }).click();
      await seen(page, ".barrow-line", /Bottle/);
      await page.getByRole("button", { name: "Tent" }).click();

      await seen(page, ".barrow-count", /^2$/);
      await seen(page, "barrow-announcer", "2 items in cart.");
      assert.equal(await adds(), 2);
      const told = await wrong(page);
      assert.ok(
        told.every((line) => line.includes("thrown by the page at barrow-")),
        told.join(),
      );
      assert.ok(told.some((line) => line.includes("barrow-cart-change")));
    },
    { first: watch },
  ));

/** Waits until buttons do something. @param {Page | import("playwright-core").FrameLocator} page */
function upgraded(page) {
  return page.locator("barrow-add-to-cart[data-state]").first().waitFor();
}

/** Mounts and unmounts this so often. @param {Page} page @param {string} content @param {number} times */
async function mount(page, content, times) {
  await page.evaluate(
    async ({ content, times }) => {
      const main = /** @type {HTMLElement} */ (document.querySelector("main"));
      const shop = /** @type {any} */ (document.querySelector("barrow-shop"));
      await customElements.whenDefined("barrow-shop");
      await shop.cart();
      for (let i = 0; i < times; i += 1) {
        main.innerHTML = content;
        await customElements.whenDefined("barrow-cart");
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        main.replaceChildren();
      }
    },
    { content, times },
  );
}

/** How many elements of ours are alive, once what can be freed was freed. @param {Page} page */
async function countElements(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.enable");
  await client.send("HeapProfiler.collectGarbage");
  const { result } = await client.send("Runtime.evaluate", {
    expression: 'Object.getPrototypeOf(customElements.get("barrow-shop")).prototype',
  });
  const { objects } = await client.send("Runtime.queryObjects", {
    prototypeObjectId: `${result.objectId}`,
  });
  const { result: count } = await client.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.length; }",
    returnByValue: true,
  });
  await client.detach();
  return count.value;
}

/** Keeps what goes wrong in the page. @param {Page} page */
async function watch(page) {
  /** @type {string[]} */
  const lines = [];
  trouble.set(page, lines);
  page.on("pageerror", (error) => lines.push(`${error}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.startsWith("https://images.")) {
      lines.push(message.text());
    }
  });
}

/** @type {WeakMap<Page, string[]>} */
const trouble = new WeakMap();

/** @param {Page} page */
async function wrong(page) {
  return trouble.get(page) ?? [];
}
