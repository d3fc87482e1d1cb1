//! What a product costs.

use super::Product;
use crate::money::{Money, Rounding};

impl Product {
    /// The unit price with these (option, value) chosen: exact, not rounded. `None` where a part of it is unknown.
    #[must_use]
    pub fn unit_price(&self, chosen: &[(usize, usize)]) -> Option<Money> {
        let mut price = self.price?;
        for &(option, value) in chosen {
            price = price.plus(self.options[option].values[value].surcharge?)?;
        }
        Some(price)
    }
}

/// The price of a line: unit × quantity, rounded once.
#[must_use]
pub fn line_price(unit: &Money, quantity: u32, rounding: Rounding) -> Option<Money> {
    Some(unit.times(quantity)?.rounded(rounding))
}
