//! The Kibo (Shopatron) "Add to Cart" REST API.
//!
//! # What we send and read
//! Seven calls: add an item, read a cart, read one line of it, read a product, set a line's quantity, remove a line,
//! and hand the cart over to the checkout (two forms of the path). A part of a cart can be read, too. The client
//! invents the cart's id; the first add creates the cart. The browser build reads whole carts only.
//!
//! `testdata/exchanges.json` is the table of requests and answers that the writers, the readers and the sandbox are
//! held to. `rows.md` lists what the guides ask for, by the numbers that the tests name.
//!
//! # What we ignore
//! Fields we do not know. `averageDealerMargin`, `weight` and `customFields` are passed on as they are written.
//!
//! # Quirks, and the fixture in `testdata/` that shows each
//! - Prices, ranks and catalogue numbers come as text or as numbers: `kibo-product-100060.json`.
//! - `null` means absent; an empty map may come as `[]`: `kibo-cart-empty-array.json`.
//! - A value's id is unique only inside its option: `200259` stands in three options of `kibo-product-100060.json`.
//! - Keys may be numbers or names: `kibo-product-named-options.constructed.json`.
//! - The new line's id is spelled `cartItemId`, may be a number, and stands in `Location` too, whose query is
//!   misprinted: `kibo-add-item.response-as-printed.json`.
//! - A wrong add may be answered with 404 and the words "Bad Request": that is a bad request, not a missing thing.
//! - What a cart that was ordered says to an add or a change is not told: any refusal may be that, `ordered` in
//!   `exchanges.json`.
//! - A line's `price` is that of one unit, options included: `kibo-cart.json`.
//!
//! # Source
//! Kibo OMS guide, *Add to Cart with REST* (read 2026-11-21). Fixtures named `constructed` are ours.

mod api;
#[cfg(test)]
mod exchanges;
mod read_answer;
mod read_cart;
mod read_error;
mod read_options;
mod read_product;
mod read_sets;
mod write;

pub use api::{Api, CheckoutPath, HeaderStyle, PathSearch};
pub use read_answer::{read_answer, read_line_answer, read_part_answer, read_product_answer};
pub use read_cart::{instant, read_cart, read_cart_line, read_cart_part};
#[cfg(not(feature = "bare"))]
pub(super) use read_error::words;
pub use read_product::read_product;
pub use write::{write_call, write_line, write_part, write_product};
