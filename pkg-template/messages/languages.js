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
 * The words of a language.
 *
 * @param {string} lang the first part of its tag
 */
export async function learn(lang) {
  const name = lang.toLowerCase();
  if (!Object.hasOwn(languages, name)) throw new RangeError(`no words for ${lang}`);
  return (await languages[name]()).default;
}
