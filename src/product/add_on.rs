//! Add-ons: separate extras that a shopper may take along, such as a protection plan.

use crate::money::Amount;
use alloc::string::String;
use alloc::vec::Vec;

/// Extras of which at most one may be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddOnGroup {
    /// What is stored with the order: opaque text.
    pub id: String,
    /// What the shopper sees.
    pub name: String,
    /// The extras, in the order they came.
    pub add_ons: Vec<AddOn>,
    /// The index of the one that stands for "none", taken as long as no other is; `None` where the group has no such.
    pub default: Option<usize>,
}

/// An extra. It is charged for each unit of the product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddOn {
    /// What is stored with the order: opaque text, `000` is not `0`.
    pub id: String,
    /// What the shopper sees.
    pub name: String,
    /// What it adds to the unit price, in the product's currency; `None` where that is unknown.
    pub price: Option<Amount>,
}

impl AddOnGroup {
    /// The index of the add-on with this id.
    #[must_use]
    pub fn add_on_index(&self, id: &str) -> Option<usize> {
        self.add_ons.iter().position(|add_on| add_on.id == id)
    }
}
