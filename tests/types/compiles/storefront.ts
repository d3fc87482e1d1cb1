// A storefront developer's code, as far as its types go.

import { createStorefront, type ErrorCode, type StorageAdapter, StorefrontError } from "barrow";
import { shownFields } from "barrow/fields.js";
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
const { results } = await shop.cart.add([{ sku: "100060" }, { product, quantity: 1 }]);
for (const result of results) {
  if (result.status === "done") console.log(result.lineId);
  else console.log(result.error.code, result.error.field);
}
const files: (string | null)[] = shownFields(product.view.customFields).map((field) => field.url);
console.log(files, shop.cart.view.createdAt && new Date(shop.cart.view.createdAt));
createStorefront({ apiKey: "asdf1234", storage: "shopatron-cookie", checkoutPath: "auto" });
createStorefront({ apiKey: "asdf1234", storage: new Map() as unknown as StorageAdapter });

const stop = shop.cart.subscribe((cart) => console.log(cart.subtotal?.amount, price, names, lost));
try {
  const url: string = await shop.cart.checkoutUrl();
  await shop.cart.checkout({ success: ({ checkoutUrl }) => console.log(checkoutUrl === url) });
} catch (error) {
  if (error instanceof StorefrontError) say(error.code);
}
stop();
shop.dispose();

/** Every code has its words: without a default, one that is forgotten does not compile. */
function say(code: ErrorCode): string {
  switch (code) {
    case "network":
    case "timeout":
    case "server":
    case "rate-limited":
      return "try again";
    case "forbidden":
    case "configuration":
    case "unsupported":
    case "internal":
      return "set up wrongly";
    case "not-found":
    case "bad-request":
    case "unreadable-answer":
    case "blocked-link":
      return "the shop and the page do not agree";
    case "invalid-selection":
    case "invalid-quantity":
    case "not-orderable":
    case "empty-cart":
      return "choose otherwise";
    case "uncertain":
      return "ask";
    case "aborted":
      return "";
  }
}
