export { extend } from "./full/host.js";

/** Where the wasm of the full engine is. */
export function file() {
  return new URL("barrow_full_bg.wasm", import.meta.url);
}
