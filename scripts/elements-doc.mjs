// `node scripts/elements-doc.mjs`, after a build: writes into docs/elements.md what the elements' comments say.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { customProperties, elementsOf } from "./manifest.mjs";
import { root } from "./run.mjs";

/** @typedef {import("./manifest.mjs").Declaration} Declaration */

/** The page that holds it. */
export const page = join(root, "docs/elements.md");

/**
 * The page with its written parts anew.
 *
 * @param {string} text the page as it is
 */
export function withReference(text) {
  const manifest = JSON.parse(readFileSync(join(root, "pkg/custom-elements.json"), "utf8"));
  const css = readFileSync(join(root, "pkg/styles.css"), "utf8");
  const parts = {
    reference: elementsOf(manifest).map(element).join("\n\n"),
    properties: properties(css),
  };
  return Object.entries(parts).reduce(replaced, text);
}

/** @param {string} text @param {[name: string, part: string]} written */
function replaced(text, [name, part]) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [before, rest] = text.split(begin);
  return `${before}${begin}\n\n${part}\n\n${end}${rest.split(end)[1]}`;
}

/** @param {Declaration} element */
function element({ tagName, description, attributes = [], events = [], members }) {
  const own = members.filter((member) => !["shop", "context"].includes(member.name));
  const rows = [
    ...attributes.map((each) => row(`\`${each.name}\``, each.type?.text, each.description)),
    ...own
      .filter(
        ({ kind, name }) =>
          kind === "field" && !attributes.some(({ fieldName }) => fieldName === name),
      )
      .map((each) => row(`property \`${each.name}\``, "", each.description)),
    ...own
      .filter(({ kind }) => kind === "method")
      .map((each) => row(`method \`${each.name}()\``, "", each.description)),
    ...events.map((each) => row(`event \`${each.name}\``, "", each.description)),
  ];
  const table = rows.length > 0 ? ["", "| | | |", "|---|---|---|", ...rows] : [];
  return [`### \`<${tagName}>\``, "", wrapped(description), ...table].join("\n");
}

/** @param {string} name @param {string} [type] @param {string} [description] */
function row(name, type, description = "") {
  const kind = type ? `\`${type.replaceAll("|", "\\|")}\`` : "";
  return `| ${name} | ${kind} | ${description.replace(/\s+/g, " ").replaceAll("|", "\\|")} |`;
}

/** @param {string} css */
function properties(css) {
  const rows = customProperties(css).map(
    ({ name, description, default: value }) => `| \`${name}\` | \`${value}\` | ${description} |`,
  );
  return ["| property | default | for |", "|---|---|---|", ...new Set(rows)].join("\n");
}

/** Paragraphs of lines of at most 130 letters. @param {string} text */
function wrapped(text) {
  return text
    .split("\n\n")
    .map((paragraph) => {
      const lines = [""];
      for (const word of paragraph.split(/\s+/)) {
        const last = lines.at(-1) ?? "";
        if (`${last} ${word}`.length > 130) lines.push(word);
        else lines[lines.length - 1] = `${last} ${word}`.trim();
      }
      return lines.join("\n");
    })
    .join("\n\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(page, withReference(readFileSync(page, "utf8")));
}
