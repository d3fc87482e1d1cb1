// Products whose options depend on each other: only the listed combinations can be bought.

import { everySet, option, value } from "./write.js";

const FORMATS = Array.from({ length: 10 }, (_, index) => `a${index}`);
const PAPERS = Array.from({ length: 10 }, (_, index) => `p${index}`);
const FRAMES = Array.from({ length: 20 }, (_, index) => `f${index}`);

/** @type {import("../types.js").ProductJson[]} */
export const dependent = [
  {
    partNumber: "rope",
    name: "Climbing Rope",
    price: "118.00",
    currency: "USD",
    locale: "en-US",
    availability: { code: "Y" },
    description:
      "A single rope, treated against water. Every length comes in every diameter and colour.",
    image: "rope.svg",
    productOptions: {
      length: option("Length", 10, {
        l40: value("40 m"),
        l60: value("60 m", { price: "52.00" }),
        l80: value("80 m", { price: "104.00" }),
      }),
      diameter: option("Diameter", 20, {
        d92: value("9.2 mm", { price: "16.00" }),
        d98: value("9.8 mm"),
      }),
      colour: option("Colour", 30, { red: value("Red"), lime: value("Lime"), grey: value("Grey") }),
    },
    optionSets: everySet({
      length: ["l40", "l60", "l80"],
      diameter: ["d92", "d98"],
      colour: ["red", "lime", "grey"],
    }),
  },
  {
    partNumber: "boots",
    name: "Trail Boots",
    price: "179.00",
    currency: "USD",
    locale: "en-US",
    availability: { code: "P" },
    description:
      "Full leather, resoled for life. Wide boots come in brown only; the winter lining in black and in larger sizes.",
    image: "boots-brown.svg",
    productOptions: {
      colour: option("Colour", 10, {
        brown: value("Brown", { image: "boots-brown.svg" }),
        black: value("Black", { image: "boots-black.svg" }),
      }),
      size: option("Size", 20, {
        39: value("39"),
        41: value("41"),
        43: value("43"),
        45: value("45"),
      }),
      width: option("Width", 30, {
        regular: value("Regular"),
        wide: value("Wide", { price: "10.00" }),
      }),
      lining: option("Lining", 40, {
        leather: value("Leather"),
        winter: value("Winter wool", { price: "24.50" }),
      }),
    },
    optionSets: [
      ...everySet({
        colour: ["brown"],
        size: ["39", "41", "43"],
        width: ["regular", "wide"],
        lining: ["leather"],
      }),
      ...everySet({ colour: ["brown"], size: ["45"], width: ["regular"], lining: ["leather"] }),
      ...everySet({
        colour: ["black"],
        size: ["41", "43", "45"],
        width: ["regular"],
        lining: ["leather"],
      }),
      ...everySet({
        colour: ["black"],
        size: ["43", "45"],
        width: ["regular"],
        lining: ["winter"],
      }),
    ],
  },
  {
    partNumber: "poster-2000",
    name: "Summit Poster",
    price: "19.00",
    currency: "USD",
    locale: "en-US",
    availability: { code: "Y" },
    description:
      "Any of ten formats, on any of ten papers, in any of twenty frames: two thousand posters.",
    image: "poster.svg",
    productOptions: {
      format: option(
        "Format",
        10,
        named(FORMATS, (_, index) =>
          value(`${20 + index * 10} × ${30 + index * 10} cm`, { price: `${index * 6}.00` }),
        ),
      ),
      paper: option(
        "Paper",
        20,
        named(PAPERS, (_, index) => value(`Paper ${index + 1}`)),
      ),
      frame: option(
        "Frame",
        30,
        named(FRAMES, (_, index) => value(`Frame ${index + 1}`, { price: `${index}.50` })),
      ),
    },
    optionSets: everySet({ format: FORMATS, paper: PAPERS, frame: FRAMES }),
  },
];

/**
 * @template T
 * @param {string[]} ids
 * @param {(id: string, index: number) => T} make
 * @returns {Record<string, T>}
 */
function named(ids, make) {
  return Object.fromEntries(ids.map((id, index) => [id, make(id, index)]));
}
