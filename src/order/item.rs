//! One line of a finished order.

use super::amounts::{ItemAmounts, Stated};
use crate::money::Amount;
use alloc::string::String;
use alloc::vec::Vec;

/// One line of an order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrderItem {
    /// The number of the line.
    pub line_id: Option<u32>,
    /// How many units.
    pub quantity: Quantified,
    /// What was sold.
    pub sold: Sold,
    /// The price of one unit.
    pub price: UnitPrice,
    /// Its amounts.
    pub amounts: ItemAmounts,
    /// True where discounts on shipping are listed.
    pub has_shipping_discounts: bool,
}

/// What is said of a number of units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quantified {
    /// It is missing, or no whole number from 1 to a million.
    #[default]
    Wrong,
    /// So many.
    Units(u32),
}

/// What was sold, as the receiving system knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sold {
    /// The code of the product.
    pub code: String,
    /// The code of the variation that was chosen.
    pub variation: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// `Physical`, `Digital`, …
    pub goods_type: Option<String>,
    /// How it gets to the shopper: `Ship`, `Pickup`, …
    pub fulfillment: Option<String>,
    /// True where tax is due on it.
    pub is_taxable: bool,
    /// Option by value, as they were chosen.
    pub options: Vec<(String, String)>,
    /// How large and heavy it is: by name (`height`, `weight`). Missing ones are said to upset tax.
    pub measures: Vec<(String, Measure)>,
}

/// A measured quantity, such as 1 lbs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The unit.
    pub unit: String,
    /// So many of it.
    pub value: Amount,
}

/// The price of one unit, which may have more digits than the currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitPrice {
    /// The plain price.
    pub list: Stated,
    /// The reduced price; goes before the plain one.
    pub sale: Stated,
    /// A price set by hand; goes before both.
    pub by_hand: Stated,
    /// The price that counts, for one unit or for the line: both are met.
    pub extended: Stated,
    /// The plain, the reduced and the set price where the product states them.
    pub product: [Stated; 3],
}

impl UnitPrice {
    /// The price that counts: that set by hand, else the reduced one, else the plain one; the product's where the item
    /// states none.
    #[must_use]
    pub fn effective(&self) -> Stated {
        let [list, sale, by_hand] = self.product;
        let ranked = [self.by_hand, self.sale, self.list, by_hand, sale, list];
        ranked.into_iter().find(|stated| *stated != Stated::Absent).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_price_set_by_hand_goes_before_the_reduced_one_and_that_before_the_plain_one() {
        let [one, two, three] = [1, 2, 3].map(|units| Stated::Amount(Amount::of_units(units, 0)));
        let product = [one, Stated::Absent, Stated::Absent];
        let cases = [
            (UnitPrice { list: two, product, ..UnitPrice::default() }, two),
            (UnitPrice { list: two, sale: one, ..UnitPrice::default() }, one),
            (UnitPrice { list: two, sale: one, by_hand: three, ..UnitPrice::default() }, three),
            (UnitPrice { sale: Stated::Unreadable, list: two, ..UnitPrice::default() }, Stated::Unreadable),
            (UnitPrice { product, ..UnitPrice::default() }, one),
            (UnitPrice { product: [one, two, three], ..UnitPrice::default() }, three),
            (UnitPrice::default(), Stated::Absent),
        ];
        for (price, expected) in cases {
            assert_eq!(price.effective(), expected, "{price:?}");
        }
    }
}
