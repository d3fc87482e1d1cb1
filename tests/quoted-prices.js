// Puts the prices of prices.txt to the engine as pages do: each case is a product that a gateway answers, read, chosen and
// quoted. It runs in Node and in browsers.

const GATEWAY = "https://gateway.example";

/** What cannot be read as a price, a surcharge or an add-on: less than nothing. */
const BELOW_ZERO = /(^|,)-\d/;

/**
 * Where the engine comes to something else than the script that worked the prices out; empty where it does not.
 *
 * @param {typeof import("../pkg/index.js").createStorefront} createStorefront
 * @param {string} text prices.txt
 * @returns {Promise<{ cases: number, wrong: string[] }>}
 */
export async function runCases(createStorefront, text) {
  /** @type {Map<string, World>} */ const shops = new Map();
  const lines = text.trimEnd().split("\n");
  /** @type {string[]} */ const wrong = [];
  for (const line of lines) {
    const [given, expected] = line.split(" = ");
    const fields = given.split(" ");
    const [, , , , , tax, rounding] = fields;
    const key = `${tax} ${rounding}`;
    const world = shops.get(key) ?? open(createStorefront, tax, rounding);
    shops.set(key, world);
    const found = await quoted(world, fields);
    const wanted = expectedOf(fields, expected);
    if (found !== wanted) wrong.push(`${line}\n  wanted ${wanted}\n  but found ${found}`);
  }
  for (const { shop } of shops.values()) shop.dispose();
  return { cases: lines.length, wrong };
}

/**
 * A shop with these rules, whose gateway answers what is put into `next`.
 *
 * @typedef {{ next: object, shop: import("../pkg/index.js").Storefront }} World
 * @param {typeof import("../pkg/index.js").createStorefront} createStorefront
 * @param {string} tax
 * @param {string} rounding
 * @returns {World}
 */
function open(createStorefront, tax, rounding) {
  const shop = createStorefront({
    ...{ apiKey: "k", gateway: GATEWAY, pricesIncludeVat: tax === "included" },
    rounding: rounding === "half-even" ? "half-even" : "half-up",
    fetch: async () => Response.json(world.next),
  });
  const world = { next: {}, shop };
  return world;
}

/** What the engine comes to, as `prices.py` writes it. @param {World} world @param {string[]} fields */
async function quoted(world, fields) {
  const [currency, price, per, quantity, rate, , , surcharges, addOns, tiers, rule] = fields;
  const values = list(surcharges);
  const groups = list(addOns);
  const offer = {
    ...{ id: "o", price: price === "-" ? null : { amount: price, currency }, priceQuantity: per },
    tiers: list(tiers).map((tier) => readTier(tier, currency)),
    ...{ quantity: readRule(rule), taxRate: rate === "-" ? null : rate },
    ...{ blocked: false, preferred: false },
  };
  world.next = {
    partNumber: "p",
    productOptions: Object.fromEntries(
      values.map((surcharge, at) => [`o${at}`, option(surcharge)]),
    ),
    listing: { id: "p", offers: [offer], addOnGroups: groups.map(group) },
  };
  const choice = {
    selectedOptions: Object.fromEntries(values.map((_, at) => [`o${at}`, "v"])),
    addOns: Object.fromEntries(groups.map((_, at) => [`g${at}`, "a"])),
  };
  try {
    const product = await world.shop.product("p", { system: "meplato" });
    const quote = product.quote({ ...choice, quantity: Number(quantity) });
    return text(/** @type {import("../pkg/index.js").FullQuote} */ (quote));
  } catch (error) {
    const { code, field } = /** @type {import("../pkg/index.js").StorefrontError} */ (error);
    return `${code} ${field}`;
  }
}

/** The parts between commas; none of `-`. @param {string} text */
function list(text) {
  return text === "-" ? [] : text.split(",");
}

/** `500:1.89` or `500:1.89:USD`. @param {string} text @param {string} own */
function readTier(text, own) {
  const [minimumQuantity, amount, currency = own] = text.split(":");
  return { minimumQuantity, price: { amount, currency } };
}

/** `50:5000:25`, each part `-` where there is none; `-` for no rule. @param {string} text */
function readRule(text) {
  const [minimum = "0", maximum = "0", increment = "0"] =
    text === "-" ? [] : text.split(":").map((limit) => (limit === "-" ? "0" : limit));
  return { minimum, maximum, increment };
}

/** An option with one value; a surcharge of `?` is unknown. @param {string} surcharge */
function option(surcharge) {
  const additionalPrice = surcharge === "?" ? "" : surcharge;
  return {
    displayName: "",
    optionChoices: { options: { v: { displayName: "", additionalPrice } } },
  };
}

/** A group with one add-on; a price of `?` is unknown. @param {string} price @param {number} at */
function group(price, at) {
  const addOn = { id: "a", name: "", price: price === "?" ? null : price };
  return { id: `g${at}`, name: "", default: null, addOns: [addOn] };
}

/** @param {import("../pkg/index.js").FullQuote} quote */
function text({ unit, line, net, vat, gross, tier, quantity: { reason, below, above } }) {
  const money = [unit, line, net, vat, gross].map((money) => money?.amount);
  return [...money, tier, reason, below, above].map((field) => field ?? "-").join(" ");
}

/**
 * Readers know no surcharge below 0: it makes the sums unknown. An add-on of that kind makes the answer one of no use.
 *
 * @param {string[]} fields
 * @param {string} expected
 */
function expectedOf([, , , , , , , surcharges, addOns], expected) {
  if (BELOW_ZERO.test(addOns)) {
    const at = list(addOns).findIndex((price) => BELOW_ZERO.test(price));
    return `unreadable-answer listing.addOnGroups[${at}].addOns[0].price`;
  }
  if (!BELOW_ZERO.test(surcharges)) return expected;
  return ["-", "-", "-", "-", "-", ...expected.split(" ").slice(5)].join(" ");
}
