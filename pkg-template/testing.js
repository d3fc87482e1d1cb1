/**
 * A shop's API in memory and a clock, for tests of pages that use this library:
 * `createStorefront({ fetch: sandbox.fetch })`. The other systems are there too, for tests of servers:
 * `createSource("meplato", { fetch: createMeplato().fetch, … })`.
 */
export { createSandbox, Sandbox, SandboxCart } from "./sandbox/index.js";
export { createKiboOrders } from "./sandbox/systems/kibo-orders.js";
export { createMeplato } from "./sandbox/systems/meplato.js";
export { createPerfectSync } from "./sandbox/systems/perfectsync.js";
export { createPitneyBowes } from "./sandbox/systems/pitney-bowes.js";
export { Clock, createClock } from "./testing/clock.js";

/**
 * @typedef {import("./sandbox/types.js").SandboxOptions} SandboxOptions
 * @typedef {import("./sandbox/types.js").SandboxRequest} SandboxRequest
 * @typedef {import("./sandbox/types.js").SandboxState} SandboxState
 * @typedef {import("./sandbox/types.js").SandboxItem} SandboxItem
 * @typedef {import("./sandbox/types.js").SandboxLine} SandboxLine
 * @typedef {import("./sandbox/types.js").ProductJson} ProductJson
 * @typedef {import("./sandbox/types.js").Quirks} Quirks
 * @typedef {import("./sandbox/types.js").Fault} Fault
 */
