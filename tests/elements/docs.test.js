// docs/elements.md says of the elements what their comments say.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { page, withReference } from "../../scripts/elements-doc.mjs";

const text = readFileSync(page, "utf8");

test("the reference is in step: node scripts/elements-doc.mjs writes it", () => {
  assert.equal(text, withReference(text));
});

test("every test that the accessibility table names is there", () => {
  const named = [...text.matchAll(/`(tests\/[\w/.-]+)`/g)].map(([, path]) => path);

  assert.ok(named.length > 8);
  assert.deepEqual(
    named.filter((path) => !existsSync(path)),
    [],
  );
});

test("every class that the page names is in the modules or the style sheet", () => {
  const sources = ["option-view", "stepper", "line-view", "cart", "cart-count", "base", "price"];
  const code = sources.map((name) => readFileSync(`pkg/elements/${name}.js`, "utf8")).join();
  const named = [...text.matchAll(/(?<!<)`(barrow-[\w-]+)`/g)].map(([, name]) => name);
  const events = [...readFileSync("pkg/globals.d.ts", "utf8").matchAll(/"(barrow-[\w-]+)":/g)];
  const classes = named.filter((name) => !events.some(([, event]) => event === name));

  assert.ok(classes.length > 20);
  assert.deepEqual(
    classes.filter((name) => !code.includes(name)),
    [],
  );
});
