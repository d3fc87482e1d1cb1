//! Offers: who sells the product, at which prices, and in which quantities.

#[cfg(not(feature = "bare"))]
use super::Attribute;
use super::QuantityRule;
use crate::money::{Amount, Money, Rate};
use alloc::string::String;
use alloc::vec::Vec;

/// What one vendor asks for the product. It takes the place of the product's own price and rate of tax.
///
/// Prices are net of tax unless the shop says otherwise, and hold for [`Offer::price_quantity`] order units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The system's id of the offer: opaque text.
    pub id: String,
    /// The vendor's code of the product.
    #[cfg(not(feature = "bare"))]
    pub sku: Option<String>,
    /// Who sells it.
    #[cfg(not(feature = "bare"))]
    pub vendor: Option<String>,
    /// The price where no tier applies, any discount already taken off; `None` where it is unknown.
    pub price: Option<Money>,
    /// For how many order units a price is given.
    pub price_quantity: PriceQuantity,
    /// Prices from a quantity on, in any order.
    pub tiers: Vec<PriceTier>,
    /// Which quantities can be ordered.
    pub quantity: QuantityRule,
    /// What an order unit holds; `None` where that is unknown.
    pub content: Option<Content>,
    /// The code of the unit that is ordered, such as `KGM`.
    #[cfg(not(feature = "bare"))]
    pub order_unit: Option<String>,
    /// The rate of tax; `None` where it is unknown, which is not 0.
    pub tax_rate: Option<Rate>,
    /// The buyer's and the vendor's code of the tax, such as `V19`.
    #[cfg(not(feature = "bare"))]
    pub tax_code: Option<String>,
    /// The price before a discount that `price` holds already: shown struck through, never calculated with.
    pub reference_price: Option<Money>,
    /// That discount as a part of 1: 0.1 is 10 %.
    pub discount: Option<Rate>,
    /// True where it must not be ordered.
    pub blocked: bool,
    /// True where the buyer's guidelines prefer it.
    pub preferred: bool,
    /// How many days the delivery takes.
    pub delivery_days: Option<Amount>,
    /// Such as `new`, `used`, `collectible` or `refurbished`; others are kept.
    #[cfg(not(feature = "bare"))]
    pub condition: Option<String>,
    /// Texts to show as they are.
    #[cfg(not(feature = "bare"))]
    pub texts: OfferTexts,
    /// What else is said of the offer, as pairs of texts.
    #[cfg(not(feature = "bare"))]
    pub attributes: Vec<Attribute>,
}

/// A price that holds for the whole quantity, from a minimum on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceTier {
    /// The least quantity, in order units; 0 is any.
    pub minimum_quantity: Amount,
    /// The price of [`Offer::price_quantity`] order units.
    pub price: Money,
    /// The quantities in words, such as `500-999 KGM`.
    pub text: Option<String>,
}

/// For how many units a price is given: more than 0, and 1 unless it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceQuantity(Amount);

/// What one order unit holds: six bottles in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// How many content units; more than 0.
    pub units: Amount,
    /// The code or name of the content unit.
    pub unit: Option<String>,
}

/// Texts of an offer, to show as they are. None of them can be calculated with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferTexts {
    /// What the price is for, such as `per 100 KGM`.
    pub price_unit: Option<String>,
    /// Whether the price holds the tax, such as `excl. taxes`.
    pub tax_label: Option<String>,
    /// A remark on the price.
    pub price_info: Option<String>,
    /// How it is delivered.
    pub delivery: Option<String>,
    /// Whether and when it can be had.
    pub availability: Option<String>,
    /// Who delivers it.
    pub fulfillment: Option<String>,
}

impl PriceQuantity {
    /// So many units, 0 meaning 1; `None` for fewer.
    #[must_use]
    pub fn new(units: Amount) -> Option<Self> {
        if units == Amount::ZERO {
            return Some(PriceQuantity::default());
        }
        (units > Amount::ZERO).then_some(PriceQuantity(units))
    }

    /// How many units.
    #[must_use]
    pub fn get(self) -> Amount {
        self.0
    }
}

impl Default for PriceQuantity {
    fn default() -> Self {
        PriceQuantity(Amount::from(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::read_amount;

    #[test]
    fn a_price_is_for_one_unit_unless_more_or_less_is_said() {
        let cases = [("0", Some("1")), ("0.00", Some("1")), ("1", Some("1")), ("100", Some("100")), ("-1", None)];
        for (units, expected) in cases {
            let read = PriceQuantity::new(read_amount(units).unwrap()).map(|quantity| quantity.get().text(0));
            assert_eq!(read.as_deref(), expected, "{units}");
        }
        assert_eq!(PriceQuantity::default().get().text(0), "1");
    }
}
