// A gateway on an internet of sandboxes.

import { readFileSync } from "node:fs";
import { createGateway } from "../../pkg/gateway-node.js";
import { Internet, settings } from "../../www/sandbox/systems/server.js";
import { SECRETS } from "../systems/worlds.js";

export const ORIGIN = "https://shop.example";

/** What lets orders in. */
export const TOKEN = "a token of the shop, hard to guess".replaceAll(" ", "-");

/** What nobody may see. */
export const HIDDEN = [...SECRETS, TOKEN, "refresh-sandbox"];

/** A product of each system. @type {Record<string, string>} */
export const PRODUCTS = {
  perfectsync: "/products/perfectsync/VRX33151",
  "pitney-bowes": "/products/pitney-bowes/1643040064",
  meplato: "/products/meplato/wire-2",
};

/** The settings of a gateway that fit the sandboxes. */
export const fitting = {
  origins: [ORIGIN],
  systems: settings.systems,
  orders: { ...settings.orders, authorize: TOKEN },
};

/** An order that is right, as text. */
export const order = fixture("kibo_order/testdata/kibo-order-import.card.json");

/** @param {string} path below `src/wire/` */
export function fixture(path) {
  return readFileSync(new URL(`../../src/wire/${path}`, import.meta.url), "utf8");
}

/** A clock that only tests have runs on while a thread of the machine's computes a hash. */
const NEVER_MS = 1_000_000_000;

/**
 * @param {object} [config] more settings, or others
 * @param {Internet} [internet]
 */
export function world(config, internet = new Internet()) {
  /** @type {any[]} */
  const log = [];
  const gateway = createGateway({
    ...fitting,
    fetch: internet.fetch,
    timeoutMs: NEVER_MS,
    log: (entry) => log.push(entry),
    ...config,
  });
  /** @param {string} path @param {RequestInit & { duplex?: "half" }} [init] */
  const ask = (path, init) => gateway.fetch(new Request(`https://gateway.example${path}`, init));
  /** @param {BodyInit} body @param {Record<string, string>} [headers] @param {string} [path] */
  const send = (body, headers, path = "/orders") =>
    ask(path, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        "Content-Type": "application/json",
        ...headers,
      },
      body,
      duplex: "half",
    });
  return { internet, gateway, log, ask, send };
}

/**
 * The status, and what the body says.
 *
 * @param {Promise<Response>} answer
 * @returns {Promise<{ status: number, body: any }>}
 */
export async function told(answer) {
  const response = await answer;
  return { status: response.status, body: await response.json() };
}

/** The orders that a sandbox has taken. @param {Internet} internet */
export function taken({ kiboOrders }) {
  return kiboOrders.state.orders.map(({ externalId }) => externalId);
}
