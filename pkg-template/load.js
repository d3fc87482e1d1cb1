import * as glue from "./barrow.js";
import { StorefrontError } from "./error.js";

/** The four bytes that every wasm file starts with: `\0asm`. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** @typedef {URL | string | Response | BufferSource | WebAssembly.Module} WasmSource */

/** @type {() => WasmSource | Promise<WasmSource>} */
let defaultSource = () => new URL("barrow_bg.wasm", import.meta.url);

/** @type {Promise<void> | undefined} */
let loading;

/**
 * Sets where the wasm comes from when a storefront does not say: used where `fetch` cannot read it.
 *
 * @param {() => WasmSource | Promise<WasmSource>} source
 */
export function setDefaultSource(source) {
  defaultSource = source;
}

/**
 * Loads the wasm, once for all storefronts. A failed load may be tried again.
 *
 * @param {WasmSource} [source]
 * @returns {Promise<void>}
 */
export function load(source) {
  loading ??= instantiate(source).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {WasmSource} [source] */
async function instantiate(source) {
  const { exports } = await makeInstance(source ?? (await defaultSource()));
  glue.__wbg_set_wasm(exports);
  /** @type {() => void} */ (exports.__wbindgen_start)();
}

/**
 * @param {WasmSource} source
 * @returns {Promise<WebAssembly.Instance>}
 */
async function makeInstance(source) {
  if (typeof WebAssembly !== "object") {
    throw unsupported("this browser has no WebAssembly");
  }
  const code = source instanceof WebAssembly.Module ? source : await read(source);
  const imports = { "./barrow_bg.js": /** @type {any} */ (glue) };
  try {
    return code instanceof WebAssembly.Module
      ? await WebAssembly.instantiate(code, imports)
      : (await WebAssembly.instantiate(code, imports)).instance;
  } catch (error) {
    throw unsupported(
      "WebAssembly cannot be compiled here (a content security policy may forbid it)",
      error,
    );
  }
}

/**
 * @param {URL | string | Response | BufferSource} source
 * @returns {Promise<BufferSource>}
 */
async function read(source) {
  if (typeof source === "string" || source instanceof URL) {
    return read(await request(source));
  }
  const response = source instanceof Response ? source : undefined;
  if (response && !response.ok) {
    throw unreadable(`the wasm file was not found: status ${response.status} from ${response.url}`);
  }
  const bytes = response ? await response.arrayBuffer() : /** @type {BufferSource} */ (source);
  const start = [
    ...new Uint8Array("buffer" in bytes ? bytes.buffer : bytes, 0, Math.min(4, bytes.byteLength)),
  ];
  if (!MAGIC.every((byte, index) => byte === start[index])) {
    const found = start.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    throw unreadable(
      `this is no wasm file: it starts with ${found || "nothing"} ${response?.url ?? ""}`,
    );
  }
  return bytes;
}

/** @param {URL | string} url */
async function request(url) {
  try {
    return await fetch(url);
  } catch (error) {
    throw new StorefrontError(
      "network",
      `the wasm file cannot be fetched from ${url}`,
      undefined,
      undefined,
      error,
    );
  }
}

/**
 * @param {string} message
 * @param {unknown} [cause]
 */
function unsupported(message, cause) {
  return new StorefrontError("unsupported", message, undefined, undefined, cause);
}

/** @param {string} message */
function unreadable(message) {
  return new StorefrontError("unreadable-answer", message);
}
