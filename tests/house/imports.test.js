import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { filesBelow } from "./files.js";
import { forbiddenImports } from "./imports.js";

test("imports point one way: js → wire → order → cart → options → product → money", () => {
  const files = filesBelow("src").filter((file) => file.endsWith(".rs"));

  const wrong = files.flatMap((file) =>
    forbiddenImports(file.slice("src/".length), readFileSync(file, "utf8")),
  );

  assert.ok(files.length > 0);
  assert.deepEqual(wrong, []);
});

const examples = [
  {
    name: "an inner layer is free to use",
    file: "cart/step.rs",
    code: "use crate::{error::Error, money::{Money, Currency}, product::Product};",
    wrong: [],
  },
  {
    name: "an outer layer is not",
    file: "money/amount.rs",
    code: "use crate::product::Product;",
    wrong: ["money/amount.rs uses crate::product"],
  },
  {
    name: "nor within braces",
    file: "options/mod.rs",
    code: "use crate::{money::{Money, cart}, cart::Cart};",
    wrong: ["options/mod.rs uses crate::cart"],
  },
  {
    name: "nor through super",
    file: "product/price.rs",
    code: "use super::Product;\nuse super::super::options::Picker;",
    wrong: ["product/price.rs uses crate::options"],
  },
  {
    name: "a test module stands one level deeper",
    file: "product/price.rs",
    code: "mod tests {\n  use super::super::Product;\n}",
    wrong: [],
  },
  {
    name: "nobody imports lib.rs",
    file: "wire/json.rs",
    code: "use crate::Storefront;",
    wrong: ["wire/json.rs uses crate::Storefront"],
  },
  {
    name: "error uses no layer",
    file: "error.rs",
    code: "use crate::money::Money;",
    wrong: ["error.rs uses crate::money"],
  },
  {
    name: "error, text and bits are everyone's",
    file: "cart/line.rs",
    code: "use crate::error::Error;\nuse crate::text::number;\nuse crate::bits::first;",
    wrong: [],
  },
  {
    name: "tests may read fixtures through the wire, and use no other outer layer",
    file: "options/tests.rs",
    code: "use crate::wire::kibo_cart::read_product;\nuse crate::cart::Cart;",
    wrong: ["options/tests.rs uses crate::cart"],
  },
  {
    name: "an order is made of a cart",
    file: "order/draft.rs",
    code: "use crate::cart::Cart;\nuse crate::order::share;",
    wrong: [],
  },
  {
    name: "an order knows of no system",
    file: "order/check/items.rs",
    code: "use crate::wire::kibo_order::check_json;",
    wrong: ["order/check/items.rs uses crate::wire"],
  },
  {
    name: "a cart knows of no order",
    file: "cart/step.rs",
    code: "use crate::order::Order;",
    wrong: ["cart/step.rs uses crate::order"],
  },
  {
    name: "text uses no layer",
    file: "text.rs",
    code: "use crate::money::Money;",
    wrong: ["text.rs uses crate::money"],
  },
  {
    name: "the browser's crates stay under js",
    file: "wire/json.rs",
    code: "use wasm_bindgen::JsValue;",
    wrong: ["wire/json.rs uses wasm_bindgen outside js/"],
  },
  {
    name: "a comment may name anything",
    file: "money/mod.rs",
    code: "//! See [`crate::js`] and wasm_bindgen.",
    wrong: [],
  },
];

for (const { name, file, code, wrong } of examples) {
  test(`reading imports: ${name}`, () => {
    assert.deepEqual(forbiddenImports(file, code), wrong);
  });
}
