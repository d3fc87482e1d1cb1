//! The Kibo order import: `POST /commerce/orders` with `isImport: true`.
//!
//! # What we send and read
//! We ask for a token, hand over orders and look for them; [`write_order`] writes the order itself, and [`read_order`]
//! reads any import, whatever is wrong with it. [`check_json`] checks an import before it is sent: no network, no change.
//!
//! `rows.md` lists what the guide asks for, by the numbers that the tests name.
//!
//! These calls want a client's secret: they belong on a server, and the wasm that pages load holds nothing of this.
//!
//! # What we ignore
//! Fields that no check and no sum needs. They are not written, either.
//!
//! # Quirks, and the fixture in `testdata/` that shows each
//! - `isImport` is a field of the body, though the guide writes it like a flag: `kibo-order-import.card.json`.
//! - Totals are compared to the cent: `kibo-order-import.wrong-off-by-one-cent.json`.
//! - Discounts lower the sum: `kibo-order-import.wrong-discount-added.json`.
//! - A charge on the order that is on no item breaks the sum, though the order's own sums agree:
//!   `kibo-order-import.wrong-handling-not-on-items.json`.
//! - `validationResults` is called an object and is an array; a single object is read, too:
//!   `kibo-order-import.fraud-review.json`.
//! - The status of an authorisation is typed `Success`, and is `Authorized` in imports: `kibo-order-import.card.json`.
//! - `unitPrice.extendedAmount` is the price of one unit: `kibo-order-import.card.json`.
//! - `PayPal`'s token stands on the payment and in its billing: `kibo-order-import.paypal.json`.
//! - The status of `VALIDATION_ERROR` is not documented: its code goes before the status:
//!   `kibo-order-validation-error.constructed.json`.
//!
//! # What is assumed, because the documentation is silent
//! - An order is looked for by `GET /commerce/orders?filter=externalId eq NUMBER`; of what comes back only orders with
//!   exactly that number count.
//! - 201 is as good an answer as 200.
//! - Options that were chosen are written as `{ name, value }`, by the ids that the cart has for them.
//! - An error that came with 5xx, or an answer that was lost, may have made the order all the same.
//!
//! What the sums mean stands in [`crate::order`].
//!
//! # Source
//! Kibo's guide to importing orders into its OMS, the types of its TypeScript SDK 3.2634 and its `OpenAPI` documents
//! (read 2026-11-21). All fixtures are ours, made after them.

mod read_answer;
mod read_item;
mod read_order;
mod read_payment;
mod read_token;
mod request;
mod tenant;
#[cfg(test)]
mod tests;
mod write_order;
mod write_payment;

pub use read_answer::{Imported, Refusal, read_import, read_lookup};
pub use read_order::{ReadOrder, check_json, read_order};
pub use read_token::read_token;
pub use request::{write_import, write_import_as_is, write_lookup, write_token};
pub use tenant::{Region, Tenant};
pub use write_order::write_order;
