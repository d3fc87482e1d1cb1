// Reads Rust sources and finds paths that leave their layer against the rule of `src/lib.rs`.

/** From the outside in: a layer may use the ones after it. */
export const LAYERS = ["js", "wire", "order", "cart", "options", "product", "money"];

/** What everyone may use; they use nobody but each other. */
const COMMON = ["error", "text", "json_writer", "bits"];

const BROWSER_CRATES = [
  "gloo_net",
  "js_sys",
  "serde_wasm_bindgen",
  "wasm_bindgen",
  "wasm_bindgen_futures",
  "wasm_bindgen_test",
  "web_sys",
];

/**
 * What is wrong with the imports of one file.
 *
 * @param {string} file its path below `src/`, such as `cart/step.rs`
 * @param {string} source
 * @returns {string[]} one sentence for each forbidden path
 */
export function forbiddenImports(file, source) {
  if (file === "lib.rs") return [];
  const code = withoutComments(source);
  return [...upward(file, code), ...browserCrates(file, code)];
}

/** @param {string} file @param {string} code */
function upward(file, code) {
  const own = layerOf(file);
  const inner = COMMON.includes(own) ? [] : LAYERS.slice(LAYERS.indexOf(own));
  if (isTests(file)) inner.push("wire"); // which reads the fixtures
  return crateRoots(file, code)
    .filter((used) => used !== own && !COMMON.includes(used) && !inner.includes(used))
    .map((used) => `${file} uses crate::${used}`);
}

/** A file of tests is no part of what is built. */
function isTests(/** @type {string} */ file) {
  return /\/tests(\/|\.rs$)/.test(file);
}

/** The first names of all paths that start at the crate's root, groups in braces included. */
function crateRoots(/** @type {string} */ file, /** @type {string} */ code) {
  const paths = [...code.matchAll(/\bcrate::(\w+|\{)/g)];
  const names = paths.flatMap((path) =>
    path[1] === "{" ? namesInBraces(code, path.index + path[0].length) : [path[1]],
  );
  return [...names, ...throughSuper(file, code)];
}

/** The names at the top level of a `{…}` whose inside starts at `start`. */
function namesInBraces(/** @type {string} */ code, /** @type {number} */ start) {
  let depth = 1;
  let end = start;
  let top = "";
  for (; depth > 0 && end < code.length; end += 1) {
    if (code[end] === "{") depth += 1;
    if (depth === 1) top += code[end];
    if (code[end] === "}") depth -= 1;
  }
  return [...top.matchAll(/(?:^|,)\s*(\w+)/g)].map((name) => name[1]);
}

/** The names reached by climbing with `super::` up to the crate's root. */
function throughSuper(/** @type {string} */ file, /** @type {string} */ code) {
  const depth = file.replace(/(\/mod)?\.rs$/, "").split("/").length;
  const tests = code.search(/\bmod tests\s*\{/);
  return [...code.matchAll(/((?:\bsuper::)+)(\w+)/g)]
    .filter((path) => {
      const inTests = tests >= 0 && path.index > tests;
      return path[1].length / "super::".length >= depth + (inTests ? 1 : 0);
    })
    .map((path) => path[2]);
}

/** @param {string} file @param {string} code */
function browserCrates(file, code) {
  if (layerOf(file) === "js") return [];
  return BROWSER_CRATES.filter((crate) => new RegExp(`\\b${crate}\\b`).test(code)).map(
    (crate) => `${file} uses ${crate} outside js/`,
  );
}

/** @param {string} file */
function layerOf(file) {
  return file.replace(/\.rs$/, "").split("/")[0];
}

/** @param {string} source */
function withoutComments(source) {
  return source.replace(/\/\/.*$/gm, "").replace(/\/\*[\s\S]*?\*\//g, "");
}
