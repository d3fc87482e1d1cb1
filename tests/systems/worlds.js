// Each system with its sandbox, and settings that fit it.

import { createOrderSender, createSource } from "../../pkg/systems-node.js";
import {
  createKiboOrders,
  createMeplato,
  createPerfectSync,
  createPitneyBowes,
} from "../../pkg/testing.js";

/** What nobody may see: passwords, tokens, and what they are sent as. */
export const SECRETS = [
  "sandbox-password",
  btoa("clerk:sandbox-password"),
  "sandbox-secret",
  btoa("sandbox-key:sandbox-secret"),
  "sandbox-session",
  "sandbox-token-",
  "sandbox-shared-secret",
  "wrong-secret",
  btoa("clerk:wrong-secret"),
  btoa("sandbox-key:wrong-secret"),
];

/** @type {Record<string, (options?: object, config?: object) => { sandbox: any, source: any, id: string }>} */
export const worlds = {
  perfectsync(options, config) {
    const sandbox = createPerfectSync(options);
    const settings = {
      user: "clerk",
      password: "sandbox-password",
      manufacturerId: 77,
      catalogId: 1,
      currency: "USD",
      locale: "en_US",
    };
    const source = createSource("perfectsync", { ...settings, fetch: sandbox.fetch, ...config });
    return { sandbox, source, id: "VRX33151" };
  },
  "pitney-bowes"(options, config) {
    const sandbox = createPitneyBowes(options);
    const source = createSource("pitney-bowes", {
      environment: "sandbox",
      apiKey: "sandbox-key",
      apiSecret: "sandbox-secret",
      fetch: sandbox.fetch,
      ...config,
    });
    return { sandbox, source, id: "1643040064" };
  },
  meplato(options, config) {
    const sandbox = createMeplato(options);
    const source = createSource("meplato", {
      url: "https://store.example/v1/local/products/{id}",
      headers: { Authorization: "Bearer sandbox-session" },
      fetch: sandbox.fetch,
      ...config,
    });
    return { sandbox, source, id: "wire-2" };
  },
};

/** The settings that are wrong for the sandbox of each system. @type {Record<string, object>} */
export const strangers = {
  perfectsync: { password: "wrong-secret" },
  "pitney-bowes": { apiSecret: "wrong-secret" },
  meplato: { headers: { Authorization: "Bearer wrong-secret" } },
};

/**
 * How something failed.
 *
 * @param {Promise<unknown>} work
 * @returns {Promise<any>}
 */
export function failure(work) {
  return work.then(
    () => undefined,
    (error) => error,
  );
}

/** The requests for products, without those for tokens. @param {{ requests: any[] }} sandbox */
export function asked({ requests }) {
  return requests.filter(({ method }) => method === "GET");
}

/** The requests for tokens. @param {{ requests: any[] }} sandbox */
export function tokensAsked({ requests }) {
  return requests.filter(({ url }) => url.includes("oauth"));
}

/**
 * An importer of orders with its sandbox.
 *
 * @param {object} [options]
 * @param {object} [config]
 */
export function orderWorld(options, config) {
  const sandbox = createKiboOrders(options);
  const sender = createOrderSender({
    tenantId: 1001,
    siteId: 2002,
    environment: "sandbox",
    clientId: "sandbox.client",
    sharedSecret: "sandbox-shared-secret",
    fetch: sandbox.fetch,
    ...config,
  });
  return { sandbox, sender };
}
