//! What the next tier of prices would save.

use super::sale::{Costs, Sale};
use super::tier;
use crate::money::{Amount, Money};
use crate::product::{Offer, PriceTier, QuantityRule};
use alloc::vec::Vec;

/// The next tier of prices, and how to reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextTier {
    /// Where the tier begins.
    pub minimum: Amount,
    /// The least quantity that reaches it and can be ordered.
    pub quantity: u32,
    /// The exact price of `per` units then, options and add-ons included.
    pub unit: Money,
    /// How much less that is than now.
    pub saving: Money,
}

/// The nearest tier above the quantity that is cheaper than what applies now; `None` where there is none, or none of
/// them can be ordered.
pub(super) fn next(sale: &Sale, offer: &Offer, costs: &Costs) -> Option<NextTier> {
    let now = costs.unit?;
    let mut found: Vec<_> = offer.tiers.iter().filter_map(|tier| reach(sale, offer, tier, now)).collect();
    found.sort_by_key(|next| (next.minimum, next.unit.amount()));
    found.first().copied()
}

/// A tier that is above the quantity and cheaper than now.
fn reach(sale: &Sale, offer: &Offer, tier: &PriceTier, now: Money) -> Option<NextTier> {
    let minimum = tier.minimum_quantity;
    if minimum <= Amount::from(sale.quantity) || tier.price.currency() != now.currency() {
        return None;
    }
    let quantity = least(offer.quantity, minimum)?;
    if tier::applying(offer, quantity, &mut Vec::new()).is_none_or(|index| offer.tiers[index] != *tier) {
        return None;
    }
    let unit = sale.unit(offer, tier.price, &mut Vec::new())?;
    let saving = Money::new(now.amount().minus(unit.amount())?, now.currency());
    (saving.amount() > Amount::ZERO).then_some(NextTier { minimum, quantity, unit, saving })
}

/// The least quantity from this one on that can be ordered.
fn least(rule: QuantityRule, minimum: Amount) -> Option<u32> {
    let quantity = u32::try_from(minimum.ceiling()).ok().filter(|quantity| *quantity <= QuantityRule::MOST)?;
    let check = rule.check(quantity);
    if check.is_valid() { Some(quantity) } else { check.above }
}
