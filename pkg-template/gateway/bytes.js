/** What describes a body as it was under way, and not as it was read. */
const OF_THE_WAY = ["content-encoding", "content-length", "transfer-encoding"];

/**
 * Reads a stream to its end, unless it is too long: what its sender says of its length is not believed.
 *
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most In bytes.
 * @param {AbortSignal} signal Gives it up.
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} Undefined where there is more; the rest is not read. Rejects
 *   with the signal's reason.
 */
export async function readBytes(stream, most, signal) {
  const reader = stream.getReader();
  const giveUp = () => reader.cancel().catch(() => {});
  signal.addEventListener("abort", giveUp);
  try {
    return await readAll(reader, most, signal);
  } finally {
    signal.removeEventListener("abort", giveUp);
    giveUp();
  }
}

/**
 * A `fetch` whose answers have an end. One that is too long becomes one without a body, which nothing can be read from.
 *
 * @param {(request: Request) => Promise<Response>} fetch
 * @param {number} most In bytes.
 * @returns {(request: Request) => Promise<Response>}
 */
export function bounded(fetch, most) {
  return async (request) => {
    const response = await fetch(request);
    if (!response.body) {
      return response;
    }
    const bytes = await readBytes(response.body, most, request.signal);
    request.signal.throwIfAborted(); // which keeps the request: in Node, its signal dies with it
    const headers = new Headers(response.headers);
    for (const name of OF_THE_WAY) {
      headers.delete(name);
    }
    return new Response(bytes ?? null, { status: response.status, headers });
  };
}

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {number} most
 * @param {AbortSignal} signal
 */
async function readAll(reader, most, signal) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  for (let length = 0; ; ) {
    signal.throwIfAborted();
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) {
      return joined(chunks, length);
    }
    chunks.push(value);
    length += value.length;
    if (length > most) {
      return undefined;
    }
  }
}

/** @param {Uint8Array[]} chunks @param {number} length */
function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, end);
    end += chunk.length;
  }
  return bytes;
}
