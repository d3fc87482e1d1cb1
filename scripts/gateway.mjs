// `npm run gateway`: the gateway on workerd, on an internet of the four systems' sandboxes, until Ctrl-C.

import { randomBytes } from "node:crypto";
import { build } from "./build.mjs";
import { runMain } from "./run.mjs";
import { freePort } from "./serve.mjs";
import { setUp } from "./setup.mjs";
import { bundleWorker, startWorkerd } from "./workerd.mjs";

await runMain(async () => {
  await setUp();
  await build();
  await bundleWorker();

  const { settings, startInternet } = await import("../www/sandbox/systems/server.js");
  const { address } = await startInternet();
  const authorize = randomBytes(16).toString("hex");
  const { url } = await startWorkerd({
    settings: {
      ...settings,
      origins: ["http://127.0.0.1:8080"],
      orders: { ...settings.orders, authorize },
    },
    proxy: address,
    port: await freePort(8787),
  });

  console.log(`
The gateway, on workerd:     ${url}/
  PerfectSync                ${url}/products/perfectsync/VRX33151
                             ${url}/products/perfectsync?term=datejust
  Pitney Bowes               ${url}/products/pitney-bowes/1643040064
  Meplato                    ${url}/products/meplato/wire-2
  Orders                     ${url}/orders and ${url}/orders/check, with Authorization: Bearer ${authorize}
Its internet, the sandboxes: http://${address}/, as a proxy

Ctrl-C ends all of it.`);
});
