// The confirmation: names the order that the address names.

const order = new URLSearchParams(location.search).get("order") ?? "";
const node = document.querySelector(".order");
// Anybody can write a link to this page: only what looks like a number of ours is shown.
if (node && /^[\w-]{1,32}$/.test(order)) node.textContent = `Your order number is ${order}.`;
