// The counters: goods of three other systems, through the gateway, with their add-ons, tiers and rules.

import assert from "node:assert/strict";
import { test } from "node:test";
import { expectText, visit } from "./visit.js";

/** @typedef {import("playwright-core").Page} Page */

test("a watch with its plan costs both, and goes on the list with it", () =>
  visit("/perfectsync.html", async (page) => {
    const price = page.locator("barrow-price");
    await expectText(price, /^\$3,650\.00$/);
    const plans = page.getByRole("radiogroup", { name: "Protection Plan" });
    assert.ok(await plans.getByRole("radio", { name: "None" }).isChecked());

    await plans.getByRole("radio", { name: "Timepiece Protection Plan +$425.00" }).check();
    await expectText(price, /^\$4,075\.00$/);
    await page.getByRole("radio", { name: "Paper +$4.50" }).check();
    await expectText(price, /^\$4,079\.50$/);
    await page.getByRole("radiogroup", { name: "Gift Wrap" }).getByLabel("None").check();
    await page.getByRole("button", { name: "Put on my list" }).click();

    const name = "18K Yellow Gold and Stainless Steel Datejust Automatic";
    await expectText(page.locator(".said"), `On your list: 1 × ${name}: $4,075.00.`);
    await page.getByText("How this comes about").click();
    await expectText(page.locator(".slip li li"), "$425.00 for Protection Plan");
  }));

test("more than there is in stock is told", () =>
  visit("/perfectsync.html", async (page) => {
    await expectText(page.locator("barrow-price"), "$3,650.00");

    await page.getByRole("button", { name: "One more" }).click();

    await expectText(page.locator(".barrow-hint"), "1 in stock. The rest comes later.");
  }));

test("a dress wants its size, and what is not for sale yet says so and has no button to press", () =>
  visit("/pitney-bowes.html", async (page) => {
    const [dress, scarf] = [offer(page, "1643040064"), offer(page, "1643040065")];
    await expectText(dress.locator("barrow-price"), /^\$75\.00$/);

    await dress.getByRole("button", { name: "Put on my list" }).click();
    await expectText(dress.getByRole("alert"), "Please choose: SIZE.");
    await dress.getByRole("radio", { name: "Small" }).check();
    await dress.getByRole("button", { name: "Put on my list" }).click();
    await expectText(page.locator(".said"), "On your list: 1 ×");

    await expectText(scarf.getByRole("alert"), "This cannot be ordered: it is not for sale yet.");
    const button = scarf.getByRole("button", { name: "Put on my list" });
    assert.ok(await button.isDisabled());
    assert.equal(
      await descriptionOf(page, "1643040065"),
      "This cannot be ordered: it is not for sale yet.",
    );
  }));

test("wire is sold by the quarter hundred, and says what the next tier saves", () =>
  visit("/meplato.html", async (page) => {
    const wire = offer(page, "wire-2");
    const [price, field] = [wire.locator("barrow-price"), wire.getByRole("spinbutton")];
    await expectText(price, "€2.37 per 100 incl. VAT €1.99 per 100 plus VAT");
    await expectText(price, "From 500: €1.89 per 100; 450 more save €0.10 per 100.");
    await expectText(wire, "Order at least 50, at most 5,000, in steps of 25.");
    assert.equal(await field.inputValue(), "50");

    await wire.getByRole("button", { name: "One more" }).click();
    assert.equal(await field.inputValue(), "75");
    await field.fill("500");

    await expectText(price, "€2.25 per 100 incl. VAT €1.89 per 100 plus VAT");
    await expectText(price, "From 1,000: €1.79 per 100; 500 more save €0.10 per 100.");
    await field.fill("1000");
    await expectText(price, "€1.79 per 100 plus VAT");
    assert.equal(await price.locator(".barrow-tier").count(), 0);
  }));

test("a quantity that cannot be ordered is refused in words, and the nearest are offered", () =>
  visit("/meplato.html", async (page) => {
    const wire = offer(page, "wire-2");
    const field = wire.getByRole("spinbutton");
    await expectText(wire, "Order at least 50");

    await field.fill("60");
    const words = "60 cannot be ordered. Nearest: 50 or 75.";
    await expectText(wire.locator("barrow-quantity [role=alert]"), words);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await wire.getByRole("button", { name: "Put on my list" }).click();
    await expectText(wire.locator("barrow-add-to-cart [role=alert]"), words);
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    assert.ok(await page.locator(".slip").isHidden());

    await wire.getByRole("button", { name: "Take 75" }).click();
    assert.equal(await field.inputValue(), "75");
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    assert.equal(await wire.getByRole("button", { name: /^Take/ }).count(), 0);
    await wire.getByRole("button", { name: "Put on my list" }).click();
    await expectText(page.locator(".said"), "75 × Steel wire: €1.77 incl. VAT (€1.49 plus VAT).");
  }));

test("a price before a discount is struck through under a name, and never charged", () =>
  visit("/meplato.html", async (page) => {
    const anchors = offer(page, "anchors-12");
    const price = anchors.locator("barrow-price");
    await expectText(price, "€16.07 incl. VAT");
    await expectText(price.locator(".barrow-reference"), "Before: €15.00");
    assert.equal(await price.locator("s").innerText(), "€15.00");
    await expectText(price, "From 10: €11.00 each; 9 more save €2.50 each.");

    await anchors.getByRole("button", { name: "Put on my list" }).click();

    await expectText(page.locator(".said"), "€16.07 incl. VAT (€13.50 plus VAT).");
  }));

test("what is blocked says so and has no button to press", () =>
  visit("/meplato.html", async (page) => {
    const gloves = offer(page, "gloves-9");
    await expectText(gloves.locator("barrow-price"), "€8.21 incl. VAT");
    await expectText(gloves.getByRole("alert"), "This cannot be ordered: it is blocked for you.");

    assert.ok(await gloves.getByRole("button", { name: "Put on my list" }).isDisabled());
  }));

test("the counters are on the way from the goods, and the pages of our own goods load none of it", () =>
  visit("/", async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await expectText(page.locator("li:nth-child(1) barrow-price"), "$49.99");
    assert.ok(asked.some((path) => path.endsWith("/barrow_bg.wasm")));
    assert.deepEqual(
      asked.filter((path) => /barrow_full|\/(terms|full)-/.test(path)),
      [],
    );

    for (const [link, heading] of [
      ["The watch counter", "Datejust Automatic"],
      ["The dress rail", "Floral dress"],
      ["The ironmonger", "Steel wire"],
    ]) {
      await page.goto(new URL("/", page.url()).href);
      await page.getByRole("link", { name: link }).click();
      await page.getByRole("heading", { name: heading }).waitFor();
    }
  }));

/** The part of the page for this product. @param {Page} page @param {string} sku */
function offer(page, sku) {
  return page.locator(`barrow-product[sku="${sku}"]`);
}

/** What describes the button of this product. @param {Page} page @param {string} sku */
function descriptionOf(page, sku) {
  return page.evaluate((sku) => {
    const button = document.querySelector(`barrow-product[sku="${sku}"] barrow-add-to-cart button`);
    const id = button?.getAttribute("aria-describedby") ?? "";
    return document.getElementById(id)?.textContent;
  }, sku);
}
