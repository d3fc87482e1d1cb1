/**
 * @typedef {import("../types.js").CartView} CartView
 * @typedef {import("../types.js").LineView} LineView
 * @typedef {import("./types.js").CartEvent} CartEvent
 * @typedef {import("./types.js").EventLine} EventLine
 * @typedef {import("./types.js").ToldLine} ToldLine
 * @typedef {import("./types.js").Told} Told
 * @typedef {Omit<CartEvent, "event_id" | "cart">} Change
 */

/** The warnings that say how a cart ended. @type {Record<string, CartEvent["reason"]>} */
const ENDINGS = { "cart-ordered": "ordered", "cart-expired": "expired" };

/**
 * Before anything was told.
 *
 * @param {string} stream the beginning of the ids
 * @returns {Told}
 */
export function nothingTold(stream) {
  return { stream, count: 0, lines: [], asked: [] };
}

/**
 * What has happened since, going by the next view of the cart.
 *
 * Something has happened when the shop's own word is there: nothing is pending, and the cart was read. Until then it is
 * only noted what was asked for. The deltas of all that is told add up to the cart.
 *
 * @param {Told} told
 * @param {CartView} view
 * @returns {{ told: Told, events: CartEvent[] }}
 */
export function follow(told, view) {
  const ending = endingOf(view) ?? told.ending ?? null;
  if (view.status !== "ready" || view.pending) {
    return { told: { ...told, asked: asked(told, view), ending }, events: [] };
  }
  const changes = changesOf({ ...told, ending }, view);
  const events = changes.map((change, index) => ({
    event_id: `${told.stream}-${told.count + index + 1}`,
    ...change,
    cart: view,
  }));
  const { stream } = told;
  const count = told.count + events.length;
  const lines = view.lines.map(remembered);
  return { told: { stream, count, id: view.id, lines, asked: [] }, events };
}

/**
 * What is remembered of a line.
 *
 * @param {ToldLine} line
 * @returns {ToldLine}
 */
export function remembered(line) {
  const { lineId, sku, catalogId, name, options, selectedOptions, price, quantity } = line;
  return { lineId, sku, catalogId, name, options, selectedOptions, price, quantity };
}

/**
 * @param {Told} told
 * @param {CartView} view
 * @returns {Change[]}
 */
function changesOf(told, view) {
  const hasEnded = told.id != null && told.id !== view.id;
  const isNew = told.id == null || hasEnded;
  const changes = differences(hasEnded ? [] : told.lines, view.lines).map((line) => {
    const isOurs = told.asked.includes(itemKey(line));
    return { type: typeOf(line, isNew && !isOurs), origin: origin(isOurs), reason: null, line };
  });
  return [...(hasEnded ? ended(told) : []), ...together(changes)];
}

/** @param {boolean} isOurs @returns {CartEvent["origin"]} */
function origin(isOurs) {
  return isOurs ? "here" : "elsewhere";
}

/** @param {Told} told @returns {Change[]} */
function ended({ lines, ending }) {
  if (lines.length === 0) return [];
  const gone = lines.map((line) => ({ ...line, quantity: 0, delta: -line.quantity }));
  return [{ type: "ended", origin: "elsewhere", reason: ending ?? "left", lines: gone }];
}

/** @param {EventLine} line @param {boolean} isFound @returns {CartEvent["type"]} */
function typeOf({ delta }, isFound) {
  if (delta === 0) return "repriced";
  if (delta < 0) return "removed";
  return isFound ? "found" : "added";
}

/**
 * One change for all lines that the same happened to.
 *
 * @param {(Omit<Change, "lines"> & { line: EventLine })[]} changes
 * @returns {Change[]}
 */
function together(changes) {
  /** @type {Map<string, Change & { lines: EventLine[] }>} */
  const found = new Map();
  for (const { line, ...change } of changes) {
    const key = `${change.type} ${change.origin}`;
    const same = found.get(key) ?? { ...change, lines: [] };
    same.lines.push(line);
    found.set(key, same);
  }
  return [...found.values()];
}

/**
 * The lines in which two states of a cart differ.
 *
 * @param {readonly ToldLine[]} before
 * @param {readonly LineView[]} after
 * @returns {EventLine[]}
 */
function differences(before, after) {
  return pairs(before, after).flatMap(({ was, now }) => {
    const quantity = now?.quantity ?? 0;
    const delta = quantity - (was?.quantity ?? 0);
    const line = /** @type {ToldLine} */ (now ?? was);
    const isSame = delta === 0 && !(was && now && isRepriced(was, now));
    return isSame ? [] : [{ ...remembered(line), quantity, delta }];
  });
}

/**
 * Which line is which: by id and item, else (the shop gave another id) by item.
 *
 * @param {readonly ToldLine[]} before
 * @param {readonly LineView[]} after
 * @returns {{ was?: ToldLine | undefined, now?: LineView }[]}
 */
function pairs(before, after) {
  const left = new Map(before.map((line) => [lineKey(line), line]));
  const same = after.map((now) => ({ was: take(left, lineKey(now)), now }));
  const moved = new Map([...left.values()].map((line) => [itemKey(line), line]));
  const known = same.map(({ was, now }) => {
    const other = was ?? take(moved, itemKey(now));
    if (other) left.delete(lineKey(other));
    return { was: other, now };
  });
  return [...known, ...[...left.values()].map((was) => ({ was }))];
}

/**
 * @template T
 * @param {Map<string, T>} map
 * @param {string} key
 */
function take(map, key) {
  const value = map.get(key);
  map.delete(key);
  return value;
}

/** @param {ToldLine} was @param {ToldLine} now */
function isRepriced({ price: was }, { price: now }) {
  return was && now && (was.amount !== now.amount || was.currency !== now.currency);
}

/**
 * What was asked for and is not told yet. A line that is not shown was removed, if the cart was read at all; and an add
 * in doubt may be there, or come yet.
 *
 * @param {Told} told
 * @param {CartView} view
 */
function asked(told, view) {
  const shown = new Set(view.lines.map(itemKey));
  const isRead = view.status === "ready";
  const going = told.lines.map(itemKey).filter((key) => isRead && !shown.has(key));
  const coming = view.lines.filter(({ pending }) => pending).map(itemKey);
  const doubtful = view.uncertain.map(({ item }) => itemKey(item));
  return [...new Set([...told.asked, ...going, ...coming, ...doubtful])];
}

/** @param {CartView} view @returns {CartEvent["reason"] | undefined} */
function endingOf({ warnings }) {
  return warnings.map(({ code }) => ENDINGS[code]).find(Boolean);
}

/** @param {ToldLine} line */
function lineKey(line) {
  return `${line.lineId} ${itemKey(line)}`;
}

/** @param {{ sku: string, selectedOptions: Readonly<Record<string, string>> }} item */
function itemKey({ sku, selectedOptions }) {
  return JSON.stringify([sku, Object.entries(selectedOptions).sort()]);
}
