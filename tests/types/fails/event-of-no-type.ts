// TS2345
import { createStorefront } from "barrow";
import { cartEvent } from "barrow/analytics.js";

cartEvent("added", createStorefront({ apiKey: "asdf1234" }).cart.view);
