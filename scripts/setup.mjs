// Installs what building and testing need and this machine lacks. Each function is quick when there
// is nothing to do. Uses Node's own modules only: it runs before `npm ci`.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { Missing, mustRun, root, step } from "./run.mjs";

const WASM = "wasm32-unknown-unknown";
const TOOLS = process.env.BARROW_TOOLS ?? join(homedir(), ".cache", "barrow");

/** Where `cargo install` puts the wasm-bindgen programs. */
export const toolsBin = join(TOOLS, "bin");

/**
 * Sets up everything a script needs.
 *
 * @param {{ lints?: boolean, browser?: boolean, runner?: boolean }} [needs] `runner` is what runs Rust tests in a browser
 */
export async function setUp({ lints = false, browser = false, runner = false } = {}) {
  console.log("Setting up");
  checkNode();
  await installNpmPackages();
  await checkRust();
  await addWasmTarget();
  if (lints) await addRustComponents();
  if (runner) await installWasmBindgen();
  if (browser) await installBrowser();
}

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) {
    throw new Missing(`Barrow needs Node 20 or newer; this is Node ${process.versions.node}.`);
  }
}

async function installNpmPackages() {
  const stamp = join(root, "node_modules", ".barrow-lock");
  const wanted = hash(readFileSync(join(root, "package-lock.json")));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  await step("npm packages installed", () =>
    mustRun("npm ci", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
  );
  writeFileSync(stamp, wanted);
}

async function checkRust() {
  const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
  if (!findProgram("cargo") && existsSync(join(cargoBin, "cargo"))) {
    process.env.PATH += delimiter + cargoBin;
  }
  if (!findProgram("cargo")) {
    throw new Missing("Barrow needs Rust; install it from https://rustup.rs and try again.");
  }
  if (!findProgram("cc")) {
    await installDebianPackages(
      ["gcc", "libc6-dev"],
      "a C compiler, which Rust uses as its linker",
    );
  }
}

async function addWasmTarget() {
  const sysroot = capture("rustc", ["--print", "sysroot"]);
  if (existsSync(join(sysroot, "lib", "rustlib", WASM))) return;

  requireRustup(`the Rust target ${WASM}`);
  await step(`Rust target ${WASM} added`, () =>
    mustRun("rustup target add", "rustup", ["target", "add", WASM]),
  );
}

async function addRustComponents() {
  if (capture("cargo", ["fmt", "--version"]) && capture("cargo", ["clippy", "--version"])) return;

  requireRustup("rustfmt and clippy");
  await step("rustfmt and clippy added", () =>
    mustRun("rustup component add", "rustup", ["component", "add", "rustfmt", "clippy"]),
  );
}

async function installWasmBindgen() {
  const version = lockedVersion("wasm-bindgen");
  const program = join(toolsBin, "wasm-bindgen");
  if (capture(program, ["--version"]) === `wasm-bindgen ${version}`) return;

  await step(`wasm-bindgen ${version} installed in ${TOOLS}`, () =>
    mustRun("cargo install wasm-bindgen-cli (takes a few minutes, once)", "cargo", [
      "install",
      "wasm-bindgen-cli",
      ...["--version", version],
      ...["--root", TOOLS],
    ]),
  );
}

/** Finds Chromium and its driver, and tells the tests by CHROME_PATH and CHROMEDRIVER. */
async function installBrowser() {
  if (!findChromium() || !findDriver()) {
    await installDebianPackages(
      ["chromium", "chromium-driver"],
      "Chromium and chromedriver, for the browser tests (or name them in CHROME_PATH and CHROMEDRIVER)",
    );
  }
  process.env.CHROME_PATH = findChromium();
  process.env.CHROMEDRIVER = findDriver();
}

function findChromium() {
  return (
    process.env.CHROME_PATH ||
    findProgram("chromium") ||
    findProgram("chromium-browser") ||
    findProgram("google-chrome")
  );
}

function findDriver() {
  return process.env.CHROMEDRIVER || findProgram("chromedriver");
}

/** @param {string[]} packages @param {string} purpose */
async function installDebianPackages(packages, purpose) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  if (process.getuid?.() !== 0 || !findProgram("apt-get")) {
    throw new Missing(`Barrow needs ${purpose}.\nOn Debian: sudo ${command}`);
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await step(`${packages.join(" and ")} installed from Debian's packages`, async () => {
    await mustRun("apt-get update", "apt-get", ["update"], { env });
    await mustRun(command, "apt-get", command.split(" ").slice(1), { env });
  });
}

/** @param {string} purpose */
function requireRustup(purpose) {
  if (findProgram("rustup")) return;
  throw new Missing(`Barrow needs ${purpose}; add it to this Rust, or install https://rustup.rs.`);
}

/** @param {string} crate */
function lockedVersion(crate) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const version = lock.match(new RegExp(`name = "${crate}"\nversion = "(.+)"`))?.[1];
  if (!version) throw new Missing(`Cargo.lock names no ${crate}.`);
  return version;
}

/** @param {string} name */
function findProgram(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} command @param {string[]} args */
function capture(command, args) {
  const ran = spawnSync(command, args, { cwd: root, encoding: "utf8" });
  return ran.status === 0 ? ran.stdout.trim() : "";
}

/** @param {Buffer} bytes */
function hash(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
