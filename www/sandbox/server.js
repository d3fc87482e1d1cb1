// Serves the sandbox API over HTTP on this machine, with the checkout page that a hand-over leads to.

import { createServer } from "node:http";
import { checkoutPage, completeOrder } from "./checkout-page.js";
import { createSandbox } from "./index.js";

/** @typedef {import("./types.js").SandboxOptions} SandboxOptions */

/**
 * Starts the API. Port 0 takes any free port.
 *
 * @param {SandboxOptions & { port?: number }} [options]
 * @returns {Promise<{ url: string, sandbox: import("./index.js").Sandbox, close: () => Promise<void> }>}
 */
export async function startSandbox({ port = 0, ...options } = {}) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${address.port}`;
  const imageBase = options.shopUrl && `${options.shopUrl}/images`;
  const sandbox = createSandbox({ baseUrl: url, ...(imageBase && { imageBase }), ...options });
  server.on("request", (request, response) => {
    handle(sandbox, url, request, response).catch(() => lose(response));
  });
  return { url, sandbox, close: () => closeServer(server) };
}

/**
 * @param {import("./index.js").Sandbox} sandbox
 * @param {string} baseUrl
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} outgoing
 */
async function handle(sandbox, baseUrl, incoming, outgoing) {
  const { method = "GET", url = "/" } = incoming;
  const request = {
    method,
    url: baseUrl + url,
    headers: flat(incoming.headers),
    body: await readBody(incoming),
  };
  const page = url.startsWith("/checkout/");
  const { status, headers, body } = page
    ? checkout(sandbox, request)
    : await sandbox.answer(request);
  outgoing.writeHead(status, headers).end(body);
}

/**
 * Breaks off after the headers: a browser sends a request again by itself when nothing at all came back.
 *
 * @param {import("node:http").ServerResponse} response
 */
function lose(response) {
  response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Length": "1" });
  response.flushHeaders();
  response.destroy();
}

/** @param {import("./index.js").Sandbox} sandbox @param {import("./types.js").SandboxRequest} request */
function checkout(sandbox, request) {
  const cartId = decodeURIComponent(new URL(request.url).pathname.split("/")[2]);
  return request.method === "POST"
    ? completeOrder(sandbox, cartId)
    : checkoutPage(sandbox.state, cartId);
}

/** @param {import("node:http").IncomingMessage} incoming @returns {Promise<string | null>} */
export async function readBody(incoming) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString() || null;
}

/** @param {import("node:http").IncomingHttpHeaders} headers @returns {Record<string, string>} */
export function flat(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** @param {import("node:http").Server} server @returns {Promise<void>} */
export function closeServer(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
