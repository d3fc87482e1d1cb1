// The gateway behind Node's own HTTP server: createServer(listener(gateway)).

import { Readable } from "node:stream";

/**
 * @param {{ fetch: (request: Request) => Promise<Response> }} gateway
 * @returns {import("node:http").RequestListener}
 */
export function listener(gateway) {
  return async (incoming, outgoing) => {
    const request = requestOf(incoming);
    const response = request ? await gateway.fetch(request) : new Response(null, { status: 400 });
    const body = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
  };
}

/** Undefined for what is no request of the web, such as TRACE. */
function requestOf(incoming) {
  const { method, url, headers } = incoming;
  const body = method === "GET" || method === "HEAD" ? undefined : Readable.toWeb(incoming);
  try {
    return new Request(`http://gateway${url}`, { method, headers, body, duplex: "half" });
  } catch {
    return undefined;
  }
}
