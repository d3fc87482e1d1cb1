// All tests of the cart, of ordered carts and of tabs, once more with the full engine.

import { engine } from "./engine.js";

engine.name = "full";
await import("./cart.test.js");
await import("./given.test.js");
await import("./ordered.test.js");
await import("./tabs.test.js");
