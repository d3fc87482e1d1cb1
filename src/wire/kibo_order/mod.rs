//! The Kibo order import: `POST /commerce/orders` with `isImport: true`.
//!
//! [`read_order`] reads any import, whatever is wrong with it; [`check_json`] checks it. [`write_order`]
//! writes one.

mod read_item;
mod read_order;
mod read_payment;
#[cfg(test)]
mod tests;
mod write_order;
mod write_payment;

pub use read_order::{ReadOrder, check_json, read_order};
pub use write_order::write_order;
