import type { BarrowAttributes, BarrowListeners } from "./elements/attributes.js";

/** What every HTML element takes, as far as it is of use here. */
export interface CommonAttributes {
  children?: unknown;
  class?: string;
  className?: string;
  dir?: "ltr" | "rtl" | "auto";
  hidden?: boolean;
  id?: string;
  key?: string | number;
  lang?: string;
  part?: string;
  ref?: unknown;
  role?: string;
  slot?: string;
  style?: string | object;
  tabindex?: number | string;
  title?: string;
  [aria: `aria-${string}`]: string | number | boolean | undefined;
  [data: `data-${string}`]: unknown;
}

/** The elements in JSX, by their tags. */
export type BarrowIntrinsicElements = {
  [Tag in keyof BarrowAttributes]: BarrowAttributes[Tag] & BarrowListeners & CommonAttributes;
};

declare global {
  namespace JSX {
    interface IntrinsicElements extends BarrowIntrinsicElements {}
  }
}
