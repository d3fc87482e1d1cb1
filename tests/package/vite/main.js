// Uses the package by its name; Vite bundles it.

import "barrow/elements.js";
import "barrow/styles.css";
import { createStorefront } from "barrow";

window.addToCart = async (/** @type {string} */ baseUrl, /** @type {"lean" | "full"} */ engine) => {
  const shop = createStorefront({ apiKey: "asdf1234", catalogId: 1, baseUrl, engine });
  const product = await shop.product("100060");
  const picker = product.picker();
  picker.pick("793993", "200390");
  const { view } = picker.pick("192503", "200259");
  const { selectedOptions } = view;
  const { cart } = await shop.cart.add({ product, selectedOptions, quantity: 2 });
  return { count: cart.count, subtotal: cart.subtotal };
};
