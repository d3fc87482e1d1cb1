import { messages } from "../messages.js";

/**
 * What is said of prices and quantities beside the messages that every page has, by language. A message of the same name
 * in `messages` wins, whatever the language.
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
  fr: {
    atLeast: "au moins {n}",
    atMost: "au plus {n}",
    before: "Avant :",
    blocked: "Cet article ne peut pas être commandé : il est bloqué pour vous.",
    each: "{price} l’unité",
    gross: "{price} TTC",
    inactive: "Cet article ne peut pas être commandé : il n’est plus vendu.",
    inSteps: "par multiples de {n}",
    inStock: "{n} en stock. Le reste viendra plus tard.",
    nearest: "{n} : quantité non commandable. Au plus près : {others}.",
    net: "{price} hors TVA",
    noPrice: "Cet article ne peut pas être commandé : son prix est inconnu.",
    noQuantity: "Aucune quantité de cet article ne peut être commandée.",
    notOrderable: "Cet article ne peut pas être commandé actuellement.",
    per: "{price} pour {n}",
    rule: "À commander : {rules}.",
    startingAt: "à partir de {price}",
    take: "En prendre {n}",
    tier: "À partir de {minimum} : {price} ; {more} de plus font économiser {saving}.",
    unknown: "Prix inconnu",
    unpublished: "Cet article ne peut pas être commandé : il n’est pas encore en vente.",
  },
  es: {
    atLeast: "{n} como mínimo",
    atMost: "{n} como máximo",
    before: "Antes:",
    blocked: "No se puede pedir: está bloqueado para usted.",
    each: "{price} por unidad",
    gross: "{price} con IVA",
    inactive: "No se puede pedir: ya no se vende.",
    inSteps: "de {n} en {n}",
    inStock: "{n} en existencias. El resto llegará más tarde.",
    nearest: "No se pueden pedir {n}. Lo más cercano: {others}.",
    net: "{price} más IVA",
    noPrice: "No se puede pedir: no se conoce su precio.",
    noQuantity: "No se puede pedir ninguna cantidad.",
    notOrderable: "No se puede pedir por ahora.",
    per: "{price} por {n}",
    rule: "Se piden {rules}.",
    startingAt: "desde {price}",
    take: "Tomar {n}",
    tier: "A partir de {minimum}: {price}; con {more} más se ahorra {saving}.",
    unknown: "Precio desconocido",
    unpublished: "No se puede pedir: aún no está a la venta.",
  },
  ar: {
    atLeast: "{n} على الأقل",
    atMost: "{n} على الأكثر",
    before: "قبل:",
    blocked: "لا يمكن طلب هذا: إنه محظور بالنسبة إليك.",
    each: "{price} للواحد",
    gross: "{price} شامل الضريبة",
    inactive: "لا يمكن طلب هذا: لم يعد يُباع.",
    inSteps: "بمضاعفات {n}",
    inStock: "{n} في المخزون. يأتي الباقي لاحقًا.",
    nearest: "لا يمكن طلب {n}. الأقرب: {others}.",
    net: "{price} دون الضريبة",
    noPrice: "لا يمكن طلب هذا: سعره غير معروف.",
    noQuantity: "لا يمكن طلب أي كمية من هذا.",
    notOrderable: "لا يمكن طلب هذا حاليًا.",
    per: "{price} لكل {n}",
    rule: "الطلب: {rules}.",
    startingAt: "ابتداءً من {price}",
    take: "خذ {n}",
    tier: "ابتداءً من {minimum}: {price}؛ بإضافة {more} توفّر {saving}.",
    unknown: "السعر غير معروف",
    unpublished: "لا يمكن طلب هذا: لم يُطرح للبيع بعد.",
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
  const own = Object.hasOwn(words, language) ? words[language] : words.en;
  const text = Object.hasOwn(messages, key) ? messages[key] : (own[key] ?? words.en[key]);
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
