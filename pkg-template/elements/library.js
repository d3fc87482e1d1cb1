/**
 * Loads the library, on the first call, and makes a storefront.
 *
 * @param {import("../types.js").StorefrontConfig} config
 */
export async function createStorefront(config) {
  const library = await import("../index.js");
  return library.createStorefront(config);
}

/**
 * Rejects as a storefront without a key does: for elements on a page without a shop.
 *
 * @returns {Promise<never>}
 */
export async function noShop() {
  return /** @type {never} */ (await createStorefront({ apiKey: "" }));
}
