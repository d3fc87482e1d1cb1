// TS2367
import { StorefrontError } from "barrow";

export const isLost = (error: unknown) =>
  error instanceof StorefrontError && error.code === "network-error";
