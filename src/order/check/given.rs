//! What must be there.

use super::Checker;
use crate::money::Currency;
use crate::order::{OrderAmount, Rule, Stated, ValidationResult};
use alloc::format;
use alloc::string::String;

impl Checker<'_> {
    pub(super) fn check_given(&mut self) {
        if !self.order.is_import {
            let message = "without isImport: true the order counts as a new one and is priced and charged again";
            self.error(Rule::Import, "isImport".into(), message.into());
        }
        self.check_parts_given();
        self.check_billing_given();
        self.check_sums_given();
        self.check_currency();
    }

    fn check_parts_given(&mut self) {
        let order = self.order;
        let has_email = order.heading.email.as_ref().is_some_and(|email| !email.is_empty());
        let parts = [
            ("email", has_email),
            ("customerAccountId", order.heading.customer_account_id.is_some()),
            ("items", !order.items.is_empty()),
            ("payments", !order.payments.is_empty()),
            ("billingInfo", order.billing.is_some()),
            ("fulfillmentInfo", order.delivery.is_some()),
        ];
        for (path, _) in parts.into_iter().filter(|(_, is_given)| !is_given) {
            self.error(Rule::Required, path.into(), format!("every import must have {path}"));
        }
    }

    fn check_billing_given(&mut self) {
        let payments = self.order.payments.iter().enumerate();
        for (index, _) in payments.filter(|(_, payment)| payment.billing.is_none()) {
            let message = "every payment must have billingInfo of its own";
            self.error(Rule::Required, format!("payments[{index}].billingInfo"), message.into());
        }
    }

    fn check_sums_given(&mut self) {
        for field in [OrderAmount::Subtotal, OrderAmount::Tax, OrderAmount::Total] {
            if self.order.amounts.get(field) == Stated::Absent {
                let message = format!("{} is not given: nobody computes it for an import", field.name());
                self.warn(Rule::NotGiven, field.name().into(), message);
            }
        }
    }

    /// R17, as far as the order's own currency goes.
    fn check_currency(&mut self) {
        let path = || String::from("currencyCode");
        match Currency::new(&self.order.currency) {
            _ if self.order.currency.is_empty() => {
                self.warn(Rule::R17, path(), "the currency is not given: amounts may have two digits".into());
            }
            Err(_) => self.error(Rule::R17, path(), "this is no currency".into()),
            Ok(currency) if !currency.is_listed() => {
                let message = "ISO 4217 does not list this currency: amounts may have two digits";
                self.warn(Rule::R17, path(), message.into());
            }
            Ok(_) => {}
        }
    }

    /// Results of fraud checks: broken messages are said to break the page of the order.
    pub(super) fn check_reviews(&mut self) {
        for (index, review) in self.order.reviews.iter().enumerate() {
            let path = format!("validationResults[{index}]");
            if review.status.is_none() {
                self.error(Rule::Review, format!("{path}.status"), "a result must have a status".into());
            }
            for (name, value) in [("validationId", &review.id), ("createdDate", &review.created)] {
                if value.is_none() {
                    let message = format!("{name} is not given: it is required where results are added later");
                    self.warn(Rule::Review, format!("{path}.{name}"), message);
                }
            }
            self.check_messages(&path, review);
        }
    }

    fn check_messages(&mut self, path: &str, review: &ValidationResult) {
        for (index, message) in review.messages.iter().enumerate() {
            for (name, value) in [("messageType", &message.kind), ("message", &message.text)] {
                if value.is_none() {
                    let place = format!("{path}.messages[{index}].{name}");
                    self.error(Rule::Review, place, "a message without it breaks the page of the order".into());
                }
            }
        }
    }
}
