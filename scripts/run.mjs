// Runs other programs: shows how far they are, keeps what they print, ends them with us.

import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A sentence for the person at the keyboard: what is missing and what to do. */
export class Missing extends Error {}

/** A program that failed, with all it printed. */
export class CommandFailed extends Error {
  /** @param {string} label @param {Ran} ran */
  constructor(label, ran) {
    super(`${label} failed (exit code ${ran.code})`);
    this.output = ran.output;
  }
}

/**
 * @typedef {{ code: number, output: string }} Ran
 * @typedef {{ cwd?: string, env?: Record<string, string>, minutes?: number }} RunOptions
 */

/** How long an ended program's last words may take to arrive. */
const GRACE_MS = 5000;

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.once(signal, () => {
    for (const child of running) endGroup(child, "SIGTERM");
    process.exit(130);
  });
}

/**
 * Runs a program to its end, whatever that is.
 *
 * @param {string} label what to call it while it runs
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ran>}
 */
export function run(label, command, args, { cwd = root, env = {}, minutes = 30 } = {}) {
  const progress = showProgress(label);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);

  let output = "";
  const keep = (/** @type {string} */ text) => {
    output += text;
    progress.saw(text);
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  const limit = setTimeout(() => {
    output += `\n${label}: ended by us after ${minutes} minutes\n`;
    endGroup(child, "SIGKILL");
  }, minutes * 60_000);

  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      clearTimeout(limit);
      progress.end();
      running.delete(child);
      resolve({ code, output });
    };
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("exit", () => setTimeout(() => hangUp(child), GRACE_MS).unref());
    child.on("close", (code) => end(code ?? 1));
  });
}

/**
 * Runs a program that must succeed and returns what it printed.
 *
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function mustRun(label, command, args, options) {
  const ran = await run(label, command, args, options);
  if (ran.code !== 0) throw new CommandFailed(label, ran);
  return ran.output;
}

/**
 * Does a piece of work and prints one line about it when it is done.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = Date.now();
  const result = await work();
  console.log(`  ${label} (${seconds(started)})`);
  return result;
}

/** @param {number} started */
export function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

/**
 * Runs a script's main function; what a person can mend is told without a stack trace.
 *
 * @param {() => Promise<unknown>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function tell(error) {
  if (error instanceof CommandFailed) console.error(`${error.output}\n\n${error.message}`);
  else if (error instanceof Missing) console.error(`\n${error.message}`);
  else console.error(error);
}

/**
 * Ends a program and what it started.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // it has ended by itself
  }
}

/** Stops listening to an ended program whose output something it left behind keeps open. */
function hangUp(/** @type {import("node:child_process").ChildProcess} */ child) {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** Shows the last line a program printed: in place on a terminal, now and then in a log. */
function showProgress(/** @type {string} */ label) {
  const started = Date.now();
  const terminal = process.stdout.isTTY;
  let last = "";
  const show = () => {
    const line = `  ${label} … ${seconds(started)}  ${last}`;
    if (terminal) process.stdout.write(`\r\x1b[K${line.slice(0, process.stdout.columns - 1)}`);
    else console.log(line);
  };
  const timer = setInterval(show, terminal ? 250 : 20_000);
  return {
    /** @param {string} text */
    saw(text) {
      last =
        text
          .trim()
          .split(/\s*[\r\n]+\s*/)
          .at(-1) || last;
    },
    end() {
      clearInterval(timer);
      if (terminal) process.stdout.write("\r\x1b[K");
    },
  };
}
