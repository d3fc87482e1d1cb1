// The option picker: what it shows of each value, and what it says of a pick.

import assert from "node:assert/strict";
import { test } from "node:test";
import { seen, withPage } from "./page.js";

/** Each look at the clock finds it nine milliseconds later. */
const SLOW = "let now = 0; performance.now = () => (now += 9);";

const SHOP = '<barrow-shop api-key="asdf1234" catalog-id="1"></barrow-shop>';
const PRODUCT = (/** @type {string} */ sku) =>
  `<barrow-product sku="${sku}"><barrow-option-picker></barrow-option-picker></barrow-product>`;

test("a value that needs a change is marked and says what it would clear", () =>
  withPage(SHOP + PRODUCT("100060"), async (page) => {
    await page.getByRole("radio", { name: "White" }).check();
    await page.getByRole("radio", { name: "Extra-Small" }).check();

    const green = page.getByRole("radio", { name: "Green clears Size: Extra-Small" });
    await green.waitFor();
    assert.equal(await page.locator(".barrow-needs-change").count(), 3);
    assert.ok(await green.isEnabled());
  }));

test("what a pick cleared, and what follows from it, is announced", () =>
  withPage(SHOP + PRODUCT("100060"), async (page) => {
    await page.getByRole("radio", { name: "White" }).check();
    await page.getByRole("radio", { name: "Extra-Small" }).check();

    await page.getByRole("radio", { name: /^Green/ }).check();

    const said =
      "Size was cleared: Extra-Small does not go with this choice. Size: Small follows by itself.";
    await seen(page, "barrow-announcer", said);
    await seen(page, "barrow-option-picker .barrow-message", said);
    assert.ok(await page.getByRole("radio", { name: "Small", exact: true }).isChecked());
    assert.ok(
      await page
        .getByRole("radio", { name: "Green", exact: true })
        .evaluate((radio) => radio === document.activeElement),
    );
  }));

test("a list says what its values would clear, too", () =>
  withProduct(listed(["a", "b"], ["a0 b1", "a1 b0"], 9), async (page) => {
    await page.getByLabel("Option a").selectOption({ label: "Value 0" });
    const other = page.getByLabel("Option b").locator("option");

    await other
      .filter({ hasText: "Value 0 (clears Option a: Value 0)" })
      .waitFor({ state: "attached" });
    await other.filter({ hasText: /^Value 1$/ }).waitFor({ state: "attached" });
  }));

test("a value that no combination holds cannot be picked", () =>
  withProduct(listed(["a"], ["a0"], 2), async (page) => {
    const never = page.getByRole("radio", { name: "Value 1 not available" });
    await never.waitFor();

    assert.ok(await never.isDisabled());
  }));

test("options that take long to show are shown in a task each", () =>
  withProduct(
    listed("abcdefghijklmnopqrst".split(""), [], 500),
    async (page) => {
      await page.getByLabel("Option t").selectOption({ label: "Value 499" });

      const shownByTask = await page.evaluate(() => Reflect.get(window, "shownByTask"));
      assert.deepEqual(shownByTask.filter(Boolean), Array(20).fill(1));
    },
    SLOW,
  ));

/**
 * A product of options with so many values each.
 *
 * @param {string[]} names
 * @param {string[]} sets such as `a0 b1`
 * @param {number} count
 */
function listed(names, sets, count) {
  const values = Array.from({ length: count }, (_, value) => [
    `_${value}`,
    { displayName: `Value ${value}`, rank: value },
  ]);
  const options = names.map((name) => [
    name,
    { displayName: `Option ${name}`, optionChoices: { options: Object.fromEntries(values) } },
  ]);
  const optionSets = sets.map((set) => ({
    selectedOptions: Object.fromEntries(
      set.split(" ").map((pick) => [pick[0], `_${pick.slice(1)}`]),
    ),
  }));
  const head = { partNumber: "made", price: "1", currency: "USD" };
  return { ...head, productOptions: Object.fromEntries(options), optionSets };
}

/**
 * A page with the picker of this product; `window.shownByTask` counts the options that each task shows.
 *
 * @param {object} product
 * @param {(page: import("./page.js").Page) => Promise<void>} story
 * @param {string} [script] runs before everything else in the page
 */
function withProduct(product, story, script) {
  const run = async (/** @type {import("./page.js").Page} */ page) => {
    await page.evaluate((product) => {
      /** @type {number[]} */ const shownByTask = [];
      Reflect.set(window, "shownByTask", shownByTask);
      new MutationObserver((records) => {
        const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
        shownByTask.push(
          added.filter((node) => node instanceof HTMLElement && node.matches(".barrow-option"))
            .length,
        );
      }).observe(document.body, { childList: true, subtree: true });
      const shop = document.createElement("barrow-shop");
      const fetch = async () => Response.json(product);
      document.body.append(Object.assign(shop, { apiKey: "k", config: { fetch } }));
    }, product);
    await story(page);
  };
  return withPage(PRODUCT("made"), run, script);
}
