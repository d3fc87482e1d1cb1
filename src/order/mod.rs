//! A finished order: its model, the builder, the checker and the diagnosis.
//!
//! An order that was paid elsewhere is handed over whole, and nobody computes it again: its figures must be right
//! beforehand. [`Draft::build`] makes an order out of what a shop knows, with every sum derived; [`check`] tells of
//! any order what is wrong with it, and why its total differs from what its items add up to.
//!
//! Places in findings are those of the import's JSON (`items[1].shippingTotal`): it is the only form orders have.
//!
//! # What an item adds up to
//! ```text
//! merchandise = subtotal − |discountTotal|
//! item        = merchandise + itemTaxTotal + shippingTotal + shippingTaxTotal + handlingAmount + dutyAmount
//!               + weightedOrderHandlingFee − |weightedOrderHandlingFeeDiscount| + weightedOrderHandlingFeeTax
//! order.total = Σ item, exactly
//! ```
//!
//! # What is assumed, because the vendor's documentation is silent or contradicts itself
//! - Discounts lower the sum whatever their sign; they are written positive unless [`DiscountSign`] says otherwise.
//! - An item's `total` holds everything. In native orders it is the discounted goods only: that is a warning.
//! - `handlingAmount` is that of the line, not of each unit, unless [`HandlingMeaning`] says otherwise.
//! - Duties count. Handling tax has no field but `weightedOrderHandlingFeeTax`.
//! - Charges that stand on the order and on no item are refused, and `feeTotal`, which nobody counts, must be 0.
//! - A unit price may have more digits than the currency; a line is rounded once. `unitPrice.extendedAmount` may be
//!   the price of one unit or that of the line.
//! - Every order-level sum that is given is checked, without any tolerance.
//! - Prices that include tax are not supported.
//! - A check, a purchase order and store credit need no authorisation; cards and `PayPal` do.
//! - A validation status that nobody knows holds the order: only `Pass` is known to let it go on.

mod amounts;
mod build;
mod card_number;
mod check;
mod draft;
mod finding;
mod item;
mod party;
mod payment;
mod review;
#[cfg(test)]
pub(crate) mod samples;
mod share;
#[cfg(test)]
mod tests;

pub use amounts::{ItemAmount, ItemAmounts, OrderAmount, OrderAmounts, Stated};
pub use build::{BuildSettings, DiscountSign, HandlingField};
pub use card_number::is_card_number;
pub use check::{CardMask, Cause, CheckSettings, Diagnosis, Gateway, HandlingMeaning, Tax, check};
pub use draft::{Charges, Draft, DraftLine, DraftPayment, Method};
pub use finding::{Finding, Report, Rule, Severity};
pub use item::{Measure, OrderItem, Quantified, Sold, UnitPrice};
pub use party::{Address, Contact, Delivery, Heading};
pub use payment::{Authorization, Billing, Card, Interaction, Payment};
pub use review::{ReviewMessage, ValidationResult, is_held_status};
pub use share::share;

use crate::money::Currency;
use alloc::string::String;
use alloc::vec::Vec;

/// An order with all its figures, as it was built or as somebody stated it.
///
/// What was stated may be wrong in any way; what [`Draft::build`] gives passes every check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// True where the order says that it is an import, which every import must.
    pub is_import: bool,
    /// Who ordered, where and when.
    pub heading: Heading,
    /// The currency as stated.
    pub currency: String,
    /// Its lines.
    pub items: Vec<OrderItem>,
    /// The sums and the charges that stand on the order.
    pub amounts: OrderAmounts,
    /// Discounts that are listed beside the amounts.
    pub discounts: Discounts,
    /// Who pays.
    pub billing: Option<Billing>,
    /// Where it goes.
    pub delivery: Option<Delivery>,
    /// What was authorised or paid elsewhere.
    pub payments: Vec<Payment>,
    /// What fraud checks said.
    pub reviews: Vec<ValidationResult>,
}

/// Discounts of the whole order, as far as they are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discounts {
    /// What each of those on the whole order takes off.
    pub order: Vec<Stated>,
    /// True where there is one on shipping.
    pub has_shipping: bool,
}

impl Order {
    /// The currency; `None` where the code is none.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        Currency::new(&self.currency).ok()
    }

    /// True where the order is not fulfilled before somebody accepts it by hand.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.reviews.iter().any(ValidationResult::holds) || self.heading.status.as_deref().is_some_and(is_held_status)
    }
}
