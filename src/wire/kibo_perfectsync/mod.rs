//! Kibo PerfectSync: Get Product and Query Product.
//!
//! A router: the call goes to the vendor's host and is answered by the merchant's own system. So the answers differ from
//! merchant to merchant, with fields of their own and without others.
//!
//! # What we send and read
//! Two calls: read a product by its id, and look for products by one term. Every call carries the credentials and four
//! headers that name manufacturer, catalogue, currency and language.
//!
//! # What we ignore
//! Fields we do not know, and `variants`, whose structure nobody has described. They stay in `raw`.
//!
//! # Where the guide is silent
//! - `sku`, `upc` and the date of the stock (`inStockDate`, `instockDate`) are spelled as assumed here.
//! - A list is an array, or an object that holds one under `products`, `items` or `results`.
//! - Only the availability `yes` is printed. `no`, `limited`, `preorder`, `discontinued` and the letters of the cart's
//!   API are read too; any other word is kept, and unknown.
//! - Of a group's additions one is taken. The one named `None`, or with the id `000`, that costs nothing stands for none.
//! - The part number serves as the sku, else `sku`, else the product's id.
//! - The shape of an error is not described: the status counts, the body is told as text, and a code between 5000 and
//!   5014 in it is told in words.
//!
//! # Quirks, and the fixture in `testdata/` that shows each
//! - `availability` is a word, `price` a number, `imageUrl` may be empty, an addition's id has leading zeros:
//!   `perfectsync-vrx33151.guide.json`.
//! - A product may have more fields: `perfectsync-vrx33151.completed.json`, ours on top of the guide's.
//! - A list: `perfectsync-query.constructed.json`, ours.
//!
//! # Source
//! Kibo OMS guide, *PerfectSync: Get Product*, *Query Product* and *Status Codes* (read 2026-11-25).

mod api;
mod read_add_ons;
mod read_error;
mod read_found;
mod read_product;
#[cfg(test)]
mod tests;
mod write;

pub use api::{Api, Settings};
pub use read_found::{Found, read_found};
pub use read_product::read_product;
pub use write::{Query, write_product, write_query};

pub(in crate::wire) use read_error::said;
