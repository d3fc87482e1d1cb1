// TS2345
import { createSandbox } from "barrow/testing";

createSandbox().fail("slow");
