/**
 * A shop's API in memory, for tests of pages that use this library: `createStorefront({ fetch: sandbox.fetch })`.
 */
export { createSandbox, Sandbox } from "./sandbox/index.js";
