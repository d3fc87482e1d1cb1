//! How a price comes about.

use super::TaxMode;
use super::sale::{Costs, Sale};
use crate::money::{Amount, Rate};
use crate::product::{Offer, PriceQuantity};
use alloc::string::String;
use alloc::vec::Vec;

/// A step of the calculation. Amounts are in the currency of the quote and exact; `None` is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It begins with the offer's or the product's own price …
    Base(Option<Amount>),
    /// … or, in its place, with that of a tier.
    Tier {
        /// The quantity from which on it holds.
        minimum: Amount,
        /// The price.
        price: Amount,
    },
    /// Plus the surcharge of an option's value, for each unit.
    Surcharge {
        /// The option's name.
        option: String,
        /// The value's name.
        value: String,
        /// What it adds; may be 0.
        amount: Option<Amount>,
    },
    /// Plus an add-on, for each unit.
    AddOn {
        /// The group's name.
        group: String,
        /// The add-on's name.
        add_on: String,
        /// What it adds; may be 0.
        amount: Option<Amount>,
    },
    /// Times so many units.
    Times(u32),
    /// The price began with is for so many units, other than 1.
    Per(Amount),
    /// And the tax; left out where the rate is unknown.
    Vat {
        /// The rate.
        rate: Rate,
        /// Whether it comes on top.
        tax: TaxMode,
    },
}

impl Step {
    /// The amount that it begins with or adds; `None` where that is unknown or it adds nothing.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Step::Base(amount) | Step::Surcharge { amount, .. } | Step::AddOn { amount, .. } => *amount,
            Step::Tier { price, .. } => Some(*price),
            Step::Times(_) | Step::Per(_) | Step::Vat { .. } => None,
        }
    }
}

/// The steps, in the order of the calculation.
pub(super) fn steps(sale: Sale, offer: &Offer, costs: &Costs) -> Vec<Step> {
    let mut steps = Vec::from([first(offer, costs)]);
    steps.extend(sale.extras);
    steps.push(Step::Times(sale.quantity));
    if offer.price_quantity != PriceQuantity::default() {
        steps.push(Step::Per(offer.price_quantity.get()));
    }
    if let Some(rate) = costs.line.rate {
        steps.push(Step::Vat { rate, tax: sale.settings.tax });
    }
    steps
}

fn first(offer: &Offer, costs: &Costs) -> Step {
    match costs.tier.map(|tier| &offer.tiers[tier]) {
        Some(tier) => Step::Tier { minimum: tier.minimum_quantity, price: tier.price.amount() },
        None => Step::Base(costs.base.map(|base| base.amount())),
    }
}
