// TS2741
import { createStorefront } from "barrow";

createStorefront({ catalogId: 1 });
