// The confirmation: names the order that the address names.

const order = new URLSearchParams(location.search).get("order");
const node = document.querySelector(".order");
if (node && order) node.textContent = `Your order number is ${order}.`;
