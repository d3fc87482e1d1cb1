// TS2345
import { createStorefront } from "barrow";

createStorefront({ catalogId: 1 });
