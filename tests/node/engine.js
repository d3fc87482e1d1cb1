// Which engine the tests of a file run with: those of the cart run with both.

/** @type {{ name: "lean" | "full" }} */
export const engine = { name: "lean" };
