import type { WasmSource } from "../load.js";
import type { Money, ProductView, Warning } from "../types.js";
import type { Source } from "./source.js";

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
export interface SystemProductView extends ProductView {
  /** The system's own id. */
  readonly id: string | null;
  /** Why it cannot be ordered at all. */
  readonly barred: "inactive" | "unpublished" | null;
  /** The system's own word for its state. */
  readonly status: string | null;
  readonly brand: string | null;
  readonly manufacturer: string | null;
  readonly category: string | null;
  /** The page that sells it, as it came: not checked. */
  readonly url: string | null;
  readonly stock: number | null;
  readonly inStockDate: string | null;
  readonly identifiers: readonly { readonly kind: string; readonly text: string }[];
  readonly taxonomies: readonly {
    readonly kind: string;
    readonly code: string;
    readonly version: string | null;
    readonly name: string | null;
  }[];
  readonly features: readonly string[];
  readonly attributes: readonly TextPair[];
  readonly attachments: readonly {
    readonly kind: string;
    /** As it came: not checked. */
    readonly url: string;
    readonly locale: string | null;
    readonly name: string | null;
  }[];
  readonly references: readonly {
    readonly id: string;
    readonly kind: string;
    readonly kindText: string | null;
    readonly name: string;
    readonly price: Money | null;
    readonly priceUnit: string | null;
    readonly image: { readonly url: string; readonly name: string | null } | null;
  }[];
  /** What it is called in other languages: `stated` is `EN_US` where `locale` is `en-US`. */
  readonly translations: readonly {
    readonly locale: string;
    readonly stated: string;
    readonly text: string;
  }[];
  /** Extras, of each group at most one. */
  readonly addOnGroups: readonly {
    readonly id: string;
    readonly name: string;
    /** Which of them stands for "none", from 0. */
    readonly default: number | null;
    readonly addOns: readonly {
      readonly id: string;
      readonly name: string;
      /** For each unit, in the product's currency; null where it is unknown. */
      readonly price: string | null;
    }[];
  }[];
  /** Who sells it and for how much. Where there is none, the product's own price holds. */
  readonly offers: readonly OfferView[];
}

export interface TextPair {
  readonly name: string;
  readonly text: string;
}

export interface OfferView {
  readonly id: string;
  readonly sku: string | null;
  readonly vendor: string | null;
  /** The price of `priceQuantity` order units. */
  readonly price: Money | null;
  /** A decimal; `"1"` unless the system says otherwise. */
  readonly priceQuantity: string;
  /** Prices from a quantity on, for the whole quantity. */
  readonly tiers: readonly {
    readonly minimumQuantity: string;
    readonly price: Money;
    readonly text: string | null;
  }[];
  /** `"0.19"` is 19 %; null where it is not known. */
  readonly taxRate: string | null;
  readonly taxCode: string | null;
  /** Before a discount that `price` holds already: to be shown struck through. */
  readonly referencePrice: Money | null;
  /** `"0.1"` is 10 %. */
  readonly discount: string | null;
  readonly quantity: {
    readonly minimum: number;
    readonly maximum: number;
    readonly increment: number;
  };
  /** What one order unit holds. */
  readonly content: { readonly units: string; readonly unit: string | null } | null;
  readonly orderUnit: string | null;
  readonly blocked: boolean;
  readonly preferred: boolean;
  readonly deliveryDays: string | null;
  readonly condition: string | null;
  /** To be shown as they are. */
  readonly texts: {
    readonly priceUnit: string | null;
    readonly taxLabel: string | null;
    readonly priceInfo: string | null;
    readonly delivery: string | null;
    readonly availability: string | null;
    readonly fulfillment: string | null;
  };
  readonly attributes: readonly TextPair[];
}

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
export interface SystemQuote {
  /** The id of the offer. */
  readonly offer: string | null;
  /** The exact price of `per` units, options and add-ons included. */
  readonly unit: Money | null;
  readonly per: string;
  /** The price of all units, rounded once. */
  readonly line: Money | null;
  readonly net: Money | null;
  readonly vat: Money | null;
  readonly gross: Money | null;
  readonly rate: string | null;
  /** Which of the offer's tiers applies, from 0. */
  readonly tier: number | null;
  /** To be shown struck through. */
  readonly reference: Money | null;
  readonly quantity: {
    readonly value: number;
    readonly valid: boolean;
    readonly reason: "below-minimum" | "above-maximum" | "not-a-multiple" | "not-orderable" | null;
    /** Where it is not valid, the nearest quantities that are. */
    readonly below: number | null;
    readonly above: number | null;
  };
  /** For show only. */
  readonly content: {
    readonly units: string;
    readonly unit: string | null;
    readonly price: Money | null;
  } | null;
  readonly steps: readonly QuoteStep[];
  readonly warnings: readonly Warning[];
}

/** A step of the calculation; amounts are decimals in the currency of the quote, null where unknown. */
export type QuoteStep = { readonly amount: string | null } & (
  | { readonly kind: "base" | "times" | "per" }
  | { readonly kind: "tier"; readonly minimum: string }
  | { readonly kind: "surcharge"; readonly option: string; readonly value: string }
  | { readonly kind: "add-on"; readonly group: string; readonly addOn: string }
  | { readonly kind: "vat"; readonly included: boolean }
);

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
