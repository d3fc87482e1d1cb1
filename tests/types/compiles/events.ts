// What listens to the cart, and what tests it, as far as its types go.

import { createStorefront } from "barrow";
import { type CartEvent, cartEvent, type Ga4Event, toGa4, watch } from "barrow/analytics.js";
import { readable } from "barrow/stores.js";
import { createClock, createSandbox, type Fault, type SandboxLine } from "barrow/testing";

const sandbox = createSandbox({ quirks: { mostPerLine: 5 } });
const shop = createStorefront({ apiKey: "asdf1234", fetch: sandbox.fetch });

const stop: () => void = watch(shop.cart, count, { storage: sessionStorage, name: "told" });
watch(document, count)();
watch(document.querySelector("barrow-shop") ?? document, count);
stop();

function count({ event_id, type, reason, lines, cart }: CartEvent) {
  const units: number = lines.reduce((sum, line) => sum + line.delta, 0);
  const why: string = type === "ended" && reason ? reason : "";
  console.log(event_id, units, why, cart.count, lines[0]?.price?.amount);
}

const ga4: Ga4Event | null = toGa4(cartEvent("viewed", shop.cart.view));
const value: number | undefined = ga4?.params.value;

const { subscribe } = shop.cart;
const off: () => void = subscribe((view) => console.log(view.count, value));
readable(shop.cart).subscribe((view) => console.log(view.subtotal?.amount));
off();

const lost: Fault = "lost-answer";
const undo: () => void = sandbox.fail(lost, ({ method }) => method === "POST", 2);
sandbox.fail({ latencyMs: 300 });
sandbox.fail({ status: 503, body: { error: "Busy" }, headers: { "Retry-After": "1" } });
undo();
const theirs = sandbox.cart();
theirs.add({ sku: "mug-enamel", selectedOptions: { colour: "green" } });
const [line]: SandboxLine[] = theirs.lines;
if (line) theirs.setPrice(line.lineId, "9.99");
sandbox.setPrice("tent-2p", "279.00");
sandbox.setQuirks({ repeatedAdd: "new-line" });
const left: number = sandbox.faultsLeft;
sandbox.reset();

const clock = createClock({ now: 0 });
const product = await clock.until(shop.product("100060"));
await clock.pass(1000);
console.log(product.view.name, left, clock.now);
clock.restore();
