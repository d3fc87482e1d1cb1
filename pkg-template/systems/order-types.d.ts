import type { Money } from "../types.js";
import type { Transport } from "./types.js";

/** How an order is checked, where the vendor's documentation leaves it open. */
export interface CheckSettings {
  /** How quantity × unit price is rounded; default `half-up`. */
  rounding?: "half-up" | "half-even";
  /** What `handlingAmount` of an item is for; default `per-line`. */
  handling?: "per-line" | "per-unit";
  /** The gateways that the shop's payments go through, and what each needs. */
  gateways?: readonly {
    name: string;
    /** The type of payments that go through it, such as `CreditCard`. */
    paymentType: string;
    /** The keys that `gatewayResponseData` must hold. */
    requiredKeys?: readonly string[];
    /** `customer-profile` where the id of an Authorize.net profile stands in place of a card's mask. */
    mask?: "masked" | "customer-profile";
  }[];
}

export interface BuildSettings extends CheckSettings {
  /** The sign that discounts are written with; default `positive`. */
  discountSign?: "positive" | "negative";
  /** Where the order's handling goes; default `item`. */
  handlingField?: "item" | "order-fee";
}

/** One thing that is wrong, or may be. */
export interface OrderFinding {
  /** `R1` to `R18`, or a word. */
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** The place in the order, such as `items[1].subtotal`. */
  readonly path: string;
  readonly message: string;
}

/** Why the total differs from what the items add up to. Amounts are decimals in the order's currency. */
export interface OrderDiagnosis {
  readonly stated: string;
  readonly sum: string;
  /** What the total is too much by; negative where it is too little. */
  readonly difference: string;
  /** The cause, where only one fits. */
  readonly cause: OrderCause | null;
  readonly causes: readonly OrderCause[];
  /** All of that in words. */
  readonly sentence: string;
  /** What the items' amounts come to, by name. */
  readonly parts: Readonly<Record<string, string>>;
}

export type OrderCause =
  | "discount-added"
  | "discount-not-subtracted"
  | "tax-on-goods-missing"
  | "tax-on-shipping-missing"
  | "tax-missing"
  | "handling-on-order"
  | "duty-on-order"
  | "adjustment-on-order"
  | "item-missing"
  | "item-twice"
  | "handling-per-unit"
  | "rounding";

export interface OrderReport {
  /** True where nothing is wrong, though there may be warnings. */
  readonly passes: boolean;
  /** The shop's own number of the order. */
  readonly externalId: string | null;
  /** True where it will not be fulfilled before somebody accepts it by hand. */
  readonly isHeld: boolean;
  readonly findings: readonly OrderFinding[];
  readonly diagnosis: OrderDiagnosis | null;
}

/** An amount: a decimal as text or number, or what Barrow calls money, in the order's currency. */
export type AmountInput = string | number | Money;

/** What is taken off or comes on top: amounts from 0. */
export interface ChargesInput {
  discount?: AmountInput;
  tax?: AmountInput;
  shipping?: AmountInput;
  shippingTax?: AmountInput;
  handling?: AmountInput;
  handlingTax?: AmountInput;
  duty?: AmountInput;
}

export interface ContactInput {
  email?: string;
  firstName?: string;
  lastName?: string;
  company?: string;
  homePhone?: string;
  mobilePhone?: string;
  workPhone?: string;
  address?: {
    /** Up to four. */
    lines?: readonly string[];
    town?: string;
    state?: string;
    postalCode?: string;
    country?: string;
    /** Such as `Residential`. */
    kind?: string;
    isValidated?: boolean;
  };
}

/** A line of an order; those of `shop.cart.view` are such lines. */
export interface OrderLineInput {
  sku: string;
  quantity: number;
  /** The price of one unit, options included, before discounts. */
  price: AmountInput | null;
  /** The plain price, where `price` is a reduced one. */
  listPrice?: AmountInput;
  /** The code of the variation that was chosen. */
  variation?: string;
  name?: string | null;
  /** Such as `Physical`. */
  goodsType?: string;
  /** Such as `Ship`. */
  fulfillment?: string;
  isTaxable?: boolean;
  selectedOptions?: Readonly<Record<string, string>>;
  /** By name, such as `weight`. */
  measures?: Readonly<Record<string, { value: string | number; unit: string }>>;
  /** Charges of this line as a whole. */
  charges?: ChargesInput;
}

export interface PaymentInput {
  card?: {
    /** Such as `VISA`. */
    brand?: string;
    name?: string;
    /** Never the number itself. */
    mask?: string;
    lastFour?: string;
    isTokenized?: boolean;
    token?: string;
    expireMonth?: number;
    expireYear?: number;
    bin?: string;
    /** The id of an Authorize.net profile, which goes where the mask would. */
    customerProfileId?: string;
  };
  paypal?: {
    /** Begins with `EC-`. */
    token: string;
    payerId: string;
  };
  /** Default: what the other payments leave of the total. */
  amount?: AmountInput;
  /** What the gateway said. */
  authorization: {
    transactionId?: string;
    code?: string;
    date?: string;
    avsCodes?: string;
    cvv2Codes?: string;
    responseCode?: string;
    responseText?: string;
    /** `gatewayResponseData`, by key. */
    data?: Readonly<Record<string, string>>;
  };
}

/** What an order is built of. It holds no sums. */
export interface OrderDraft {
  /** An ISO code. */
  currency: string;
  lines: readonly OrderLineInput[];
  /** Charges of the order as a whole; they are shared out over the lines. */
  charges?: ChargesInput;
  /** The shop's own number. Without it the order cannot be sent. */
  externalId?: string;
  customerAccountId?: number;
  email?: string;
  /** Default `Online`. */
  type?: string;
  channel?: string;
  ipAddress?: string;
  /** An ISO date. */
  submittedDate?: string;
  isTaxExempt?: boolean;
  isHistorical?: boolean;
  billTo?: ContactInput;
  /** True where the bill goes where the goods go. */
  sameAddress?: boolean;
  delivery?: { contact?: ContactInput; methodCode?: string; methodName?: string };
  payments?: readonly PaymentInput[];
  /** What fraud checks said. */
  reviews?: readonly {
    id?: string;
    validator?: string;
    kind?: string;
    status?: string;
    created?: string;
    messages?: readonly { item?: string | null; kind?: string; text?: string }[];
  }[];
}

export interface OrderSenderConfig extends Transport {
  tenantId: number | string;
  siteId: number | string;
  /** Such as `sandbox`, `sb` or `tp1`. */
  environment: string;
  /** Where the tenant's data are, in the vendor's words; default `mozu`. */
  region?: "mozu" | "euw1" | "usc1";
  /** Default 1. */
  masterCatalogId?: number | string;
  /** Default 1. */
  catalogId?: number | string;
  /** Instead of the host that follows from the others. */
  apiHost?: string;
  /** Where tokens come from; default `home.mozu.com`. */
  authHost?: string;
  clientId: string;
  sharedSecret: string;
  /** How orders are checked before they are sent. */
  check?: CheckSettings;
}

/** An order that is there. */
export interface ImportedOrder {
  readonly id: string | null;
  /** The number that service staff see. */
  readonly orderNumber: string | null;
  readonly externalId: string | null;
  readonly status: string | null;
  /** True where it is not fulfilled before somebody accepts it by hand. */
  readonly isHeld: boolean;
}

export interface SentOrder {
  readonly order: ImportedOrder;
  /** True where it was found there: an answer to an earlier request was lost. */
  readonly wasFound: boolean;
  /** What the check found: warnings. */
  readonly findings: readonly OrderFinding[];
}
