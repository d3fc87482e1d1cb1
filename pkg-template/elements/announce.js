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

/** The live region; elements ask for it early, since only changes of a known region are read out. */
export function region() {
  const there = document.querySelector("barrow-announcer");
  if (there) return there;
  const made = document.createElement("barrow-announcer");
  made.setAttribute("role", "status");
  document.body.append(hideVisually(made));
  return made;
}
