import type { WasmSource } from "../load.js";
import type { OrderSenderConfig } from "../systems/order-types.js";
import type { MeplatoConfig, PerfectSyncConfig, PitneyBowesConfig } from "../systems/types.js";
import type { ErrorCode } from "../types.js";

/** The settings of a system, but for what the gateway has one of for all. */
export type Behind<Config> = Omit<Config, "fetch" | "wasm">;

/**
 * Who may hand orders over: whoever knows this token (32 characters or more; it comes as `Authorization: Bearer …`), or
 * whoever the function says `true` to. It is given the request without its body.
 */
export type Authorize = string | ((request: Request) => boolean | Promise<boolean>);

export interface GatewayConfig {
  /** Whose pages may ask, as browsers write origins: `https://shop.example`. Default: nobody's. */
  origins?: readonly string[];
  /** The systems whose products may be asked for. What is not here does not exist. */
  systems?: {
    perfectsync?: Behind<PerfectSyncConfig>;
    "pitney-bowes"?: Behind<PitneyBowesConfig>;
    meplato?: Behind<MeplatoConfig>;
  };
  /** Where finished orders go. Without it there is no way for orders. */
  orders?: Behind<OrderSenderConfig> & { authorize: Authorize };
  /** How long products may be kept on the way; default `public, max-age=60`. */
  cacheControl?: string;
  /** How long a request may take, with all that is asked for it; default 15,000. */
  timeoutMs?: number;
  /** How long a request's body may be; default 1,000,000. */
  maxRequestBytes?: number;
  /** How long a system's answer may be; default 8,000,000. */
  maxAnswerBytes?: number;
  /** Called with one `Request`; default the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** The wasm, where the runtime cannot fetch it. */
  wasm?: WasmSource;
  /** Told of every request when it has been answered. Nothing in it comes from a system or from who asked. */
  log?: (entry: GatewayLogEntry) => void;
}

export interface GatewayLogEntry {
  /** `other` for what the gateway does not answer. */
  readonly method: "GET" | "HEAD" | "POST" | "OPTIONS" | "other";
  /** Null where there is nothing at that address. */
  readonly route: "product" | "search" | "check" | "order" | null;
  readonly system: "perfectsync" | "pitney-bowes" | "meplato" | null;
  readonly status: number;
  /** Why it failed; more exact than what the answer says. */
  readonly code: ErrorCode | null;
  readonly durationMs: number;
}

/** What some runtimes hand to their workers. */
export interface GatewayContext {
  waitUntil?: (work: Promise<unknown>) => void;
}

/** What an answer says that is no success. */
export interface GatewayError {
  readonly code: ErrorCode;
  readonly message: string;
  /** The place in the request or in the order. */
  readonly field?: string;
}
