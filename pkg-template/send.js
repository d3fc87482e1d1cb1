import { StorefrontError } from "./error.js";

/**
 * @typedef {object} Outgoing A request as the core writes it.
 * @property {string} method
 * @property {string} url
 * @property {string} headers Their names; each has the value `application/json`.
 * @property {string} [body]
 * @property {boolean} isOnce Whether it must not be sent again here.
 *
 * @typedef {object} Incoming An answer as the core reads it.
 * @property {number} status 0 for a redirect.
 * @property {string} location Empty where there is none that can be seen.
 * @property {string} retryAfter Empty likewise.
 * @property {Uint8Array} body
 */

/** How often a request is sent again. */
const MOST_REPEATS = 4;

/** The first wait before that, which doubles from then on. */
const FIRST_MS = 250;

/** The shortest wait that the shop may ask for, and the longest that is kept to. */
const LEAST_MS = 50;
const MOST_MS = 30_000;

/** What may be different in a moment. */
const PASSING = [429, 502, 503, 504];

/**
 * Sends one request and reads the whole answer, unless that takes too long or is given up.
 *
 * What does the same when it is done twice is sent again after passing trouble; a POST never is. To the core that is one
 * slow request.
 *
 * @param {(request: Request) => Promise<Response>} fetch
 * @param {Outgoing} outgoing
 * @param {number} timeoutMs how long each sending may take
 * @param {AbortController} life ends it
 * @returns {Promise<Incoming>} Rejects with the reason it was ended for, or with whatever `fetch` threw.
 */
export async function exchange(fetch, outgoing, timeoutMs, life) {
  const { signal } = life;
  const late = () =>
    life.abort(new StorefrontError("timeout", `no answer came within ${timeoutMs} ms`));
  for (let repeat = 0; ; repeat++) {
    const end = race(signal, timeoutMs, late, once(fetch, outgoing, signal));
    const answer = await end.catch(() => undefined);
    const wait = !outgoing.isOnce && repeat < MOST_REPEATS && pause(repeat, answer);
    if (signal.aborted || !wait) return end;
    await race(signal, wait);
  }
}

/**
 * How long to wait before a request that came to this is sent again; 0 where it is not.
 *
 * @param {number} repeat
 * @param {Pick<Incoming, "status" | "retryAfter">} [answer] None where the connection was lost.
 */
function pause(repeat, { status, retryAfter } = { status: 502, retryAfter: "" }) {
  const gap = (FIRST_MS << repeat) * (1 - Math.random() / 2);
  const asked = Number(retryAfter) * 1000 || Date.parse(retryAfter) - Date.now();
  const wait = Math.max(asked || gap, LEAST_MS);
  return PASSING.includes(status) && wait <= MOST_MS ? wait : 0;
}

/**
 * @param {(request: Request) => Promise<Response>} fetch
 * @param {Outgoing} outgoing
 * @param {AbortSignal} signal
 * @returns {Promise<Incoming>}
 */
async function once(fetch, outgoing, signal) {
  const request = new Request(outgoing.url, {
    ...outgoing,
    headers: outgoing.headers.split(" ").map((name) => [name, "application/json"]),
    cache: "no-store",
    credentials: "omit",
    redirect: "manual",
    referrerPolicy: "strict-origin",
    keepalive: outgoing.method !== "GET", // a change arrives though the page is left
    signal,
  });
  const response = await fetch(request);
  const body = await response.arrayBuffer();
  const { headers, status } = response;
  const [location, retryAfter] = [headers.get("location") ?? "", headers.get("retry-after") ?? ""];
  return { status, location, retryAfter, body: new Uint8Array(body) };
}

/**
 * Comes to what the work comes to, unless the signal ends it: a `fetch` of the page's own may know nothing of signals.
 * Without work, just waits.
 *
 * @template T
 * @param {AbortSignal} signal
 * @param {number} ms
 * @param {() => void} [late] What happens after that time.
 * @param {Promise<T>} [work]
 * @returns {Promise<T>}
 */
function race(signal, ms, late, work) {
  /** @type {ReturnType<typeof setTimeout>} */ let timer;
  return new Promise((resolve, reject) => {
    timer = setTimeout(late ?? resolve, ms);
    work?.then(resolve, reject);
    signal.addEventListener("abort", () => reject(signal.reason));
  }).finally(() => clearTimeout(timer));
}
