// `npm run lint`: formatting and lints of Rust and JavaScript. The list is shared with `npm test`.

import { pathToFileURL } from "node:url";
import { mustRun, runMain, step } from "./run.mjs";
import { setUp } from "./setup.mjs";

const DENY = ["--quiet", "--", "-D", "warnings"];
const WASM = ["--target", "wasm32-unknown-unknown"];

/** @type {{ name: string, command: string, args: string[] }[]} */
export const lints = [
  { name: "rustfmt", command: "cargo", args: ["fmt", "--all", "--check"] },
  { name: "clippy", command: "cargo", args: ["clippy", "--workspace", "--all-targets", ...DENY] },
  {
    name: "clippy-wasm",
    command: "cargo",
    args: ["clippy", ...WASM, "--lib", "--test", "web", ...DENY],
  },
  { name: "biome", command: "node_modules/.bin/biome", args: ["check", "--error-on-warnings"] },
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runMain(async () => {
    await setUp({ lints: true });
    console.log("Linting");
    for (const { name, command, args } of lints) {
      await step(name, () => mustRun(name, command, args));
    }
  });
}
