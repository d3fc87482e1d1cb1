// The code of a server developer who runs a gateway, as far as its types go.

import { createGateway, type StorefrontError } from "barrow/gateway";

const gateway = createGateway({
  origins: ["https://shop.example"],
  systems: {
    perfectsync: {
      user: "u",
      password: "p",
      manufacturerId: 1,
      catalogId: "1",
      currency: "USD",
      locale: "en_US",
    },
    "pitney-bowes": { apiKey: "k", apiSecret: "s", timeoutMs: 5000 },
    meplato: { url: "https://store.example/{id}" },
  },
  orders: {
    tenantId: 1,
    siteId: 2,
    environment: "tp1",
    clientId: "id",
    sharedSecret: "s",
    authorize: async (request) => request.headers.get("x-shop") === "yes",
  },
  cacheControl: "no-store",
  timeoutMs: 5000,
  maxRequestBytes: 1,
  maxAnswerBytes: 1,
  fetch: (request: Request) => fetch(request),
  wasm: new URL("https://shop.example/systems_bg.wasm"),
  log: ({ route, system, code, status, durationMs }) => {
    const words: (string | null)[] = [route, system, code];
    const numbers: number[] = [status, durationMs];
    console.log(words, numbers);
  },
});

export async function answer(request: Request): Promise<Response | StorefrontError> {
  return gateway.fetch(request, { waitUntil: (work: Promise<unknown>) => void work });
}
