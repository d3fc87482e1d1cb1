import type { CartView, Money } from "../types.js";

/** What happened. */
export type CartEventType =
  /** Units came into the cart, or left it. */
  | "added"
  | "removed"
  /** The shop asks another price for what lies in the cart. */
  | "repriced"
  /** A cart was seen for the first time, with something in it: of an earlier visit, or made in another tab. */
  | "found"
  /** The cart is no more; see `reason`. */
  | "ended"
  /** The shopper looks at the cart, or leaves for the checkout; see `cartEvent`. */
  | "viewed"
  | "checkout";

/** Something that happened to a cart and is confirmed. */
export interface CartEvent {
  /** Unique. What one `watch` tells has the same beginning and counts up from 1. */
  readonly event_id: string;
  readonly type: CartEventType;
  /** Whether it was asked for on this page, as far as its views tell. */
  readonly origin: "here" | "elsewhere";
  /** How a cart ended: it was ordered, the shop does not know it any more, or it was left for another one. */
  readonly reason: "ordered" | "expired" | "left" | null;
  /** The lines concerned. */
  readonly lines: readonly EventLine[];
  /** The cart as it is after that. */
  readonly cart: CartView;
}

/** A line that something happened to. */
export interface EventLine extends ToldLine {
  /** How many units came (above 0) or went (below); 0 where it is not about units. */
  readonly delta: number;
}

/** What is remembered of a line. */
export interface ToldLine {
  readonly lineId: string;
  readonly sku: string;
  readonly catalogId: number | null;
  /** The product's name; null where it is not known yet. */
  readonly name: string | null;
  /** The chosen options in words. */
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly selectedOptions: Readonly<Record<string, string>>;
  /** The price of one unit, options included; null where it is unknown. */
  readonly price: Money | null;
  /** How many units the line has after that. */
  readonly quantity: number;
}

/** What was told of a cart so far; plain data. */
export interface Told {
  /** The beginning of the ids. */
  readonly stream: string;
  /** How many events were told. */
  readonly count: number;
  /** The cart's id; undefined before any cart was seen. */
  readonly id?: string | null | undefined;
  readonly lines: readonly ToldLine[];
  /** What changes are under way for, by sku and options. */
  readonly asked: readonly string[];
  /** How the cart ended, where that was seen before it could be told. */
  readonly ending?: CartEvent["reason"];
}

/** What `watch` listens to: a cart, or a place in the page above the elements of one shop. */
export type CartSource =
  | { readonly view: CartView; subscribe(listener: (view: CartView) => void): () => void }
  | EventTarget;

export interface WatchOptions {
  /**
   * Keeps what was told between the pages of a visit, such as `sessionStorage`: then a change that was confirmed while
   * its page was being left is told on the next one.
   */
  storage?: Pick<Storage, "getItem" | "setItem">;
  /** The name it is kept under, where there are several shops; default `barrow-told`. */
  name?: string;
}

/** An event of Google Analytics 4: `gtag("event", name, params)`. */
export interface Ga4Event {
  name: "add_to_cart" | "remove_from_cart" | "view_cart" | "begin_checkout";
  params: {
    /** Missing where no price is known, or prices are in several currencies. */
    currency?: string;
    /** The sum of price × quantity; missing where a price is unknown. */
    value?: number;
    items: Ga4Item[];
  };
}

export interface Ga4Item {
  item_id: string;
  item_name?: string;
  /** The chosen options in words. */
  item_variant?: string;
  price?: number;
  quantity: number;
}
