// A page's code around the elements.

import "barrow/elements.js";

const button = document.createElement("barrow-add-to-cart");
button.setAttribute("sku", "100060");
button.system = "meplato";
document.body.append(button);

document.addEventListener("barrow-add", ({ detail }) => {
  for (const { quantity } of detail.items) console.log((quantity ?? 1) + 1);
});
window.addEventListener("barrow-error", ({ detail }) => console.error(detail.code));
button.addEventListener("barrow-cart-change", ({ detail }) => console.log(detail.count));
