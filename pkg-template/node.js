import { readFile } from "node:fs/promises";
import { setDefaultSource } from "./load.js";

setDefaultSource(() => readFile(new URL("barrow_bg.wasm", import.meta.url)));

export * from "./index.js";
