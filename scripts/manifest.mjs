// What tools want to know of the elements, read from their comments: custom-elements.json and the attributes in JSX.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ text: string }} Type
 * @typedef {{ name: string, description?: string, type?: Type, default?: string, fieldName?: string }} Named
 * @typedef {Named & { kind: string, static?: boolean, privacy?: string, readonly?: boolean, inheritedFrom?: object, attribute?: string }} Member
 * @typedef {object} Declaration
 * @property {string} name
 * @property {string} tagName
 * @property {boolean} customElement
 * @property {string} description
 * @property {Member[]} members
 * @property {Named[]} [attributes]
 * @property {Named[]} [events]
 * @property {(Named & { tags?: string[] })[]} [cssProperties]
 * @property {{ name: string, module?: string }} [superclass]
 * @typedef {{ path: string, declarations: Declaration[], exports: object[] }} Module
 * @typedef {{ schemaVersion: string, readme: string, modules: Module[] }} Manifest
 */

/** What elements offer to each other and to their own parts, not to pages. */
/** @type {string[]} */
const INTERNAL = [
  ...["act", "around", "called", "change", "configured", "deliver", "entitle", "fail", "follow"],
  ...["isMissed", "loadTerms", "make", "mayHaveCart", "messageBox", "render", "run", "start"],
  ...["terms", "troubleOf", "warmUp"],
];

/** What every element has for pages. */
const COMMON = ["shop", "context"];

/**
 * The manifest of the elements of a package.
 *
 * @param {string} folder the package, with `elements/`, `globals.d.ts` and `styles.css`
 * @returns {Promise<Manifest>}
 */
export async function readManifest(folder) {
  const analyzer = "@custom-elements-manifest/analyzer"; // whose own types are wrong
  const { create, ts } = await import(analyzer);
  const files = readdirSync(join(folder, "elements")).filter((name) => name.endsWith(".js"));
  const modules = files.sort().map((name) => {
    const text = readFileSync(join(folder, "elements", name), "utf8");
    return ts.createSourceFile(`elements/${name}`, text, ts.ScriptTarget.ES2022, true);
  });
  const events = eventTypes(readFileSync(join(folder, "globals.d.ts"), "utf8"));
  const properties = customProperties(readFileSync(join(folder, "styles.css"), "utf8"));
  /** @type {Manifest} */
  const manifest = create({ modules, plugins: [], context: { dev: false, thirdPartyCEMs: [] } });
  const own = manifest.modules.filter(({ declarations }) =>
    declarations.some(({ customElement }) => customElement),
  );
  for (const module of own) {
    module.declarations = module.declarations.filter(({ customElement }) => customElement);
    for (const declaration of module.declarations) tidy(declaration, events, properties);
    module.exports.push(...module.declarations.map((each) => definition(each, module.path)));
  }
  return { ...manifest, modules: own };
}

/**
 * The elements of a manifest, in the order of their tags.
 *
 * @param {Manifest} manifest
 */
export function elementsOf({ modules }) {
  const all = modules.flatMap(({ declarations }) => declarations);
  return all.sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

/**
 * The custom properties of a style sheet: what the comment before each says, its default, and the elements it is for.
 *
 * @param {string} css
 */
export function customProperties(css) {
  const rules = [...css.matchAll(/:where\(([^)]*)\)\s*\{([^{}]*--barrow-[^{}]*)\}/g)];
  return rules.flatMap(([, selector, body]) => {
    const tags = [...selector.matchAll(/barrow-[\w-]+/g)].map(([tag]) => tag);
    const found = [...body.matchAll(/\/\*\s*([^*]*?)\s*\*\/\s*(--barrow-[\w-]+):\s*([^;]+);/g)];
    return found.map(([, description, name, value]) => ({
      tags,
      description: description.replace(/\s+/g, " "),
      name,
      default: value.replace(/\s+/g, " "),
    }));
  });
}

/** What the events are, as the types say. @param {string} types */
function eventTypes(types) {
  return new Map(
    [...types.matchAll(/"(barrow-[\w-]+)": (CustomEvent<.*>);/g)].map(([, a, b]) => [a, b]),
  );
}

/**
 * Leaves what a page can use, and says of each attribute which property mirrors it.
 *
 * @param {Declaration} declaration
 * @param {Map<string, string>} types
 * @param {ReturnType<typeof customProperties>} properties
 */
function tidy(declaration, types, properties) {
  const { attributes = [], events = [], tagName } = declaration;
  for (const attribute of attributes) {
    const member = declaration.members.find(({ name }) => name === camelCase(attribute.name));
    if (!member) continue;
    attribute.fieldName = member.name;
    Object.assign(member, { attribute: attribute.name, reflects: true });
    member.type ??= attribute.type;
    member.description ??= attribute.description;
  }
  declaration.members = declaration.members.filter(isPublic);
  declaration.events = events
    .filter(({ name }) => types.has(name))
    .map((event) => ({ ...event, type: { text: types.get(event.name) ?? "" } }));
  declaration.cssProperties = properties
    .filter(({ tags }) => tags.includes(tagName))
    .map(({ tags, ...property }) => property);
  for (const member of declaration.members) Reflect.deleteProperty(member, "inheritedFrom");
  declaration.superclass = { name: "HTMLElement" };
}

/** What is not described is not meant for pages, but for what mirrors an attribute. @param {Member} member */
function isPublic({ name, privacy, description, static: isStatic, inheritedFrom, attribute }) {
  if (attribute) return true;
  if (privacy || isStatic || !description || INTERNAL.includes(name)) return false;
  return !inheritedFrom || COMMON.includes(name);
}

/** @param {Declaration} declaration @param {string} module */
function definition({ name, tagName }, module) {
  return { kind: "custom-element-definition", name: tagName, declaration: { name, module } };
}

/** @param {string} name */
function camelCase(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/**
 * The attributes of all elements as TypeScript, for JSX.
 *
 * @param {Manifest} manifest
 */
export function writeAttributes(manifest) {
  const elements = elementsOf(manifest).map(
    (element) => `${comment(element, "  ")}  "${element.tagName}": {\n${members(element)}  };\n`,
  );
  return `/// <reference path="../globals.d.ts" preserve="true" />

/** What each element takes in markup, as attributes and properties. */
export interface BarrowAttributes {
${elements.join("")}}

/** Listeners for the elements' events, on the element or on any of ours around it. */
export type BarrowListeners = {
  [Type in keyof HTMLElementEventMap as Type extends \`barrow-\${string}\` ? \`on\${Type}\` : never]?: (
    event: HTMLElementEventMap[Type],
  ) => void;
};
`;
}

/**
 * Where attribute and property have one name, frameworks set the property.
 *
 * @param {Declaration} element
 */
function members({ tagName, attributes = [], members }) {
  const fields = members.filter(({ kind, readonly }) => kind === "field" && !readonly);
  const properties = fields.map((field) => ({
    field,
    type: `HTMLElementTagNameMap["${tagName}"]["${field.name}"]${isNumber(field) ? " | string" : ""}`,
  }));
  const only = attributes.filter(({ name }) => !fields.some((field) => field.name === name));
  return [
    ...only.map((each) =>
      line(each, isNumber(each) ? "number | string" : (each.type?.text ?? "string")),
    ),
    ...properties.map(({ field, type }) => line(field, type)),
  ].join("");
}

/** @param {Named} named */
function isNumber({ type }) {
  return /^number\b/.test(type?.text ?? "");
}

/** @param {Named} named @param {string} type */
function line(named, type) {
  const name = /^\w+$/.test(named.name) ? named.name : `"${named.name}"`;
  return `${comment(named, "    ")}    ${name}?: ${type} | null | undefined;\n`;
}

/** @param {{ description?: string }} described @param {string} indent */
function comment({ description }, indent) {
  const [first] = (description ?? "").split("\n\n");
  return first ? `${indent}/** ${first.replace(/\s+/g, " ")} */\n` : "";
}
