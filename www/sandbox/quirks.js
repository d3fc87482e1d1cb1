// The vendor's many ways of writing one and the same answer.

/**
 * @typedef {import("./types.js").Quirks} Quirks
 * @typedef {import("./types.js").SandboxResponse} SandboxResponse
 */

/** Objects whose keys are ids: what stands in them is an entry. */
const MAPS = ["cartItems", "itemOptions", "productOptions", "options", "selectedOptions"];
const DECIMALS = ["price", "additionalPrice", "averageDealerMargin"];
const DATES = ["createdDate", "completedDate"];

/**
 * Writes an answer in the way that the quirks ask for.
 *
 * @param {SandboxResponse} response
 * @param {Quirks} quirks
 * @returns {SandboxResponse}
 */
export function inItsWay(response, quirks) {
  if (!response.body) return response;
  if (response.status >= 400) return inItsError(response, quirks.errorBody);
  const { Location: location, ...others } = response.headers;
  const written = quirks.locationTypo ? location?.replace("api_key=", "api_key?=") : location;
  return {
    status: response.status,
    headers: written ? { ...others, Location: written } : response.headers,
    body: isPlain(quirks) ? response.body : rewrite(response.body, quirks),
  };
}

/** @param {Quirks} quirks */
function isPlain({
  decimalsAs,
  catalogIdAs,
  cartItemsAs,
  dateOffset,
  optionSetsName,
  unknownMembers,
}) {
  return (
    decimalsAs === "text" &&
    catalogIdAs === "text" &&
    cartItemsAs === "map" &&
    dateOffset === "-0700" &&
    optionSetsName === "optionSets" &&
    !unknownMembers
  );
}

/** @param {string} body @param {Quirks} quirks */
function rewrite(body, quirks) {
  return JSON.stringify(JSON.parse(body), (key, value) => {
    if (DECIMALS.includes(key) && quirks.decimalsAs === "number") return value && Number(value);
    if (key === "catalogID" && quirks.catalogIdAs === "number") return Number(value);
    if (DATES.includes(key)) return value?.replace(/-0700$/, quirks.dateOffset) ?? null;
    if (key === "cartItems" && quirks.cartItemsAs === "list") return listed(value);
    return isObject(value) && !MAPS.includes(key) ? members(value, quirks) : value;
  });
}

/** @param {Record<string, unknown>} object @param {Quirks} quirks */
function members({ optionSets, ...others }, { optionSetsName, unknownMembers }) {
  return {
    ...others,
    ...(optionSets !== undefined && { [optionSetsName]: optionSets }),
    ...(unknownMembers && { neverHeardOf: [7, "x", null] }),
  };
}

/** @param {Record<string, object>} items */
function listed(items) {
  return Object.entries(items).map(([cartItemID, item]) => ({ cartItemID, ...item }));
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {SandboxResponse} response @param {Quirks["errorBody"]} form @returns {SandboxResponse} */
function inItsError(response, form) {
  const { error, additionalInfo } = JSON.parse(response.body);
  switch (form) {
    case "none":
      return { status: response.status, headers: {}, body: "" };
    case "as-printed":
      return { ...response, body: `{ error: "${error}", additionalInfo: "${additionalInfo}” }` };
    case "html":
      return {
        status: response.status,
        headers: { "Content-Type": "text/html" },
        body: `<html><title>${error}</title></html>`,
      };
    default:
      return response;
  }
}
