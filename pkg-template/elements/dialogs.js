import { openDialog, region } from "./announce.js";
import { h } from "./dom.js";
import { say, english as usual } from "./messages.js";
import { more } from "./more.js";

/**
 * What is said here in English. The other languages have it among their messages, and so do pages that say it in words of their
 * own.
 *
 * @type {import("./messages.js").Words}
 */
export const english = {
  cart: "Your cart",
  close: "Close",
};

Object.assign(usual, english);

/**
 * Asks in a dialog which options of a product are wanted, and how many.
 *
 * @param {import("./add-to-cart.js").BarrowAddToCart} opener the button that sells it
 * @param {number | null} quantity how many, if that is known
 * @returns {Promise<import("./add-to-cart.js").Item | undefined>} undefined where the shopper left the dialog
 */
export async function choose(opener, quantity) {
  await more();
  const button = h("barrow-add-to-cart", { quantity, productLink: opener.productLink });
  const { sku, catalogId, system } = opener;
  const product = h("barrow-product", { sku, catalogId, system });
  const asked = quantity === null ? [h("barrow-quantity")] : [];
  const shown = [h("barrow-image"), h("barrow-price"), h("barrow-option-picker"), ...asked];
  const title = h("h2", { className: "barrow-title" });
  product.append(title, ...shown, button);
  const dialog = makeDialog("barrow-dialog", "", product);
  dialog.lang = /** @type {HTMLElement | null} */ (opener.closest("[lang]"))?.lang ?? "";
  (opener.closest("barrow-shop") ?? document.body).append(dialog);
  const { name } = (await product.load()).view;
  title.textContent = dialog.ariaLabel = name;
  openDialog(dialog);
  return new Promise((resolve) => {
    button.deliver = (item) => {
      resolve(item);
      dialog.close();
    };
    dialog.onclose = () => {
      dialog.remove();
      resolve(undefined);
    };
  });
}

/**
 * A dialog with a button that closes it, which comes last: the focus goes to what is inside first.
 *
 * @param {string} className
 * @param {string} label
 * @param {...Node} children
 */
export function makeDialog(className, label, ...children) {
  const onclick = () => dialog.close();
  const close = { type: "button", className: "barrow-close", "aria-label": say("close"), onclick };
  const dialog = h(
    "dialog",
    { className, "aria-label": label, closedby: "any" },
    ...children,
    h("button", close, "×"),
  );
  dialog.addEventListener("close", region);
  return dialog;
}
