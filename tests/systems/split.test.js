// What asks for credentials is for servers only: nothing of it is in what pages load.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const pkg = fileURLToPath(new URL("../../pkg/", import.meta.url));

/** What code that takes credentials cannot do without. */
const TELL_TALES = [
  "Authorization",
  "Basic ",
  "Bearer ",
  "client_credentials",
  "client_secret",
  "access_token",
  "X-PB-",
  "x-vol-",
  "Kibo-Manufacturer",
  "sharedSecret",
  "apiSecret",
];

/** @param {string} file below `pkg/` */
function told(file) {
  const bytes = readFileSync(`${pkg}${file}`, "latin1");
  return TELL_TALES.filter((word) => bytes.includes(word));
}

test("the wasm for servers holds all of it", () => {
  assert.deepEqual(told("systems_bg.wasm"), TELL_TALES);
});

for (const file of [
  "barrow_bg.wasm",
  "barrow_full_bg.wasm",
  ...readdirSync(`${pkg}dist`, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => `dist/${name}`),
]) {
  test(`${file} holds nothing of it`, () => {
    assert.deepEqual(told(file), []);
  });
}

test("no module that pages load imports what is for servers", () => {
  const pages = readdirSync(pkg, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.js$/.test(file) && !/^(systems|gateway|desk|sandbox|dist)/.test(file),
  );

  const importing = pages.filter((file) =>
    /from "[./]*(desk|systems)/.test(readFileSync(`${pkg}${file}`, "utf8")),
  );

  assert.ok(pages.includes("index.js"));
  assert.deepEqual(importing, []);
});
