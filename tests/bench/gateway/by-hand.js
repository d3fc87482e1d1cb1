// What the gateway does for a page that reads a Meplato product, written by hand: the same answer for the same product,
// with numbers as JSON.parse reads them, and no more checks than it takes to be safe.

const ORIGIN = "https://shop.example";
const URL_OF = (/** @type {string} */ id) =>
  `https://store.example/v1/local/products/${encodeURIComponent(id)}`;
const HEADERS = { Accept: "application/json", Authorization: "Bearer sandbox-session" };
const TIMEOUT_MS = 10_000;

export default {
  /** @param {Request} request */
  async fetch(request) {
    const started = Date.now();
    const response = await answer(request);
    const { method } = request;
    const durationMs = Date.now() - started;
    console.log(JSON.stringify({ method, status: response.status, durationMs }));
    return response;
  },
};

/** @param {Request} request */
async function answer(request) {
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== ORIGIN) return fail(403, "forbidden", null);
  const [, id] = new URL(request.url).pathname.match(/^\/products\/meplato\/([^/]+)$/) ?? [];
  if (!id) return fail(404, "not-found", origin);
  if (request.method !== "GET") return fail(405, "bad-request", origin);
  try {
    const found = await fetch(URL_OF(decodeURIComponent(id)), {
      headers: HEADERS,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (found.status !== 200) return fail(found.status === 404 ? 404 : 502, "server", origin);
    return tell(request, JSON.stringify(productOf(await found.json())), origin);
  } catch {
    return fail(502, "server", origin);
  }
}

/** @param {Request} request @param {string} text @param {string | null} origin */
async function tell(request, text, origin) {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const digits = [...new Uint8Array(hash, 0, 16)].map((byte) => byte.toString(16).padStart(2, "0"));
  const tag = `"${digits.join("")}"`;
  const headers = { ...common(origin), "Cache-Control": "public, max-age=60", ETag: tag };
  if (request.headers.get("if-none-match") === tag)
    return new Response(null, { status: 304, headers });
  return new Response(text, { headers });
}

/** @param {number} status @param {string} code @param {string | null} origin */
function fail(status, code, origin) {
  const headers = { ...common(origin), "Cache-Control": "no-store" };
  return new Response(JSON.stringify({ code }), { status, headers });
}

/** @param {string | null} origin @returns {Record<string, string>} */
function common(origin) {
  return {
    "Content-Type": "application/json",
    Vary: "Origin",
    ...(origin && { "Access-Control-Allow-Origin": origin }),
  };
}

/** @param {any} product */
function productOf(product) {
  return {
    partNumber: product.id,
    name: product.name,
    description: product.description ?? null,
    locale: null,
    image: null,
    images: [],
    price: null,
    currency: null,
    VATRate: null,
    availability: { code: null, status: "unknown" },
    averageDealerMargin: null,
    customFields: null,
    shippingMethod: null,
    weight: null,
    productOptions: {},
    optionSets: null,
    catalogId: null,
    warnings: [],
    listing: listingOf(product),
  };
}

/** @param {any} product */
function listingOf(product) {
  return {
    id: product.id,
    barred: null,
    status: null,
    brand: product.brand ?? null,
    manufacturer: product.manufacturer ?? null,
    category: product.matgroup ?? null,
    url: null,
    inStockDate: null,
    stock: null,
    identifiers: ["mpn", "bpn"]
      .filter((kind) => product[kind])
      .map((kind) => ({ kind, text: product[kind] })),
    attributes: [],
    features: product.features ?? [],
    taxonomies: [],
    attachments: [],
    translations: [],
    references: [],
    addOnGroups: [],
    offers: (product.offers ?? []).map(offerOf),
  };
}

/** @param {any} offer */
function offerOf(offer) {
  const text = (/** @type {string} */ name) => offer[name] ?? null;
  return {
    id: offer.id,
    sku: text("sku"),
    vendor: text("vendor"),
    price: moneyOf(offer.price),
    priceQuantity: String(offer.priceQuantity || 1),
    tiers: (offer.QuantityPriceTier ?? []).map(tierOf),
    quantity: {
      minimum: offer.quantityMin || 0,
      maximum: offer.quantityMax || 0,
      increment: offer.quantityInterval || 0,
    },
    content: null,
    orderUnit: text("orderUnit"),
    taxRate: offer.taxRate === undefined ? null : String(offer.taxRate),
    taxCode: text("taxCode"),
    referencePrice: null,
    discount: null,
    blocked: offer.blocked === true,
    preferred: offer.preferred === true,
    deliveryDays: text("deliveryDays"),
    condition: text("condition"),
    attributes: [],
    texts: {
      priceUnit: text("priceUnit"),
      taxLabel: text("priceTaxLabel"),
      priceInfo: text("priceInfo"),
      delivery: text("delivery"),
      availability: text("availability"),
      fulfillment: text("fulfillment"),
    },
  };
}

/** @param {any} tier */
function tierOf(tier) {
  return {
    minimumQuantity: String(tier.minQuantity),
    price: moneyOf(tier.price),
    text: tier.quantityDisplay ?? null,
  };
}

/** @param {any} money */
function moneyOf({ amount, currency }) {
  return { amount: amount.toFixed(2), currency };
}
