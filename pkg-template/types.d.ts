import type { Product, StorefrontError } from "./index.js";
import type { ListingView, PriceTierView, QuantityRuleView } from "./listing-types.js";
import type { SourceConfigs } from "./systems/types.js";

export type {
  AddOnGroupView,
  FullQuote,
  ListingView,
  OfferView,
  PriceTierView,
  QuantityRuleView,
  QuoteStep,
} from "./listing-types.js";

/** An exact amount: `{ amount: "49.99", currency: "USD" }`. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Something odd that stops nothing. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** What kind of failure a `StorefrontError` is. */
export type ErrorCode =
  | "network"
  | "timeout"
  | "aborted"
  | "forbidden"
  | "not-found"
  | "bad-request"
  | "rate-limited"
  | "server"
  | "unreadable-answer"
  | "uncertain"
  | "blocked-link"
  | "invalid-selection"
  | "invalid-quantity"
  | "not-orderable"
  | "empty-cart"
  | "configuration"
  | "unsupported"
  | "internal";

/** Where the cart's id is kept between visits; a `Map` will do for the time of a page. */
export interface StorageAdapter {
  get(key: string): string | null | undefined;
  set(key: string, value: string): void;
  delete(key: string): void;
  /** Where it is there, the full engine keeps what is under way for the next page. */
  keys?(): Iterable<string>;
}

export interface StorefrontConfig {
  /** The shop's public key. */
  apiKey: string;
  /** The catalogue of products and checkout; 0 is a catalogue. Default: the key's own. */
  catalogId?: number;
  /** Default `https://product.shopatron.com`. */
  baseUrl?: string;
  /**
   * How the checkout call is spelled: as documented (`cart`, the default), as used (`checkout`), or as it turns out
   * (`auto`): the first, and where that is not there, the other.
   */
  checkoutPath?: "cart" | "checkout" | "auto";
  /** Hosts a checkout link may lead to besides the API's own; `*.` for subdomains. */
  checkoutHosts?: string[];
  /** The cart's id, where the page keeps it. */
  cartId?: string;
  /**
   * Where the cart's id is kept; default `localStorage`, else memory. `"shopatron-cookie"` is the cookie of the
   * vendor's own library, for shops that move over.
   */
  storage?: StorageAdapter | "shopatron-cookie";
  /** Called with one `Request`; default the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** How long a request may take; default 10,000. */
  timeoutMs?: number;
  /** The language of prices; default that of the page or the product. */
  locale?: string;
  /** How lines are rounded; default `half-up`. */
  rounding?: "half-up" | "half-even";
  /** Whether prices hold the tax; default false. Takes the full engine. */
  pricesIncludeVat?: boolean;
  /** The address of a gateway, which tells products of other systems. Takes the full engine. */
  gateway?: string;
  /** Sends exactly the headers that the guide lists. */
  strictHeaders?: boolean;
  /**
   * Which engine runs the cart: `lean` (the default), or `full`, which is larger and does more; see the page on the cart
   * in the browser.
   */
  engine?: "lean" | "full";
  /** The wasm of that engine, where a bundler or an edge runtime wants to give it. */
  wasm?: URL | string | Response | BufferSource | WebAssembly.Module;
}

/** A system whose products a gateway tells. */
export type SystemName = keyof SourceConfigs;

/** A product. What comes last, and what other systems say of theirs, is told by the full engine only. */
export interface ProductView extends Partial<ListingView> {
  readonly sku: string;
  readonly catalogId: number | null;
  readonly name: string;
  /** Untrusted; may hold markup. Show it as text. */
  readonly description: string | null;
  /** The unit price without options; null where it is unknown. */
  readonly price: Money | null;
  readonly availability: {
    readonly code: string | null;
    readonly status:
      | "in-stock"
      | "back-order"
      | "limited"
      | "pre-order"
      | "discontinued"
      | "digital"
      | "store-only"
      | "unknown";
  };
  readonly image: string | null;
  readonly images: readonly { readonly url: string; readonly name: string | null }[];
  readonly locale: string | null;
  /** `"0.40"` is 40 %. Not for shoppers. */
  readonly averageDealerMargin: string | null;
  /** The value is a decimal as the shop writes it; the units are `lb`, `kg` or what else it says. */
  readonly weight: { readonly value: string | null; readonly units: string | null } | null;
  /** The number of the way it is shipped. */
  readonly shippingMethod: number | null;
  /** Whatever else the shop says, as it says it; see `shownFields`. */
  readonly customFields: unknown;
  readonly options: readonly ProductOptionView[];
  readonly warnings: readonly Warning[];
  /** The system that it is of; null for the shop's own products, which are all that the cart takes. */
  readonly system?: SystemName | null;
  /** False where it cannot be ordered, in any quantity. */
  readonly orderable?: boolean;
  /**
   * Why not: it must not be, it is not sold any more or not yet, it is not meant to be seen, no quantity meets the rules,
   * or nobody knows the price.
   */
  readonly reason?: "blocked" | "inactive" | "unpublished" | "no-quantity" | "unknown-price" | null;
  /** Of several offers, the id of the one that holds for one unit; tiers and rule are those of that one. */
  readonly offer?: string | null;
  /** Prices from a quantity on, as they came. */
  readonly tiers?: readonly PriceTierView[];
  /** Null where every quantity from 1 to 1,000,000 will do. */
  readonly quantityRule?: QuantityRuleView | null;
}

export interface ProductOptionView {
  readonly id: string;
  readonly name: string;
  readonly role: "choice" | "text";
  /** For text: how long it must and may be, in Unicode code points. */
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly values: readonly {
    readonly id: string;
    readonly name: string;
    readonly priceDelta: Money | null;
    readonly image: string | null;
  }[];
}

/** A picked value, in ids and in words. */
export interface Pick {
  readonly option: string;
  readonly value: string;
  readonly optionName: string;
  readonly valueName: string;
}

export interface PickerView {
  /** The options to show, in order; same-named alternatives are one. */
  readonly options: readonly PickerOptionView[];
  /** True once it can be added to the cart. */
  readonly complete: boolean;
  /** True where it would be complete, but this combination is sold out. */
  readonly soldOut: boolean;
  /** The ids of the options that still want a value. */
  readonly missing: readonly string[];
  /** What follows by itself. */
  readonly forced: readonly Pick[];
  /** The unit price, once complete. */
  readonly price: Money | null;
  /** The lowest and highest unit price still possible. */
  readonly priceRange: { readonly min: Money; readonly max: Money } | null;
  /** What was picked, by shown option. */
  readonly selection: Readonly<Record<string, string>>;
  /** What to add to the cart; null until complete. */
  readonly selectedOptions: Readonly<Record<string, string>> | null;
  readonly warnings: readonly Warning[];
}

export interface PickerOptionView {
  readonly id: string;
  /** The ids of all alternatives it stands for. */
  readonly ids: readonly string[];
  readonly name: string;
  readonly role: "choice" | "text";
  readonly status: "required" | "possible" | "inapplicable";
  readonly values: readonly PickerValueView[];
  /** What was typed, for a free-text option. */
  readonly text: string | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
}

export interface PickerValueView {
  readonly id: string;
  /** The option that it is a value of; of alternatives, the first that has it. */
  readonly optionId: string;
  readonly name: string;
  readonly selected: boolean;
  /**
   * Whether it can be had with all other picks, is sold out with them, can be had only with a change of them
   * (`picker.explain` says which), or never.
   */
  readonly availability: "available" | "sold-out" | "needs-change" | "never";
  /** What it adds to the price; null while that is undecided. */
  readonly priceDelta: Money | null;
  readonly image: string | null;
}

export interface PickResult {
  readonly view: PickerView;
  /** Picks that no longer fit. */
  readonly dropped: readonly Pick[];
  /** Picks that moved to another option of the same name. */
  readonly carried: readonly Pick[];
  readonly forced: readonly Pick[];
  /** All of that in words; empty where nothing else changed. */
  readonly sentence: string;
}

export interface Explanation {
  /** The fewest picks with all of which no combination has the value; of several such the first in display order. */
  readonly reasons: readonly Pick[];
  /** What picking it would drop. */
  readonly wouldDrop: readonly Pick[];
  /** Both in words; empty where nothing stands in the way. */
  readonly sentence: string;
}

export interface RestoreResult {
  readonly view: PickerView;
  /** What the address asks for and cannot be had any more, or not with the rest. */
  readonly ignored: readonly { readonly option: string; readonly value: string }[];
}

/** What is chosen of a product. */
export interface QuoteChoice {
  /** Option id → value id or text. */
  selectedOptions?: Readonly<Record<string, string>>;
  /** A whole number from 1 to 1,000,000; default 1. */
  quantity?: number;
  /** Group id → add-on id. Wants the full engine. */
  addOns?: Readonly<Record<string, string>>;
  /** The id of the offer; default the best one for the quantity. Wants the full engine. */
  offer?: string;
}

/** What a choice costs, as the usual engine tells it; the full one tells a `FullQuote`. */
export interface Quote {
  /** The price of one unit, options included; null where it is unknown. */
  readonly unit: Money | null;
  /** The price of all units, rounded once. */
  readonly line: Money | null;
  /** The same without tax; the tax on it, rounded once; both together. The tax is unknown without a rate. */
  readonly net: Money | null;
  readonly vat: Money | null;
  readonly gross: Money | null;
  readonly quantity: number;
}

export interface ItemChoice {
  /** Option id → value id or text. */
  selectedOptions?: Readonly<Record<string, string>>;
  /** A whole number from 1 to 1,000,000; default 1. */
  quantity?: number;
  /** The page that sells it; default the present page. Needed outside a page. */
  productLink?: string;
  /** Group id → add-on id, for pages that take what is added themselves: the cart takes no add-ons. */
  addOns?: Readonly<Record<string, string>>;
}

/** What to add: a product that was read, or the code of one that is then read first. */
export type CartItem = ItemChoice & ({ product: Product } | { sku: string; catalogId?: number });

/** How one item of several ended. */
export type ItemResult =
  | { readonly status: "done"; readonly lineId: string }
  | { readonly status: "failed"; readonly error: StorefrontError };

export interface CartResult {
  readonly cart: CartView;
  /** The lines concerned. */
  readonly lineIds: readonly string[];
  /** One result per item asked for. */
  readonly results: readonly ItemResult[];
  readonly warnings: readonly Warning[];
}

export interface CartView {
  /** The cart's id: a secret of this shopper; null until the first add makes one. */
  readonly id: string | null;
  /** When it was made, as the shop writes it. */
  readonly createdDate: string | null;
  /** The same in the form that `new Date()` reads everywhere. */
  readonly createdAt: string | null;
  /** The shop's language, an IETF tag. */
  readonly locale: string | null;
  /** What the checkout calls it; null before it was handed over. */
  readonly externalCartId: string | null;
  /** Not read yet, as the shop last said, or: the last read failed. */
  readonly status: "loading" | "ready" | "stale";
  readonly lines: readonly LineView[];
  /** The sum of the lines; null where a part of it is unknown. */
  readonly subtotal: Money | null;
  /** Told by the full engine only. */
  readonly totals?: TotalsView;
  /** How many units. */
  readonly count: number;
  readonly currency: string | null;
  /** True while something asked for is not confirmed. */
  readonly pending: boolean;
  /**
   * Besides what is odd in the shop's answer: `cart-ordered`, `cart-expired`, and until the next change where the shop gave
   * something else than was asked for, with both values: `quantity-changed`, `price-changed`, `options-changed`. With the full
   * engine also where nothing can be kept for the next page (`not-kept`), and where what an earlier page left cannot be read
   * (`log-set-aside`).
   */
  readonly warnings: readonly Warning[];
  /** Adds whose end is uncertain: to be answered with `cart.settle`. */
  readonly uncertain: readonly { readonly intentId: string; readonly item: WantedItem }[];
  /** What a cart held that the shop does not know any more: to be answered with `cart.settle`. */
  readonly expired: { readonly intentId: string; readonly items: readonly WantedItem[] } | null;
}

/** The lines with and without their tax; null where a part of it is unknown. */
export interface TotalsView {
  readonly net: Money | null;
  readonly vat: Money | null;
  readonly gross: Money | null;
  /** The tax of each rate, ascending; `"0.19"` is 19 %. Lines of which the tax is not known are in none of them. */
  readonly taxes: readonly {
    readonly rate: string;
    readonly net: Money | null;
    readonly vat: Money | null;
    readonly gross: Money | null;
  }[];
  /** The ids of those lines. */
  readonly unknownTax: readonly string[];
  /** True while a line is an estimate. */
  readonly estimate: boolean;
}

/** What a question about the cart is about. */
export interface WantedItem {
  readonly sku: string;
  readonly name: string | null;
  readonly selectedOptions: Readonly<Record<string, string>>;
  readonly quantity: number;
}

export interface LineView {
  readonly lineId: string;
  readonly sku: string;
  readonly catalogId: number | null;
  /** The product's name; null until it was read. */
  readonly name: string | null;
  readonly image: string | null;
  /** The chosen options in words. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly selectedOptions: Readonly<Record<string, string>>;
  readonly quantity: number;
  /** The price of one unit, options included; null where it is unknown. */
  readonly price: Money | null;
  readonly total: Money | null;
  /** `total` with and without its tax; null where the rate is not known. Told by the full engine only, as is what follows. */
  readonly net?: Money | null;
  readonly vat?: Money | null;
  readonly gross?: Money | null;
  /** True until the shop has said price and quantity: they are our own calculation. */
  readonly estimate?: boolean;
  /** The price of one unit by our own calculation; null where it is unknown. What counts is `price`. */
  readonly calculatedPrice?: Money | null;
  readonly productLink: string | null;
  /** True while a change of it is not confirmed. */
  readonly pending: boolean;
}

export interface CallOptions {
  /**
   * Gives it up: the promise is rejected with `aborted`. With the full engine what was not sent yet is not sent any more;
   * else it goes on.
   */
  signal?: AbortSignal;
}

export interface CheckoutOptions {
  /** The catalogue to check out in; default that of the storefront. */
  catalogId?: number;
  /** The same, as the vendor's own library spells it. */
  catalogID?: number;
  /** Called instead of going to the checkout, with its address under both of its names. */
  success?: (result: { checkoutUrl: string; checkoutLink: string }) => void;
  /** Called when it fails. */
  error?: (error: StorefrontError) => void;
  /** Called in both cases, last. */
  complete?: () => void;
}
