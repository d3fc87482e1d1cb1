//! The Fulfillment API of Pitney Bowes: products of a warehouse's master catalogue.
//!
//! # What we send and read
//! Read a product by its sku, with a token that another call fetches; create and update one. A product that is to be
//! sent is checked first against the limits that the guide states.
//!
//! # What we ignore
//! `shippingAttributes.safetyFactor` is reserved, `details.hsClassification` and `details.image.fileName` are of no use
//! to a shopper. All of it stays in `raw`. Enumerations are not checked: their lists are lost in the guide.
//!
//! # Where the guide is silent
//! - Every field may be absent in an answer, the sku, too: the one that was asked for stands in.
//! - A product is on offer where `active` is true and `status` is `PUBLISHED`; where either is absent it is not.
//! - Options are a flat list, grouped here by name. There are no combinations and no surcharges, so every combination
//!   of one value for each name is valid.
//! - The prose calls the weight's unit `weightUOM` in one place and `unitOfMeasurement` in another: both are read in
//!   either.
//! - The gateway's codes for a bad token count as 401.
//!
//! # Quirks, and the fixture in `testdata/` that shows each
//! - Dates end in `Z` and have no milliseconds, where the prose wants both: `pitney-bowes-product-1643040064.json`. Both
//!   are read; what is sent follows the prose.
//! - `imageContent` is cut, and `fileFormat` says PDF: the URL goes first, and content that is no complete image is
//!   ignored: `pitney-bowes-product-1643040064.json`.
//! - A language is written `EN_US`: `pitney-bowes-product-1643040064.json`.
//! - Empty hazmat codes mean "not hazardous": `pitney-bowes-product-1643040064.json`.
//! - The life of a token is text: `pitney-bowes-oauth-token.response.constructed.json`.
//! - Errors have four shapes: `pitney-bowes-error-*.json`. A header asks for the first of them.
//!
//! # Source
//! Pitney Bowes, *View a Product*, and for tokens, errors and the newer query *OAuth Token*, *Error Object* and *Get
//! Products* of the public documentation (read 2026-11-25). Fixtures named `constructed` are ours.

mod api;
mod dates;
mod locale;
mod outgoing;
mod read_attributes;
mod read_error;
mod read_image;
mod read_options;
mod read_product;
mod read_token;
#[cfg(test)]
mod tests;
mod write;

pub use api::{Api, Ticket, TransactionId};
pub use outgoing::Outgoing;
pub use read_error::{Fault, read_faults};
pub use read_product::read_product;
pub use read_token::read_token;
pub use write::{write_created, write_product, write_token, write_updated};

pub(in crate::wire) use read_error::said;
