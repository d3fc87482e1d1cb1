// `npm start`: sets up, builds, and serves the demo shop with its sandbox API until Ctrl-C.

import { build } from "./build.mjs";
import { runMain } from "./run.mjs";
import { freePort, serveShop } from "./serve.mjs";
import { setUp } from "./setup.mjs";

await runMain(async () => {
  await setUp();
  await build();

  const port = await freePort(8080);
  const { url, apiUrl } = await serveShop({ port, sandboxPort: await freePort(port + 1) });
  console.log(`\nThe demo shop:     ${url}/\nIts sandbox API:   ${apiUrl}/\n\nCtrl-C ends both.`);
});
