// The gateway on workerd: bundles the worker as it is documented, and runs it on this machine.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./run.mjs";

const folder = join(root, ".build/gateway");

/** The path of workerd. @type {() => string} */
const program = () => createRequire(import.meta.url)("workerd").default;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** How long it may take to listen. */
const PATIENCE_MS = 20_000;

/** Puts the worker and all that it is made of into one folder. Wants the package to be built. */
export async function bundleWorker() {
  const esbuild = await import("esbuild");
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: [join(root, "docs/gateway/worker.js")],
    outfile: join(folder, "worker.bundle.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    alias: { "barrow/gateway": join(root, "pkg/gateway.js") },
    external: ["*.wasm"],
    logLevel: "silent",
  });
  cpSync(join(root, "pkg/systems_bg.wasm"), join(folder, "systems_bg.wasm"));
  cpSync(join(root, "docs/gateway/gateway.capnp"), join(folder, "gateway.capnp"));
  cpSync(join(root, "scripts/sandboxes.capnp"), join(folder, "sandboxes.capnp"));
}

/**
 * Starts the gateway; all that it asks for goes to a proxy.
 *
 * @param {{ settings: object, proxy: string, port?: number }} options `proxy` as `host:port`; port 0 takes any free one
 * @returns {Promise<{ url: string, pid: number, log: () => string, close: () => Promise<void> }>} `log` is what it printed; all of it once it is closed
 */
export function startWorkerd({ settings, proxy, port = 0 }) {
  return serve("sandboxes.capnp", settings, [
    ...["--socket-addr", `http=127.0.0.1:${port}`],
    ...["--external-addr", `internet=${proxy}`],
  ]);
}

/**
 * @param {string} config
 * @param {object} settings
 * @param {string[]} args
 */
export async function serve(config, settings, args) {
  const child = spawn(program(), ["serve", config, "--control-fd=3", ...args], {
    cwd: folder,
    env: { GATEWAY: JSON.stringify(settings) },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      printed += text;
    });
  }
  running.add(child);
  const ended = new Promise((resolve) => {
    child.once("close", resolve).once("error", resolve);
  });
  ended.then(() => running.delete(child));
  const close = async () => {
    child.kill();
    await ended;
  };
  try {
    const port = await listening(child, ended);
    const pid = /** @type {number} */ (child.pid);
    return { url: `http://127.0.0.1:${port}`, pid, log: () => printed, close };
  } catch (error) {
    await close();
    throw new Error(
      `workerd cannot be started: ${/** @type {Error} */ (error).message}\n${printed}`,
    );
  }
}

/**
 * The port that it says it listens on.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {Promise<unknown>} ended
 * @returns {Promise<number>}
 */
async function listening(child, ended) {
  /** @type {NodeJS.Timeout | undefined} */ let timer;
  const said = new Promise((resolve, reject) => {
    let told = "";
    const control = /** @type {import("node:stream").Readable} */ (child.stdio[3]);
    control.setEncoding("utf8").on("data", (text) => {
      told += text;
      const port = told.match(/"event":"listen".*?"port":(\d+)/)?.[1];
      if (port) resolve(Number(port));
    });
    ended.then((code) => reject(new Error(`it ended at once (${code})`)));
    timer = setTimeout(() => reject(new Error("it does not listen")), PATIENCE_MS);
  });
  try {
    return await said;
  } finally {
    clearTimeout(timer);
  }
}
