// The gateway under load on workerd, beside a worker written by hand that does the same for one system, and an empty
// one. All of it on this machine: what loads them and what they ask share its processors with them.

/**
 * @typedef {{ title: string, unit: "ms" | "µs" | "MB", rows: [string, number | null][] }} Table
 * @typedef {{ place: string }} Kit
 */

/** Node runs it as it is: it starts programs, which no bundle can. */
const LOAD = "../../tests/bench/gateway/load.js";

/** @param {Kit} kit @returns {Promise<Table[]>} */
export default async function bench({ place }) {
  if (place !== "Node") return [];
  const { load } = await import(LOAD);
  return load();
}
