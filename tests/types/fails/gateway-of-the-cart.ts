// TS2353
import { createGateway } from "barrow/gateway";

export const gateway = createGateway({ systems: { kibo: { apiKey: "asdf1234" } } });
