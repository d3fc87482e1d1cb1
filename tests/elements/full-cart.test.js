// All tests of buying and of the cart, once more with the full engine.

import { settings } from "./page.js";

settings.engine = "full";
await import("./buying.test.js");
await import("./cart.test.js");
