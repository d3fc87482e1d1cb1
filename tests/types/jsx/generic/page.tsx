// The elements in the JSX of a framework that knows HTML elements by the global JSX namespace.

import type {} from "barrow/jsx";

export const page = (
  <barrow-shop api-key="asdf1234" catalog-id={1} checkout-path="auto">
    <barrow-product sku="100060" class="card" data-place="home" onbarrow-product-load={named}>
      <barrow-price />
      <barrow-quantity value={2} />
      <barrow-add-to-cart
        quantity="2"
        system="meplato"
        options={{ "793993": "200390" }}
        aria-label="Buy"
      />
    </barrow-product>
    <barrow-cart onbarrow-error={({ detail }) => console.error(detail.code)} />
  </barrow-shop>
);

function named({ detail }: HTMLElementEventMap["barrow-product-load"]): void {
  console.log(detail.name);
}

export const mistakes = [
  // @ts-expect-error: there is no such element
  <barrow-basket key="1" />,
  // @ts-expect-error: there is no such attribute
  <barrow-product key="2" skuu="100060" />,
  // @ts-expect-error: a flag is no sku
  <barrow-product key="3" sku={true} />,
  // @ts-expect-error: there is no such path
  <barrow-shop key="4" checkout-path="elsewhere" />,
  // @ts-expect-error: an event has another detail
  <barrow-cart key="5" onbarrow-cart-change={(event: CustomEvent<{ url: string }>) => event} />,
];
