// Products whose options do not depend on each other.

import { option, value } from "./write.js";

/** @type {import("../types.js").ProductJson[]} */
export const plain = [
  {
    partNumber: "tent-2p",
    name: "Ridge Two-Person Tent",
    price: "289.00",
    currency: "USD",
    locale: "en-US",
    availability: { code: "Y" },
    description:
      "A free-standing tent for three seasons. Pitches in five minutes, weighs 1.9 kg, and keeps its shape in wind.",
    image: "tent.svg",
    images: [
      { name: "Pitched", url: "tent.svg" },
      { name: "Packed", url: "tent-packed.svg" },
    ],
    weight: { value: "1.90", units: "kg" },
  },
  {
    partNumber: "mug-enamel",
    name: "Enamel Mug",
    price: "12.50",
    currency: "USD",
    locale: "en-US",
    availability: { code: "Y" },
    description: "Steel, enamelled twice, 350 ml. Goes on the fire and into the dishwasher.",
    image: "mug-white.svg",
    images: [{ name: "White", url: "mug-white.svg" }],
    productOptions: {
      colour: option("Colour", 10, {
        white: value("White", { image: "mug-white.svg" }),
        green: value("Pine green", { image: "mug-green.svg" }),
        blue: value("Lake blue", { image: "mug-blue.svg" }),
      }),
    },
  },
  {
    partNumber: "bottle",
    name: "Steel Bottle",
    price: "24.00",
    currency: "USD",
    locale: "en-US",
    availability: { code: "M" },
    description: "Keeps tea hot for twelve hours and water cold for a day.",
    image: "bottle.svg",
    productOptions: {
      size: option("Size", 10, {
        500: value("0.5 l"),
        750: value("0.75 l", { price: "4.00" }),
        1000: value("1 l", { price: "7.50" }),
      }),
      lid: option("Lid", 20, {
        screw: value("Screw lid"),
        sport: value("Sports lid", { price: "3.25" }),
      }),
    },
    optionSets: [],
  },
  {
    partNumber: "knife-engraved",
    name: "Pocket Knife, engraved",
    price: "58.00",
    currency: "USD",
    locale: "en-US",
    availability: { code: "L" },
    description:
      "One blade, one saw, a walnut handle. We engrave what you like, up to twenty characters.",
    image: "knife.svg",
    productOptions: {
      engraving: option("Engraving", 10, {
        text: {
          ...value("Your text", { price: "9.00" }),
          textOption: { minLength: 0, maxLength: 20 },
        },
      }),
    },
  },
  {
    partNumber: "lamp-vat",
    name: "Camp Lantern",
    price: "33.61",
    currency: "EUR",
    locale: "de-DE",
    availability: { code: "Y" },
    VATRate: 0.19,
    description:
      "A lantern of warm light, dimmable, forty hours on one charge. Priced in euros, before tax.",
    image: "lamp.svg",
  },
  {
    partNumber: "map",
    name: "Trail Map",
    price: "9.95",
    currency: "USD",
    locale: "en-US",
    availability: { code: "I" },
    description: "Scale 1:25,000, printed on a sheet that neither tears nor soaks, or as a file.",
    image: "map.svg",
    productOptions: {
      Region: option("Region", 10, {
        North: value("North"),
        South: value("South"),
        "East & West": value("East & West"),
      }),
      Form: option("Form", 20, {
        Sheet: value("Printed sheet", { price: "2.00" }),
        File: value("File to download"),
      }),
    },
  },
  {
    partNumber: "sale-jacket",
    name: "Storm Jacket",
    price: "149.00",
    currency: "USD",
    locale: "en-US",
    availability: { code: "N" },
    description:
      "Three layers, taped seams, a hood that turns with the head. Sold out for now; order it and it ships in two weeks.",
    image: "jacket.svg",
  },
];
