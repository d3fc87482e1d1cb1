/**
 * @typedef {import("./cart.js").Cart} Cart
 * @typedef {import("./types.js").CartResult} CartResult
 */

/**
 * Puts another item in the place of a line, by adding and removing: for the engine that cannot do it by itself.
 *
 * @param {Cart} cart
 * @param {string} lineId
 * @param {import("./types.js").ItemChoice & { product: import("./product.js").Product }} item
 * @param {AbortSignal} [signal]
 * @returns {Promise<CartResult>}
 */
export async function replace(cart, lineId, item, signal) {
  if (!find(cart, lineId)) await cart.refresh();
  const line = find(cart, lineId);
  if (!line) {
    return cart.setQuantity(lineId, 1); // which is refused, as the cart that was just read has no such line
  }
  if (isSame(line, item)) {
    return result(cart, lineId);
  }
  const { quantity } = line;
  const { lineIds } = await cart.add({ ...item, quantity }, { signal });
  const [made] = lineIds;
  try {
    await cart.setQuantity(lineId, made === lineId ? quantity : 0);
  } catch (error) {
    await takeBack(cart, lineId, made, quantity, error);
  }
  return result(cart, made);
}

/**
 * Takes the new line back, unless the old one is gone after all.
 *
 * @param {Cart} cart
 * @param {string} old
 * @param {string} made
 * @param {number} quantity
 * @param {unknown} error Why the old line was not removed.
 */
async function takeBack(cart, old, made, quantity, error) {
  await cart.refresh();
  if (find(cart, old)) {
    await cart.setQuantity(made, (find(cart, made)?.quantity ?? quantity) - quantity);
    throw error;
  }
}

/** @param {Cart} cart @param {string} lineId @returns {CartResult} */
function result({ view }, lineId) {
  const { warnings } = view;
  return { cart: view, lineIds: [lineId], results: [{ status: "done", lineId }], warnings };
}

/** @param {Cart} cart @param {string} lineId */
function find({ view }, lineId) {
  return view.lines.find((line) => line.lineId === lineId);
}

/**
 * Whether the line holds this already.
 *
 * @param {import("./types.js").LineView} line
 * @param {Parameters<typeof replace>[2]} item
 */
function isSame(line, { product, selectedOptions = {} }) {
  const [held, wanted] = [line.selectedOptions, selectedOptions].map((chosen) =>
    JSON.stringify(Object.entries(chosen).sort()),
  );
  return line.sku === product.view.sku && held === wanted;
}
