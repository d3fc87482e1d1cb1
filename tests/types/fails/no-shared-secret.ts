// TS2741
import { createOrderSender } from "barrow/systems";

export const sender = createOrderSender({
  tenantId: 1,
  siteId: 2,
  environment: "tp1",
  clientId: "id",
});
