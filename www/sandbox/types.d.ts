/** A request as plain data; `body` is text, or null where there is none. */
export interface SandboxRequest {
  method: string;
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string | null;
}

/** A response as plain data; an empty `body` is "". */
export interface SandboxResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What the API does where the guide is silent or contradicts itself. */
export interface Quirks {
  /** Reading a cart that was never written: 200 without items, or 404. Default `empty`. */
  unusedCart: "empty" | "not-found";
  /** Adding what is in the cart already: the quantities add up, the new one counts, or a second line. Default `sum`. */
  repeatedAdd: "sum" | "replace" | "new-line";
  /** The field that names the new line; `none` leaves only `Location`. Default `cartItemId`. */
  itemIdSpelling: "cartItemId" | "cartItemID" | "cartitemid" | "id" | "none";
  /** Line ids are numbers instead of 32 hexadecimal digits. Default false. */
  itemIdNumeric: boolean;
  /** How a map without entries is written. Default `{}`. */
  emptyMapAs: "{}" | "[]";
  /** The status of an add that is refused; its body says "Bad Request" either way. Default 400. */
  addRefusal: 400 | 404;
  /** Lines carry the picture in the cart too, not only when read one by one. Default false. */
  imageInCart: boolean;
  /** Where the checkout answers: at the cart, at its `/checkout`, or at both. Default `both`. */
  checkoutPath: "cart" | "checkout" | "both";
  /** Where its link stands. Default `both`. */
  checkoutLinkIn: "body" | "location" | "both" | "nowhere";
  /** Removing a line that is not there: 404, or 204. Default `not-found`. */
  goneLine: "not-found" | "no-content";
  /** What comes back for a part of a cart: the part, or the whole cart. Default `value`. */
  fragmentAs: "value" | "cart";
  /** The lines of a cart by their ids, or in a list. Default `map`. */
  cartItemsAs: "map" | "list";
  /** Lines carry the rate of their VAT, too. Default false. */
  vatRateInCart: boolean;
  /** Prices and surcharges. Default `text`. */
  decimalsAs: "text" | "number";
  /** The catalogue of a line. Default `text`. */
  catalogIdAs: "text" | "number";
  /** How a date ends. Default `-0700`, as the guide prints it. */
  dateOffset: "-0700" | "-07:00";
  /** What the guide's table calls the sets, and what its example does. Default `optionSets`. */
  optionSetsName: "optionSets" | "optionSet";
  /** `Location` ends in `api_key?=`, as the guide prints it. Default false. */
  locationTypo: boolean;
  /** The body of a refusal: JSON, its printed form without quotes, nothing, or a page. Default `json`. */
  errorBody: "json" | "as-printed" | "none" | "html";
  /** Every object of an answer has a member that nobody knows. Default false. */
  unknownMembers: boolean;
  /** A page on another origin can read `Location` and `Retry-After`. Default true. */
  exposeHeaders: boolean;
  /** How long an answer is under way. What it answers has happened at once. Default 0. */
  latencyMs: number;
  /** More units than that a line does not take: the shop cuts off the rest and says nothing. Default null: any. */
  mostPerLine: number | null;
}

/** What goes wrong with one request. */
export type Fault =
  /** The request never arrives. */
  | "network"
  /** The request is carried out, its answer is lost. */
  | "lost-answer"
  /** The request is carried out, its answer breaks off in the middle. */
  | "truncated"
  /** A page of HTML comes back, with status 200; nothing is carried out. */
  | "html"
  /** The request is carried out at once, its answer is so long under way, besides what all answers are. */
  | { latencyMs: number }
  /** This comes back; nothing is carried out. A body that is no text is written as JSON. */
  | { status: number; body?: unknown; headers?: Record<string, string> };

export interface SandboxOptions {
  /** The one key that is valid. Default `asdf1234`. */
  apiKey?: string;
  /** Where the sandbox stands. Default `https://sandbox.example`; the vendor's own host is answered too. */
  baseUrl?: string;
  /** Where product pictures stand. Default `{baseUrl}/pictures`. */
  imageBase?: string;
  /** The shop that the checkout page leads back to. */
  shopUrl?: string;
  /** Instead of the demo products in catalogues 0 and 1. Picture names without a scheme are taken from `imageBase`. */
  products?: ProductJson[];
  quirks?: Partial<Quirks>;
  /** The present time in milliseconds. Default `Date.now`. */
  now?: () => number;
}

/** Everything the API knows, as data that JSON can hold. */
export interface SandboxState {
  apiKey: string;
  /** The API's addresses; links are built from the one that was asked. */
  baseUrls: string[];
  shopUrl: string | null;
  catalogs: Record<string, ProductJson[]>;
  defaultCatalog: string;
  quirks: Quirks;
  carts: Record<string, CartJson>;
  /** The ids of carts that were there once. */
  expired: string[];
  /** How many ids have been issued. */
  issued: number;
  /** The present time in milliseconds. */
  now: number;
}

/** A product in the vendor's own shape. */
export interface ProductJson {
  partNumber: string;
  name: string;
  price: string;
  availability?: { code: string };
  averageDealerMargin?: string;
  locale?: string;
  currency: string;
  description?: string | null;
  image?: string | null;
  images?: { name?: string; url: string }[];
  VATRate?: number;
  productOptions?: Record<string, OptionJson>;
  optionSets?: { selectedOptions: Record<string, string> }[];
  [more: string]: unknown;
}

export interface OptionJson {
  displayName?: string;
  description?: string | null;
  rank?: number | string;
  optionChoices: { options: Record<string, ValueJson> };
}

export interface ValueJson {
  displayName?: string;
  description?: string | null;
  additionalPrice?: string;
  rank?: number | string;
  image?: string;
  textOption?: { minLength?: number; maxLength?: number };
}

/** A cart as it is kept; the API writes it in the vendor's shape. */
export interface CartJson {
  completedDate: string | null;
  currency: string;
  cartID: string;
  createdDate: string;
  locale: string;
  externalCartID: string | null;
  /** The catalogue it was handed over to, once it was. */
  checkoutCatalogID: string | null;
  cartItems: Record<string, CartItemJson>;
}

/** A line of a cart, as a test wants it. */
export interface SandboxLine {
  lineId: string;
  sku: string;
  selectedOptions: Record<string, string>;
  quantity: number;
  /** Of one unit, options included. */
  price: string;
}

/** What somebody else puts into a cart. */
export interface SandboxItem {
  sku: string;
  /** Default that of the shop. */
  catalogId?: number;
  /** Option id → value id or text. */
  selectedOptions?: Record<string, string>;
  /** Default 1. */
  quantity?: number;
}

export interface CartItemJson {
  catalogID: string;
  quantity: number;
  price: string;
  product: string;
  itemOptions: Record<string, string>;
  productLink: string;
}

/** A request that the API has understood so far. */
export interface Call {
  /** What the path says, decoded, in its order. */
  params: string[];
  /** The address that was asked, for links. */
  baseUrl: string;
  query: URLSearchParams;
  body: string | null;
}

export interface Outcome {
  state: SandboxState;
  response: SandboxResponse;
}
