/** @typedef {import("./kept.js").Kept} Kept */

/** How long a page may hold what it does not renew. */
const LEASE_MS = 15_000;

/** How often a page looks whether it is its turn; how long two that asked at once need to see who was last. */
const POLL_MS = 100;
const SETTLE_MS = 25;

/**
 * Waits for the lock that all pages with the same cart share.
 *
 * Where there are no Web Locks, what pages keep for each other holds a lease: one page at a time, as far as can be.
 *
 * @param {string} name
 * @param {Kept} kept
 * @param {AbortSignal} signal
 * @returns {Promise<() => void>} gives it back
 */
export async function takeLock(name, kept, signal) {
  if (!kept.isShared) return () => {};
  try {
    return await webLock(name, signal);
  } catch {
    return lease(name, kept, signal);
  }
}

/**
 * @param {string} name
 * @param {AbortSignal} signal
 * @returns {Promise<() => void>} Rejects where there are none, or none may be had.
 */
function webLock(name, signal) {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise((release) => resolve(() => release(undefined)));
    navigator.locks.request(name, { signal }, hold).catch(reject);
  });
}

/**
 * Holds a name that nobody else has until the signal, so that others can see that this page is there.
 *
 * @param {string} name
 * @param {AbortSignal} signal
 */
export function holdName(name, signal) {
  const hold = () => new Promise((resolve) => signal.addEventListener("abort", resolve));
  globalThis.navigator?.locks?.request(name, hold).catch(() => {});
}

/** The names that are held now; undefined where nobody can know. */
export async function heldNames() {
  const found = await globalThis.navigator?.locks?.query().catch(() => undefined);
  return (
    found && new Set([...(found.held ?? []), ...(found.pending ?? [])].map(({ name }) => name))
  );
}

/**
 * @param {string} name
 * @param {Kept} kept
 * @param {AbortSignal} signal
 */
async function lease(name, kept, signal) {
  const key = `${name}-lease`;
  const own = uniqueName();
  const renew = () => kept.set(key, JSON.stringify([own, Date.now() + LEASE_MS]));
  for (;;) {
    signal.throwIfAborted();
    const [holder, until] = JSON.parse(kept.get(key) ?? "[]");
    if (holder === own) break;
    const isFree = !(until > Date.now());
    if (isFree) renew();
    await pause(isFree ? SETTLE_MS : POLL_MS, signal);
  }
  const renewing = setInterval(renew, LEASE_MS / 3);
  return () => {
    clearInterval(renewing);
    kept.delete(key);
  };
}

/** A name that nobody else has. */
export function uniqueName() {
  return crypto.getRandomValues(new Uint32Array(3)).join("-");
}

/** @param {number} ms @param {AbortSignal} signal */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve(undefined);
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
