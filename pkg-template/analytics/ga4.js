/**
 * @typedef {import("./types.js").CartEvent} CartEvent
 * @typedef {import("./types.js").EventLine} EventLine
 * @typedef {import("./types.js").Ga4Event} Ga4Event
 * @typedef {import("./types.js").Ga4Item} Ga4Item
 * @typedef {{ quantity: number, price: import("../types.js").Money | null }} Priced
 */

/** What Google calls it. @type {{ [type in CartEvent["type"]]?: Ga4Event["name"] }} */
const NAMES = {
  added: "add_to_cart",
  removed: "remove_from_cart",
  viewed: "view_cart",
  checkout: "begin_checkout",
};

/**
 * An event as Google Analytics 4 wants it; null for what it has no name for.
 *
 * Prices become numbers here and nowhere else. Each is the number that is written like the amount, and so is `value`,
 * which is added up exactly before it becomes a number. The cart's id and addresses are left out.
 *
 * Source: Google tag, *Recommended events* and *Measure ecommerce* (read 2026-11-25).
 *
 * @param {CartEvent} event
 * @returns {Ga4Event | null}
 */
export function toGa4({ type, lines }) {
  const name = NAMES[type];
  if (!name) return null;
  const counted = lines.map((line) => ({
    ...line,
    quantity: Math.abs(line.delta) || line.quantity,
  }));
  return { name, params: { ...sum(counted), items: counted.map(itemOf) } };
}

/** @param {Omit<EventLine, "delta">} line @returns {Ga4Item} */
function itemOf({ sku, name, options, price, quantity }) {
  const variant = options.map(({ value }) => value).join(", ");
  return {
    item_id: sku,
    ...(name && { item_name: name }),
    ...(variant && { item_variant: variant }),
    ...(price && { price: Number(price.amount) }),
    quantity,
  };
}

/**
 * The currency, and what it comes to; nothing that is not known for all lines.
 *
 * @param {Priced[]} lines
 * @returns {{ currency?: string, value?: number }}
 */
function sum(lines) {
  const prices = lines.flatMap(({ price }) => price ?? []);
  const [currency, other] = new Set(prices.map((price) => price.currency));
  if (!currency || other) return {};
  if (prices.length < lines.length) return { currency };
  const digits = Math.max(...prices.map(({ amount }) => (amount.split(".")[1] ?? "").length));
  const units = lines.reduce((total, line) => total + inUnits(line, digits), 0n);
  return { currency, value: Number(`${units}e-${digits}`) };
}

/** @param {Priced} line @param {number} digits */
function inUnits({ price, quantity }, digits) {
  const [whole, fraction = ""] = (price?.amount ?? "0").split(".");
  return BigInt(whole + fraction.padEnd(digits, "0")) * BigInt(quantity);
}
