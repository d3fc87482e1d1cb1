// TS2345
import { createSource } from "barrow/systems";

export const source = createSource("kibo", { apiKey: "asdf1234" });
