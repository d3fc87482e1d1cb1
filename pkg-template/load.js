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
  const given = await source;
  try {
    if (given instanceof WebAssembly.Module) return given;
    return await WebAssembly.compile(await read(given));
  } catch (error) {
    if (error instanceof StorefrontError) throw error;
    const message = "WebAssembly cannot be compiled here: it is missing, or a policy forbids it";
    throw new StorefrontError("unsupported", message, undefined, undefined, error);
  }
}

/**
 * @param {URL | string | Response | BufferSource} source
 * @returns {Promise<ArrayBuffer>}
 */
async function read(source) {
  const isPlace = typeof source === "string" || source instanceof URL;
  /** @type {Response} */ let answer;
  /** @type {ArrayBuffer} */ let bytes;
  try {
    const given = isPlace ? await fetch(source) : source;
    answer = given instanceof Response ? given : new Response(given);
    bytes = await answer.arrayBuffer();
  } catch (error) {
    const message = `the wasm cannot be fetched from ${source}`;
    throw new StorefrontError("network", message, undefined, undefined, error);
  }
  const start = new TextDecoder().decode(bytes.slice(0, 4));
  if (!answer.ok || start !== MAGIC) {
    const message = `no wasm: status ${answer.status}, it starts with ${JSON.stringify(start)} ${answer.url}`;
    throw new StorefrontError("unreadable-answer", message);
  }
  return bytes;
}
