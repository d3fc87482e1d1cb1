// Uses the installed package on a server, with a sandbox instead of a network.

import { createSource, quote } from "barrow/systems";
import { createPerfectSync } from "barrow/testing";

const source = createSource("perfectsync", {
  user: "clerk",
  password: "sandbox-password",
  manufacturerId: 77,
  catalogId: 1,
  currency: "USD",
  locale: "en_US",
  fetch: createPerfectSync().fetch,
});
const product = await source.product("VRX33151");
const { unit } = await quote(product, { addOns: { tpp5000: "WPP34015" } });

console.log(JSON.stringify({ sku: product.view.sku, unit }));
