/**
 * @typedef {import("./types.js").CartView} CartView
 *
 * @typedef {object} CartSource What a store is made of: a `Cart`, or anything else with a view and subscribers.
 * @property {CartView} view
 * @property {(listener: (view: CartView) => void) => () => void} subscribe
 *
 * @typedef {object} CartStore A store as Svelte has it.
 * @property {(run: (view: CartView) => void) => () => void} subscribe Calls `run` at once and after each change, until
 *   the returned function is called.
 */

/**
 * A cart as a Svelte store: whoever subscribes hears the present view at once. The first subscription reads the cart.
 *
 * React, Vue and others want no more than `cart.subscribe` and `cart.view`.
 *
 * @example
 * const cart = readable(shop.cart);
 * const count = derived(cart, (view) => view.count);   // from "svelte/store"
 *
 * @param {CartSource} cart
 * @returns {CartStore}
 */
export function readable(cart) {
  return {
    subscribe(run) {
      const stop = cart.subscribe(run);
      run(cart.view);
      return stop;
    },
  };
}
