/**
 * A shop's API in memory, for tests of pages that use this library: `createStorefront({ fetch: sandbox.fetch })`. The
 * other systems are there too, for tests of servers: `createSource("meplato", { fetch: createMeplato().fetch, … })`.
 */
export { createSandbox, Sandbox } from "./sandbox/index.js";
export { createKiboOrders } from "./sandbox/systems/kibo-orders.js";
export { createMeplato } from "./sandbox/systems/meplato.js";
export { createPerfectSync } from "./sandbox/systems/perfectsync.js";
export { createPitneyBowes } from "./sandbox/systems/pitney-bowes.js";
