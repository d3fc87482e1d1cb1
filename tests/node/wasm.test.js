// Where the wasm comes from; each file of tests has a process, and thus a loading, of its own.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createStorefront } from "../../pkg/index.js";
import { compile } from "../../pkg/load.js";
import { createSandbox } from "../../pkg/testing.js";

const { fetch } = createSandbox();
const bytes = await readFile(new URL("../../pkg/barrow_bg.wasm", import.meta.url));

test("an answer that is none is told with its status, and does not spoil the next try", async () => {
  const wasm = new Response("Not found", { status: 404 });

  await assert.rejects(createStorefront({ apiKey: "asdf1234", fetch, wasm }).ready(), {
    code: "unreadable-answer",
    message: /status 404/,
  });
});

test("bytes that are cut off cannot be used here", async () => {
  const wasm = bytes.subarray(0, 1000);

  await assert.rejects(createStorefront({ apiKey: "asdf1234", fetch, wasm }).ready(), {
    code: "unsupported",
  });
});

test("bytes within a larger buffer serve", async () => {
  const larger = new Uint8Array(bytes.length + 8);
  larger.set(bytes, 8);

  const module = await compile(larger.subarray(8));

  assert.ok(module instanceof WebAssembly.Module);
});

test("a module serves, and once loaded nothing is loaded again", async () => {
  const wasm = await WebAssembly.compile(bytes);

  const shop = createStorefront({ apiKey: "asdf1234", fetch, wasm });
  assert.equal((await shop.product("map")).view.name, "Trail Map");

  const other = createStorefront({ apiKey: "asdf1234", fetch, wasm: "https://nowhere.example/" });
  assert.equal((await other.product("map")).view.name, "Trail Map");
});

test("holds nothing of importing orders, which wants a secret (row 186)", () => {
  for (const word of ["authtickets", "client_secret", "commerce/orders", "isImport", "x-vol-"]) {
    assert.ok(!bytes.includes(word), word);
  }
});

test("runs in the oldest Node that the package names (row 187)", async () => {
  const { engines } = JSON.parse(
    await readFile(new URL("../../pkg/package.json", import.meta.url), "utf8"),
  );

  assert.equal(engines.node, ">=20");
  assert.ok(Number(process.versions.node.split(".")[0]) >= 20);
});

// Row 102.
test("the wasm that pages load knows no credentials and no system that wants them", () => {
  const text = bytes.toString("latin1");

  assert.ok(text.includes("itemOptions"), "words can be found");
  for (const word of ["Authorization", "Bearer", "grant_type", "Kibo-Manufacturer", "X-PB-"]) {
    assert.ok(!text.includes(word), word);
  }
});
