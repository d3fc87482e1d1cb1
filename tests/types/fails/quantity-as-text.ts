// TS2345
import { createStorefront } from "barrow";

createStorefront({ apiKey: "asdf1234" }).cart.setQuantity("line-1", "2");
