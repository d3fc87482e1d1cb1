//! What items add up to, part by part.

use super::HandlingMeaning;
use crate::money::Amount;
use crate::order::ItemAmount::{
    self, Discount, Duty, Handling, HandlingFee, HandlingFeeDiscount, HandlingFeeTax, Shipping, ShippingTax, Subtotal,
    Tax,
};
use crate::order::{OrderItem, Quantified};

/// The amounts that count, in the order in which they are told.
pub(super) const COUNTED: [ItemAmount; 10] =
    [Subtotal, Discount, Tax, Shipping, ShippingTax, Handling, Duty, HandlingFee, HandlingFeeDiscount, HandlingFeeTax];

/// The amounts that count of one item, or those of several together. `None` is not known; discounts have no sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sums([Option<Amount>; COUNTED.len()]);

impl Sums {
    /// Nothing at all.
    pub(super) const ZERO: Sums = Sums([Some(Amount::ZERO); COUNTED.len()]);

    /// What one item comes to.
    pub(super) fn of(item: &OrderItem, handling: HandlingMeaning) -> Sums {
        Sums(COUNTED.map(|field| {
            let amount = item.amounts.get(field).or_zero()?;
            match (field, handling, item.quantity) {
                (Discount | HandlingFeeDiscount, ..) => Some(amount.magnitude()),
                (Handling, HandlingMeaning::PerUnit, Quantified::Units(units)) => amount.times(units),
                (Handling, HandlingMeaning::PerUnit, Quantified::Wrong) => None,
                _ => Some(amount),
            }
        }))
    }

    /// Both together.
    pub(super) fn plus(&self, other: &Sums) -> Sums {
        let mut sums = *self;
        for (sum, part) in sums.0.iter_mut().zip(other.0) {
            *sum = sum.zip(part).and_then(|(sum, part)| sum.plus(part));
        }
        sums
    }

    /// One of the amounts that count.
    pub(super) fn get(&self, field: ItemAmount) -> Option<Amount> {
        let place = COUNTED.iter().position(|counted| *counted == field)?;
        self.0[place]
    }

    /// How many of them are not 0.
    pub(super) fn count(&self) -> usize {
        self.0.iter().filter(|amount| amount.is_some_and(|amount| amount != Amount::ZERO)).count()
    }

    /// Goods, less their discounts.
    pub(super) fn merchandise(&self) -> Option<Amount> {
        self.get(Subtotal)?.minus(self.get(Discount)?)
    }

    /// Handling, with the shares of the order's fee.
    pub(super) fn handling(&self) -> Option<Amount> {
        self.get(Handling)?.plus(self.get(HandlingFee)?)?.minus(self.get(HandlingFeeDiscount)?)
    }

    /// All tax.
    pub(super) fn tax(&self) -> Option<Amount> {
        self.get(Tax)?.plus(self.get(ShippingTax)?)?.plus(self.get(HandlingFeeTax)?)
    }

    /// The six that the total of an order is made of: goods, what is taken off them, shipping, handling, duty, tax.
    pub(super) fn shares(&self) -> [Option<Amount>; 6] {
        let discount = self.get(Discount).map(Amount::negated);
        [self.get(Subtotal), discount, self.get(Shipping), self.handling(), self.get(Duty), self.tax()]
    }

    /// Everything together.
    pub(super) fn total(&self) -> Option<Amount> {
        self.shares().into_iter().try_fold(Amount::ZERO, |total, share| total.plus(share?))
    }
}
