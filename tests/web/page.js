// Plays the page to the core: keeps what it is told, answers nothing by itself.

export class Page {
  /** `method url`, one for each request. */
  sent = [];
  /** The numbers of the requests. */
  requests = [];
  /** `[what, number, value]` for what was settled or refused. */
  told = [];
  /** The last view of the cart. */
  cart = {};

  /** Hears the messages that a call led to, a JSON array. */
  hear(messages) {
    for (const [what, number, ...rest] of JSON.parse(messages)) {
      if (what === "send") {
        this.sent.push(rest.slice(0, 2).join(" "));
        this.requests.push(number);
      } else if (what === "cart" || what === "lines") {
        this.cart = rest[0];
      } else if (what !== "keep") {
        this.told.push([what, number, rest[0]]);
      }
    }
  }

  sentText() {
    return this.sent.join("\n");
  }

  /** The number of the last request. */
  lastRequest() {
    return this.requests.at(-1);
  }

  /** What was told last, as JSON. */
  lastTold() {
    return JSON.stringify(this.told.at(-1) ?? null);
  }

  /** Which calls were told that they ended, in order: `settle` or the error's code and field. */
  toldText() {
    return this.told
      .map(([what, , value]) => (what === "refuse" ? `${value[0]} ${value[3]}` : what))
      .join("\n");
  }

  count() {
    return this.cart.count;
  }
}

/** Empty for what is no error of the library. */
export function describeError(error) {
  const isOurs = error instanceof Error && error.constructor.name === "StorefrontError";
  const { code, status, field, cause } = error;
  return isOurs ? [code, status, field, cause?.message ?? cause].filter(Boolean).join(" ") : "";
}
