// A clock that runs only while something is awaited.

import { afterEach, beforeEach, mock } from "node:test";

/** When each test begins, in milliseconds. */
export const START = Date.UTC(2026, 0, 15);

/** How far the clock goes at once. */
const STEP_MS = 50;

/** Lets each test of the file have such a clock. */
export function useClock() {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"], now: START }));
  afterEach(() => mock.timers.reset());
}

/** Lets time pass. @param {number} ms */
export function pass(ms) {
  mock.timers.tick(ms);
}

/**
 * Lets time pass until the work has ended, however it does.
 *
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTime(work) {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!isOver) mock.timers.tick(STEP_MS);
  }
  return work;
}
