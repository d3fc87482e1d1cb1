// `npm start`: sets up, builds, and serves the demo shop with its sandbox API and a gateway until Ctrl-C.

import { build } from "./build.mjs";
import { runMain } from "./run.mjs";
import { freePort, serveShop } from "./serve.mjs";
import { setUp } from "./setup.mjs";

await runMain(async () => {
  await setUp();
  await build();

  const port = await freePort(8080);
  const sandboxPort = await freePort(port + 1);
  const gatewayPort = await freePort(sandboxPort + 1);
  const { url, apiUrl, gatewayUrl } = await serveShop({ port, sandboxPort, gatewayPort });
  console.log(`
The demo shop:     ${url}/
The gallery:       ${url}/gallery.html
Its sandbox API:   ${apiUrl}/
A gateway:         ${gatewayUrl}/

Ctrl-C ends all of it.`);
});
