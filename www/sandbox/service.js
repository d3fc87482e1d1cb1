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
  /** @type {{ fault: Fault, fits: Fits, times: number }[]} */ #faults = [];
  /** What is held back, and until when. @type {Map<Fits, { until: Promise<unknown>, release: () => void }>} */ #held =
    new Map();
  /** @type {State} */ #first;

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
  constructor(state, respond, now = () => Date.now()) {
    this.state = state;
    this.#first = state;
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
    await this.#heldBack(request);
    await pass(this.latencyMs + ownLatency(fault));
    if (fault === "network" || fault === "lost-answer") throw new TypeError("Failed to fetch");
    return response;
  }

  /**
   * Lets the next request that fits go wrong, or the next few. Where several are to go wrong in their own ways, the
   * first way that was named comes first.
   *
   * @param {Fault} fault
   * @param {Fits} [fits] default: any request
   * @param {number} [times] how many requests; `Infinity` for as long as it takes
   * @returns {() => void} Takes it back: nothing more goes wrong in this way.
   */
  fail(fault, fits = () => true, times = 1) {
    const entry = { fault, fits, times };
    this.#faults.push(entry);
    return () => {
      entry.times = 0;
    };
  }

  /** How many requests more are to go wrong: 0 where all that a test asked for has happened. */
  get faultsLeft() {
    return this.#faults.reduce((sum, { times }) => sum + times, 0);
  }

  /**
   * Holds answers back until the returned function is called. What they answer has happened by then.
   *
   * @param {Fits} [fits] which requests' answers; default: all
   * @returns {() => void}
   */
  hold(fits = () => true) {
    const held = (/** @type {SandboxRequest} */ request) => fits(request); // each has its own end
    let release = () => {};
    const until = new Promise((resolve) => {
      release = () => resolve(undefined);
    });
    this.#held.set(held, { until, release });
    return () => {
      this.#held.delete(held);
      release();
    };
  }

  /** Is as new: what was changed, asked and to go wrong is forgotten, and what was held goes out. */
  reset() {
    this.state = this.#first;
    this.requests.length = 0;
    this.#faults.length = 0;
    for (const { release } of this.#held.values()) release();
    this.#held.clear();
  }

  /**
   * Changes what the API knows, by other hands than a request's.
   *
   * @param {(state: State) => State} change
   */
  change(change) {
    this.state = change({ ...this.state, now: this.#now() });
  }

  /** @param {SandboxRequest} request */
  async #heldBack(request) {
    const holds = [...this.#held].filter(([fits]) => fits(request));
    await Promise.all(holds.map(([, { until }]) => until));
  }

  /** @param {SandboxRequest} request @param {Fault | undefined} fault @returns {SandboxResponse} */
  #outcome(request, fault) {
    if (fault === "network") return { status: 0, headers: {}, body: "" };
    if (fault === "html") return html();
    if (typeof fault === "object" && "status" in fault) return given(fault);
    const { state, response } = this.#respond({ ...this.state, now: this.#now() }, request);
    this.state = state;
    return fault === "truncated"
      ? { ...response, body: response.body.slice(0, response.body.length / 2) }
      : response;
  }

  /** @param {SandboxRequest} request */
  #takeFault(request) {
    const entry = this.#faults.find(({ fits, times }) => times > 0 && fits(request));
    if (entry) entry.times -= 1;
    return entry?.fault;
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

/** @param {Fault | undefined} fault */
function ownLatency(fault) {
  return typeof fault === "object" && "latencyMs" in fault ? fault.latencyMs : 0;
}

/** @returns {SandboxResponse} */
function html() {
  return {
    status: 200,
    headers: { "Content-Type": "text/html" },
    body: "<!doctype html><title>Busy</title>",
  };
}

/** @param {Extract<Fault, { status: number }>} fault @returns {SandboxResponse} */
function given({ status, body = "", headers = {} }) {
  return { status, headers, body: typeof body === "string" ? body : JSON.stringify(body) };
}
