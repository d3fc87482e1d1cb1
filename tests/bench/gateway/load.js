// Starts the workers, loads them in turn, and measures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { fileURLToPath } from "node:url";
import { bundleWorker, serve, startWorkerd } from "../../../scripts/workerd.mjs";
import { Internet, settings } from "../../../www/sandbox/systems/server.js";

/**
 * @typedef {import("../gateway.bench.js").Table} Table
 * @typedef {{ url: string, pid: number, close: () => Promise<void> }} Running
 */

const PATH = "/products/meplato/wire-2";
const WORKERS = fileURLToPath(new URL("workers.capnp", import.meta.url));
const STARTS = 7;
const ROUNDS = 5;
const AT_ONCE = 16;
const WARM_UP = 500;
const REQUESTS = 2000;

/** @returns {Promise<Table[]>} */
export async function load() {
  await bundleWorker();
  const upstream = await startUpstream();
  /** @type {Record<string, () => Promise<Running>>} */
  const starters = {
    "an empty worker": () => serveWorker("empty", upstream.address),
    "written by hand": () => serveWorker("byHand", upstream.address),
    "the gateway": () =>
      startWorkerd({
        settings: { origins: ["https://shop.example"], systems: settings.systems },
        proxy: upstream.address,
      }),
  };
  const starts = await startOften(starters);
  const loads = await loadAll(starters);
  upstream.close();
  return [
    table("Started, until the first product", "ms", starts),
    table(`A request, with ${AT_ONCE} under way`, "µs", pick(loads, "each")),
    table("Half of the answers came within", "ms", pick(loads, "half")),
    table("99 of 100 answers came within", "ms", pick(loads, "most")),
    table("Memory after that", "MB", pick(loads, "memory")),
  ];
}

/** @param {string} name @param {string} proxy */
function serveWorker(name, proxy) {
  return serve(WORKERS, {}, [
    name,
    ...["--socket-addr", "http=127.0.0.1:0"],
    ...["--external-addr", `internet=${proxy}`],
  ]);
}

/** Answers as the sandbox does, without its work: the same bytes each time. */
async function startUpstream() {
  const { meplato } = new Internet();
  const body = JSON.stringify(meplato.state.products[0]);
  const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
  const server = createServer({ requireHostHeader: false, keepAliveTimeout: 60_000 }, (_, answer) =>
    answer.writeHead(200, headers).end(body),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `127.0.0.1:${port}`, close };
}

/** The median time from the start of the program to its first answer. @param {Record<string, () => Promise<Running>>} starters */
async function startOften(starters) {
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(starters).map((name) => [name, []]));
  for (let start = 0; start < STARTS; start += 1) {
    for (const [name, run] of Object.entries(starters)) {
      const began = performance.now();
      const running = await run();
      await get(running.url, new Agent());
      times[name].push(performance.now() - began);
      await running.close();
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, at(all, 0.5)]));
}

/** In turn, so that what else the machine does is the same for all. @param {Record<string, () => Promise<Running>>} starters */
async function loadAll(starters) {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const all = [];
  for (const [name, run] of Object.entries(starters)) {
    all.push({ name, running: await run(), times: /** @type {number[]} */ ([]), took: 0 });
  }
  const answers = await Promise.all(all.map(({ running }) => get(running.url, agent)));
  assert.deepEqual(JSON.parse(answers[1].text), JSON.parse(answers[2].text));
  for (const { running } of all) await loadOne(running.url, agent, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const one of all) {
      const { times, took } = await loadOne(one.running.url, agent, REQUESTS);
      one.times.push(...times);
      one.took += took;
    }
  }
  agent.destroy();
  const results = all.map(({ name, running, times, took }) => {
    const each = took / (ROUNDS * REQUESTS);
    const shares = { half: at(times, 0.5), most: at(times, 0.99) };
    return [name, { each, ...shares, memory: memoryOf(running.pid) }];
  });
  await Promise.all(all.map(({ running }) => running.close()));
  return Object.fromEntries(results);
}

/** @param {string} url @param {Agent} agent @param {number} count */
async function loadOne(url, agent, count) {
  const times = /** @type {number[]} */ ([]);
  let left = count;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      const { status } = await get(url, agent);
      times.push(performance.now() - began);
      assert.equal(status, 200);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { times, took: performance.now() - began };
}

/** @param {string} url @param {Agent} agent @returns {Promise<{ status: number, text: string }>} */
function get(url, agent) {
  const headers = { Origin: "https://shop.example" };
  return new Promise((resolve, reject) => {
    request(`${url}${PATH}`, { agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });
}

/** In MB; null where the system does not say. @param {number} pid */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(status.match(/^VmRSS:\s+(\d+) kB/m)?.[1]) / 1000;
  } catch {
    return null;
  }
}

/** @param {number[]} times @param {number} share */
function at(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)];
}

/** @param {Record<string, any>} results @param {string} what @returns {Record<string, number | null>} */
function pick(results, what) {
  return Object.fromEntries(Object.entries(results).map(([name, result]) => [name, result[what]]));
}

/** @param {string} title @param {Table["unit"]} unit @param {Record<string, number | null>} rows @returns {Table} */
function table(title, unit, rows) {
  return { title: `${title}, on workerd`, unit, rows: Object.entries(rows) };
}
