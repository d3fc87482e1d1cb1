import { messages } from "../messages.js";

/**
 * What is said of prices and quantities beside the messages that every page has, by language. Those of other languages
 * come with their other words, under `terms.` and their names. A message of the same name in `messages` wins, whatever
 * the language.
 *
 * @type {Record<string, Record<string, string>>}
 */
export const words = {
  en: {
    atLeast: "at least {n}",
    atMost: "at most {n}",
    before: "Before:",
    blocked: "This cannot be ordered: it is blocked for you.",
    each: "{price} each",
    gross: "{price} incl. VAT",
    inactive: "This cannot be ordered: it is not sold any more.",
    inSteps: "in steps of {n}",
    inStock: "{n} in stock. The rest comes later.",
    nearest: "{n} cannot be ordered. Nearest: {others}.",
    net: "{price} plus VAT",
    noPrice: "This cannot be ordered: its price is not known.",
    noQuantity: "No quantity of this can be ordered.",
    notOrderable: "This cannot be ordered at present.",
    per: "{price} per {n}",
    rule: "Order {rules}.",
    startingAt: "from {price}",
    take: "Take {n}",
    tier: "From {minimum}: {price}; {more} more save {saving}.",
    unknown: "Price unknown",
    unpublished: "This cannot be ordered: it is not for sale yet.",
  },
  de: {
    atLeast: "mindestens {n}",
    atMost: "höchstens {n}",
    before: "Vorher:",
    blocked: "Das kann nicht bestellt werden: Es ist für Sie gesperrt.",
    each: "je {price}",
    gross: "{price} inkl. MwSt.",
    inactive: "Das kann nicht bestellt werden: Es wird nicht mehr verkauft.",
    inSteps: "in Schritten von {n}",
    inStock: "{n} auf Lager. Der Rest kommt später.",
    nearest: "{n} kann nicht bestellt werden. Am nächsten: {others}.",
    net: "{price} zzgl. MwSt.",
    noPrice: "Das kann nicht bestellt werden: Der Preis ist nicht bekannt.",
    noQuantity: "Davon kann keine Menge bestellt werden.",
    notOrderable: "Das kann zurzeit nicht bestellt werden.",
    per: "{price} je {n}",
    rule: "Bestellbar: {rules}.",
    startingAt: "ab {price}",
    take: "{n} nehmen",
    tier: "Ab {minimum}: {price}; {more} mehr sparen {saving}.",
    unknown: "Preis unbekannt",
    unpublished: "Das kann nicht bestellt werden: Es ist noch nicht im Verkauf.",
  },
};

/**
 * One of these messages with its gaps filled; in English, where there is none in the language.
 *
 * @param {string} key
 * @param {string | null | undefined} locale an IETF tag; default that of the platform
 * @param {Record<string, unknown>} [values]
 */
export function tell(key, locale, values = {}) {
  const tag = locale || new Intl.NumberFormat().resolvedOptions().locale;
  const [language] = tag.toLowerCase().split(/[-_]/);
  const learned = messages.language === language ? messages[`terms.${key}`] : undefined;
  const own = Object.hasOwn(words, language) ? words[language][key] : learned;
  const text = Object.hasOwn(messages, key) ? messages[key] : (own ?? words.en[key]);
  return text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
}

/**
 * The language of the words at a place.
 *
 * @param {Element} place
 */
export function languageOf(place) {
  return /** @type {HTMLElement | null} */ (place.closest("[lang]"))?.lang || "en";
}
