//! Which offer is taken.

use super::sale::Sale;
use crate::error::{Error, Kind};
use crate::money::{Amount, Money};
use crate::product::Offer;
use alloc::vec::Vec;

/// The index of the offer that was asked for, or else of the best one; `None` where the product has none.
pub(super) fn chosen(asked: Option<usize>, sale: &Sale) -> Result<Option<usize>, Error> {
    match asked {
        Some(index) if index >= sale.product.listing.offers.len() => {
            Err(Error::plain(Kind::InvalidSelection, "the product has no such offer").within("offer"))
        }
        Some(index) => Ok(Some(index)),
        None => Ok(best(sale)),
    }
}

/// An offer beside others.
struct Candidate<'a> {
    index: usize,
    offer: &'a Offer,
    /// What so many cost without tax.
    net: Option<Money>,
}

/// Offers that can be ordered go before others, then those preferred, then the lowest net price of so many, then the
/// quickest, then the first.
///
/// Prices in different currencies are never compared: the first offer left with a price decides on the currency.
fn best(sale: &Sale) -> Option<usize> {
    let mut left = candidates(sale);
    keep_any(&mut left, |candidate| !candidate.offer.blocked && candidate.offer.quantity.allows_any());
    keep_any(&mut left, |candidate| candidate.offer.preferred);
    if let Some(currency) = left.iter().find_map(|candidate| candidate.net).map(|net| net.currency()) {
        left.retain(|candidate| candidate.net.is_some_and(|net| net.currency() == currency));
    }
    left.iter().min_by_key(|candidate| rank(candidate)).map(|candidate| candidate.index)
}

fn candidates<'a>(sale: &Sale<'a>) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    for (index, offer) in sale.product.listing.offers.iter().enumerate() {
        let net = sale.costs(offer, &mut Vec::new()).line.net;
        candidates.push(Candidate { index, offer, net });
    }
    candidates
}

/// Keeps those of which this is true, if there are any.
fn keep_any(left: &mut Vec<Candidate>, is_true: impl Fn(&Candidate) -> bool) {
    if left.iter().any(&is_true) {
        left.retain(is_true);
    }
}

/// The lower, the better; a delivery of unknown length counts as the longest.
fn rank(candidate: &Candidate) -> (Option<Amount>, bool, Option<Amount>) {
    let days = candidate.offer.delivery_days;
    (candidate.net.map(|net| net.amount()), days.is_none(), days)
}
