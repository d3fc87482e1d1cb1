// TS2322
import { createStorefront } from "barrow";

const shop = createStorefront({ apiKey: "asdf1234" });
const product = await shop.product("100060");
export const price: number = product.quote().unit?.amount ?? "0";
