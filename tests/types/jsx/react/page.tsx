// The elements in React 19.

import type {} from "barrow/jsx-react";
import { type ReactNode, useRef } from "react";

export function Page(): ReactNode {
  const cart = useRef<HTMLElementTagNameMap["barrow-cart"]>(null);
  return (
    <barrow-shop apiKey="asdf1234" catalog-id={1} config={{ timeoutMs: 5000 }}>
      <barrow-product sku="100060" className="card" style={{ margin: 0 }}>
        <barrow-option-picker
          onbarrow-selection-change={({ detail }) => console.log(detail.price)}
        />
        <barrow-add-to-cart quantity={2} onClick={({ currentTarget }) => currentTarget.add()}>
          <button type="button">Buy</button>
        </barrow-add-to-cart>
      </barrow-product>
      <barrow-cart ref={cart} onbarrow-checkout={(event) => event.preventDefault()} />
    </barrow-shop>
  );
}

export const mistakes = [
  // @ts-expect-error: there is no such element
  <barrow-basket key="1" />,
  // @ts-expect-error: a flag is no sku
  <barrow-product key="2" sku={true} />,
  // @ts-expect-error: an event has another detail
  <barrow-cart key="3" onbarrow-cart-change={(event: CustomEvent<{ url: string }>) => event} />,
];
