// Uses the installed package as a gateway, with a sandbox instead of a network.

import { createGateway } from "barrow/gateway";
import { createMeplato } from "barrow/testing";

const gateway = createGateway({
  systems: {
    meplato: {
      url: "https://store.example/v1/local/products/{id}",
      headers: { Authorization: "Bearer sandbox-session" },
    },
  },
  fetch: createMeplato().fetch,
});
const response = await gateway.fetch(
  new Request("https://gateway.example/products/meplato/wire-2"),
);
const { name } = await response.json();

console.log(JSON.stringify({ status: response.status, name }));
