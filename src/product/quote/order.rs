//! Whether what was quoted can be ordered.

use super::Quote;
use crate::error::{Error, Kind};
use crate::product::{QuantityCheck, Refusal};
use crate::text::{fill, number};
use alloc::string::String;

impl Quote {
    /// Checks that so many can be ordered at a price that is known.
    ///
    /// # Errors
    /// `not-orderable` where no quantity can be, or where the price is unknown; `invalid-quantity` where others can be, with
    /// the nearest of them in words.
    pub fn check_order(&self) -> Result<(), Error> {
        let error = match self.quantity.refusal {
            Some(refusal) => match refusal.obstacle() {
                Some(obstacle) => not_orderable(obstacle),
                None => invalid_quantity(self.price.quantity, refusal, &self.quantity),
            },
            None if self.unit.is_none() => not_orderable("unknown-price"),
            None => return Ok(()),
        };
        Err(error)
    }
}

fn not_orderable(obstacle: &str) -> Error {
    Error::filled(Kind::NotOrderable, "the product cannot be ordered: ~", &[obstacle]).within("product")
}

fn invalid_quantity(quantity: u32, refusal: Refusal, check: &QuantityCheck) -> Error {
    let nearest = match (check.below, check.above) {
        (Some(below), Some(above)) => fill("~ and ~", &[&number(below.into()), &number(above.into())]),
        (below, above) => below.or(above).map_or_else(String::new, |only| number(only.into())),
    };
    Error::filled(
        Kind::InvalidQuantity,
        "~ is ~, the nearest that can be ordered: ~",
        &[&number(quantity.into()), refusal.code(), &nearest],
    )
    .within("quantity")
}
