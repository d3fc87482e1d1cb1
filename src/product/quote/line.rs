//! The price of a line.

use super::{PriceSettings, TaxMode};
use crate::money::{Money, Rate, Taxed};

/// What so many units come to. What is unknown is `None`, never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinePrice {
    /// How many units.
    pub quantity: u32,
    /// Their price, as prices are stated: with or without tax.
    pub line: Option<Money>,
    /// The same without tax.
    pub net: Option<Money>,
    /// The tax; `net` and it make `gross`, to the last digit.
    pub vat: Option<Money>,
    /// The same with tax.
    pub gross: Option<Money>,
    /// The rate of the tax.
    pub rate: Option<Rate>,
}

impl LinePrice {
    /// Takes the tax out of a line's price, or puts it on top.
    ///
    /// `line` has the currency's digits.
    #[must_use]
    pub fn new(line: Option<Money>, quantity: u32, rate: Option<Rate>, settings: PriceSettings) -> Self {
        let taxed = line.zip(rate).and_then(|(line, rate)| match settings.tax {
            TaxMode::OnTop => Taxed::on_top(line, rate, settings.rounding),
            TaxMode::Included => Taxed::included(line, rate, settings.rounding),
        });
        let (net, gross) = match settings.tax {
            TaxMode::OnTop => (line, taxed.map(|taxed| taxed.gross)),
            TaxMode::Included => (taxed.map(|taxed| taxed.net), line),
        };
        LinePrice { quantity, line, net, vat: taxed.map(|taxed| taxed.vat), gross, rate }
    }

    /// The unit price, rounded as if one were all that is bought.
    pub(super) fn of_unit(unit: Option<Money>, rate: Option<Rate>, settings: PriceSettings) -> Self {
        LinePrice::new(unit.map(|unit| unit.rounded(settings.rounding)), 1, rate, settings)
    }
}
