import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { BarrowAttributes, BarrowListeners } from "./elements/attributes.js";

/** What React gives to every HTML element. */
type Html<T> = DetailedHTMLProps<HTMLAttributes<T>, T> & { class?: string };

/** The elements in the JSX of React 19, by their tags. */
export type BarrowReactElements = {
  [Tag in keyof BarrowAttributes]: BarrowAttributes[Tag] &
    BarrowListeners &
    Html<HTMLElementTagNameMap[Tag]>;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends BarrowReactElements {}
  }
}
