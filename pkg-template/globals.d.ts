import type { BarrowAddToCart } from "./elements/add-to-cart.js";
import type { BarrowAvailability } from "./elements/availability.js";
import type { BarrowCart } from "./elements/cart.js";
import type { BarrowCartCount } from "./elements/cart-count.js";
import type { BarrowCheckout } from "./elements/checkout.js";
import type { BarrowImage } from "./elements/image.js";
import type { BarrowMessage } from "./elements/message.js";
import type { BarrowOptionPicker } from "./elements/option-picker.js";
import type { BarrowPrice } from "./elements/price.js";
import type { BarrowProduct } from "./elements/product.js";
import type { BarrowQuantity } from "./elements/quantity.js";
import type { BarrowShop } from "./elements/shop.js";
import type { StorefrontError } from "./index.js";
import type { CartItem, CartResult, CartView, PickerView, ProductView } from "./types.js";

declare global {
  interface HTMLElementTagNameMap {
    "barrow-add-to-cart": BarrowAddToCart;
    "barrow-availability": BarrowAvailability;
    "barrow-cart": BarrowCart;
    "barrow-cart-count": BarrowCartCount;
    "barrow-checkout": BarrowCheckout;
    "barrow-image": BarrowImage;
    "barrow-message": BarrowMessage;
    "barrow-option-picker": BarrowOptionPicker;
    "barrow-price": BarrowPrice;
    "barrow-product": BarrowProduct;
    "barrow-quantity": BarrowQuantity;
    "barrow-shop": BarrowShop;
  }

  interface GlobalEventHandlersEventMap {
    /** Before an item is sent, cancelable. `promise` settles when the shop has answered. */
    "barrow-add": CustomEvent<{ items: CartItem[]; promise: Promise<CartResult | undefined> }>;
    /** The cart has changed. */
    "barrow-cart-change": CustomEvent<CartView>;
    /** Before the page is left for the checkout, cancelable. */
    "barrow-checkout": CustomEvent<{ url: string }>;
    /** Something went wrong. */
    "barrow-error": CustomEvent<StorefrontError>;
    /** A product was read. */
    "barrow-product-load": CustomEvent<ProductView>;
    /** An option was picked. */
    "barrow-selection-change": CustomEvent<PickerView>;
  }
}
