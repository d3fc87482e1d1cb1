// What the elements say, in each language: complete, and with the same gaps.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as usual from "../../pkg/elements/messages.js";
import { english as terms } from "../../pkg/elements/terms/words.js";
import "../../pkg/elements/dialogs.js";
import "../../pkg/elements/notices.js";
import "../../pkg/elements/troubles.js";
import "../../pkg/elements/undo.js";
import { INTERNAL } from "../../scripts/bundle.mjs";

const { messages, say, sayItems } = usual;

/**
 * What every page says and few do, and what is said of prices and quantities.
 *
 * @type {Record<string, string>}
 */
const english = { ...usual.english, ...terms };

const folder = new URL("../../pkg/messages/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

/** @param {string} file @returns {Record<string, string>} */
const read = (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

/** @param {string} text */
const gaps = (text) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

test("there are five languages, one of them written from right to left", () => {
  assert.deepEqual(files, ["ar.json", "de.json", "en.json", "es.json", "fr.json"]);
});

for (const file of files) {
  const words = read(file);
  const { language } = words;

  test(`${file} says all that the elements say, in every form that its plurals have`, () => {
    const counted = Object.keys(english).filter((key) => /\.other$/.test(key));
    const single = Object.keys(english).filter((key) => !key.includes("."));
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const forms = counted.flatMap((key) =>
      pluralCategories.map((category) => key.replace("other", category)),
    );

    assert.deepEqual(Object.keys(words).sort(), [...single, ...forms].sort());
  });

  test(`${file} leaves the same gaps`, () => {
    for (const [key, text] of Object.entries(words)) {
      const [name, form] = key.split(".");
      if (form && form !== "other") continue; // "one item" needs no number
      assert.deepEqual(gaps(text), gaps(english[form ? `${name}.other` : key]), key);
    }
  });

  test(`${file} has no text that is still English, and none that is empty but for what nobody knows`, () => {
    const hasWords = (/** @type {string} */ text) => /\p{L}/u.test(text.replace(/\{\w+\}/g, ""));
    const isSame = (/** @type {string} */ key) =>
      hasWords(words[key]) && words[key] === english[key];
    const same = Object.entries(words).filter(
      ([key, text]) => key !== "unknown" && (!text || (language !== "en" && isSame(key))),
    );

    assert.deepEqual(same, []);
  });

  test(`the module beside ${file} says the same`, async () => {
    const module = await import(new URL(file.replace(".json", ".js"), folder).href);

    assert.deepEqual(module.default, words);
  });
}

test("no message has a name that is made short in dist/", () => {
  assert.deepEqual(
    Object.keys(english).filter((key) => INTERNAL.includes(key)),
    [],
  );
});

const counts = [
  { language: "en", said: ["0 items", "1 item", "2 items", "1000000 items"] },
  { language: "de", said: ["0 Artikel", "1 Artikel", "2 Artikel", "1000000 Artikel"] },
  { language: "fr", said: ["0 article", "1 article", "2 articles", "1000000 d’articles"] },
  { language: "es", said: ["0 artículos", "1 artículo", "2 artículos", "1000000 de artículos"] },
];

for (const { language, said } of counts) {
  test(`counts in the plurals of a language: ${language}`, () => {
    speak(language);

    assert.deepEqual([0, 1, 2, 1_000_000].map(sayItems), said);
  });
}

test("counts in the six plurals of Arabic", () => {
  speak("ar");

  assert.deepEqual([0, 1, 2, 3, 11, 100].map(sayItems), [
    "لا منتجات",
    "منتج واحد",
    "منتجان",
    "3 منتجات",
    "11 منتجًا",
    "100 منتج",
  ]);
});

test("a form that a page's own language lacks is the other one", () => {
  speak("en");
  Object.assign(messages, { language: "pl", "items.other": "sztuk: {n}" });

  const said = sayItems(3);

  for (const key of Object.keys(messages)) Reflect.deleteProperty(messages, key);
  assert.equal(said, "sztuk: 3");
});

test("a page's own words are said in every language", () => {
  messages.add = "Take it";
  const said = ["de", "ar"].map((language) => {
    speak(language);
    return say("add");
  });
  Reflect.deleteProperty(messages, "add");

  assert.deepEqual(said, ["Take it", "Take it"]);
  assert.equal(say("add"), "أضف إلى السلة");
});

/** Speaks a language without a page. @param {string} language */
function speak(language) {
  Object.setPrototypeOf(messages, read(`${language}.json`));
}
