/**
 * @typedef {import("../types.js").ProductView} ProductView
 * @typedef {import("../listing-types.js").ListingView} ListingView
 * @typedef {import("../listing-types.js").OfferView} OfferView
 */

/**
 * Reads a value as what it must be; anything else is what stands for "unknown".
 *
 * @typedef {(value: any) => any} Shape
 */

/** @type {Shape} */
const text = (value) => (typeof value === "string" ? value : null);

/** Text that must be there. @type {Shape} */
const words = (value) => text(value) ?? "";

/** @type {Shape} */
const number = (value) => (Number.isFinite(value) ? value : null);

/** @type {Shape} */
const flag = (value) => value === true;

/** @type {Shape} */
const money = (value) => orNull({ amount: words, currency: words })(value);

/** Lists that are none are empty. @param {Shape} shape @returns {Shape} */
const listOf = (shape) => (value) => (Array.isArray(value) ? value.map(shape) : []);

/** @param {Record<string, Shape>} shapes @returns {Shape} */
const object = (shapes) => (value) =>
  Object.fromEntries(Object.entries(shapes).map(([key, shape]) => [key, shape(value?.[key])]));

/** @param {Record<string, Shape>} shapes @returns {Shape} */
const orNull = (shapes) => (value) =>
  typeof value === "object" && value ? object(shapes)(value) : null;

/** Objects of texts. @param {string} must Members that are text. @param {string} may Members that may be null. @returns {Shape} */
const texts = (must, may = "") =>
  object({
    ...Object.fromEntries(must.split(" ").map((key) => [key, words])),
    ...Object.fromEntries(
      may
        .split(" ")
        .filter(Boolean)
        .map((key) => [key, text]),
    ),
  });

const attributes = listOf(texts("name text"));

const rule = object({ minimum: number, maximum: number, increment: number });

const offer = object({
  ...{ id: words, sku: text, vendor: text, price: money, priceQuantity: words },
  tiers: listOf(object({ minimumQuantity: words, price: money, text })),
  ...{ taxRate: text, taxCode: text, referencePrice: money, discount: text, quantity: rule },
  content: orNull({ units: words, unit: text }),
  ...{ orderUnit: text, blocked: flag, preferred: flag, deliveryDays: text, condition: text },
  texts: object({
    ...{ priceUnit: text, taxLabel: text, priceInfo: text, delivery: text },
    ...{ availability: text, fulfillment: text },
  }),
  attributes,
});

const addOnGroup = object({
  ...{ id: words, name: words, default: number },
  addOns: listOf(object({ id: words, name: words, price: text })),
});

const reference = object({
  ...{ id: words, kind: words, kindText: text, name: words, price: money, priceUnit: text },
  image: orNull({ url: words, name: text }),
});

const listing = object({
  ...{ id: text, barred: text, status: text, brand: text, manufacturer: text, category: text },
  ...{ url: text, stock: number, inStockDate: text, features: listOf(words), attributes },
  identifiers: listOf(texts("kind text")),
  taxonomies: listOf(texts("kind code", "version name")),
  attachments: listOf(texts("kind url", "locale name")),
  references: listOf(reference),
  translations: listOf(texts("locale stated text")),
  addOnGroups: listOf(addOnGroup),
  offers: listOf(offer),
});

/**
 * The view of a product of another system: what the answer says of it stands beside what every shop says. The core has
 * read what it calculates with; here everything gets the shape that its type says, whatever a gateway answers.
 *
 * @param {any} told
 * @returns {ProductView}
 */
export function withListing({ listing: said, ...view }) {
  /** @type {ListingView} */ const shown = listing(said);
  const { tiers = [], quantity } = shown.offers.find(({ id }) => id === view.offer) ?? {};
  return { ...view, ...shown, tiers, quantityRule: quantity && isRule(quantity) ? quantity : null };
}

/** The most that one line may hold. */
const MOST = 1_000_000;

/** Whether it rules anything out. @param {OfferView["quantity"]} quantity */
function isRule({ minimum, maximum, increment }) {
  return minimum > 1 || maximum < MOST || increment > 1;
}
