// How an example comes into its state: what its shop's API does before the elements start, and what a shopper does then.

/**
 * @typedef {import("./sandbox/index.js").Sandbox} Sandbox
 * @typedef {HTMLElementTagNameMap["barrow-shop"]} Shop
 * @typedef {object} State
 * @property {Partial<import("../pkg/types.js").StorefrontConfig>} [config]
 * @property {(sandbox: Sandbox) => unknown} [before]
 * @property {(shop: Shop, sandbox: Sandbox) => unknown} [after]
 */

const LINES = [
  { sku: "tent-2p", productLink: "https://shop.example/tent" },
  {
    ...{ sku: "mug-enamel", selectedOptions: { colour: "green" }, quantity: 2 },
    productLink: "https://shop.example/mug",
  },
];

/** A storage that takes nothing. */
const FULL = {
  get: () => null,
  set: () => {
    throw new Error("there is no room left");
  },
  delete: () => {},
};

/** More than are ever tried. */
const TRIES = 20;

/** @param {{ method: string }} request */
const isPost = ({ method }) => method === "POST";
/** @param {import("./sandbox/types.js").SandboxRequest} request */
const isPut = ({ method }) => method === "PUT";
/** @param {import("./sandbox/types.js").SandboxRequest} request */
const isRead = ({ method, url }) => method === "GET" && url.includes("/cart/");

/** @type {Record<string, State>} */
export const states = {
  waiting: {
    config: { cartId: "d41d8cd98f00b204e9800998ecf8427e" },
    before: (sandbox) => sandbox.hold(),
  },
  unreachable: { before: (sandbox) => failAlways(sandbox) },
  clicked: {
    after: async (shop) => {
      await click(shop);
      await found(shop, ":is(.barrow-message, barrow-message):not(:empty)");
    },
  },
  held: { before: (sandbox) => sandbox.hold(), after: click },
  refused: { before: (sandbox) => sandbox.fail({ status: 429 }, isPost), after: click },
  lost: { before: (sandbox) => sandbox.fail("network", isPost), after: click },
  green: { after: (shop) => pick(shop, "Pine green") },
  black: { after: (shop) => pick(shop, "Black") },
  "black-small": {
    after: async (shop) => {
      await pick(shop, "Black");
      await pick(shop, "Extra-Small");
    },
  },
  zero: { after: (shop) => type(shop, "0") },
  sixty: {
    after: async (shop) => {
      await found(shop, ".barrow-hint:not(:empty)");
      await type(shop, "60");
    },
  },
  plan: { after: (shop) => pick(shop, "Timepiece Protection Plan") },
  filled: { after: fill },
  changing: {
    after: async (shop, sandbox) => {
      await fill(shop);
      sandbox.hold();
      await more(shop);
    },
  },
  removed: {
    after: async (shop) => {
      await fill(shop);
      (await found(shop, ".barrow-line .barrow-remove")).click();
      await found(shop, ".barrow-removed button");
    },
  },
  failed: {
    after: async (shop, sandbox) => {
      await fill(shop);
      sandbox.fail({ status: 500 }, isPut);
      await more(shop);
    },
  },
  doubtful: {
    after: async (shop, sandbox) => {
      const cart = await shop.cart();
      await cart.refresh();
      sandbox.fail("network", isPost);
      await cart.add(LINES[0]).catch(() => {});
    },
  },
  expired: {
    after: async (shop, sandbox) => {
      await fill(shop);
      sandbox.change((state) => ({
        ...state,
        carts: {},
        quirks: { ...state.quirks, unusedCart: "not-found" },
      }));
      await (await shop.cart()).refresh();
    },
  },
  ordered: {
    after: async (shop, sandbox) => {
      await fill(shop);
      for (const id of Object.keys(sandbox.state.carts)) sandbox.complete(id);
      await (await shop.cart()).refresh();
    },
  },
  stale: {
    after: async (shop, sandbox) => {
      await fill(shop);
      for (let count = 0; count < TRIES; count++) sandbox.fail("html", isRead);
      await (await shop.cart()).refresh().catch(() => {});
    },
  },
  limited: {
    after: async (shop, sandbox) => {
      await fill(shop);
      sandbox.setQuirks({ mostPerLine: 1 });
      await more(shop);
    },
  },
  dearer: {
    after: async (shop, sandbox) => {
      await fill(shop);
      const held = sandbox.cart();
      held.setPrice(held.lines[0].lineId, "299.00");
      await (await shop.cart()).refresh();
    },
  },
  "other-choice": {
    after: async (shop, sandbox) => {
      const cart = await shop.cart();
      const arriving = holdPost(sandbox);
      const adding = cart.add(LINES[1]);
      const release = await arriving;
      sandbox.change(inWhite);
      release();
      await adding;
    },
  },
  left: {
    after: async (shop) => {
      await closeTabInMidAdd(shop);
      await shop.cart();
    },
  },
  unkept: { config: { storage: FULL }, after: fill },
  blocked: {
    after: async (shop, sandbox) => {
      await fill(shop);
      const body = { checkoutLink: "https://stranger.example/" };
      sandbox.fail({ status: 201, body }, isPost);
      await click(shop);
    },
  },
};

/** What no product of the demo shop has. @type {import("./sandbox/types.js").ProductJson[]} */
export const oddities = [
  { partNumber: "unpriced", name: "A price to come", price: "soon", currency: "USD" },
  {
    partNumber: "half-sold",
    name: "Woollen Blanket",
    price: "64.00",
    currency: "USD",
    productOptions: {
      colour: {
        displayName: "Colour",
        optionChoices: {
          options: {
            grey: { displayName: "Grey", rank: 1 },
            moss: { displayName: "Moss", rank: 2 },
          },
        },
      },
    },
    optionSets: [{ selectedOptions: { colour: "grey" } }],
  },
];

/** @param {Sandbox} sandbox */
function failAlways(sandbox) {
  for (let count = 0; count < TRIES; count++) sandbox.fail("network");
}

/** @param {Shop} shop */
async function fill(shop) {
  const cart = await shop.cart();
  await cart.add(LINES);
}

/** Waits for an add, which is carried out and whose answer is held back until what this resolves to is called. @param {Sandbox} sandbox @returns {Promise<() => void>} */
function holdPost(sandbox) {
  return new Promise((resolve) => {
    const release = sandbox.hold((request) => {
      if (isPost(request)) resolve(() => release());
      return isPost(request);
    });
  });
}

/** The cart with all its mugs in white. @param {import("./sandbox/types.js").SandboxState} state */
function inWhite(state) {
  const carts = structuredClone(state.carts);
  for (const { cartItems } of Object.values(carts))
    for (const item of Object.values(cartItems)) item.itemOptions = { colour: "white" };
  return { ...state, carts };
}

/** What another tab of this shopper does, which is closed before the shop has heard of it. @param {Shop} shop */
async function closeTabInMidAdd({ apiKey, config }) {
  const ask = /** @type {typeof fetch} */ (config.fetch);
  const tab = document.createElement("barrow-shop");
  await new Promise((sent) => {
    const fetch = (/** @type {Request} */ request) => {
      if (!isPost(request)) return ask(request);
      sent(request);
      return new Promise(() => {});
    };
    Object.assign(tab, { apiKey, config: { ...config, engine: "full", fetch } });
    tab
      .cart()
      .then((cart) => cart.add(LINES[0]))
      .catch(() => {}); // its end is not heard of
  });
  (await tab.open()).dispose();
}

/** @param {Shop} shop */
async function click(shop) {
  const control = await found(shop, ":is(barrow-add-to-cart, barrow-checkout) :is(button, a)");
  if (shop.querySelector("barrow-option-picker")) await found(shop, ".barrow-option");
  control.click();
}

/** One more of the first line. @param {Shop} shop */
async function more(shop) {
  (await found(shop, ".barrow-line .barrow-step:last-child")).click();
}

/** Writes a quantity. @param {Shop} shop @param {string} value */
async function type(shop, value) {
  const input = /** @type {HTMLInputElement} */ (await found(shop, "input[type=number]"));
  input.value = value;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** @param {Shop} shop @param {string} name */
async function pick(shop, name) {
  await found(shop, ".barrow-value");
  const values = [...shop.querySelectorAll(".barrow-value")];
  const value = values.find(
    (each) => each.querySelector(".barrow-value-name")?.textContent === name,
  );
  value?.querySelector("input")?.click();
}

/**
 * The first element that fits, once there is one.
 *
 * @param {Element} place
 * @param {string} selector
 * @returns {Promise<HTMLElement>}
 */
function found(place, selector) {
  return new Promise((resolve) => {
    const look = () => {
      const element = /** @type {HTMLElement | null} */ (place.querySelector(selector));
      if (!element) return;
      watching.disconnect();
      resolve(element);
    };
    const watching = new MutationObserver(look);
    watching.observe(place, { childList: true, subtree: true });
    look();
  });
}
