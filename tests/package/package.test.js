// The packed package, installed into an empty folder and used from there in three ways.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { serveFolders } from "../../scripts/serve.mjs";
import { startSandbox } from "../../www/sandbox/server.js";
import { launchBrowser } from "../browser.js";

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const pkg = join(here, "../../pkg");
const TWO_WHITE_SMALL = { count: 2, subtotal: { amount: "99.98", currency: "USD" } };
const ENGINES = ["lean", "full"];

/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "barrow-package-"));
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await run("npm", ["pack", pkg, "--pack-destination", folder]);
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  await run("npm", ["install", `./${tarball}`, "--offline", "--no-audit", "--no-fund"], {
    cwd: folder,
  });
  await cp(here, folder, { recursive: true });
});

after(() => rm(folder, { recursive: true, force: true }));

for (const engine of ENGINES) {
  test(`adds to a cart from Node, with the ${engine} engine`, async () => {
    const { stdout } = await run(process.execPath, ["node/use.js", engine], { cwd: folder });

    assert.deepEqual(JSON.parse(stdout), TWO_WHITE_SMALL);
  });
}

test("reads a product of another system from Node", async () => {
  const { stdout } = await run(process.execPath, ["node/systems.js"], { cwd: folder });

  const unit = { amount: "4075.00", currency: "USD" };
  assert.deepEqual(JSON.parse(stdout), { sku: "VRX33151", unit });
});

test("answers as a gateway from Node", async () => {
  const { stdout } = await run(process.execPath, ["node/gateway.js"], { cwd: folder });

  assert.deepEqual(JSON.parse(stdout), { status: 200, name: "Steel wire" });
});

test("checks an order where the wasm has to be handed in", async () => {
  const { stdout } = await run(process.execPath, ["node/edge.js"], { cwd: folder });

  assert.deepEqual(JSON.parse(stdout), { passes: false });
});

test("holds all files of wasm and what belongs to each, and no server of the sandbox", async () => {
  const files = await readdir(join(folder, "node_modules/barrow"), { recursive: true });

  for (const file of [
    "barrow_bg.wasm",
    "dist/barrow_bg.wasm",
    "barrow_full_bg.wasm",
    "dist/barrow_full_bg.wasm",
    "full.js",
    "full/host.js",
    "replace.js",
    "docs/browser.md",
    "systems_bg.wasm",
    "systems.js",
    "systems.d.ts",
    "systems-node.js",
    "systems/orders.js",
    "systems/types.d.ts",
    "sandbox/systems/kibo-orders.js",
    "gateway.js",
    "gateway.d.ts",
    "gateway-node.js",
    "gateway/types.d.ts",
    "docs/systems.md",
    "docs/gateway.md",
    "docs/events.md",
    "docs/testing.md",
    "analytics.js",
    "analytics/types.d.ts",
    "stores.d.ts",
    "testing/clock.d.ts",
    "custom-elements.json",
    "docs/elements.md",
    "dist/messages/de.js",
    "elements/attributes.d.ts",
    "jsx.d.ts",
    "jsx-react.d.ts",
    "messages/de.json",
    "messages/en.json",
  ]) {
    assert.ok(files.includes(file), file);
  }
  assert.ok(!files.includes("dist/systems_bg.wasm"));
  assert.ok(!files.some((file) => /server\.js$|\.rs$|\.test\./.test(file)));
});

test("adds to a cart and speaks German on a page, by its bundled files", async () => {
  const bundled = join(folder, "node_modules/barrow/dist");

  const added = await addFromPage({ "/barrow/": bundled, "/": join(folder, "page") });

  assert.deepEqual(added, [TWO_WHITE_SMALL, TWO_WHITE_SMALL]);
});

test("adds to a cart and speaks German on a page that Vite built", async () => {
  const root = join(folder, "vite");
  await build({ root, configFile: false, logLevel: "error" });

  const added = await addFromPage({ "/": join(root, "dist") });

  assert.deepEqual(added, [TWO_WHITE_SMALL, TWO_WHITE_SMALL]);
});

/**
 * Serves the folders, opens the page, has an element speak German and calls the page's `addToCart` against the sandbox,
 * with each engine; they have carts of their own.
 *
 * @param {Record<string, string>} folders
 */
async function addFromPage(folders) {
  const site = await serveFolders(folders);
  const api = await startSandbox({ shopUrl: site.url });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.evaluate(() => customElements.whenDefined("barrow-add-to-cart").then(() => {}));
    await page.evaluate(() => {
      document.body.lang = "de";
      document.body.append(document.createElement("barrow-quantity"));
    });
    await page.getByText("Menge").waitFor();
    const added = [];
    for (const engine of ENGINES) {
      await page.evaluate(() => localStorage.clear());
      const call = [api.url, engine];
      added.push(await page.evaluate((call) => window.addToCart(...call), call));
    }
    return added;
  } finally {
    await Promise.all([browser.close(), api.close(), site.close()]);
  }
}
