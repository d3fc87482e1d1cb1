// Puts the prices of prices.txt to the engine as pages do: each case is a product that a gateway answers, read, chosen and
// quoted. It runs in Node and in browsers.

const GATEWAY = "https://gateway.example";

/** What cannot be read as a price, a surcharge or an add-on: less than nothing. */
const BELOW_ZERO = /(^|,)-\d/;

/**
 * Where the engine comes to something else than the script that worked the prices out; empty where it does not.
 *
 * @param {typeof import("../../pkg/index.js").createStorefront} createStorefront
 * @param {string} text prices.txt
 * @returns {Promise<{ cases: number, wrong: string[] }>}
 */
export async function runCases(createStorefront, text) {
  const shops = new Map();
  const lines = text.trimEnd().split("\n");
  const wrong = [];
  for (const line of lines) {
    const [given, expected] = line.split(" = ");
    const fields = given.split(" ");
    const [, , , , , tax, rounding] = fields;
    const key = `${tax} ${rounding}`;
    if (!shops.has(key)) shops.set(key, open(createStorefront, tax, rounding));
    const found = await quoted(shops.get(key), fields);
    const wanted = expectedOf(fields, expected);
    if (found !== wanted) wrong.push(`${line}\n  wanted ${wanted}\n  but found ${found}`);
  }
  for (const { shop } of shops.values()) shop.dispose();
  return { cases: lines.length, wrong };
}

/** A shop with these rules, whose gateway answers what is put into `next`. */
function open(createStorefront, tax, rounding) {
  const world = { next: {}, shop: undefined };
  world.shop = createStorefront({
    ...{ apiKey: "k", gateway: GATEWAY, rounding, pricesIncludeVat: tax === "included" },
    fetch: async () => Response.json(world.next),
  });
  return world;
}

/** What the engine comes to, as `prices.py` writes it. */
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
    productOptions: Object.fromEntries(values.map((surcharge, at) => [`o${at}`, option(surcharge)])),
    listing: { id: "p", offers: [offer], addOnGroups: groups.map(group) },
  };
  const choice = {
    selectedOptions: Object.fromEntries(values.map((_, at) => [`o${at}`, "v"])),
    addOns: Object.fromEntries(groups.map((_, at) => [`g${at}`, "a"])),
  };
  try {
    const product = await world.shop.product("p", { system: "meplato" });
    return text(product.quote({ ...choice, quantity: Number(quantity) }));
  } catch ({ code, field }) {
    return `${code} ${field}`;
  }
}

/** The parts between commas; none of `-`. @param {string} text */
function list(text) {
  return text === "-" ? [] : text.split(",");
}

/** `500:1.89` or `500:1.89:USD`. */
function readTier(text, own) {
  const [minimumQuantity, amount, currency = own] = text.split(":");
  return { minimumQuantity, price: { amount, currency } };
}

/** `50:5000:25`, each part `-` where there is none; `-` for no rule. */
function readRule(text) {
  const [minimum = "0", maximum = "0", increment = "0"] =
    text === "-" ? [] : text.split(":").map((limit) => (limit === "-" ? "0" : limit));
  return { minimum, maximum, increment };
}

/** An option with one value; a surcharge of `?` is unknown. */
function option(surcharge) {
  const additionalPrice = surcharge === "?" ? "" : surcharge;
  return { displayName: "", optionChoices: { options: { v: { displayName: "", additionalPrice } } } };
}

/** A group with one add-on; a price of `?` is unknown. */
function group(price, at) {
  const addOn = { id: "a", name: "", price: price === "?" ? null : price };
  return { id: `g${at}`, name: "", default: null, addOns: [addOn] };
}

function text({ unit, line, net, vat, gross, tier, quantity: { reason, below, above } }) {
  const money = [unit, line, net, vat, gross].map((money) => money?.amount);
  return [...money, tier, reason, below, above].map((field) => field ?? "-").join(" ");
}

/** Readers know no surcharge below 0: it makes the sums unknown. An add-on of that kind makes the answer one of no use. */
function expectedOf([, , , , , , , surcharges, addOns], expected) {
  if (BELOW_ZERO.test(addOns)) {
    const at = list(addOns).findIndex((price) => BELOW_ZERO.test(price));
    return `unreadable-answer listing.addOnGroups[${at}].addOns[0].price`;
  }
  if (!BELOW_ZERO.test(surcharges)) return expected;
  return ["-", "-", "-", "-", "-", ...expected.split(" ").slice(5)].join(" ");
}
