/**
 * How the words of the languages besides English are got, by their tags.
 *
 * @type {Record<string, () => Promise<{ default: import("../elements/messages.js").Words }>>}
 */
const languages = {
  ar: () => import("./ar.js"),
  de: () => import("./de.js"),
  es: () => import("./es.js"),
  fr: () => import("./fr.js"),
};

/**
 * Learns the words of a language.
 *
 * @param {string} lang the first part of its tag
 * @param {Record<string, unknown>} known where the words go
 */
export async function learn(lang, known) {
  const name = lang.toLowerCase();
  if (!Object.hasOwn(languages, name)) throw new RangeError(`no words for ${lang}`);
  known[lang] = (await languages[name]()).default;
}
