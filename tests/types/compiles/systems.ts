// A server developer's code, as far as its types go.

import {
  buildOrder,
  checkOrder,
  createOrderSender,
  createSource,
  OrderError,
  quote,
  readProduct,
  ready,
  StorefrontError,
} from "barrow/systems";
import {
  createKiboOrders,
  createMeplato,
  createPerfectSync,
  createPitneyBowes,
} from "barrow/testing";

await ready({ wasm: new URL("https://shop.example/systems_bg.wasm") });

const meplato = createSource("meplato", {
  url: "https://store.example/v1/local/products/{id}",
  headers: { Authorization: "Bearer x" },
  fetch: createMeplato({ limit: { requests: 5, seconds: 1 } }).fetch,
});
const { view, json, raw } = await meplato.product("7", { signal: new AbortController().signal });
const tiers: string[] = view.offers.flatMap((offer) =>
  offer.tiers.map((tier) => tier.minimumQuantity),
);
const price: { amount: string; currency: string } | null = view.price;

const watches = createSource("perfectsync", {
  user: "u",
  password: "p",
  manufacturerId: 1,
  catalogId: "1",
  currency: "USD",
  locale: "en_US",
  timeoutMs: 5000,
  fetch: createPerfectSync().fetch,
});
const { products, warnings } = await watches.query({ term: "gold", perPage: 10 });
const codes: string[] = warnings.map(({ code }) => code);

createSource("pitney-bowes", {
  environment: "sandbox",
  apiKey: "k",
  apiSecret: "s",
  transactionId: () => "t-1",
  fetch: createPitneyBowes({ errorShape: "legacy-2" }).fetch,
});

const product = await readProduct("perfectsync", raw);
const quoted = await quote(
  product,
  { addOns: { plan: "1" }, quantity: 2 },
  { rounding: "half-even" },
);
for (const step of quoted.steps) {
  if (step.kind === "add-on") console.log(step.group, step.addOn, step.amount);
}
const nearest: number | null = quoted.quantity.below;
await quote(json);

const order = await buildOrder(
  {
    currency: "USD",
    externalId: "WEB-1",
    lines: [{ sku: "a", quantity: 1, price: { amount: "1.00", currency: "USD" } }],
    payments: [{ paypal: { token: "EC-1", payerId: "p" }, authorization: { transactionId: "t" } }],
  },
  { discountSign: "negative" },
);
const report = await checkOrder(order, { gateways: [{ name: "g", paymentType: "CreditCard" }] });
const paths: string[] = report.findings.map(({ path }) => path);

const sender = createOrderSender({
  tenantId: 1,
  siteId: 2,
  environment: "tp1",
  clientId: "id",
  sharedSecret: "s",
  fetch: createKiboOrders().fetch,
});
try {
  const sent = await sender.send(order, { again: true });
  const found = await sender.find("WEB-1");
  const isHeld: boolean = sent.wasFound || (found?.isHeld ?? false);
  console.log(isHeld);
} catch (error) {
  if (error instanceof OrderError) console.log(error.findings, error.correlationId, error.code);
  else if (error instanceof StorefrontError) console.log(error.code);
}

export { codes, nearest, paths, price, products, tiers };
