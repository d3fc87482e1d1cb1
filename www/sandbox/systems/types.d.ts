import type { TokenState } from "./tokens.js";

/** A product in a system's own shape. */
export interface SystemProductJson {
  [member: string]: unknown;
}

export interface PerfectSyncOptions {
  baseUrl?: string;
  user?: string;
  password?: string;
  manufacturerId?: number;
  catalogId?: number;
  currency?: string;
  locale?: string;
  products?: SystemProductJson[];
  /** How a list is written: bare, or in an object under this name. Default `array`. */
  listAs?: "array" | "products" | "items" | "results";
  /** The body of a refusal. Default `json`. */
  errorBody?: "json" | "text" | "none";
  /** The present time in milliseconds. Default `Date.now`. */
  now?: () => number;
}

export interface PerfectSyncState {
  baseUrl: string;
  authorization: string;
  /** The headers that say which catalogue is meant, in lower case. */
  catalogue: Record<string, string>;
  products: SystemProductJson[];
  listAs: "array" | "products" | "items" | "results";
  errorBody: "json" | "text" | "none";
  now: number;
}

/** The shape that the request asks for, or one of the four whatever it asks for. */
export type ErrorShape = "as-asked" | "unified" | "legacy-1" | "legacy-2" | "legacy-3";

export interface PitneyBowesOptions {
  baseUrl?: string;
  apiKey?: string;
  apiSecret?: string;
  /** The client whose id must stand in the query. Default: none is asked for. */
  clientId?: string | null;
  /** How long a token lives. Default 35,999. */
  lifeSeconds?: number;
  products?: SystemProductJson[];
  /** Default `as-asked`. */
  errorShape?: ErrorShape;
  /** The present time in milliseconds. Default `Date.now`. */
  now?: () => number;
}

export interface PitneyBowesState extends TokenState {
  baseUrl: string;
  authorization: string;
  clientId: string | null;
  products: SystemProductJson[];
  errorShape: ErrorShape;
  /** The transaction ids that were used. */
  transactions: Record<string, true>;
}

export interface MeplatoOptions {
  /** What stands before the id. */
  baseUrl?: string;
  /** The headers that a request must have. */
  headers?: Record<string, string>;
  products?: SystemProductJson[];
  /** The code in an error: always 400, as the guide prints it, or the status. Default `as-printed`. */
  code?: "as-printed" | "status";
  /** Whether an error stands by itself or in `error`. Default `bare`. */
  envelope?: "bare" | "error";
  /** So many requests in so many seconds; more are refused with 429 and `Retry-After`. Default: any. */
  limit?: { requests: number; seconds: number } | null;
  /** The present time in milliseconds. Default `Date.now`. */
  now?: () => number;
}

export interface MeplatoState {
  baseUrl: string;
  headers: Record<string, string>;
  products: SystemProductJson[];
  code: "as-printed" | "status";
  envelope: "bare" | "error";
  limit: { requests: number; seconds: number } | null;
  /** When the latest requests were answered. */
  taken: number[];
  now: number;
}

export interface KiboOrdersOptions {
  baseUrl?: string;
  authUrl?: string;
  clientId?: string;
  clientSecret?: string;
  tenantId?: number;
  siteId?: number;
  /** How long a token lives. Default 3600. */
  lifeSeconds?: number;
  /** The status of a `VALIDATION_ERROR`, which is not documented. Default 422. */
  validationStatus?: number;
  /** The status of an order that was taken. Default 200. */
  createdStatus?: number;
  /** The present time in milliseconds. Default `Date.now`. */
  now?: () => number;
}

export interface KiboOrdersState extends TokenState {
  baseUrl: string;
  authUrl: string;
  clientId: string;
  clientSecret: string;
  /** The headers that say whose order it is, in lower case. */
  place: Record<string, string>;
  validationStatus: number;
  createdStatus: number;
  orders: OrderJson[];
}

/** An order as it came, and what the API adds to it. */
export interface OrderJson {
  externalId?: string;
  total?: number;
  items?: Record<string, unknown>[];
  [member: string]: unknown;
}
