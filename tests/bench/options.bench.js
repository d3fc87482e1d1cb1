// Options: reading a product, and what a pick costs, from 11 option sets to a million.
//
// Every answer is compared with a plain look at all sets before anything is timed. `npm run bench -- options 2000` does
// one size.

import { createStorefront } from "../../pkg/index.js";
import { buildBitsets, readBitsets, resolveBitsets } from "./options/bitsets.js";
import { hydrogen, powerSet, salla, vant } from "./options/peers.js";
import {
  lookAtEverySet,
  makeModel,
  makeWalk,
  optionId,
  valueId,
  writeProduct,
} from "./options/products.js";

/**
 * @typedef {import("./options/products.js").Model} Model
 * @typedef {import("./options/products.js").Step} Step
 * @typedef {import("../../pkg/index.js").Picker} Picker
 * @typedef {{ title: string, unit: "ms" | "µs" | "MB", rows: [string, number | null][] }} Table
 * @typedef {{ place: string, measure: (work: () => void, things?: number) => number, files: (path: string) => Promise<Uint8Array>, arguments: string[] }} Kit
 */

const SIZES = [11, 250, 2000, 20000, 100000, 1000000];

/** Above so many sets, a peer is not run: one pick takes it a second and more. */
const MOST = {
  "@salla.sa/twilight-components": 100000,
  "vant@2": 100000,
  "power-set dictionary": 20000,
};

/** @param {Kit} kit */
export default async function bench(kit) {
  const sizes = kit.arguments.length > 0 ? kit.arguments.map(Number) : SIZES;
  const wasm = await kit.files("pkg/barrow_bg.wasm");
  const core = await openCore(kit);
  /** @type {Table[]} */
  const tables = [];
  for (const size of sizes) tables.push(...(await benchSize(kit, wasm, core, size)));
  return tables;
}

/** @param {Kit} kit @param {Uint8Array} wasm @param {Core} core @param {number} size @returns {Promise<Table[]>} */
async function benchSize(kit, wasm, core, size) {
  const model = makeModel(size);
  const bytes = writeProduct(model);
  const walk = makeWalk(model, size > 2000 ? 24 : 64);
  const title = (/** @type {string} */ what) => `${size.toLocaleString("en")} sets: ${what}`;

  const memory = usedMemory(kit);
  const picker = await openPicker(wasm, bytes);
  const ours = usedMemory(kit) - memory;
  core.read(bytes);
  const index = buildBitsets(model.shape, model.sets);
  const bitsets = (/** @type {(number | null)[]} */ picks) => resolveBitsets(index, picks);
  check("barrow", model, walk, (step) => pickAndLook(picker, step));
  check("bitsets", model, walk, ({ picks }) => bitsets(picks));
  checkCore(core, model, walk);

  /** @type {[string, number | null][]} */
  const known = [
    [
      "barrow's resolver (in wasm)",
      timeWalk(kit, walk, (step) => core.pick(step.option, step.value + 1)),
    ],
    ["JavaScript bitsets", timeWalk(kit, walk, ({ picks }) => bitsets(picks))],
  ];
  /** @type {[string, number | null][]} */
  const complete = [["barrow (picker.pick)", timeWalk(kit, walk, (step) => take(picker, step))]];
  for (const [name, make] of Object.entries({
    "@salla.sa/twilight-components": salla,
    "vant@2": vant,
    "power-set dictionary": powerSet,
  })) {
    if (size > MOST[/** @type {keyof MOST} */ (name)]) {
      complete.push([name, null]);
      continue;
    }
    const resolve = make(model);
    const some = size > 2000 ? walk.slice(0, 12) : walk;
    check(name, model, some, ({ picks }) => resolve(picks));
    complete.push([name, timeWalk(kit, some, ({ picks }) => resolve(picks))]);
  }
  const top = hydrogen(model);
  const whole = model.sets.slice(0, 24).map((set) => Array.from(set));
  const wrong = share(model, whole, top);
  const name = `@shopify/hydrogen-react (${wrong} % other answers)`;
  complete.push([name, kit.measure(() => whole.forEach(top), whole.length)]);

  return [
    {
      title: title("reading and building from bytes"),
      unit: "ms",
      rows: [
        ["barrow's reader (in wasm)", kit.measure(() => core.read(bytes))],
        ["decode, JSON.parse, JavaScript bitsets", kit.measure(() => readBitsets(bytes))],
      ],
    },
    { title: title("one pick, availability of every value"), unit: "µs", rows: known },
    { title: title("one pick with its complete view"), unit: "µs", rows: complete },
    {
      title: title("explain"),
      unit: "µs",
      rows: [["barrow (picker.explain)", timeExplain(kit, picker, walk)]],
    },
    {
      title: title("memory"),
      unit: "MB",
      rows: [
        ["barrow, product and picker, with the text", kit.place === "Node" ? ours : null],
        ["the text", bytes.length / 1e6],
      ],
    },
  ];
}

/** What the process holds, in MB; only Node tells. @param {Kit} kit */
function usedMemory({ place }) {
  if (place !== "Node") return 0;
  Reflect.get(globalThis, "gc")();
  const { heapUsed, external } = Reflect.get(globalThis, "process").memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** @param {Uint8Array} wasm @param {Uint8Array} bytes */
async function openPicker(wasm, bytes) {
  const fetch = async () => new Response(/** @type {BodyInit} */ (bytes));
  const shop = createStorefront({
    apiKey: "bench",
    fetch,
    wasm: /** @type {BufferSource} */ (wasm),
  });
  return (await shop.product("big")).picker({ autoselect: "none" });
}

/**
 * The resolver by itself, without text to and fro.
 *
 * @typedef {{ read: (bytes: Uint8Array) => void, pick: (option: number, value: number) => number }} Core
 * @param {Kit} kit
 * @returns {Promise<Core>}
 */
async function openCore(kit) {
  const bytes = await kit.files("target/wasm32-unknown-unknown/release/barrow_bench.wasm");
  const nothing = new Proxy({}, { get: () => () => {} });
  const imports = new Proxy({}, { get: () => nothing });
  const source = /** @type {BufferSource} */ (bytes);
  const { instance } = await WebAssembly.instantiate(source, imports);
  const { memory, space, read, pick } = /** @type {any} */ (instance.exports);
  return {
    pick,
    read: (bytes) => {
      const place = space(bytes.length);
      new Uint8Array(memory.buffer).set(bytes, place);
      read(place, bytes.length);
    },
  };
}

/** @param {Picker} picker @param {Step} step */
function take(picker, { option, value }) {
  return value < 0
    ? picker.unpick(optionId(option))
    : picker.pick(optionId(option), valueId(option, value));
}

/** @param {Picker} picker @param {Step} step */
function pickAndLook(picker, step) {
  const { options } = take(picker, step).view;
  return options.flatMap(({ values }) =>
    values.map(({ availability }) => availability === "available"),
  );
}

/** @param {Kit} kit @param {Step[]} walk @param {(step: Step) => unknown} take */
function timeWalk(kit, walk, take) {
  return kit.measure(() => walk.forEach(take), walk.length);
}

/** Asks of each value that needs a change, with everything else picked. @param {Kit} kit @param {Picker} picker @param {Step[]} walk */
function timeExplain(kit, picker, walk) {
  for (const step of walk.slice(0, picker.view.options.length)) take(picker, step);
  const values = picker.view.options.flatMap(({ values }) =>
    values.filter(({ availability }) => availability === "needs-change"),
  );
  if (values.length === 0) return null;
  return kit.measure(
    () => values.forEach(({ optionId, id }) => void picker.explain(optionId, id)),
    values.length,
  );
}

/**
 * @param {string} name
 * @param {Model} model
 * @param {Step[]} walk
 * @param {(step: Step) => ArrayLike<boolean | number>} answer
 */
function check(name, model, walk, answer) {
  for (const step of walk) {
    const expected = lookAtEverySet(model, step.picks);
    const given = answer(step);
    if (
      given.length !== expected.length ||
      expected.some((is, place) => is !== Boolean(given[place]))
    ) {
      throw new Error(`${name} is wrong at ${step.picks}`);
    }
  }
}

/** @param {Core} core @param {Model} model @param {Step[]} walk */
function checkCore(core, model, walk) {
  for (const { option, value, picks } of walk) {
    const expected = lookAtEverySet(model, picks).filter(Boolean).length;
    if (core.pick(option, value + 1) !== expected)
      throw new Error(`the resolver is wrong at ${picks}`);
  }
}

/** In how many of a hundred values the answer is not that of a look at all sets. @param {Model} model @param {number[][]} whole @param {import("./options/peers.js").Resolve} resolve */
function share(model, whole, resolve) {
  let [wrong, all] = [0, 0];
  for (const picks of whole.slice(0, 6)) {
    const given = resolve(picks);
    for (const [place, is] of lookAtEverySet(model, picks).entries()) {
      all += 1;
      if (is !== Boolean(given[place])) wrong += 1;
    }
  }
  return Math.round((100 * wrong) / all);
}
