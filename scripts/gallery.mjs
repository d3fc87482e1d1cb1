// Writes the gallery: every element in every state, from the examples in www/examples, which the tests run too.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { elementsOf } from "./manifest.mjs";
import { root } from "./run.mjs";

const folder = join(root, "www/examples");

/** The order in which a page needs them. */
const ORDER = [
  ...["shop", "add-to-cart", "product", "price", "availability", "image", "option-picker"],
  ...["quantity", "message", "cart", "cart-count", "checkout"],
];

/** The page's policy: that of the demo shop. @param {string} gateway */
const policy = (gateway) =>
  [
    ...["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'"],
    ...[`connect-src 'self' ${gateway}`, "img-src 'self' data:", "style-src 'self'"],
    ...["base-uri 'none'", "form-action 'none'"],
    ...["require-trusted-types-for 'script'", "trusted-types 'none'"],
  ].join("; ");

/** What an example says that the shop of the page must have. */
const NEEDS = { engine: 'engine="full"', gateway: 'gateway="…"' };

/**
 * @typedef {object} Example
 * @property {string} id
 * @property {string} element the tag of the element that it shows
 * @property {string} title
 * @property {string} description
 * @property {"" | "engine" | "gateway"} needs what the shop of the page must have, where it is more than a key
 * @property {string} state what is done to it; the name of one in `www/gallery-states.js`, or nothing
 * @property {string} shows words that can be seen in it then
 * @property {string} markup what an editor pastes
 */

/**
 * All examples, in the order of the gallery.
 *
 * @returns {Example[]}
 */
export function readExamples() {
  const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
  return names.sort((a, b) => place(a) - place(b)).map(readExample);
}

/** @param {string} name `ELEMENT.NUMBER-WORDS.html` */
function place(name) {
  const [element, rest] = name.split(".");
  return 100 * ORDER.indexOf(element) + Number.parseInt(rest, 10);
}

/** @param {string} name @returns {Example} */
function readExample(name) {
  const text = readFileSync(join(folder, name), "utf8");
  const [, element, words] = name.match(/^([\w-]+)\.\d+-([\w-]+)\.html$/) ?? [];
  const meta = (/** @type {string} */ key) =>
    text.match(new RegExp(`<meta name="${key}" content="(.*)">`))?.[1] ?? "";
  return {
    id: `${element}-${words}`,
    element: `barrow-${element}`,
    title: text.match(/<title>(.*)<\/title>/)?.[1] ?? words,
    description: meta("description"),
    needs: /** @type {Example["needs"]} */ (meta("needs")),
    state: meta("state"),
    shows: meta("shows"),
    markup: text.slice(text.indexOf("\n\n")).trim(),
  };
}

/**
 * The page.
 *
 * @param {string} pkg the package, built
 * @param {string} gateway the address of one, for what products of other systems need
 */
export function writeGallery(pkg, gateway) {
  const manifest = JSON.parse(readFileSync(join(pkg, "custom-elements.json"), "utf8"));
  const elements = new Map(elementsOf(manifest).map((each) => [each.tagName, each]));
  const groups = grouped(readExamples());
  const sections = [...groups].map(([tag, examples]) =>
    section(
      tag,
      elements.get(tag)?.description ?? "",
      examples.map((example) => figure(example, gateway)),
    ),
  );
  const links = [...groups.keys()].map((tag) => `<li><a href="#${tag}">${name(tag)}</a></li>`);
  return page(sections.join("\n"), links.join("\n          "), policy(gateway));
}

/** @param {Example[]} examples */
function grouped(examples) {
  /** @type {Map<string, Example[]>} */
  const groups = new Map();
  for (const each of examples)
    groups.set(each.element, [...(groups.get(each.element) ?? []), each]);
  return groups;
}

/** @param {string} tag @param {string} description @param {string[]} figures */
function section(tag, description, figures) {
  const words = description.split("\n\n")[0].replace(/`([^`]*)`/g, (_, code) => code);
  return `      <section class="gallery-element" aria-labelledby="${tag}">
        <h2 id="${tag}"><code>&lt;${tag}&gt;</code></h2>
        <p>${escapeHtml(words)}</p>
${figures.join("\n")}
      </section>`;
}

/** @param {Example} example @param {string} gateway */
function figure({ id, title, description, needs, state, markup }, gateway) {
  const needed = needs && ` It needs <code>&lt;barrow-shop ${NEEDS[needs]}&gt;</code>.`;
  const set = { "": "", engine: ` ${NEEDS.engine}`, gateway: ` gateway="${gateway}"` }[needs];
  return `        <article class="gallery-example" id="${id}" aria-labelledby="${id}-title">
          <h3 id="${id}-title">${title}</h3>
          <p>${description}${needed}</p>
          <barrow-shop class="stage"${set}${state && ` data-example="${state}"`}>
${markup}
          </barrow-shop>
          <div class="gallery-code">
            <pre><code>${escapeHtml(markup)}</code></pre>
            <button type="button" aria-describedby="${id}-title" hidden>Copy</button>
          </div>
        </article>`;
}

/** @param {string} sections @param {string} links @param {string} policy */
function page(sections, links, policy) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Gallery – Barrow</title>
    <meta name="description" content="Every element in every state, with its markup to copy.">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" type="image/svg+xml" href="/images/icon.svg">
    <link rel="stylesheet" href="/pkg/styles.css">
    <link rel="stylesheet" href="/gallery.css">
    <link rel="stylesheet" href="/themes/plain.css" id="theme">
    <script type="module" src="/gallery.js"></script>
    <script type="module" src="/pkg/dist/elements.js"></script>
  </head>
  <body class="gallery">
    <a class="gallery-skip" href="#examples">Skip to the examples</a>
    <header class="gallery-head">
      <h1>The elements, in every state</h1>
      <p>Each example is alive, and sells from a shop of its own that lives in this page. Its markup is what you paste; besides it, a
        page needs the style sheet (if you like it), the script, and one <code>&lt;barrow-shop&gt;</code> with your key.</p>
      <nav class="gallery-looks" aria-label="Look and language"></nav>
    </header>
    <div class="gallery-body">
      <nav class="gallery-contents" aria-label="Elements">
        <ul>
          ${links}
        </ul>
      </nav>
      <main id="examples">
${sections}
      </main>
    </div>
    <footer class="gallery-foot"><p><a href="/">The demo shop</a></p></footer>
  </body>
</html>
`;
}

/** @param {string} tag */
function name(tag) {
  return tag.replace("barrow-", "");
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
