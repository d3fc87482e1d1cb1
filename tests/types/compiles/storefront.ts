// A storefront developer's code, as far as its types go.

import { createStorefront, StorefrontError } from "barrow";
import { createSandbox } from "barrow/testing";

const sandbox = createSandbox();
const shop = createStorefront({
  apiKey: "asdf1234",
  catalogId: 0,
  checkoutHosts: ["shop.example"],
  fetch: sandbox.fetch,
  rounding: "half-even",
});

await shop.ready();
const product = await shop.product("100060", { signal: new AbortController().signal });
const price: { amount: string; currency: string } | null = product.view.price;

const picker = product.picker({ autoselect: "single" });
const { view, dropped } = picker.pick("793993", "200390");
const names: string[] = view.options.flatMap((option) => option.values.map((value) => value.name));
const lost: string[] = dropped.map((pick) => pick.valueName);

if (view.selectedOptions) {
  const { cart, lineIds } = await shop.cart.add({
    product,
    selectedOptions: view.selectedOptions,
    quantity: 2,
  });
  const count: number = cart.count;
  await shop.cart.setQuantity(lineIds[0], count + 1);
  await shop.cart.remove(lineIds[0]);
}
await shop.cart.add([{ sku: "100060" }, { product, quantity: 1 }]);

const stop = shop.cart.subscribe((cart) => console.log(cart.subtotal?.amount, price, names, lost));
try {
  const url: string = await shop.cart.checkoutUrl();
  await shop.cart.checkout({ success: ({ checkoutUrl }) => console.log(checkoutUrl === url) });
} catch (error) {
  if (error instanceof StorefrontError && error.code === "network") console.log(error.status);
}
stop();
shop.dispose();
