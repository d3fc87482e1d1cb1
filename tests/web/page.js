// Plays the page to the core: keeps what it is told, answers nothing by itself.

export class Page {
  /** `number method url`, one for each request. */
  sent = [];
  /** `number` and the value or the error that it was settled with. */
  told = [];
  /** The last view of the cart, as JSON. */
  cart = "";
  /** The cart ids that were to be kept; undefined for none. */
  kept = [];

  send(number, method, url) {
    this.sent.push(`${number} ${method} ${url}`);
  }

  settle(number, value) {
    this.told.push({ number, value });
  }

  refuse(number, error) {
    this.told.push({ number, error });
  }

  showCart(json) {
    this.cart = json;
  }

  makeCartId() {
    return "c0ffee";
  }

  keepCartId(id) {
    this.kept.push(id);
  }

  /** What a number was settled with. */
  value(number) {
    return this.told.find((end) => end.number === number)?.value;
  }

  sentText() {
    return this.sent.join("\n");
  }

  /** What a number was settled with: the constructor's name of the value, or `code status cause`. */
  toldText() {
    return this.told.map((end) => `${end.number} ${describe(end)}`).join("\n");
  }
}

function describe({ value, error }) {
  if (error) {
    return describeError(error);
  }
  return typeof value === "object" ? value.constructor.name : `${value}`;
}

/** Empty for what is no error of the library. */
export function describeError(error) {
  const isOurs = error instanceof Error && error.constructor.name === "StorefrontError";
  const { code, status, field, cause } = error;
  return isOurs ? [code, status, field, cause?.message ?? cause].filter(Boolean).join(" ") : "";
}
