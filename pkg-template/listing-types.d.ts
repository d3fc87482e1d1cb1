import type { Money, Warning } from "./types.js";

/** What systems other than the cart's say of a product beside what every shop says; empty where one says nothing. */
export interface ListingView {
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
  readonly addOnGroups: readonly AddOnGroupView[];
  /** Who sells it and for how much. Where there is none, the product's own price holds. */
  readonly offers: readonly OfferView[];
}

export interface AddOnGroupView {
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
  readonly tiers: readonly PriceTierView[];
  /** `"0.19"` is 19 %; null where it is not known. */
  readonly taxRate: string | null;
  readonly taxCode: string | null;
  /** Before a discount that `price` holds already: to be shown struck through. */
  readonly referencePrice: Money | null;
  /** `"0.1"` is 10 %. */
  readonly discount: string | null;
  readonly quantity: QuantityRuleView;
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

/** A price that holds for the whole quantity, from a minimum on. */
export interface PriceTierView {
  /** A decimal, in order units. */
  readonly minimumQuantity: string;
  readonly price: Money;
  /** The quantities in words. */
  readonly text: string | null;
}

/** Which quantities can be ordered: whole numbers within these bounds, in steps counted from 0. */
export interface QuantityRuleView {
  readonly minimum: number;
  /** 0 or 0.5: none can be ordered; 1,000,000 where the system sets no limit. */
  readonly maximum: number;
  readonly increment: number;
}

/** What a choice costs, and how that comes about. What is unknown is null, never 0. */
export interface FullQuote {
  /** The id of the offer. */
  readonly offer: string | null;
  /** The exact price of `per` units, options and add-ons included. */
  readonly unit: Money | null;
  readonly per: string;
  /** The same with and without tax, each rounded: for show, never multiplied. */
  readonly unitNet: Money | null;
  readonly unitGross: Money | null;
  /** The price of all units, rounded once. */
  readonly line: Money | null;
  readonly net: Money | null;
  readonly vat: Money | null;
  readonly gross: Money | null;
  readonly rate: string | null;
  /** Which of the offer's tiers applies, from 0. */
  readonly tier: number | null;
  /** The nearest tier above the quantity that is cheaper and can be ordered. */
  readonly nextTier: {
    /** Where it begins: a decimal, in order units. */
    readonly minimum: string;
    /** The least quantity that reaches it and can be ordered. */
    readonly quantity: number;
    /** The exact price of `per` units then. */
    readonly unit: Money;
    /** How much less that is than now. */
    readonly saving: Money;
  } | null;
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
