import { readFile } from "node:fs/promises";
import { setReader } from "./load.js";

setReader((file) => readFile(file));

export * from "./index.js";
