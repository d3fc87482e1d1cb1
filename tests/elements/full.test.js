// The full engine where little is allowed: in a frame without storage, under the strictest policy; and what is loaded.

import assert from "node:assert/strict";
import { test } from "node:test";
import { SCRIPT, STYLES, shop, withDocument } from "./document.js";
import { seen } from "./page.js";

const TENT = '<barrow-add-to-cart sku="tent-2p"><button>Tent</button></barrow-add-to-cart>';
const CART = "<barrow-cart><h2>Your cart</h2></barrow-cart>";
const BODY = shop('engine="full"') + TENT + CART;

const POLICY = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://127.0.0.1:*",
  "img-src http://127.0.0.1:* data:; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
].join("; ");

test("in a sandboxed frame, which keeps nothing, a shopper adds and changes, and is told so", () =>
  withDocument({ head: "", body: "" }, async (page, { url, api, adds }) => {
    const inside = `<!doctype html><base href="${url}"><title>Shop</title>${STYLES}${SCRIPT}${BODY}`;
    await page.evaluate(
      (srcdoc) => {
        const frame = Object.assign(document.createElement("iframe"), { srcdoc, height: 700 });
        frame.setAttribute("sandbox", "allow-scripts");
        document.body.append(frame);
      },
      inside.replaceAll("API", api),
    );
    const frame = page.frameLocator("iframe");
    await frame.locator("barrow-add-to-cart:defined").waitFor();

    await frame.getByRole("button", { name: "Tent" }).click();
    await frame.locator(".barrow-subtotal", { hasText: "$289.00" }).waitFor();
    await frame.getByRole("button", { name: /^One more/ }).click();
    await frame.locator(".barrow-subtotal", { hasText: "$578.00" }).waitFor();

    await frame
      .locator(".barrow-warning", { hasText: "This browser keeps nothing here." })
      .waitFor();
    assert.equal(await adds(), 1);
  }));

test("under a strict policy nothing of it is reported, and the lean engine is not loaded", () =>
  withDocument(
    { body: BODY },
    async (page) => {
      const loaded = () =>
        page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));

      await page.locator("barrow-add-to-cart:defined").waitFor();
      await page.getByRole("button", { name: "Tent" }).click();
      await seen(page, ".barrow-subtotal", "$289.00");

      const names = (await loaded()).map((name) => name.replace(/.*\//, ""));
      assert.ok(names.includes("barrow_full_bg.wasm"));
      assert.ok(!names.includes("barrow_bg.wasm"));
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, "reports")), []);
      assert.equal(await page.locator(".barrow-warning").count(), 0);
    },
    {
      headers: { "Content-Security-Policy": POLICY },
      first: (page) =>
        page.addInitScript(() => {
          /** @type {string[]} */ const reports = [];
          Reflect.set(window, "reports", reports);
          document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
            reports.push(effectiveDirective),
          );
        }),
    },
  ));
