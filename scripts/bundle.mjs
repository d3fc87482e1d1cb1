// Fills dist/: the modules of the package bundled and as short as may be.

import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";

/**
 * A script of dist/, and what it imports.
 *
 * @typedef {object} DistChunk
 * @property {string} module of the package, for which the file was made; empty where others share it.
 * @property {string[]} imports before it runs
 * @property {string[]} later
 */

/**
 * What the files of dist/ offer to each other and to nobody else: there it has short names. No message, no setting,
 * nothing that a file exports and nothing of the platform that is used may be called so.
 */
export const INTERNAL = [
  ...["act", "around", "called", "configured", "dataLocale", "deliver", "deltas", "doubts"],
  ...["emit", "entitle", "fail", "follow", "followCart", "giveUp", "host", "isFull"],
  ...["isMissed", "isOnce", "keep", "kept", "label", "loadTerms", "make", "mark"],
  ...["mayHaveCart", "messageBox", "money", "moneyLocale", "node", "notes", "number"],
  ...["own", "receive", "recheck", "reject", "removeLine", "render", "restart"],
  ...["retryAfter", "run", "say", "settings", "start", "store", "tell", "terms"],
  ...["troubleOf", "views", "warmUp"],
];

/**
 * Makes the two files that pages ask for, what they load later, and the styles.
 *
 * @param {string} stage the package, whose dist/ it fills
 * @returns {Promise<Record<string, DistChunk>>} the scripts by their names
 */
export async function bundle(stage) {
  const outdir = join(stage, "dist");
  const chunks = await bundleScripts(stage);
  mkdirSync(join(outdir, "messages"), { recursive: true });
  const names = { props: {} };
  for (const { fileName, code } of chunks) {
    writeFileSync(join(outdir, fileName), await shrinkScript(code, names));
  }
  await bundleStyles(stage, outdir);
  for (const name of ["barrow_bg.wasm", "barrow_full_bg.wasm"]) {
    cpSync(join(stage, name), join(outdir, name));
  }
  return Object.fromEntries(chunks.map((chunk) => describe(stage, chunk)));
}

/**
 * @param {string} stage
 * @param {import("rollup").OutputChunk} chunk
 * @returns {[string, DistChunk]}
 */
function describe(stage, { fileName, facadeModuleId, imports, dynamicImports }) {
  const module = facadeModuleId ? relative(stage, facadeModuleId) : "";
  return [fileName, { module, imports, later: dynamicImports }];
}

/** English words are part of the elements; those of the other languages are files of their own. */
function entries(/** @type {string} */ stage) {
  const files = readdirSync(join(stage, "messages")).filter((name) => name.endsWith(".js"));
  const others = files.filter((name) => name !== "en.js").map((name) => basename(name, ".js"));
  return ["index", "elements", ...others.map((name) => `messages/${name}`)];
}

/**
 * What two files share goes into the one that is always loaded first, where there is such a one. index.js is to offer what
 * users know and nothing else: with more in it, it would need a list of what it offers.
 */
async function bundleScripts(/** @type {string} */ stage) {
  const { rollup } = await import("rollup");
  const module = (/** @type {string} */ file) => join(stage, file);
  const scripts = await rollup({
    input: Object.fromEntries(entries(stage).map((name) => [name, module(`${name}.js`)])),
    preserveEntrySignatures: "allow-extension",
  });
  const chunkFileNames = "[name].js";
  const { output } = await scripts.generate({
    format: "es",
    chunkFileNames,
    manualChunks: { messages: [module("elements/messages.js"), module("data.js")] },
    minifyInternalExports: true,
  });
  const chunks = output.filter((part) => part.type === "chunk");
  const shortened = chunks.flatMap(({ exports }) =>
    exports.filter((name) => INTERNAL.includes(name)),
  );
  if (shortened.length > 0)
    throw new Error(`a file of dist/ offers ${shortened}, which is to have a short name there`);
  return chunks;
}

/**
 * terser finds what esbuild leaves: values used once, branches that can be expressions. Functions stand together, which
 * compresses better. About 5 % of the bytes sent. What it calls unsafe is `"" + value` for `\`${value}\``, which differs for
 * objects that are one thing as text and another as a number, and such: nothing here joins those.
 *
 * @param {string} script
 * @param {{ props: object }} names the short names of `INTERNAL`, the same in all files
 */
async function shrinkScript(script, { props }) {
  const esbuild = await import("esbuild");
  const { minify } = await import("terser");
  const target = /** @type {const} */ ({ format: "esm", target: "es2022", charset: "utf8" });
  const small = await esbuild.transform(script, { minify: true, ...target });
  const compress = {
    passes: 3,
    hoist_funs: true,
    lhs_constants: false,
    pure_getters: true,
    unsafe: true,
  };
  const regex = new RegExp(`^(${INTERNAL.join("|")})$`);
  const mangle = { properties: { regex, builtins: true } };
  const nameCache = { props };
  const options = { module: true, ecma: /** @type {const} */ (2020), compress, mangle, nameCache };
  const { code } = await minify(small.code, options);
  return lettingAll(code ?? small.code);
}

/** A script that has been checked does as well with `let`, which is shorter than `const`. @param {string} script */
async function lettingAll(script) {
  const { parseAst } = await import("rollup/parseAst");
  /** @type {number[]} */ const places = [];
  JSON.stringify(parseAst(script), (_, node) => {
    if (node?.kind === "const") places.push(node.start);
    return node;
  });
  const letting = (/** @type {string} */ text, /** @type {number} */ at) =>
    `${text.slice(0, at)}let${text.slice(at + "const".length)}`;
  return places.sort((a, b) => b - a).reduce(letting, script);
}

async function bundleStyles(/** @type {string} */ stage, /** @type {string} */ outdir) {
  const esbuild = await import("esbuild");
  const entryPoints = [join(stage, "styles.css")];
  await esbuild.build({ entryPoints, outdir, minify: true, charset: "utf8", logLevel: "silent" });
}
