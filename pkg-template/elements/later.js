import { BarrowAvailability } from "./availability.js";
import { BarrowCart } from "./cart.js";
import { BarrowCartCount } from "./cart-count.js";
import { BarrowImage } from "./image.js";
import { BarrowMessage } from "./message.js";
import { BarrowOptionPicker } from "./option-picker.js";
import { BarrowPrice } from "./price.js";
import { BarrowProduct } from "./product.js";
import { BarrowQuantity } from "./quantity.js";

/** The elements that a page shows, in one file: one request, and together they are much smaller than one by one. */
export const elements = [
  BarrowAvailability,
  BarrowCart,
  BarrowCartCount,
  BarrowImage,
  BarrowMessage,
  BarrowOptionPicker,
  BarrowPrice,
  BarrowProduct,
  BarrowQuantity,
];
