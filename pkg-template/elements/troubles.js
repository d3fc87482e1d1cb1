import { english as usual } from "./messages.js";

/**
 * What goes wrong on few pages, in English. The other languages have it among their messages, and so do pages that say it in
 * words of their own.
 *
 * @type {import("./messages.js").Words}
 */
export const english = {
  timeout: "The shop takes too long. Please try again.",
  forbidden: "The shop does not accept this page’s key.",
  "not-found": "The shop does not have this any more.",
  "bad-request": "The shop did not accept this.",
  "rate-limited": "The shop is busy. Please try again in a minute.",
  server: "The shop has a problem. Please try again later.",
  "unreadable-answer": "The shop has a problem. Please try again later.",
  uncertain: "We could not find out whether this was added. Please look at your cart.",
  "blocked-link": "The way to the checkout is not safe, so it was not taken.",
  "not-orderable": "This cannot be ordered at present.",
  "empty-cart": "Your cart is empty.",
  configuration: "The shop is not set up on this page.",
  unsupported: "This browser cannot show the shop’s cart.",
};

Object.assign(usual, english);
