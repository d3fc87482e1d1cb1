// An API in memory: what it knows, what it was asked, and what goes wrong with it.

/**
 * @typedef {import("./types.js").SandboxRequest} SandboxRequest
 * @typedef {import("./types.js").SandboxResponse} SandboxResponse
 * @typedef {import("./types.js").Fault} Fault
 * @typedef {(request: SandboxRequest) => boolean} Fits
 */

/**
 * A pure function from a state and a request to a new state and a response, and the state it has come to.
 *
 * @template {{ now: number }} State
 */
export class Service {
  /** @type {(state: State, request: SandboxRequest) => { state: State, response: SandboxResponse }} */ #respond;
  /** @type {() => number} */ #now;
  /** @type {{ fault: Fault, fits: Fits }[]} */ #faults = [];
  /** @type {Promise<void> | undefined} */ #held;

  /**
   * Everything the API knows. A new object after each change.
   * @type {State}
   */
  state;

  /**
   * Every request that arrived, in order.
   * @type {SandboxRequest[]}
   */
  requests = [];

  /**
   * @hideconstructor
   * @param {State} state
   * @param {(state: State, request: SandboxRequest) => { state: State, response: SandboxResponse }} respond
   * @param {() => number} [now] the present time in milliseconds
   */
  constructor(state, respond, now = Date.now) {
    this.state = state;
    this.#respond = respond;
    this.#now = now;
  }

  /** How long an answer is under way. What it answers has happened at once. */
  get latencyMs() {
    return 0;
  }

  /**
   * Answers as the API would: hand it over as `fetch`.
   *
   * @param {Request} request
   * @returns {Promise<Response>}
   */
  fetch = async (request) => {
    request.signal.throwIfAborted();
    const response = await this.answer(await plain(request));
    request.signal.throwIfAborted();
    const body = response.status === 204 ? null : response.body;
    return new Response(body, { status: response.status, headers: response.headers });
  };

  /**
   * The same with plain data.
   *
   * @param {SandboxRequest} request
   * @returns {Promise<SandboxResponse>} Rejects with a `TypeError`, as `fetch` does, where the request or its answer
   *   gets lost.
   */
  async answer(request) {
    this.requests.push(request);
    const fault = this.#takeFault(request);
    const response = this.#outcome(request, fault);
    await this.#held;
    await pass(this.latencyMs);
    if (fault === "network" || fault === "lost-answer") throw new TypeError("Failed to fetch");
    return response;
  }

  /**
   * Lets the next request that fits go wrong.
   *
   * @param {Fault} fault
   * @param {Fits} [fits] default: any request
   */
  fail(fault, fits = () => true) {
    this.#faults.push({ fault, fits });
  }

  /**
   * Holds all answers back until the returned function is called. What they answer has happened by then.
   *
   * @returns {() => void}
   */
  hold() {
    let release = () => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      this.#held = undefined;
      release();
    };
  }

  /**
   * Changes what the API knows, by other hands than a request's.
   *
   * @param {(state: State) => State} change
   */
  change(change) {
    this.state = change({ ...this.state, now: this.#now() });
  }

  /** @param {SandboxRequest} request @param {Fault | undefined} fault @returns {SandboxResponse} */
  #outcome(request, fault) {
    if (fault === "network") return { status: 0, headers: {}, body: "" };
    if (fault === "html") return html();
    if (typeof fault === "object") return given(fault);
    const { state, response } = this.#respond({ ...this.state, now: this.#now() }, request);
    this.state = state;
    return fault === "truncated"
      ? { ...response, body: response.body.slice(0, response.body.length / 2) }
      : response;
  }

  /** @param {SandboxRequest} request */
  #takeFault(request) {
    const index = this.#faults.findIndex(({ fits }) => fits(request));
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0].fault;
  }
}

/** @param {Request} request @returns {Promise<SandboxRequest>} */
async function plain(request) {
  const { method, url } = request;
  return {
    method,
    url,
    headers: Object.fromEntries(request.headers),
    body: (await request.text()) || null,
  };
}

/** @param {number} ms */
async function pass(ms) {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

/** @returns {SandboxResponse} */
function html() {
  return {
    status: 200,
    headers: { "Content-Type": "text/html" },
    body: "<!doctype html><title>Busy</title>",
  };
}

/** @param {Extract<Fault, object>} fault @returns {SandboxResponse} */
function given({ status, body = "", headers = {} }) {
  return { status, headers, body: typeof body === "string" ? body : JSON.stringify(body) };
}
