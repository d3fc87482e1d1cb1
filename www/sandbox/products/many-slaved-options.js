// Product 100060 of the Kibo OMS guide (Add to Cart with REST, Get Product; read 2026-11-21): its options, sets and
// prices as printed. Its words and pictures are the demo shop's own.

/** @type {import("../types.js").ProductJson} */
export const manySlavedOptions = {
  partNumber: "100060",
  name: "Trail Tank Top",
  price: "49.99",
  availability: {
    code: "M",
  },
  averageDealerMargin: "0.40",
  locale: "en-US",
  currency: "USD",
  description:
    "A light tank top with a built-in shelf bra. Body: 88 % polyester, 12 % Lycra. Dries in an hour, keeps its shape for years.",
  image: "top-black.svg",
  images: [
    {
      name: "Black",
      url: "top-black.svg",
    },
    {
      name: "White",
      url: "top-white.svg",
    },
  ],
  productOptions: {
    192502: {
      displayName: "Size",
      description: null,
      rank: 14,
      optionChoices: {
        options: {
          200259: {
            displayName: "Small",
            description: null,
            additionalPrice: "0.00",
            rank: "1",
          },
          200260: {
            displayName: "Medium",
            description: null,
            additionalPrice: "0.00",
            rank: "2",
          },
          200389: {
            displayName: "Large",
            description: null,
            additionalPrice: "0.00",
            rank: "3",
          },
        },
      },
    },
    192503: {
      displayName: "Size",
      description: null,
      rank: 12,
      optionChoices: {
        options: {
          200259: {
            displayName: "Small",
            description: null,
            additionalPrice: "0.00",
            rank: "2",
          },
          200260: {
            displayName: "Medium",
            description: null,
            additionalPrice: "0.00",
            rank: "3",
          },
          200389: {
            displayName: "Large",
            description: null,
            additionalPrice: "0.00",
            rank: "4",
          },
          200391: {
            displayName: "Extra-Small",
            description: null,
            additionalPrice: "0.00",
            rank: "1",
          },
        },
      },
    },
    793993: {
      displayName: "Color",
      description: null,
      rank: 10,
      optionChoices: {
        options: {
          200258: {
            displayName: "Black",
            description: null,
            additionalPrice: "0.00",
            rank: "1",
            image: "top-black.svg",
          },
          200390: {
            displayName: "White",
            description: null,
            additionalPrice: "0.00",
            rank: "2",
            image: "top-white.svg",
          },
          200392: {
            displayName: "Green",
            description: null,
            additionalPrice: "0.00",
            rank: "3",
            image: "top-green.svg",
          },
          200393: {
            displayName: "Blue",
            description: null,
            additionalPrice: "0.00",
            rank: "4",
            image: "top-blue.svg",
          },
        },
      },
    },
    794203: {
      displayName: "Size",
      description: null,
      rank: 15,
      optionChoices: {
        options: {
          200259: {
            displayName: "Small",
            description: null,
            additionalPrice: "0.00",
            rank: "1",
          },
        },
      },
    },
  },
  optionSets: [
    {
      selectedOptions: {
        192502: "200259",
        793993: "200258",
      },
    },
    {
      selectedOptions: {
        192502: "200260",
        793993: "200258",
      },
    },
    {
      selectedOptions: {
        192502: "200389",
        793993: "200258",
      },
    },
    {
      selectedOptions: {
        192503: "200391",
        793993: "200390",
      },
    },
    {
      selectedOptions: {
        192503: "200259",
        793993: "200390",
      },
    },
    {
      selectedOptions: {
        192503: "200260",
        793993: "200390",
      },
    },
    {
      selectedOptions: {
        192503: "200389",
        793993: "200390",
      },
    },
    {
      selectedOptions: {
        793993: "200392",
        794203: "200259",
      },
    },
    {
      selectedOptions: {
        192502: "200259",
        793993: "200393",
      },
    },
    {
      selectedOptions: {
        192502: "200260",
        793993: "200393",
      },
    },
    {
      selectedOptions: {
        192502: "200389",
        793993: "200393",
      },
    },
  ],
  weight: { value: "0.18", units: "kg" },
  shippingMethod: "3",
  customFields: [
    { name: "Purchasing note", description: "Second source: none", specType: "hidden" },
    { name: "Care", description: "Wash cold, hang to dry", specType: "text" },
    { name: "Size", description: "Runs large", specType: "text" },
    {
      name: "Sizing chart",
      description: "All measures (SVG)",
      specType: "file",
      specResource: "https://sandbox.example/sizes.svg",
    },
  ],
};
