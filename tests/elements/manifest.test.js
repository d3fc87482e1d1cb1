// What custom-elements.json says of the elements is what they are.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withPage } from "./page.js";

/** @typedef {{ name: string, fieldName?: string, type?: { text: string } }} Named */
/** @typedef {{ name: string, tagName: string, description: string, attributes?: Named[], events: Named[], cssProperties: Named[], members: Named[] }} Element */

/** @type {{ modules: { path: string, declarations: Element[], exports: { kind: string }[] }[] }} */
const manifest = JSON.parse(readFileSync("pkg/custom-elements.json", "utf8"));
const elements = manifest.modules.flatMap(({ declarations }) => declarations);
const types = readFileSync("pkg/globals.d.ts", "utf8");

const everything = `<barrow-shop></barrow-shop>${elements.map(({ tagName }) => `<${tagName}></${tagName}>`).join("")}`;

test("every element that is defined is in the manifest, with all its attributes", () =>
  withPage(
    everything,
    async (page) => {
      await page.waitForFunction(() => customElements.get("barrow-cart"));
      const defined = await page.evaluate(async () => {
        const names = Reflect.get(window, "defined");
        return names.map((/** @type {string} */ name) => [
          name,
          [...(Reflect.get(customElements.get(name) ?? {}, "observedAttributes") ?? [])],
        ]);
      });

      assert.deepEqual(
        defined.map(([name]) => name).sort(),
        elements.map(({ tagName }) => tagName).sort(),
      );
      for (const [name, observed] of defined) {
        const element = elements.find(({ tagName }) => tagName === name);
        const known = element?.attributes?.map((attribute) => attribute.name) ?? [];
        assert.deepEqual(
          observed.filter((each) => !known.includes(each)),
          [],
          name,
        );
      }
    },
    WATCH,
  ));

/** Runs in the page: keeps the names of the elements that are defined. */
const WATCH = `{
  const names = (window.defined = []);
  const { define } = customElements;
  customElements.define = function (name, ...rest) {
    names.push(name);
    define.call(this, name, ...rest);
  };
}`;

test("every attribute is mirrored by the property that is named for it", () =>
  withPage(everything, async (page) => {
    await page.waitForFunction(() => customElements.get("barrow-cart"));
    for (const { tagName, attributes = [] } of elements) {
      for (const { name, fieldName, type } of attributes) {
        const given = type?.text === "number" ? 3 : type?.text === "boolean" ? true : "x";
        const written = await page.evaluate(
          ([tag, attribute, field, value]) => {
            const element = document.createElement(`${tag}`);
            Reflect.set(element, `${field}`, value);
            const byProperty = element.getAttribute(`${attribute}`);
            Reflect.set(element, `${field}`, null);
            return [`${field}` in element, byProperty];
          },
          [tagName, name, fieldName, given],
        );
        const secret = ["api-key", "cart-id"].includes(name);
        const quoted = name === "options" ? '"x"' : `${given === true ? "" : given}`;
        assert.deepEqual(written, [true, secret ? null : quoted], `${tagName} ${name}`);
      }
    }
  }));

test("every custom property has its default where the style sheet is loaded", () =>
  withPage(everything, async (page) => {
    const named = elements.flatMap(({ tagName, cssProperties }) =>
      cssProperties.map(({ name }) => [tagName, name]),
    );
    const missing = await page.evaluate(
      (pairs) =>
        pairs.filter(([tag, name]) => {
          const element = document.querySelector(tag);
          return !element || !getComputedStyle(element).getPropertyValue(name);
        }),
      named,
    );

    assert.ok(named.length > 20);
    assert.deepEqual(missing, []);
  }));

test("every element and every event has its type", () => {
  for (const { tagName, name } of elements) {
    assert.match(types, new RegExp(`"${tagName}": ${name};`), tagName);
  }
  const typed = [...types.matchAll(/"(barrow-[\w-]+)": CustomEvent/g)].map(([, type]) => type);
  const fired = new Set(elements.flatMap(({ events }) => events.map(({ name }) => name)));
  assert.deepEqual([...fired].sort(), typed.sort());
});

test("the manifest names the module and the class of every element", async () => {
  for (const { path, declarations, exports } of manifest.modules) {
    const module = await import(new URL(`../../pkg/${path}`, import.meta.url).href);
    const [{ name, tagName }] = declarations;
    assert.equal(module[name].tag, tagName);
    const definition = { kind: "custom-element-definition", name: tagName };
    assert.deepEqual(
      exports.find(({ kind }) => kind === definition.kind),
      { ...definition, declaration: { name, module: path } },
    );
  }
});

test("every element and every attribute is described", () => {
  for (const { tagName, description, attributes = [], events } of elements) {
    assert.match(description, /^[A-Z].*\.$/ms, tagName);
    for (const each of [...attributes, ...events]) {
      assert.ok(Reflect.get(each, "description"), `${tagName} ${each.name}`);
    }
  }
});
