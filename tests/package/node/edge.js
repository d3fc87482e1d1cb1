// Uses the installed package as a runtime does that cannot fetch files: the compiled module is handed in.

import { readFile } from "node:fs/promises";

const folder = new URL("../node_modules/barrow/", import.meta.url);
const bytes = await readFile(new URL("systems_bg.wasm", folder));
const { checkOrder, ready } = await import(new URL("systems.js", folder).href);
await ready({ wasm: await WebAssembly.compile(bytes) });
const { passes } = await checkOrder("{}");

console.log(JSON.stringify({ passes }));
