import { Refusal } from "./refusal.js";

/** How long an id or a term may be. */
const MOST_CHARACTERS = 200;

/** What would be another path to whoever decodes an id once more. */
const LEADS_AWAY = /[/\\\p{Cc}]|%[0-9a-f]{2}|^\.{1,2}$/iu;

/**
 * The id in a path, decoded once.
 *
 * @param {string} segment
 * @returns {string}
 * @throws {Refusal} Where there is none, where it is too long or no text, and where it holds slashes or dots that lead
 *   elsewhere, however they are written.
 */
export function readId(segment) {
  const id = decoded(segment);
  if (id === "" || id.length > MOST_CHARACTERS || LEADS_AWAY.test(id)) {
    throw wrong("this is no id of a product", "id");
  }
  return id;
}

/**
 * What is looked for.
 *
 * @param {URLSearchParams} search
 * @returns {import("../systems/types.js").ProductQuery}
 * @throws {Refusal}
 */
export function readQuery(search) {
  const term = search.get("term") ?? "";
  if (term.trim() === "" || term.length > MOST_CHARACTERS) {
    throw wrong(`a term has 1 to ${MOST_CHARACTERS} characters`, "term");
  }
  return { term, perPage: readNumber(search, "perPage"), page: readNumber(search, "page") };
}

/** @param {URLSearchParams} search @param {string} name */
function readNumber(search, name) {
  const text = search.get(name);
  if (text === null) {
    return undefined;
  }
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw wrong(`${name} is a whole number from 1`, name);
  }
  return Number(text);
}

/** @param {string} segment */
function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw wrong("this is no id of a product", "id");
  }
}

/** @param {string} message @param {string} field */
function wrong(message, field) {
  return new Refusal(400, "bad-request", message, { field });
}
