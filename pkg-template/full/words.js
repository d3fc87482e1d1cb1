import { messages } from "../elements/messages.js";

/** What only the full engine warns of, by language and code. @type {Record<string, Record<string, string>>} */
const words = {
  en: {
    "log-set-aside": "What you asked for last may be missing. Please look at your cart.",
    "not-kept":
      "This browser keeps nothing here. Please stay on this page until your cart is up to date.",
    "options-changed": "The shop has changed a choice. Please look at your cart.",
    "price-changed": "The shop has another price than was shown. Please look at your cart.",
    "quantity-changed": "The shop has changed a quantity. Please look at your cart.",
  },
  ar: {
    "log-set-aside": "قد يكون آخر ما طلبته ناقصًا. يرجى مراجعة سلتك.",
    "not-kept": "لا يحفظ هذا المتصفح شيئًا هنا. يرجى البقاء في هذه الصفحة حتى تُحدَّث سلتك.",
    "options-changed": "غيّر المتجر أحد الخيارات. يرجى مراجعة سلتك.",
    "price-changed": "لدى المتجر سعر غير السعر المعروض. يرجى مراجعة سلتك.",
    "quantity-changed": "غيّر المتجر إحدى الكميات. يرجى مراجعة سلتك.",
  },
  de: {
    "log-set-aside":
      "Was Sie zuletzt wollten, fehlt vielleicht. Bitte sehen Sie in Ihrem Warenkorb nach.",
    "not-kept":
      "Dieser Browser merkt sich hier nichts. Bitte bleiben Sie auf der Seite, bis Ihr Warenkorb auf dem neuesten Stand ist.",
    "options-changed":
      "Der Shop hat eine Auswahl geändert. Bitte sehen Sie in Ihrem Warenkorb nach.",
    "price-changed":
      "Der Shop hat einen anderen Preis als den gezeigten. Bitte sehen Sie in Ihrem Warenkorb nach.",
    "quantity-changed":
      "Der Shop hat eine Menge geändert. Bitte sehen Sie in Ihrem Warenkorb nach.",
  },
  es: {
    "log-set-aside": "Puede que falte lo último que pidió. Revise su carrito.",
    "not-kept":
      "Este navegador no guarda nada aquí. Quédese en esta página hasta que su carrito esté al día.",
    "options-changed": "La tienda ha cambiado una opción. Revise su carrito.",
    "price-changed": "La tienda tiene un precio distinto del que se mostró. Revise su carrito.",
    "quantity-changed": "La tienda ha cambiado una cantidad. Revise su carrito.",
  },
  fr: {
    "log-set-aside": "Votre dernière demande manque peut-être. Veuillez vérifier votre panier.",
    "not-kept":
      "Ce navigateur ne garde rien ici. Veuillez rester sur cette page jusqu’à ce que votre panier soit à jour.",
    "options-changed": "La boutique a changé un choix. Veuillez vérifier votre panier.",
    "price-changed":
      "La boutique a un autre prix que celui affiché. Veuillez vérifier votre panier.",
    "quantity-changed": "La boutique a changé une quantité. Veuillez vérifier votre panier.",
  },
};

/** Adds these words to the messages of the elements. What the page says in words of its own stays. */
export function learnWords() {
  for (const code of Object.keys(words.en).filter((code) => !(code in messages))) {
    Object.defineProperty(messages, code, {
      get: () => (words[messages.language] ?? words.en)[code],
      set: (value) => Object.defineProperty(messages, code, { value, writable: true }),
      configurable: true,
    });
  }
}
