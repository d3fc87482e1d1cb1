// TS2339
import { createSource } from "barrow/systems";

const source = createSource("meplato", { url: "https://store.example/{id}" });
export const found = source.query({ term: "wire" });
