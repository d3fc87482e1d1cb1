// TS2322
import { createGateway } from "barrow/gateway";

export const gateway = createGateway({
  orders: { tenantId: 1, siteId: 2, environment: "tp1", clientId: "id", sharedSecret: "s" },
});
