/** How many bytes of a hash tell one answer from another. */
const TAG_BYTES = 16;

const encoder = new TextEncoder();

/** What all answers are, whatever a browser makes of them. */
const JSON_ONLY = { "Content-Type": "application/json", "X-Content-Type-Options": "nosniff" };

/**
 * An answer that nobody keeps.
 *
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 * @returns {Response}
 */
export function json(status, value, headers = {}) {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...JSON_ONLY, "Cache-Control": "no-store", ...headers },
  });
}

/**
 * An answer that may be kept, or the word that what is kept still holds.
 *
 * @param {Request} request
 * @param {string} text JSON
 * @param {string} cacheControl
 * @returns {Promise<Response>}
 */
export async function cached(request, text, cacheControl) {
  const tag = await tagOf(text);
  const headers = { "Cache-Control": cacheControl, ETag: tag };
  if (isKnown(tag, request.headers.get("if-none-match") ?? "")) {
    return new Response(null, { status: 304, headers });
  }
  const body = request.method === "HEAD" ? null : text;
  return new Response(body, { headers: { ...JSON_ONLY, ...headers } });
}

/** @param {string} text */
async function tagOf(text) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
  const digits = [...hash.subarray(0, TAG_BYTES)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `"${digits.join("")}"`;
}

/** Proxies that compress on the way make strong tags weak: that difference does not count here. @param {string} tag @param {string} header */
function isKnown(tag, header) {
  return (
    header.trim() === "*" || header.split(",").some((one) => one.trim().replace(/^W\//, "") === tag)
  );
}
