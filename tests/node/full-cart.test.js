// All tests of the cart and of tabs, once more with the full engine.

import { engine } from "./engine.js";

engine.name = "full";
await import("./cart.test.js");
await import("./tabs.test.js");
