// Serves the demo shop, its sandbox API and a gateway to other systems' sandboxes on ports of this machine, as three
// origins.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { writeGallery } from "./gallery.mjs";
import { root } from "./run.mjs";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/**
 * Serves the shop (www/, with the package at /pkg/), the sandbox API and the gateway. The page learns their addresses
 * from /shop.json, and the engine. Port 0 takes any free port.
 *
 * @param {{ port?: number, sandboxPort?: number, gatewayPort?: number, engine?: string }} [options]
 */
export async function serveShop({ port = 0, sandboxPort = 0, gatewayPort = 0, engine } = {}) {
  const { startSandbox } = await import("../www/sandbox/server.js");
  const folders = { "/pkg/": join(root, "pkg"), "/": join(root, "www") };
  const settings = { apiKey: "asdf1234", baseUrl: "", catalogId: 1, gateway: "", engine };
  const pages = { "/gallery.html": () => writeGallery(join(root, "pkg"), settings.gateway) };
  const shop = await serveFolders(folders, { port, json: { "/shop.json": settings }, pages });
  const api = await startSandbox({ port: sandboxPort, shopUrl: shop.url });
  const gateway = await serveGateway(shop.url, gatewayPort);
  Object.assign(settings, { baseUrl: api.url, gateway: gateway.url });
  return {
    url: shop.url,
    apiUrl: api.url,
    gatewayUrl: gateway.url,
    sandbox: api.sandbox,
    close: () => Promise.all([shop.close(), api.close(), gateway.close()]),
  };
}

/**
 * Serves the gateway to the sandboxes of the other systems, which are functions in the same process.
 *
 * @param {string} origin whose pages may ask
 * @param {number} port
 */
async function serveGateway(origin, port) {
  const { createGateway } = await import("../pkg/gateway-node.js");
  const example = "../docs/gateway/node.js"; // as the docs print it, without types
  const { listener } = await import(example);
  const { Internet, settings } = await import("../www/sandbox/systems/server.js");
  const { fetch } = new Internet();
  const { systems } =
    /** @type {Pick<import("../pkg/gateway/types.js").GatewayConfig, "systems">} */ (settings);
  const gateway = createGateway({ systems, origins: [origin], fetch });
  return listen(createServer(listener(gateway)), port);
}

/**
 * Serves folders by the beginning of the path, the first that fits, and JSON values and written pages by whole paths.
 *
 * @param {Record<string, string>} folders
 * @param {{ port?: number, json?: Record<string, unknown>, pages?: Record<string, () => string> }} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveFolders(folders, { port = 0, json = {}, pages = {} } = {}) {
  const server = createServer((request, response) => {
    const path = decodePath(request.url ?? "/");
    if (path && Object.hasOwn(json, path)) return sendJson(response, json[path]);
    if (path && Object.hasOwn(pages, path)) return sendText(response, 200, pages[path](), ".html");
    const file = path && findFile(folders, path);
    if (!file) return sendText(response, 404, "Not found");
    response.writeHead(200, { "Content-Type": typeOf(file), "Cache-Control": "no-cache" });
    createReadStream(file).pipe(response);
  });
  return listen(server, port);
}

/** @param {import("node:http").Server} server @param {number} port */
async function listen(server, port) {
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${address.port}`, close: () => closeServer(server) };
}

/**
 * The first free port from this one on.
 *
 * @param {number} first
 * @returns {Promise<number>}
 */
export function freePort(first) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(freePort(first + 1)));
    probe.listen(first, "127.0.0.1", () => probe.close(() => resolve(first)));
  });
}

/** The path of a URL, decoded and without steps upwards; undefined when it cannot be read. */
function decodePath(/** @type {string} */ url) {
  try {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

/** @param {Record<string, string>} folders @param {string} path starts with / and holds no .. */
function findFile(folders, path) {
  const prefix = Object.keys(folders).find((start) => path.startsWith(start));
  if (!prefix) return undefined;
  const file = join(folders[prefix], path.slice(prefix.length));
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) return findFile(folders, `${path.replace(/\/$/, "")}/index.html`);
  return found?.isFile() ? file : undefined;
}

/** @param {string} file */
function typeOf(file) {
  return TYPES[extname(file)] ?? "application/octet-stream";
}

/** @param {import("node:http").ServerResponse} response @param {unknown} value */
function sendJson(response, value) {
  response.writeHead(200, { "Content-Type": TYPES[".json"], "Cache-Control": "no-store" });
  response.end(JSON.stringify(value));
}

/** @param {import("node:http").ServerResponse} response @param {number} status @param {string} text @param {string} [type] */
function sendText(response, status, text, type = ".ts") {
  response.writeHead(status, { "Content-Type": TYPES[type], "Cache-Control": "no-cache" });
  response.end(text);
}

/** @param {import("node:http").Server} server @returns {Promise<void>} */
function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
