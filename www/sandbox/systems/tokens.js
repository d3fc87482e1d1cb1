// Tokens that live for a while.

/**
 * @typedef {object} TokenState
 * @property {Record<string, number>} tokens When each expires, in milliseconds.
 * @property {number} issued How many tokens there have been.
 * @property {number} lifeSeconds How long a token lives.
 * @property {number} now
 */

/**
 * Issues a token.
 *
 * @template {TokenState} State
 * @param {State} state
 * @returns {{ state: State, token: string }}
 */
export function issueToken(state) {
  const issued = state.issued + 1;
  const token = `sandbox-token-${issued}`;
  const tokens = { ...state.tokens, [token]: state.now + state.lifeSeconds * 1000 };
  return { state: { ...state, issued, tokens }, token };
}

/**
 * What a header of the kind Bearer is worth.
 *
 * @param {TokenState} state
 * @param {string | undefined} header
 * @returns {"valid" | "expired" | "unknown"}
 */
export function tokenWorth({ tokens, now }, header = "") {
  const token = header.replace(/^Bearer /, "");
  const expires = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (expires === undefined || token === header) return "unknown";
  return now < expires ? "valid" : "expired";
}

/** Every token issued so far is worth nothing any more. @template {TokenState} State @param {State} state @returns {State} */
export function revokeTokens(state) {
  return { ...state, tokens: {} };
}
