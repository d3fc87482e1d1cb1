// What the elements say, in each language: complete, and with the same gaps.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { english, messages, say, sayItems } from "../../pkg/elements/messages.js";

import { tell, words } from "../../pkg/elements/terms/words.js";

/** All that is said in English, with what only some prices and quantities need. @type {Record<string, string>} */
const all = {
  ...english,
  ...Object.fromEntries(Object.entries(words.en).map(([key, text]) => [`terms.${key}`, text])),
};

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
    const counted = Object.keys(all).filter((key) => /\.other$/.test(key));
    const single = Object.keys(all).filter((key) => !/\.(one|other)$/.test(key));
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const forms = counted.flatMap((key) =>
      pluralCategories.map((category) => key.replace("other", category)),
    );

    assert.deepEqual(Object.keys(words).sort(), [...single, ...forms].sort());
  });

  test(`${file} leaves the same gaps`, () => {
    for (const [key, text] of Object.entries(words)) {
      if (/\.(zero|one|two|few|many)$/.test(key)) continue; // "one item" needs no number
      assert.deepEqual(new Set(gaps(text)), new Set(gaps(all[key])), key);
    }
  });

  test(`${file} has no text that is still English, and none that is empty but for what nobody knows`, () => {
    const same = Object.entries(words).filter(
      ([key, text]) => key !== "unknown" && (!text || (language !== "en" && text === all[key])),
    );

    assert.deepEqual(same, []);
  });

  test(`the module beside ${file} says the same`, async () => {
    const module = await import(new URL(file.replace(".json", ".js"), folder).href);

    assert.deepEqual(module.default, words);
  });
}

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

test("prices and quantities are spoken of in the language that is spoken, else in English", () => {
  speak("fr");

  assert.equal(tell("net", "fr-CA", { price: "1 $" }), "1 $ hors TVA");
  assert.equal(tell("net", "es", { price: "1 $" }), "1 $ plus VAT");
  assert.equal(tell("unknown", "fr"), "Prix inconnu");
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
