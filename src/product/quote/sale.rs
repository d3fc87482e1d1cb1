//! What a unit and a line cost.

use super::line::LinePrice;
use super::{PriceSettings, Step, tier};
use crate::money::{Amount, Money};
use crate::product::{Offer, Product, Warning};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// What is sold, whichever offer is taken.
pub(super) struct Sale<'a> {
    pub product: &'a Product,
    /// The surcharges and add-ons.
    pub extras: Vec<Step>,
    pub quantity: u32,
    pub settings: PriceSettings,
}

/// What it costs. The prices are those of as many units as the offer's are for.
pub(super) struct Costs {
    /// The index of the tier that applies.
    pub tier: Option<usize>,
    /// The price without extras.
    pub base: Option<Money>,
    /// The price with them.
    pub unit: Option<Money>,
    pub line: LinePrice,
}

impl Sale<'_> {
    /// What it costs by this offer: added up, multiplied, and rounded once.
    pub(super) fn costs(&self, offer: &Offer, warnings: &mut Vec<Warning>) -> Costs {
        let tier = tier::applying(offer, self.quantity, warnings);
        let base = tier.map_or(offer.price, |tier| Some(offer.tiers[tier].price));
        let unit = base.and_then(|base| self.unit(offer, base, warnings));
        let line = unit.and_then(|unit| self.line(offer, unit));
        if unit.is_some() && line.is_none() {
            Warning::add_filled(warnings, "unknown-price", "the price of the line has too many digits", &[]);
        }
        Costs { tier, base, unit, line: LinePrice::new(line, self.quantity, offer.tax_rate, self.settings) }
    }

    /// The base price and the extras; `None` where one of them is unknown or the sum is no price.
    pub(super) fn unit(&self, offer: &Offer, base: Money, warnings: &mut Vec<Warning>) -> Option<Money> {
        let currency = base.currency();
        let own = self.product.price.map_or(currency, |price| price.currency());
        if own != currency && !self.extras.is_empty() {
            Warning::add_filled(
                warnings,
                "other-currency",
                "surcharges and add-ons are in ~, the price is in ~",
                &[own.code(), currency.code()],
            );
            return None;
        }
        if self.extras.iter().any(|extra| extra.amount().is_none()) {
            return None;
        }
        let unit = self.sum(offer, base);
        if unit.is_none_or(|unit| unit.amount() < Amount::ZERO) {
            let text = unit.map_or_else(|| "too many digits".to_owned(), |unit| unit.text());
            Warning::add_filled(warnings, "unknown-price", "the unit has no price: ~", &[&text]);
            return None;
        }
        unit
    }

    /// The extras are for one unit each, the base price may be for more.
    fn sum(&self, offer: &Offer, base: Money) -> Option<Money> {
        let mut extras = Amount::ZERO;
        for extra in &self.extras {
            extras = extras.plus(extra.amount()?)?;
        }
        base.plus(extras.times_amount(offer.price_quantity.get())?)
    }

    /// Unit × quantity ÷ price quantity, rounded once.
    fn line(&self, offer: &Offer, unit: Money) -> Option<Money> {
        let (per, currency) = (offer.price_quantity.get(), unit.currency());
        let all = unit.amount().times(self.quantity)?;
        Some(Money::new(all.divided_by(per, currency.digits(), self.settings.rounding)?, currency))
    }
}
