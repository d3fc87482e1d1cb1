// The internet as far as a gateway sees it: a proxy behind which there are only the sandboxes of the four systems.

import { createServer } from "node:http";
import { closeServer, flat, readBody } from "../server.js";
import { createKiboOrders } from "./kibo-orders.js";
import { createMeplato } from "./meplato.js";
import { createPerfectSync } from "./perfectsync.js";
import { createPitneyBowes } from "./pitney-bowes.js";

/** @typedef {import("../types.js").SandboxRequest} SandboxRequest */

/** The settings of a gateway that fit the sandboxes, but for who may hand orders over. */
export const settings = {
  systems: {
    perfectsync: {
      user: "clerk",
      password: "sandbox-password",
      manufacturerId: 77,
      catalogId: 1,
      currency: "USD",
      locale: "en_US",
    },
    "pitney-bowes": {
      environment: "sandbox",
      apiKey: "sandbox-key",
      apiSecret: "sandbox-secret",
    },
    meplato: {
      url: "https://store.example/v1/local/products/{id}",
      headers: { Authorization: "Bearer sandbox-session" },
    },
  },
  orders: {
    tenantId: 1001,
    siteId: 2002,
    environment: "sandbox",
    clientId: "sandbox.client",
    sharedSecret: "sandbox-shared-secret",
  },
};

/** The sandboxes, each with the hosts that are its own. */
export class Internet {
  perfectsync = createPerfectSync();
  pitneyBowes = createPitneyBowes();
  meplato = createMeplato();
  kiboOrders = createKiboOrders();

  /** @type {Record<string, import("../service.js").Service<any>>} */
  #hosts = {
    "integration.shopatron.com": this.perfectsync,
    "shipping-api-sandbox.pitneybowes.com": this.pitneyBowes,
    "store.example": this.meplato,
    "t1001-s2002.sandbox.mozu.com": this.kiboOrders,
    "home.mozu.com": this.kiboOrders,
  };

  /**
   * Everything that was asked of any of them.
   *
   * @returns {SandboxRequest[]}
   */
  get requests() {
    return [...new Set(Object.values(this.#hosts))].flatMap(({ requests }) => requests);
  }

  /**
   * Hand it over as `fetch`.
   *
   * @param {Request} request
   * @returns {Promise<Response>}
   */
  fetch = async (request) => this.#sandbox(request.url).fetch(request);

  /**
   * The same with plain data.
   *
   * @param {SandboxRequest} request
   */
  async answer(request) {
    return this.#sandbox(request.url).answer(request);
  }

  /** @param {string} url */
  #sandbox(url) {
    const { host } = new URL(url);
    if (!Object.hasOwn(this.#hosts, host)) throw new TypeError(`there is no ${host}`);
    return this.#hosts[host];
  }
}

/**
 * Serves the sandboxes on this machine, to who asks for whole URLs as one asks a proxy.
 *
 * @param {{ port?: number, internet?: Internet }} [options]
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function startInternet({ port = 0, internet = new Internet() } = {}) {
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => {
    pass(internet, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const { port: own } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `127.0.0.1:${own}`, close: () => closeServer(server) };
}

/**
 * @param {Internet} internet
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} outgoing
 */
async function pass(internet, incoming, outgoing) {
  const { method = "GET", url = "" } = incoming;
  const body = await readBody(incoming);
  const answer = await internet.answer({ method, url, headers: flat(incoming.headers), body });
  outgoing.writeHead(answer.status, answer.headers).end(answer.body);
}
