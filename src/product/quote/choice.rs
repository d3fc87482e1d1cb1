//! What is to be priced, and by which rules.

use crate::error::{Error, Kind};
use crate::money::Rounding;
use crate::product::QuantityRule;
use crate::text::number;

/// A product as it was chosen.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    /// The index of the offer; `None` takes the best one for the quantity.
    pub offer: Option<usize>,
    /// The options' values, as indices: (option, value).
    pub options: &'a [(usize, usize)],
    /// The add-ons, as ids: (group, add-on).
    pub add_ons: &'a [(&'a str, &'a str)],
    /// How many units.
    pub quantity: u32,
}

/// By which rules prices are calculated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PriceSettings {
    /// How lines and taxes are rounded.
    pub rounding: Rounding,
    /// Whether the prices hold the tax.
    pub tax: TaxMode,
}

/// Whether prices hold the tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaxMode {
    /// They are net: the tax comes on top.
    #[default]
    OnTop,
    /// They are gross: the tax is in them.
    Included,
}

impl Choice<'_> {
    /// So many units, and nothing else chosen.
    #[must_use]
    pub fn of(quantity: u32) -> Self {
        Choice { offer: None, options: &[], add_ons: &[], quantity }
    }

    pub(super) fn check_quantity(&self) -> Result<(), Error> {
        if (1..=QuantityRule::MOST).contains(&self.quantity) {
            return Ok(());
        }
        Err(Error::filled(
            Kind::InvalidQuantity,
            "~ is no quantity from 1 to ~",
            &[&number(self.quantity.into()), &number(QuantityRule::MOST.into())],
        )
        .within("quantity"))
    }
}
