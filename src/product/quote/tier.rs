//! Which tier of prices applies.

use crate::money::{Amount, Currency};
use crate::product::{Offer, PriceTier, Warning};
use crate::text::number;
use alloc::vec::Vec;

/// The index of the tier that applies to the whole quantity: the one with the greatest minimum that is reached, and of
/// equal ones the cheapest. `None` where the base price does.
///
/// Tiers in another currency than the base price are left out, with a warning.
pub(super) fn applying(offer: &Offer, quantity: u32, warnings: &mut Vec<Warning>) -> Option<usize> {
    let currency = currency(offer)?;
    let mut best: Option<(usize, &PriceTier)> = None;
    for (index, tier) in offer.tiers.iter().enumerate() {
        if tier.price.currency() != currency {
            warn_of_currency(index, tier, warnings);
        } else if tier.minimum_quantity <= Amount::from(quantity) && best.is_none_or(|(_, best)| is_ahead(tier, best)) {
            best = Some((index, tier));
        }
    }
    let (index, best) = best?;
    warn_of_equals(offer, best, warnings);
    Some(index)
}

/// The currency of the offer: that of its base price, or else of its first tier.
fn currency(offer: &Offer) -> Option<Currency> {
    let price = offer.price.or_else(|| Some(offer.tiers.first()?.price))?;
    Some(price.currency())
}

fn is_ahead(tier: &PriceTier, other: &PriceTier) -> bool {
    tier.minimum_quantity > other.minimum_quantity
        || tier.minimum_quantity == other.minimum_quantity && tier.price.amount() < other.price.amount()
}

fn warn_of_currency(index: usize, tier: &PriceTier, warnings: &mut Vec<Warning>) {
    let currency = tier.price.currency();
    Warning::add_filled(
        warnings,
        "other-currency",
        "tier ~ is left out, it is in ~",
        &[&number(index as u64), currency.code()],
    );
}

fn warn_of_equals(offer: &Offer, best: &PriceTier, warnings: &mut Vec<Warning>) {
    let is_equal = |tier: &&PriceTier| {
        tier.minimum_quantity == best.minimum_quantity && tier.price.currency() == best.price.currency()
    };
    if offer.tiers.iter().filter(is_equal).count() > 1 {
        Warning::add_filled(
            warnings,
            "equal-tiers",
            "several tiers begin at ~, the cheapest applies",
            &[&best.minimum_quantity.text(0)],
        );
    }
}
