//! The price before a discount.

use crate::money::{Amount, Money};
use crate::product::{Offer, Warning};
use alloc::vec::Vec;

/// The price to show struck through; `None` where there is none, or where it is not higher than the price itself.
///
/// The offer's price holds the discount already. Where the two do not fit within one minor unit, the price is trusted,
/// with a warning.
pub(super) fn reference(offer: &Offer, warnings: &mut Vec<Warning>) -> Option<Money> {
    let (price, reference) = (offer.price?, offer.reference_price?);
    let currency = reference.currency();
    if currency != price.currency() {
        Warning::add_filled(
            warnings,
            "other-currency",
            "the price before the discount is left out, it is in ~",
            &[currency.code()],
        );
        return None;
    }
    if fits(offer, price, reference) == Some(false) {
        Warning::add_filled(
            warnings,
            "discount-mismatch",
            "the price ~ is not ~ less the discount",
            &[&price.text(), &reference.text()],
        );
    }
    (reference.amount() > price.amount()).then_some(reference)
}

/// Whether the price is the reference less the discount, within one minor unit; `None` where no discount is stated.
fn fits(offer: &Offer, price: Money, reference: Money) -> Option<bool> {
    let discount = offer.discount?.of(reference.amount())?;
    let difference = reference.amount().minus(discount)?.minus(price.amount())?;
    let unit = price.currency().minor_unit();
    Some(difference <= unit && Amount::ZERO.minus(difference)? <= unit)
}
