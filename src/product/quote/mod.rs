//! What so many units of a product cost as they were chosen, and how that comes about.
//!
//! ```text
//! base price or tier + surcharges + add-ons = unit → × quantity ÷ price quantity, rounded once = line → tax
//! ```
//!
//! Everything is exact until the line is rounded. What is unknown makes the sums unknown; what is known is listed
//! nevertheless. Tiers hold for the whole quantity, and so does a price that is for more units than one. Surcharges and
//! add-ons are always for one unit.

mod choice;
mod content;
mod extras;
mod line;
mod next;
mod offers;
mod order;
mod reference;
mod sale;
mod step;
mod tier;

pub use choice::{Choice, PriceSettings, TaxMode};
pub use content::QuotedContent;
pub use line::LinePrice;
pub use next::NextTier;
pub use step::Step;

use super::{Barred, Offer, PriceQuantity, Product, QuantityCheck, Refusal, Warning};
use crate::error::Error;
use crate::money::Money;
use crate::text::number;
use alloc::vec::Vec;
use sale::Sale;

/// What was chosen, priced.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The index of the offer; `None` where the product has none and its own price holds.
    pub offer: Option<usize>,
    /// The exact price of `per` units, options and add-ons included; `None` where a part of it is unknown.
    pub unit: Option<Money>,
    /// For how many units that is.
    pub per: PriceQuantity,
    /// The same with and without tax, each rounded: for show, never multiplied.
    pub shown: LinePrice,
    /// What the line comes to.
    pub price: LinePrice,
    /// The index of the offer's tier that applies; `None` where the base price does.
    pub tier: Option<usize>,
    /// The tier that a greater quantity would reach.
    pub next_tier: Option<NextTier>,
    /// The base price before a discount, of `per` units: shown struck through, never calculated with.
    pub reference: Option<Money>,
    /// Whether so many can be ordered.
    pub quantity: QuantityCheck,
    /// What the order units hold.
    pub content: Option<QuotedContent>,
    /// How the price comes about, in the order of the calculation.
    pub steps: Vec<Step>,
    /// What was odd, in words.
    pub warnings: Vec<Warning>,
}

/// Prices a choice.
///
/// Whether the options chosen can be bought together is not looked at here. A quantity that cannot be ordered is priced
/// nevertheless; [`Quote::quantity`] says what is wrong with it.
///
/// # Errors
/// `invalid-quantity` for 0 and for more than [`QuantityRule::MOST`](super::QuantityRule::MOST); `invalid-selection`
/// for an offer, an option, a value, a group or an add-on that the product does not have, and for a second answer to
/// the same option or group. The place is named.
pub fn quote(product: &Product, choice: &Choice, settings: PriceSettings) -> Result<Quote, Error> {
    choice.check_quantity()?;
    let (extras, quantity) = (extras::chosen(product, choice)?, choice.quantity);
    let sale = Sale { product, extras, quantity, settings };
    let index = offers::chosen(choice.offer, &sale)?;
    let own = Offer { price: product.price, tax_rate: product.tax_rate, ..Offer::default() };
    let offer = index.map_or(&own, |index| &product.listing.offers[index]);
    let mut warnings = Vec::new();
    let costs = sale.costs(offer, &mut warnings);
    warn_of_stock(product, quantity, &mut warnings);
    Ok(Quote {
        offer: index,
        unit: costs.unit,
        per: offer.price_quantity,
        shown: LinePrice::of_unit(costs.unit, offer.tax_rate, settings),
        price: costs.line,
        tier: costs.tier,
        next_tier: next::next(&sale, offer, &costs),
        reference: reference::reference(offer, &mut warnings),
        quantity: check_quantity(product, offer, quantity),
        content: content::content(offer, costs.unit, quantity, settings.rounding),
        steps: step::steps(sale, offer, &costs),
        warnings,
    })
}

/// Whether so many can be ordered of a product that may not be for sale at all.
fn check_quantity(product: &Product, offer: &Offer, quantity: u32) -> QuantityCheck {
    let refusal = match product.listing.barred {
        Some(Barred::Inactive) => Refusal::Inactive,
        Some(Barred::Unpublished) => Refusal::Unpublished,
        None if offer.blocked => Refusal::Blocked,
        None => return offer.quantity.check(quantity),
    };
    QuantityCheck { refusal: Some(refusal), below: None, above: None }
}

fn warn_of_stock(product: &Product, quantity: u32, warnings: &mut Vec<Warning>) {
    if let Some(stock) = product.listing.stock.filter(|stock| *stock < quantity) {
        Warning::add_filled(
            warnings,
            "beyond-stock",
            "of the ~ units, ~ are in stock",
            &[&number(quantity.into()), &number(stock.into())],
        );
    }
}

#[cfg(test)]
mod tests;
