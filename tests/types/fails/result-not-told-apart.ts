// TS2339
import { createStorefront } from "barrow";

const { results } = await createStorefront({ apiKey: "asdf1234" }).cart.add({ sku: "100060" });
export const line = results[0].lineId;
