// Prices: adding up a cart from its JSON text, and again after one quantity was changed, of 5, 50 and 1,000 lines.
//
// Barrow is called as pages call it: text goes into the wasm, text comes out and is parsed. Every answer is compared
// with big.js, rounded half up, before anything is timed. `npm run bench -- prices 50` does one size.

import { Core } from "../../pkg/core.js";
import { bigintCents } from "./prices/bigint-cents.js";
import { makeCart, makeChanges } from "./prices/carts.js";
import { bigJs, bigJsAnew, currencyJs, decimalJs, dineroBigint } from "./prices/peers.js";

/**
 * @typedef {import("./prices/peers.js").Peer} Peer
 * @typedef {{ title: string, unit: "ms" | "µs" | "MB", rows: [string, number | null][] }} Table
 * @typedef {{ place: string, race: (works: [() => void, number][]) => number[], files: (path: string) => Promise<Uint8Array>, arguments: string[] }} Kit
 */

const SIZES = [5, 50, 1000];
const NOTHING = new Uint8Array();

/** So many different carts are added up in turn. */
const CARTS = 16;

/** @param {Kit} kit @returns {Promise<Table[]>} */
export default async function bench(kit) {
  const sizes = kit.arguments.length > 0 ? kit.arguments.map(Number) : SIZES;
  /** @type {Record<string, Peer>} */
  const peers = {
    "barrow, compiled for size as what is shipped": await openBarrow(kit, "release"),
    "barrow, compiled for speed": await openBarrow(kit, "speed"),
    "big.js": bigJs,
    "big.js, all lines summed up anew": bigJsAnew,
    "decimal.js": decimalJs,
    "dinero.js (bigint)": dineroBigint,
    "currency.js": currencyJs,
    "BigInt cents, by hand": bigintCents,
  };
  return sizes.flatMap((size) => benchSize(kit, peers, size));
}

/** @param {Kit} kit @param {Record<string, Peer>} peers @param {number} size @returns {Table[]} */
function benchSize(kit, peers, size) {
  const carts = Array.from({ length: CARTS }, (_, seed) => makeCart(size, seed));
  const changes = makeChanges(size, size);
  const runners = Object.entries(peers).map(([name, peer]) => {
    const title = checked(name, peer, carts, changes);
    const change = peer.hold(carts[0]);
    return {
      title,
      isOwn: peer !== bigJsAnew, // from text on it does what big.js does
      total: () => carts.forEach(peer.total),
      walk: () => changes.forEach(({ line, quantity }) => void change(line, quantity)),
    };
  });
  const own = runners.filter(({ isOwn }) => isOwn);
  const whole = kit.race(own.map(({ total }) => [total, carts.length]));
  const changed = kit.race(runners.map(({ walk }) => [walk, changes.length]));
  const lines = `${size.toLocaleString("en")} lines`;
  return [
    { title: `${lines}: from JSON text to totals`, unit: "µs", rows: rows(own, whole) },
    { title: `${lines}: one quantity changed`, unit: "µs", rows: rows(runners, changed) },
  ];
}

/** @param {{ title: string }[]} runners @param {number[]} times @returns {[string, number][]} */
function rows(runners, times) {
  return runners.map(({ title }, place) => [title, times[place]]);
}

/**
 * The same boundary as the page's, with a wasm that holds what is needed here.
 *
 * @param {Kit} kit
 * @param {"release" | "speed"} profile by which it is compiled
 * @returns {Promise<Peer>}
 */
async function openBarrow(kit, profile) {
  const path = `target/wasm32-unknown-unknown/${profile}/barrow_bench_totals.wasm`;
  const bytes = await kit.files(path);
  const { instance } = await WebAssembly.instantiate(/** @type {BufferSource} */ (bytes));
  const { memory, room, call_totals: call } = instance.exports;
  const core = new Core(/** @type {any} */ ({ exports: { memory, room, call } }));
  return {
    isOurs: true,
    total: (text) => JSON.parse(core.call(0, text, NOTHING)),
    hold: (text) => {
      core.call(1, text, NOTHING);
      return (line, quantity) =>
        JSON.parse(core.call(2, JSON.stringify([line, quantity]), NOTHING));
    },
  };
}

/** The peer's name, with the share of its answers that are wrong. @param {string} name @param {Peer} peer @param {string[]} carts @param {import("./prices/carts.js").Change[]} changes */
function checked(name, peer, carts, changes) {
  const given = texts(peer, carts, changes);
  const expected = texts(bigJs, carts, changes);
  const wrong = expected.filter((text, place) => text !== given[place]).length;
  if (given.length !== expected.length) throw new Error(`${name} does not answer all`);
  if (wrong === 0) return name;
  if (peer.isOurs) throw new Error(`${name} is wrong`);
  return `${name} (${((100 * wrong) / expected.length).toPrecision(1)} % wrong)`;
}

/** All amounts of all answers. @param {Peer} peer @param {string[]} carts @param {import("./prices/carts.js").Change[]} changes */
function texts(peer, carts, changes) {
  const answers = carts.flatMap((text) => {
    const change = peer.hold(text);
    const after = changes.map(({ line, quantity }) => change(line, quantity));
    return [peer.total(text), ...after];
  });
  return answers.flatMap((answer) => [
    ...("lines" in answer ? answer.lines : [answer.line]),
    answer.subtotal,
    ...Object.entries(answer.vat)
      .sort()
      .map(([rate, vat]) => `${rate}: ${vat}`),
    answer.gross,
  ]);
}
