// Puts the functions of a wasm module, as text, into an order that compresses well: each beside one that is like it.
// Their order means nothing, so that this changes nothing but the bytes sent: about 1 % less with brotli.

/** How many lines in a row two functions must share for it to count. */
const RUN = 2;

/**
 * @typedef {{ text: string, runs: Set<string> }} Func
 */

/**
 * @param {string} wat a module as wasm-opt prints it, functions last
 * @param {number} [first] which function comes first, counted from the shortest: chance decides which of them is best
 */
export function arrange(wat, first = 0) {
  const begin = wat.indexOf("\n (func ") + 1;
  const end = wat.lastIndexOf(")");
  const funcs = wat
    .slice(begin, end)
    .split(/^(?= \(func )/m)
    .map(readFunc);
  return wat.slice(0, begin) + chain(funcs, first).join("") + wat.slice(end);
}

/** @param {string} text @returns {Func} */
function readFunc(text) {
  const lines = text
    .split("\n")
    .map((line) => line.trim().replace(/^\(call \$\d+/, "(call"))
    .filter((line) => line !== ")");
  const runs = new Set(lines.slice(RUN - 1).map((_, at) => lines.slice(at, at + RUN).join("\n")));
  return { text, runs };
}

/**
 * What is most like the one before comes next.
 *
 * @param {Func[]} funcs
 * @param {number} first
 */
function chain(funcs, first) {
  const left = funcs.toSorted((a, b) => a.text.length - b.text.length);
  const texts = [];
  let [last] = left.splice(first % left.length, 1);
  while (last) {
    texts.push(last.text);
    [last] = left.splice(mostLike(last, left), 1);
  }
  return texts;
}

/** @param {Func} func @param {Func[]} others */
function mostLike(func, others) {
  const likeness = others.map((other) => alike(func.runs, other.runs));
  return likeness.indexOf(Math.max(...likeness));
}

/** How much of the second function's runs the first one has, too. */
function alike(/** @type {Set<string>} */ a, /** @type {Set<string>} */ b) {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of few) if (many.has(run)) shared += 1;
  return shared / (b.size + 1);
}
