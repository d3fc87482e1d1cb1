/** How many causes of an error are told. */
const MOST_CAUSES = 4;

/**
 * What somebody threw, in words: an object of theirs may hold the request with all its secrets.
 *
 * @param {unknown} thrown
 * @param {readonly string[]} secrets What must not be told.
 * @returns {Error}
 */
export function inWords(thrown, secrets, causes = MOST_CAUSES) {
  const { name, message, code, cause } = partsOf(thrown);
  const more = cause !== undefined && causes > 0;
  const said = [code, message].filter(Boolean).join(": ");
  const error = new Error(
    hide(said, secrets),
    more ? { cause: inWords(cause, secrets, causes - 1) } : undefined,
  );
  error.name = hide(name, secrets);
  return error;
}

/**
 * @param {unknown} thrown
 * @returns {{ name: string, message: string, code?: string, cause?: unknown }}
 */
function partsOf(thrown) {
  try {
    if (thrown instanceof Error) {
      const { name, message, cause } = thrown;
      const { code } = /** @type {{ code?: unknown }} */ (thrown);
      return { name, message, code: typeof code === "string" ? code : undefined, cause };
    }
    return { name: "Error", message: String(thrown) };
  } catch {
    return { name: "Error", message: "something that cannot be told" };
  }
}

/** @param {string} words @param {readonly string[]} secrets */
function hide(words, secrets) {
  return secrets
    .filter((secret) => secret !== "")
    .reduce((told, secret) => told.replaceAll(secret, "…"), `${words}`);
}
