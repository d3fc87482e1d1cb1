// The cart page: what to show only while the cart is read, and only while it is empty.

const cart = document.querySelector("barrow-cart");

document.body.addEventListener("barrow-cart-change", ({ detail: { status, lines } }) => {
  cart?.classList.toggle("waiting", status === "loading");
  cart?.classList.toggle("empty", status === "ready" && lines.length === 0);
});
