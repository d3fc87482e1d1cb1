//! Payments, with the amounts that they take of the total.

use super::figures::Minor;
use crate::error::{Error, Kind};
use crate::money::Amount;
use crate::order::amounts::Stated;
use crate::order::draft::{Draft, DraftPayment, Method};
use crate::order::payment::{Billing, Interaction, Payment};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// The payments of a draft, which together take the total.
///
/// # Errors
/// `bad-request` where they do not.
pub(super) fn payments(draft: &Draft, total: u64, minor: Minor) -> Result<Vec<Payment>, Error> {
    let amounts = amounts(&draft.payments, total, minor)?;
    Ok(draft.payments.iter().zip(amounts).map(|(payment, units)| of(draft, payment, minor.amount(units))).collect())
}

/// What each takes: the one without an amount takes what is left.
fn amounts(payments: &[DraftPayment], total: u64, minor: Minor) -> Result<Vec<u64>, Error> {
    let (mut amounts, mut left, mut taker) = (Vec::new(), Some(total), None);
    for (index, payment) in payments.iter().enumerate() {
        let place = |error: Error| error.within("amount").within_index(index).within("payments");
        let units = payment.amount.map_or(Ok(0), |amount| minor.units(amount)).map_err(place)?;
        if payment.amount.is_none() && taker.replace(index).is_some() {
            return Err(place(Error::new(Kind::BadRequest, &["only one payment can take what is left"])));
        }
        left = left.and_then(|left| left.checked_sub(units));
        amounts.push(units);
    }
    match (left, taker) {
        (Some(left), Some(taker)) => amounts[taker] = left,
        (Some(0), None) => {}
        _ if payments.is_empty() => {} // which the checker refuses by name
        _ => return Err(Error::new(Kind::BadRequest, &["payments do not add up to the total"]).within("payments")),
    }
    Ok(amounts)
}

fn of(draft: &Draft, payment: &DraftPayment, amount: Amount) -> Payment {
    let (kind, workflow) = match payment.method {
        Method::Card(_) => ("CreditCard", "Mozu"),
        Method::PayPal { .. } => ("PayPalExpress2", "PayPalExpress2"),
    };
    let (kind, workflow) = (Some(kind.to_owned()), Some(workflow.to_owned()));
    let mut billing = Billing {
        kind: kind.clone(),
        workflow: workflow.clone(),
        is_same_address: draft.is_same_address,
        contact: Some(draft.bill_to.clone()),
        ..Billing::default()
    };
    match &payment.method {
        Method::Card(card) => billing.card = Some(card.clone()),
        Method::PayPal { token, payer_id } => {
            billing.external_id = Some(token.clone());
            billing.payer_id = Some(payer_id.clone());
        }
    }
    Payment {
        kind,
        workflow,
        status: Some("Authorized".to_owned()),
        requested: Stated::Amount(amount),
        collected: Stated::Amount(Amount::ZERO),
        credited: Stated::Amount(Amount::ZERO),
        external_id: billing.external_id.clone(),
        billing: Some(billing),
        interactions: [interaction(draft, payment, amount)].into(),
    }
}

fn interaction(draft: &Draft, payment: &DraftPayment, amount: Amount) -> Interaction {
    Interaction {
        kind: Some("Authorization".to_owned()),
        status: Some("Authorized".to_owned()),
        entry_status: Some("New".to_owned()),
        amount: Stated::Amount(amount),
        currency: Some(draft.currency.code().to_owned()),
        gateway: payment.authorization.clone(),
    }
}
