// Fills pkg/, the package as it is published: Rust → wasm → modules and types → dist/.
// A stage whose inputs have not changed is skipped.

import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { arrange } from "./arrange.mjs";
import { bundle } from "./bundle.mjs";
import { mustRun, root, runMain, step } from "./run.mjs";
import { setUp } from "./setup.mjs";

const work = join(root, ".build");
const compiled = join(work, "wasm");
const stage = join(work, "package");
const pkg = join(root, "pkg");
const documents = [
  ...["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"],
  ...["docs/cart.md", "docs/options.md", "docs/prices.md", "docs/systems.md", "docs/gateway.md"],
  ...["docs/browser.md", "docs/elements.md", "docs/events.md", "docs/testing.md"],
];
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** What `bundle` tells of the scripts of dist/; `npm run size` reads it. */
export const distGraph = join(work, "dist.json");

const WASM_FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "sign-ext",
  "nontrapping-float-to-int",
  "mutable-globals",
  "reference-types",
  "multivalue",
];

/**
 * What LLVM does for speed at the cost of size, in spite of `opt-level = "z"`: loops get more variables than they
 * need, structures are copied word by word, expressions are computed where they may not be needed or kept in variables
 * to save computing them again, blocks are written twice to save a jump, and what branches share is put behind them
 * with a variable for each difference. (Functions that are shorter than a call of them are inlined.)
 */
const LEAN = [
  "-disable-lsr",
  "-max-store-memcpy=1",
  "-max-store-memmove=1",
  "-max-store-memset=1",
  "-enable-pre=false",
  "-inline-threshold=10",
  "-disable-early-taildup",
  "-disable-machine-cse",
  "-simplifycfg-sink-common=false",
  "-enable-gvn-hoist",
];

/** Bytes. What calls itself is bounded (JSON nests 64 levels), and a small stack makes for small addresses. */
const STACK = 256 * 1024;

/**
 * The lowest kilobyte of the memory is the far end of the stack, which nothing here comes near: wasm-opt may take it
 * that no address in it is meant. The second round finds what the first one opened up. What is not computed twice is
 * kept in variables, which compress badly: not worth it. Nor is inlining more than LLVM did, nor moving what is computed
 * to where it is needed: the same code then looks different each time.
 */
const SHRINK = [
  "--low-memory-unused",
  ...["-Oz", "-Oz", "--skip-pass=local-cse", "--skip-pass=inlining-optimizing"],
  ...["--skip-pass=code-pushing", "--skip-pass=simplify-locals"],
  ...["--strip-debug", "--strip-producers", "--strip-target-features"],
];

/** As short as may be, and nothing else: the debug information is gone already. */
const ENCODE = ["--optimize-level=2", "--shrink-level=2", "--strip-debug"];

/** The wasm that most pages load, for which more orders of its functions are tried: the best is some 100 bytes shorter. */
const LEAN_FILE = "barrow_bg.wasm";
const TRIES = 32;

/** Builds everything that has changed. */
export async function build() {
  console.log("Building");
  mkdirSync(work, { recursive: true });
  await whenChanged(compiled, ["Cargo.toml", "Cargo.lock", "src"], buildWasm);
  const sources = ["pkg-template", "www/sandbox", "Cargo.toml", "tsconfig.package.json"];
  const own = [
    ...sources,
    "scripts/bundle.mjs",
    "scripts/manifest.mjs",
    ...documents,
    ".build/wasm",
  ];
  await whenChanged(pkg, own, buildPackage);
}

/** Two for pages, and one for servers: what asks for credentials is in the last only. */
async function buildWasm() {
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled);
  await buildOne("bare", LEAN_FILE);
  await buildOne("full", "barrow_full_bg.wasm");
  await buildOne("systems", "systems_bg.wasm");
}

/**
 * Only the library that wasm needs: together with an rlib, cargo would do without link-time optimisation.
 *
 * @param {string} feature
 * @param {string} name
 */
async function buildOne(feature, name) {
  await step(`Rust compiled to wasm (${feature})`, () =>
    mustRun("cargo rustc", "cargo", [
      ...["rustc", "-p", "barrow", "--release", "--lib", "--crate-type", "cdylib"],
      ...["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", feature],
      ...["--", "-C", `llvm-args=${LEAN.join(" ")}`, "-C", `link-arg=-zstack-size=${STACK}`],
    ]),
  );
  await step(`${name} made smaller by wasm-opt`, () => shrinkWasm(name));
}

async function shrinkWasm(/** @type {string} */ name) {
  const text = join(work, name.replace(".wasm", ".wat"));
  const raw = join(target, "wasm32-unknown-unknown/release/barrow.wasm");
  await wasmOpt(raw, ...SHRINK, "-S", "-o", text);
  const tries = Array.from({ length: name === LEAN_FILE ? TRIES : 1 }, (_, first) => first);
  const found = await inTurns(tries, (first) => encode(text, first));
  const best = found.toSorted((a, b) => a.sent - b.sent)[0];
  writeFileSync(join(compiled, name), best.bytes);
}

/** The module with its functions in the order that begins with this one, and how many bytes are sent for it. */
async function encode(/** @type {string} */ text, /** @type {number} */ first) {
  const [arranged, file] = [`${text}.${first}.wat`, `${text}.${first}.wasm`];
  writeFileSync(arranged, arrange(readFileSync(text, "utf8"), first));
  await wasmOpt(arranged, ...ENCODE, "-o", file);
  const bytes = readFileSync(file);
  for (const made of [arranged, file]) rmSync(made);
  return { bytes, sent: brotliCompressSync(bytes).length };
}

function wasmOpt(/** @type {string[]} */ ...args) {
  const features = WASM_FEATURES.map((feature) => `--enable-${feature}`);
  return mustRun("wasm-opt", join(root, "node_modules/.bin/wasm-opt"), [...args, ...features]);
}

/**
 * Two at a time.
 *
 * @template T, R
 * @param {T[]} items
 * @param {(item: T) => Promise<R>} work
 */
async function inTurns(items, work) {
  /** @type {R[]} */ const ends = [];
  const left = items.values();
  const take = async () => {
    for (const item of left) ends.push(await work(item));
  };
  await Promise.all([take(), take()]);
  return ends;
}

/** Puts the package together in a folder of its own and then into the place of the old one. */
async function buildPackage() {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  copyParts();
  await writeWords();
  writePackageJson();
  await describeElements();
  await step("dist/ bundled by rollup and made smaller by terser", async () => {
    const graph = await bundle(stage);
    writeFileSync(distGraph, JSON.stringify(graph));
  });
  const types = step("types emitted by tsc", emitTypes);
  await types.catch(() => {}); // with a type error, what was built can still be tried
  swapIn();
  await types;
}

function copyParts() {
  cpSync(compiled, stage, { recursive: true });
  cpSync(join(root, "pkg-template"), stage, { recursive: true });
  for (const name of documents) cpSync(join(root, name), join(stage, name));
  cpSync(join(root, "www/sandbox"), join(stage, "sandbox"), {
    recursive: true,
    filter: (path) => !isServerPart(path),
  });
}

/** The words of each language, as JSON for translators and as a module for pages; English is part of the elements. */
async function writeWords() {
  const parts = await Promise.all(
    ["messages", "dialogs", "notices", "terms/words", "troubles", "undo"].map(
      (name) => import(pathToFileURL(join(stage, `elements/${name}.js`)).href),
    ),
  );
  const english = Object.assign({}, ...parts.map((part) => part.english));
  const folder = join(stage, "messages");
  writeFileSync(join(folder, "en.json"), `${JSON.stringify(english, null, 2)}\n`);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const words = readFileSync(join(folder, file), "utf8").trim();
    const note = '/** @type {import("../elements/messages.js").Words} */';
    writeFileSync(
      join(folder, file.replace(".json", ".js")),
      `${note}\nconst words = ${words};\n\nexport default words;\n`,
    );
  }
}

/** The sandbox's server stays here; the package holds the parts that run anywhere. */
function isServerPart(/** @type {string} */ path) {
  return path.endsWith("/server.js");
}

/** The version comes from Cargo.toml and stands nowhere else. */
function writePackageJson() {
  const cargo = readFileSync(join(root, "Cargo.toml"), "utf8");
  const version = cargo.match(/^version = "(.+)"$/m)?.[1];
  const { name, ...rest } = JSON.parse(readFileSync(join(stage, "package.json"), "utf8"));
  const manifest = { name, version, ...rest };
  writeFileSync(join(stage, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** For editors and type checkers: what the elements' comments say. */
async function describeElements() {
  const { readManifest, writeAttributes } = await import("./manifest.mjs");
  const manifest = await readManifest(stage);
  writeFileSync(join(stage, "custom-elements.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(stage, "elements/attributes.d.ts"), writeAttributes(manifest));
}

async function emitTypes() {
  const tsc = join(root, "node_modules/.bin/tsc");
  await mustRun("tsc", tsc, ["--project", "tsconfig.package.json"]);
}

function swapIn() {
  const old = join(work, "package-before");
  rmSync(old, { recursive: true, force: true });
  if (existsSync(pkg)) renameSync(pkg, old);
  renameSync(stage, pkg);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Does the work unless it succeeded before with the same inputs and the same build script.
 *
 * @param {string} output the folder that the work fills
 * @param {string[]} inputs files and folders, relative to the root
 * @param {() => Promise<void>} doWork
 */
async function whenChanged(output, inputs, doWork) {
  const stamp = join(work, `${basename(output)}.stamp`);
  const wanted = fingerprint([
    ...inputs,
    "scripts/arrange.mjs",
    "scripts/build.mjs",
    "package-lock.json",
  ]);
  const done = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (done && existsSync(output)) return console.log(`  ${relative(root, output)}: up to date`);

  rmSync(stamp, { force: true });
  await doWork();
  writeFileSync(stamp, wanted);
}

/** @param {string[]} inputs */
function fingerprint(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesIn).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** @param {string} path relative to the root @returns {string[]} */
function filesIn(path) {
  const folder = readdirSafely(path);
  if (!folder) return [path];
  return folder.flatMap((name) => filesIn(join(path, name)));
}

/** @param {string} path */
function readdirSafely(path) {
  try {
    return readdirSync(join(root, path));
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runMain(async () => {
    await setUp();
    await build();
  });
}
