/**
 * A custom field that is for shoppers.
 *
 * @typedef {object} ShownField
 * @property {string} name
 * @property {string} text
 * @property {"text" | "image" | "file"} kind What its address leads to, if it has one.
 * @property {string | null} url An absolute address of the web.
 */

/** @type {Record<string, ShownField["kind"]>} */
const KINDS = { file: "file", global_image: "image", unique_image: "image" };

/**
 * What of a product's custom fields is for shoppers: the fields of the vendor's usual form that are not hidden. Texts
 * are untrusted: show them as text.
 *
 * @example
 * const fields = shownFields(product.view.customFields); // [{ name: "Care", text: "Wash cold", kind: "text", url: null }]
 *
 * @param {unknown} customFields `view.customFields`, whatever it is.
 * @returns {ShownField[]}
 */
export function shownFields(customFields) {
  /** @type {any[]} */ const fields = Array.isArray(customFields) ? customFields : [];
  return fields
    .filter((field) => field?.name && field.specType !== "hidden")
    .map(({ name, description, specType, specResource }) => ({
      name: `${name}`,
      text: `${description ?? ""}`,
      kind: KINDS[specType] ?? "text",
      url: /^https?:\/\//i.test(specResource) && URL.canParse(specResource) ? specResource : null,
    }));
}
