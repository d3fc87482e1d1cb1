//! The checker: what is wrong with an order.

mod diagnosis;
mod given;
mod items;
mod payments;
mod settings;
mod sums;
mod totals;

pub use diagnosis::{Cause, Diagnosis, Tax};
pub use settings::{CardMask, CheckSettings, Gateway, HandlingMeaning};

use super::amounts::Stated;
use super::finding::{Finding, Report, Rule, Severity};
use super::{Order, OrderItem};
use crate::money::Amount;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use sums::Sums;

/// How many digits the amounts of an order have whose currency is not known.
const USUAL_DIGITS: u32 = 2;

/// Checks an order: what must be there, each item, the order's sums, payments, results of fraud checks, card data.
///
/// Amounts are compared exactly. What is not stated is not checked, with two exceptions: a part of an item that is not
/// stated is 0, and the sums that the sender must state are missed.
#[must_use]
pub fn check(order: &Order, settings: &CheckSettings) -> Report {
    let digits = order.currency().map_or(USUAL_DIGITS, |currency| currency.digits());
    let mut checker = Checker { order, settings, digits, findings: Vec::new() };
    checker.check_given();
    let mut items = Vec::with_capacity(order.items.len());
    for (index, item) in order.items.iter().enumerate() {
        let sums = Sums::of(item, settings.handling);
        checker.check_item(&format!("items[{index}]."), item, &sums);
        items.push(sums);
    }
    let diagnosis = checker.check_totals(&items);
    checker.check_payments();
    checker.check_cards();
    checker.check_reviews();
    Report { findings: checker.findings, diagnosis }
}

/// An order under check.
struct Checker<'a> {
    order: &'a Order,
    settings: &'a CheckSettings,
    /// How many digits amounts may have after the point.
    digits: u32,
    findings: Vec<Finding>,
}

/// What an amount may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Limits {
    /// Whole minor units, not below 0.
    Plain,
    /// Whole minor units of any sign.
    Signed,
    /// Not below 0, but of any number of digits: a price of one unit.
    Unit,
}

impl Limits {
    fn of(may_be_negative: bool) -> Limits {
        if may_be_negative { Limits::Signed } else { Limits::Plain }
    }
}

impl Checker<'_> {
    fn error(&mut self, rule: Rule, path: String, message: String) {
        self.findings.push(Finding { rule, severity: Severity::Error, path, message });
    }

    fn warn(&mut self, rule: Rule, path: String, message: String) {
        self.findings.push(Finding { rule, severity: Severity::Warning, path, message });
    }

    /// The amount as text, with the currency's digits.
    fn text(&self, amount: Amount) -> String {
        amount.text(self.digits)
    }

    /// R1.
    fn check_limits(&mut self, path: &str, stated: Stated, limits: Limits) {
        let amount = match stated {
            Stated::Absent => return,
            Stated::Unreadable => {
                return self.error(Rule::R1, path.into(), "this is no amount of at most 15 digits".into());
            }
            Stated::Amount(amount) => amount,
        };
        if limits != Limits::Unit && amount.minor_units(self.digits).is_none() {
            let message = format!("{} has more digits after the point than {}", self.text(amount), self.digits);
            self.error(Rule::R1, path.into(), message);
        }
        if limits != Limits::Signed && amount < Amount::ZERO {
            self.error(Rule::R1, path.into(), format!("{} is below 0", self.text(amount)));
        }
    }

    /// Sees to it that an amount, where both are known, is the one that it should be; `what` says why it should.
    fn check_equal(&mut self, rule: Rule, path: String, stated: Stated, expected: Option<Amount>, what: &str) {
        let (Some(stated), Some(expected)) = (stated.amount(), expected) else { return };
        if stated != expected {
            let message = format!("this is {}, but {what} {}", self.text(stated), self.text(expected));
            self.error(rule, path, message);
        }
    }

    /// The items of the order.
    fn items(&self) -> &[OrderItem] {
        &self.order.items
    }
}
