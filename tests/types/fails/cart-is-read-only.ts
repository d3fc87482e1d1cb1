// TS2540
import { createStorefront } from "barrow";

const shop = createStorefront({ apiKey: "asdf1234" });
shop.cart = createStorefront({ apiKey: "another" }).cart;
