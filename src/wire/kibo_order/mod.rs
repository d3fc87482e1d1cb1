//! The Kibo order import: `POST /commerce/orders` with `isImport: true`.
//!
//! [`read_order`] reads any import, whatever is wrong with it; [`check_json`] checks it.

mod read_item;
mod read_order;
mod read_payment;
#[cfg(test)]
mod tests;

pub use read_order::{ReadOrder, check_json, read_order};
