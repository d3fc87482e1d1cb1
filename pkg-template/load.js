import { StorefrontError } from "./error.js";

/** What every wasm file starts with. */
const MAGIC = "\0asm";

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
  const code = await module; // before anything is said of `WebAssembly`, which there may not be
  return WebAssembly.instantiate(code);
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
 * @returns {Promise<ArrayBuffer>}
 */
async function read(source) {
  if (typeof source === "string" || source instanceof URL) {
    return read(await request(source));
  }
  const response = source instanceof Response ? source : new Response(source);
  const { ok, status, url } = response;
  const bytes = await response.arrayBuffer();
  const start = new TextDecoder().decode(bytes.slice(0, 4));
  if (!ok || start !== MAGIC) {
    const message = `no wasm: status ${status}, it starts with ${JSON.stringify(start)} ${url}`;
    throw new StorefrontError("unreadable-answer", message);
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
      `the wasm cannot be fetched from ${url}`,
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
