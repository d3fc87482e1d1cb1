// Uses the installed package in Node, with the sandbox instead of a network.

import "barrow/elements.js";
import { createStorefront } from "barrow";
import { createSandbox } from "barrow/testing";

const { fetch } = createSandbox();
const engine = /** @type {"lean" | "full"} */ (process.argv[2]);
const shop = createStorefront({ apiKey: "asdf1234", catalogId: 1, engine, fetch });
const product = await shop.product("100060");
const picker = product.picker();
picker.pick("793993", "200390");
const { view } = picker.pick("192503", "200259");
const { selectedOptions } = view;
const productLink = "https://shop.example/100060";
const { cart } = await shop.cart.add({ product, selectedOptions, quantity: 2, productLink });

console.log(JSON.stringify({ count: cart.count, subtotal: cart.subtotal }));
