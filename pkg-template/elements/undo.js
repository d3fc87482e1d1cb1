import { announce } from "./announce.js";
import { h } from "./dom.js";
import { fullName } from "./line-view.js";
import { say, sayItems, sayOf, speak } from "./messages.js";

/** @typedef {import("../types.js").LineView} LineView */

/**
 * A line that was removed, and a button that adds it again: once, however often it is clicked.
 *
 * @param {LineView} line
 * @param {import("./base.js").BarrowElement} host
 * @param {import("../index.js").Cart} cart
 * @param {(lineIds?: readonly string[]) => void} done what happens once it is there again, or is asked about elsewhere
 * @returns {import("./dom.js").Entry<LineView>}
 */
export function undoView(line, host, cart, done) {
  const name = fullName(line);
  const label = say("undo");
  const undo = h("button", { type: "button", "aria-label": sayOf(label, name) }, label);
  const act = async () => {
    undo.onclick = null;
    try {
      done(await addAgain(line, host, cart));
    } catch (/** @type {any} */ error) {
      host.fail(error);
      if (error.code === "uncertain") {
        done();
      } else {
        undo.onclick = act;
      }
    }
  };
  undo.onclick = act;
  return [h("p", {}, say("wasRemoved", { name }), " ", undo), () => {}];
}

/**
 * @param {LineView} line
 * @param {import("./base.js").BarrowElement} host
 * @param {import("../index.js").Cart} cart
 * @returns {Promise<readonly string[]>} where it is
 */
async function addAgain(line, host, cart) {
  const { sku, catalogId, selectedOptions, quantity, productLink } = line;
  const item = { sku, catalogId: catalogId ?? undefined, selectedOptions, quantity };
  const { cart: view, lineIds } = await cart.add({
    ...item,
    productLink: productLink ?? undefined,
  });
  speak(host);
  announce(say("added", { quantity, name: fullName(line), items: sayItems(view.count) }));
  return lineIds;
}
