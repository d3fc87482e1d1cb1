// The gallery: gives each example a shop of its own and brings it into its state; looks, languages, copying.

import { oddities, states } from "./gallery-states.js";
import { catalogues } from "./sandbox/catalogue.js";
import { createSandbox } from "./sandbox/index.js";

/** @typedef {HTMLElementTagNameMap["barrow-shop"]} Shop */

const LOOKS = { plain: "Plain page", evening: "Evening", poster: "Poster" };
const LANGUAGES = { en: "English", de: "Deutsch", es: "Español", fr: "Français", ar: "العربية" };

/** What waits for an answer here waits as long as somebody looks at it. */
const HOUR_MS = 3_600_000;

const asked = new URLSearchParams(location.search);
const look = known(LOOKS, asked.get("look"), "plain");
const lang = known(LANGUAGES, asked.get("lang"), "en");

document.querySelector("#theme")?.setAttribute("href", `/themes/${look}.css`);
document
  .querySelector(".gallery-looks")
  ?.append(choices("look", LOOKS), choices("lang", LANGUAGES));
for (const code of document.querySelectorAll(".gallery-code")) offerCopy(code);
for (const stage of document.querySelectorAll(".stage")) prepare(/** @type {Shop} */ (stage));

/**
 * The stage is the shop of what stands in it. A shop in the example's own markup asks the same API.
 *
 * @param {Shop} stage
 */
function prepare(stage) {
  const { config: more, before, after } = states[stage.dataset.example ?? ""] ?? {};
  const baseUrl = `https://${stage.parentElement?.id}.example`; // its own, so that it shares nothing with the others
  const sandbox = createSandbox({
    baseUrl,
    imageBase: `${location.origin}/images`,
    products: [...catalogues[1], ...oddities],
  });
  const ask = (/** @type {Request} */ request) =>
    stage.gateway && request.url.startsWith(stage.gateway)
      ? fetch(request)
      : sandbox.fetch(request);
  const config = { baseUrl, fetch: ask, storage: new Map(), timeoutMs: HOUR_MS, ...more };
  for (const shop of [
    stage,
    .../** @type {NodeListOf<Shop>} */ (stage.querySelectorAll("barrow-shop")),
  ]) {
    Object.assign(shop, { config: shop === stage ? { ...config, apiKey: "asdf1234" } : config });
  }
  if (lang !== "en") Object.assign(stage, { lang, dir: lang === "ar" ? "rtl" : "ltr" });
  before?.(sandbox);
  customElements
    .whenDefined("barrow-add-to-cart")
    .then(() => after?.(stage, sandbox))
    .finally(() => done(stage));
}

/** What leads the shopper somewhere must not lead the reader there. @param {Element} stage */
function done(stage) {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && stage.contains(activeElement)) activeElement.blur();
  stage.setAttribute("data-done", "");
}

/** @param {Element} code */
function offerCopy(code) {
  const button = /** @type {HTMLButtonElement} */ (code.querySelector("button"));
  button.hidden = false;
  button.onclick = async () => {
    await navigator.clipboard.writeText(code.querySelector("code")?.textContent ?? "");
    button.textContent = "Copied";
  };
}

/**
 * Links that change one of the two choices.
 *
 * @param {"look" | "lang"} name
 * @param {Record<string, string>} values
 */
function choices(name, values) {
  const list = document.createElement("ul");
  for (const [value, words] of Object.entries(values)) {
    const query = new URLSearchParams({ look, lang, [name]: value });
    const link = Object.assign(document.createElement("a"), {
      href: `?${query}`,
      textContent: words,
    });
    if (name === "lang") link.lang = value;
    if (value === (name === "look" ? look : lang)) link.setAttribute("aria-current", "true");
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return list;
}

/**
 * @param {object} values
 * @param {string | null} value
 * @param {string} preset
 */
function known(values, value, preset) {
  return value && Object.hasOwn(values, value) ? value : preset;
}
