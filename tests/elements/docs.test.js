// docs/elements.md says of the elements what their comments say.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
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

test("the page names every class that there is, but the one for words nobody sees, and no other", () => {
  const modules = [
    ...readdirSync("pkg/elements"),
    ...readdirSync("pkg/elements/terms").map((name) => `terms/${name}`),
  ];
  const code = modules
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(`pkg/elements/${name}`, "utf8"))
    .join();
  const given = [
    ...code.matchAll(/(?:className: |makeDialog\(|toggle\(|(?<!\w)\[)["`](barrow-[\w-]+)/g),
  ];
  const kinds = ["stated", "net", "gross"].map((kind) => `barrow-${kind}`);
  const list = text.slice(text.indexOf("classes that begin with"), text.indexOf("three looks"));
  const named = [...list.matchAll(/`(barrow-[\w-]+)`/g)].map(([, name]) => name);

  const there = new Set([...given.map(([, name]) => name), ...kinds]);
  there.delete("barrow-words");
  assert.deepEqual(named.toSorted(), [...there].toSorted());
});
