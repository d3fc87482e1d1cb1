import { announce } from "./announce.js";
import { each, h } from "./dom.js";
import { fullName, say, sayItems, sayOf, speak, english as usual } from "./messages.js";

/**
 * @typedef {import("../index.js").Cart} Cart
 * @typedef {import("../types.js").LineView} LineView
 * @typedef {import("./base.js").BarrowElement} BarrowElement
 *
 * @typedef {(lineIds?: readonly string[]) => void} Done what happens once a line is there again, or is asked about elsewhere
 */

/**
 * What is said here in English. The other languages have it among their messages, and so do pages that say it in words of their
 * own.
 *
 * @type {import("./messages.js").Words}
 */
export const english = {
  undo: "Undo",
  wasRemoved: "{name} was removed.",
};

Object.assign(usual, english);

/** Lines that were removed from a cart and can be put back. */
export class Removed {
  /** @type {BarrowElement} */ #host;
  /** @type {Done} */ #done;
  /** With the carts that they are from, by their ids. @type {Map<string, [line: LineView, cart: Cart]>} */ #lines =
    new Map();

  /**
   * @param {BarrowElement} host
   * @param {Done} done
   */
  constructor(host, done) {
    this.#host = host;
    this.#done = done;
  }

  /**
   * @param {LineView} line
   * @param {Cart} cart
   */
  add(line, cart) {
    this.#lines.set(line.lineId, [line, cart]);
  }

  /** @param {Element} home holds nothing else */
  show(home) {
    each(
      home,
      [...this.#lines.values()],
      ([{ lineId }]) => lineId,
      ([line, cart]) => [this.#view(line, cart), () => {}],
    );
  }

  /**
   * What was removed, and a button that adds it again: once, however often it is clicked.
   *
   * @param {LineView} line
   * @param {Cart} cart
   */
  #view(line, cart) {
    const name = fullName(line);
    const label = say("undo");
    const undo = h("button", { type: "button", "aria-label": sayOf(label, name) }, label);
    const done = (/** @type {readonly string[] | undefined} */ lineIds) => {
      this.#lines.delete(line.lineId);
      this.#done(lineIds);
    };
    const act = async () => {
      undo.onclick = null;
      try {
        done(await addAgain(line, this.#host, cart));
      } catch (/** @type {any} */ error) {
        this.#host.fail(error);
        if (error.code === "uncertain") {
          done(undefined);
        } else {
          undo.onclick = act;
        }
      }
    };
    undo.onclick = act;
    return h("p", {}, say("wasRemoved", { name }), " ", undo);
  }
}

/**
 * @param {LineView} line
 * @param {BarrowElement} host
 * @param {Cart} cart
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
