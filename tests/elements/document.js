// Whole documents with elements in them, as a server sends them: with headers, bit by bit, without JavaScript; and an
// API on another origin.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before } from "node:test";
import { root } from "../../scripts/run.mjs";
import { startSandbox } from "../../www/sandbox/server.js";
import { launchBrowser } from "../browser.js";

/**
 * @typedef {import("playwright-core").Page} Page
 *
 * @typedef {object} World
 * @property {string} url of the document
 * @property {string} api its address
 * @property {import("../../www/sandbox/index.js").Sandbox} sandbox
 * @property {string[]} requested the addresses of all that the page has asked for
 * @property {() => void} sendRest sends what comes after `<!-- rest -->`
 * @property {() => Promise<number>} adds how many adds the API was asked for, once nothing is pending any more
 */

/** @type {Record<string, string>} */
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };

export const SCRIPT = '<script type="module" src="/pkg/dist/elements.js"></script>';
export const STYLES = '<link rel="stylesheet" href="/pkg/styles.css">';
const REST = "<!-- rest -->";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** A shop once elements.js has run; clicks before that are not the elements' business. */
const DEFINED = "barrow-shop:defined";

/** A shop whose API is the sandbox. @param {string} [attributes] */
export function shop(attributes = "") {
  return `<barrow-shop api-key="asdf1234" catalog-id="1" base-url="API" ${attributes}></barrow-shop>`;
}

/**
 * Opens a document and runs a test in it.
 *
 * @param {{ head?: string, body: string }} parts `API` in it is the API's address
 * @param {(page: Page, world: World) => Promise<void>} story
 * @param {{ headers?: Record<string, string>, javaScript?: boolean, width?: number, another?: import("playwright-core").Browser, first?: (page: Page) => Promise<unknown> }} [options]
 *   `another` is a browser that is set up otherwise; `first` happens before the document is opened, after which it may
 *   be that elements.js never runs
 */
export async function withDocument({ head = STYLES + SCRIPT, body }, story, options = {}) {
  const { headers = {}, javaScript = true, width = 1280, another, first } = options;
  const api = await startSandbox();
  const isWhole = head === STYLES + SCRIPT && body.includes("<barrow-shop");
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>
    <link rel="icon" href="data:,">${head}</head><body>${body}<i></i></body></html>`;
  const server = await serve(html.replaceAll("API", api.url), headers);
  const viewport = { width, height: 800 };
  const context = await (another ?? browser).newContext({
    javaScriptEnabled: javaScript,
    viewport,
  });
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const requested = [];
    page.on("request", (request) => requested.push(request.url()));
    await first?.(page);
    await page.goto(server.url, { waitUntil: "commit" });
    if (!html.includes(REST)) {
      await page.locator("body > :last-child").waitFor({ state: "attached" });
      if (javaScript && isWhole && !first)
        await page.locator(DEFINED).first().waitFor({ state: "attached" });
    }
    const adds = async () => {
      for (const frame of page.frames()) await frame.evaluate(flush);
      return api.sandbox.requests.filter(({ method }) => method === "POST").length;
    };
    const { url, sendRest } = server;
    await story(page, { url, api: api.url, sandbox: api.sandbox, requested, sendRest, adds });
  } finally {
    await context.close();
    server.close();
    await api.close();
  }
}

/** Waits for the carts of a document: what a page shows at once is sent one after the other. */
async function flush() {
  for (const shop of document.querySelectorAll("barrow-shop")) await shop.storefront?.cart.flush();
}

/**
 * Serves the document at every path that is none of the package, until it is told to close.
 *
 * @param {string} html
 * @param {Record<string, string>} headers
 */
async function serve(html, headers) {
  const [begin, rest] = html.split(REST);
  /** @type {() => void} */
  let sendRest = () => {};
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path.startsWith("/pkg/")) return sendFile(response, path);
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers });
    response.write(begin);
    if (rest === undefined) response.end();
    sendRest = () => response.end(rest);
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, close, sendRest: () => sendRest() };
}

/**
 * For everybody: a sandboxed frame is of no origin.
 *
 * @param {import("node:http").ServerResponse} response
 * @param {string} path
 */
async function sendFile(response, path) {
  const type = TYPES[extname(path)];
  response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*" });
  response.end(await readFile(join(root, path)));
}

/** Lets requests for these files wait until the returned function is called. @param {Page} page @param {RegExp} files */
export async function holdFiles(page, files) {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await page.route(files, async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}
