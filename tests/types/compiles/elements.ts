// A page's code around the elements.

import "barrow/elements.js";

const button = document.createElement("barrow-add-to-cart");
button.setAttribute("sku", "100060");
document.body.append(button);
