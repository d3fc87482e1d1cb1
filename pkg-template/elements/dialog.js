import { region } from "./announce.js";
import { h } from "./dom.js";
import { say } from "./messages.js";

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

/** @param {HTMLDialogElement} dialog */
export function openDialog(dialog) {
  if (!dialog.open) dialog.showModal();
  region();
}
