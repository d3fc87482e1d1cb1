import { StorefrontError } from "./error.js";

/** The four bytes that every wasm file starts with: `\0asm`. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** @typedef {URL | string | Response | BufferSource | WebAssembly.Module} WasmSource */

/** @typedef {() => URL} WasmFile Where the wasm of an engine is. */

/** @type {(file: URL) => WasmSource | Promise<WasmSource>} */
let open = (file) => file;

/** What is loaded or being loaded. @type {Map<WasmFile, Promise<WebAssembly.Module>>} */
const loading = new Map();

/**
 * Sets how a file beside the code is read when a storefront does not say where the wasm is: used where `fetch` cannot.
 *
 * @param {(file: URL) => WasmSource | Promise<WasmSource>} read
 */
export function setReader(read) {
  open = read;
}

/**
 * An instance of the wasm, which is loaded once for all storefronts. A failed load may be tried again.
 *
 * @param {WasmSource} [source]
 * @param {WasmFile} [file] What is loaded unless there is a source.
 * @returns {Promise<WebAssembly.Instance>}
 */
export async function load(source, file = lean) {
  const module = loading.get(file) ?? compile(source ?? open(file()));
  loading.set(file, module);
  module.catch(() => loading.delete(file));
  return WebAssembly.instantiate(await module);
}

/** @type {WasmFile} */
function lean() {
  return new URL("barrow_bg.wasm", import.meta.url);
}

/**
 * The code of a wasm file.
 *
 * @param {WasmSource | Promise<WasmSource>} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  const code = await source;
  if (typeof WebAssembly !== "object") {
    throw unsupported("this browser has no WebAssembly");
  }
  if (code instanceof WebAssembly.Module) {
    return code;
  }
  const bytes = await read(code);
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw unsupported("WebAssembly cannot be compiled here: a policy may forbid it", error);
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
