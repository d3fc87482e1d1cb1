//! What a product costs.

use super::Product;
use crate::money::{Amount, Money, Rounding};

impl Product {
    /// The unit price with these surcharges on top: exact, not rounded. `None` where the price is unknown.
    pub fn unit_price(&self, surcharges: impl IntoIterator<Item = Amount>) -> Option<Money> {
        let base = self.price?;
        surcharges.into_iter().try_fold(base, |price, surcharge| price.plus(surcharge))
    }
}

/// The price of a line: unit × quantity, rounded once.
#[must_use]
pub fn line_price(unit: &Money, quantity: u32, rounding: Rounding) -> Option<Money> {
    Some(unit.times(quantity)?.rounded(rounding))
}
