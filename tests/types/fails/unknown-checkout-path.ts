// TS2322
import { createStorefront } from "barrow";

createStorefront({ apiKey: "asdf1234", checkoutPath: "automatic" });
