//! What the order units hold.

use crate::money::{Amount, Money, Rounding};
use crate::product::{Content, Offer};
use alloc::string::String;

/// What so many order units hold: for show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedContent {
    /// How many content units in all.
    pub units: Amount,
    /// The code or name of the content unit.
    pub unit: Option<String>,
    /// The price of one, with the currency's digits and at least four significant ones; never multiplied. `None` where
    /// it is unknown.
    pub price: Option<Money>,
}

/// What `quantity` order units hold, if the offer tells; `unit` is what as many cost as its prices are for.
pub(super) fn content(offer: &Offer, unit: Option<Money>, quantity: u32, rounding: Rounding) -> Option<QuotedContent> {
    let content = offer.content.as_ref()?;
    let units = content.units.times(quantity)?;
    let price = unit.and_then(|unit| price(offer, content, unit, rounding));
    Some(QuotedContent { units, unit: content.unit.clone(), price })
}

fn price(offer: &Offer, content: &Content, unit: Money, rounding: Rounding) -> Option<Money> {
    let (currency, per) = (unit.currency(), offer.price_quantity.get().times_amount(content.units)?);
    Some(Money::new(unit.amount().divided_for_show(per, currency.digits(), rounding)?, currency))
}
