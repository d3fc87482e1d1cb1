import type { FullQuote, ListingView } from "../listing-types.js";
import type { WasmSource } from "../load.js";
import type { ProductView, Warning } from "../types.js";
import type { Source } from "./source.js";

export type { OfferView, QuoteStep, TextPair } from "../listing-types.js";

/** A system whose products can be read. */
export type SystemName = "kibo" | "perfectsync" | "pitney-bowes" | "meplato";

/** A product of any system. */
export interface SystemProduct {
  /** The product as plain data. Texts are untrusted: show them as text. */
  readonly view: SystemProductView;
  /** The product in Barrow's own form, as JSON: for `quote`, for a cache, for pages. */
  readonly json: string;
  /** The JSON as the system wrote it. */
  readonly raw: string;
}

/** What every shop says of a product, and what the systems say beside that; empty where one says nothing. */
export type SystemProductView = ProductView & ListingView;

/** What is chosen of a product. */
export interface ProductChoice {
  /** The id of the offer; default the best one for the quantity. */
  offer?: string;
  /** Option id → value id or text. */
  selectedOptions?: Readonly<Record<string, string>>;
  /** Group id → add-on id. */
  addOns?: Readonly<Record<string, string>>;
  /** A whole number from 1 to 1,000,000; default 1. */
  quantity?: number;
}

export interface PriceSettings {
  /** How lines are rounded; default `half-up`. */
  rounding?: "half-up" | "half-even";
  /** Whether the prices hold the tax; default false. */
  pricesIncludeVat?: boolean;
}

/** What a choice costs, and how that comes about. What is unknown is null, never 0. */
export type SystemQuote = FullQuote;

/** How requests are sent. */
export interface Transport {
  /** Called with one `Request`; default the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** How long one attempt may take; default 10,000. */
  timeoutMs?: number;
  /** The wasm, where the runtime cannot fetch it. */
  wasm?: WasmSource;
}

export interface PerfectSyncConfig extends Transport {
  /** Default `https://integration.shopatron.com/api/snap/v1`. */
  baseUrl?: string;
  user: string;
  password: string;
  manufacturerId: number | string;
  catalogId: number | string;
  /** The currency of the catalogue, an ISO code. */
  currency: string;
  /** The language of the catalogue, such as `en_US`. */
  locale: string;
}

export interface PitneyBowesConfig extends Transport {
  /** Default `production`. */
  environment?: "sandbox" | "production";
  /** Instead of the environment's: what stands before `/shippingservices` and `/oauth`. */
  baseUrl?: string;
  apiKey: string;
  apiSecret: string;
  /** The client that Pitney Bowes assigned; a newer state of their guide wants it. */
  clientId?: string;
  brand?: string;
  /** Makes the id of an attempt: 1 to 25 letters, digits, hyphens and underscores, never the same twice. Default: chance. */
  transactionId?: () => string;
}

export interface MeplatoConfig extends Transport {
  /** The address of a product, with `{id}` where its id goes. */
  url: string;
  /** What the catalogue wants to see, such as `Authorization`. */
  headers?: Readonly<Record<string, string>>;
}

/** The settings of each system that a server can ask. */
export interface SourceConfigs {
  perfectsync: PerfectSyncConfig;
  "pitney-bowes": PitneyBowesConfig;
  meplato: MeplatoConfig;
}

/** A source of this system: only PerfectSync can look for products. */
export type SourceOf<System extends keyof SourceConfigs> = System extends "perfectsync"
  ? Source
  : Omit<Source, "query">;

export interface ProductQuery {
  /** Free text, one term. */
  term: string;
  /** 1 to 100; the system's own number, 10, unless said. */
  perPage?: number;
  /** From 1. */
  page?: number;
  sortBy?: "relevance";
}

export interface FoundProducts {
  readonly products: readonly SystemProduct[];
  /** Which entries are left out, and why. */
  readonly warnings: readonly Warning[];
}
