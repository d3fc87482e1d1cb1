// A worker for workerd and the platforms that run it. All settings come in one secret, GATEWAY, as JSON.

import { createGateway } from "barrow/gateway";
import wasm from "barrow/systems_bg.wasm";

let gateway;

export default {
  fetch(request, { GATEWAY }, context) {
    gateway ??= createGateway({ ...readSettings(GATEWAY), wasm, log });
    return gateway.fetch(request, context);
  },
};

/** What is wrong with the text is not told: it holds secrets. */
function readSettings(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("GATEWAY is no JSON");
  }
}

function log(entry) {
  console.log(JSON.stringify(entry));
}
