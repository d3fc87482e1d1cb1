import { h, hideVisually } from "./dom.js";
import { messages } from "./messages.js";

/**
 * Tells screen readers, politely, through the one live region of the page.
 *
 * @param {string} text
 */
export function announce(text) {
  region().replaceChildren(h("p", { lang: messages.language }, text));
}

/**
 * The live region; elements ask for it early, since only changes of a known region are read out. While a dialog is
 * open it is in there, since nothing outside is read out.
 */
export function region() {
  const there = document.querySelector("barrow-announcer") ?? make();
  const home = [...document.querySelectorAll(":modal")].pop() ?? document.body;
  if (there.parentNode !== home) home.append(there);
  return there;
}

function make() {
  const made = document.createElement("barrow-announcer");
  made.setAttribute("role", "status");
  return hideVisually(made);
}
