//! Options: (product, selection) → resolution.
//!
//! Says for every value of every option whether it can be had, what is still missing, what follows by itself
//! and what the choice costs. The answer does not depend on the order in which the picks were made.
//!
//! A shopper sees *shown* options ([`Layout`]): options of the same name of which no combination names two are
//! *alternatives* and shown as one (the three "Size" options of product 100060).

mod check;
mod explain;
mod layout;
mod matching;
mod picker;
mod resolution;
mod resolve;
mod selection;
mod span;

pub use check::{Chosen, check};
pub use explain::Explanation;
pub use layout::{Layout, Merge, Shown, ShownValue};
pub use picker::{Change, Picker};
pub use resolution::{Autoselect, Choice, OptionState, Resolution, Status, ValueAvailability};
pub use resolve::resolve;
pub use selection::Selection;

#[cfg(test)]
mod tests;
