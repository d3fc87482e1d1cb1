/** The elements that a page shows, in one file: one request, and together they are much smaller than one by one. */
export { BarrowAvailability } from "./availability.js";
export { BarrowCart } from "./cart.js";
export { BarrowCartCount } from "./cart-count.js";
export { BarrowImage } from "./image.js";
export { BarrowMessage } from "./message.js";
export { BarrowOptionPicker } from "./option-picker.js";
export { BarrowPrice } from "./price.js";
export { BarrowProduct } from "./product.js";
export { BarrowQuantity } from "./quantity.js";
