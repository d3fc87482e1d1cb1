//! Barrow's own JSON of a product: what a server that speaks to another system answers, so that pages need to know
//! nothing new.
//!
//! It is the product answer of the cart's API, which pages read, in that API's words, and two members more. So a page
//! shows and picks from any system's product, and a server gets back all that it wrote.
//!
//! ```text
//! {
//!   "partNumber", "name", "description", "locale", "image", "images": [{ "url", "name" }],
//!   "price": "49.99", "currency": "USD", "VATRate": "0.19",
//!   "availability": { "code": "Y", "status": "in-stock" },
//!   "averageDealerMargin", "customFields", "shippingMethod", "weight",
//!   "productOptions": { id: { "displayName", "rank", "optionChoices": { "options": { id: {
//!     "displayName", "rank", "additionalPrice", "image", "textOption": { "minLength", "maxLength" } } } } } },
//!   "optionSets": [{ "selectedOptions": { option: value } }],
//!   "catalogId", "warnings": [{ "code", "message" }],
//!   "listing": {
//!     "id", "barred": "inactive" | "unpublished", "status", "brand", "manufacturer", "category", "url",
//!     "stock": 1, "inStockDate",
//!     "identifiers": [{ "kind", "text" }], "attributes": [{ "name", "text" }], "features": [""],
//!     "taxonomies": [{ "kind", "code", "version", "name" }], "attachments": [{ "kind", "url", "locale", "name" }],
//!     "translations": [{ "locale", "stated", "text" }],
//!     "references": [{ "id", "kind", "kindText", "name", "price", "priceUnit", "image": { "url", "name" } }],
//!     "addOnGroups": [{ "id", "name", "default": 0, "addOns": [{ "id", "name", "price": "425" }] }],
//!     "offers": [{
//!       "id", "sku", "vendor", "price": { "amount": "1.99", "currency": "EUR" }, "priceQuantity": "100",
//!       "tiers": [{ "minimumQuantity": "500", "price", "text" }],
//!       "quantity": { "minimum": 50, "maximum": 5000, "increment": 25 }, "content": { "units": "6", "unit" },
//!       "orderUnit", "taxRate": "0.19", "taxCode", "referencePrice", "discount": "0.1", "blocked", "preferred",
//!       "deliveryDays": "3", "condition", "attributes",
//!       "texts": { "priceUnit", "taxLabel", "priceInfo", "delivery", "availability", "fulfillment" } }],
//!     "raw": "the JSON text of the system's own answer"
//!   }
//! }
//! ```
//!
//! What is unknown is null. Decimals are text and exact. `rank` is the place in display order. An unknown surcharge is
//! an empty text, for null would mean none. Sets of which none can be used are `[{}]`, for `[]` would mean that every
//! combination can be bought. A maximum that no whole number reaches is 0.5, for 0 would mean none. Of two options with the same
//! id, which one a set means is not defined.

mod read;
#[cfg(not(feature = "bare"))]
mod read_listing;
mod read_sale;
#[cfg(test)]
mod tests;
#[cfg(not(feature = "bare"))]
mod write;
#[cfg(not(feature = "bare"))]
mod write_listing;
#[cfg(not(feature = "bare"))]
mod write_offer;

pub use read::read_for_sale;
#[cfg(not(feature = "bare"))]
pub use read::read_product;
#[cfg(not(feature = "bare"))]
pub use write::write_product;
