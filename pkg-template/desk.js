import { Core } from "./core.js";
import { readError, StorefrontError } from "./error.js";
import { compile } from "./load.js";

/** @typedef {import("./load.js").WasmSource} WasmSource */

const NOTHING = new Uint8Array();

/** @type {() => WasmSource | Promise<WasmSource>} */
let defaultSource = () => new URL("systems_bg.wasm", import.meta.url);

/** @type {Promise<WebAssembly.Module> | undefined} */
let loading;

/** @type {Core | undefined} */
let core;

/**
 * Sets where the wasm comes from when nobody says: used where `fetch` cannot read it.
 *
 * @param {() => WasmSource | Promise<WasmSource>} source
 */
export function setDefaultSource(source) {
  defaultSource = source;
}

/**
 * Asks the core something that it answers at once; see `src/js/systems/mod.rs`. The wasm is loaded once. As it keeps
 * nothing between two calls, a new instance takes the place of one that has crashed.
 *
 * @param {WasmSource | undefined} wasm
 * @param {string} what
 * @param {unknown[]} args
 * @param {Uint8Array} [body]
 * @returns {Promise<any>}
 * @throws {StorefrontError} What the core refuses; `internal` where it crashes.
 */
export async function ask(wasm, what, args, body = NOTHING) {
  const module = await load(wasm);
  core ??= new Core(await WebAssembly.instantiate(module));
  const [word, , value] = call(core, write([what, ...args]), body);
  if (word === "refuse") {
    throw readError(value, () => undefined);
  }
  return value;
}

/**
 * The code, loaded once. A failed load may be tried again.
 *
 * @param {WasmSource} [wasm]
 */
export function load(wasm) {
  loading ??= fetchCode(wasm).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {WasmSource} [wasm] */
async function fetchCode(wasm) {
  return compile(wasm ?? (await defaultSource()));
}

/**
 * @param {Core} instance
 * @param {string} text
 * @param {Uint8Array} body
 * @returns {[string, number, any]}
 */
function call(instance, text, body) {
  try {
    return JSON.parse(instance.call(0, text, body))[0];
  } catch (error) {
    core = undefined;
    throw new StorefrontError("internal", "the wasm has crashed", undefined, undefined, error);
  }
}

/**
 * A call as text. What is wrong with it is not told: it may hold secrets.
 *
 * @param {unknown[]} call
 */
function write(call) {
  try {
    return JSON.stringify(call);
  } catch {
    throw new StorefrontError("configuration", "the settings are no plain data");
  }
}
