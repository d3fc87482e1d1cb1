import { readFile } from "node:fs/promises";
import { setDefaultSource } from "./desk.js";

setDefaultSource(() => readFile(new URL("systems_bg.wasm", import.meta.url)));

export * from "./systems.js";
