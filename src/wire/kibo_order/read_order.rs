//! Reads an import, whatever is wrong with it.

use super::read_item::read_item;
use super::read_payment::{read_billing, read_contact, read_payment};
use crate::error::{Error, Kind};
use crate::money::{Amount, read_amount};
use crate::order::{
    CheckSettings, Delivery, Discounts, Finding, Heading, Order, OrderAmount, OrderAmounts, Report, ReviewMessage,
    Rule, Severity, Stated, ValidationResult, check,
};
use crate::wire::json::{Json, Object};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

/// An order as somebody stated it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadOrder {
    /// The order, as far as it could be read. It never holds the number of a card.
    pub order: Order,
    /// What was wrong with its form, and the numbers of cards that were left out.
    pub findings: Vec<Finding>,
}

/// Checks an import given as JSON bytes; the places in the findings are those of the JSON.
///
/// # Errors
/// `unreadable-answer` where the bytes are no JSON, or no object.
///
/// # Example
/// ```
/// use barrow::order::CheckSettings;
/// use barrow::wire::kibo_order::check_json;
///
/// let import = br#"{"items": [{"quantity": 2, "unitPrice": {"listAmount": 5}, "subtotal": 9.99}]}"#;
/// let report = check_json(import, &CheckSettings::default()).unwrap();
///
/// let wrong = report.errors().find(|finding| finding.path == "items[0].subtotal").unwrap();
/// assert_eq!((wrong.rule.id(), wrong.message.as_str()), ("R2", "this is 9.99, but 2 × 5.00 is 10.00"));
/// ```
pub fn check_json(bytes: &[u8], settings: &CheckSettings) -> Result<Report, Error> {
    let ReadOrder { order, mut findings } = read_order(bytes, settings)?;
    let mut report = check(&order, settings);
    findings.append(&mut report.findings);
    if Json::parse(bytes)?.get("validationResults").is_object() {
        for finding in &mut findings {
            finding.path = finding.path.replacen("validationResults[0]", "validationResults", 1);
        }
    }
    Ok(Report { findings, ..report })
}

/// Reads an import from JSON bytes. Amounts may be numbers or text; what is missing or cannot be read stops nothing.
///
/// # Errors
/// `unreadable-answer` where the bytes are no JSON, or no object.
pub fn read_order(bytes: &[u8], settings: &CheckSettings) -> Result<ReadOrder, Error> {
    let json = Json::parse(bytes)?;
    if !json.is_object() {
        return Err(Error::plain(Kind::UnreadableAnswer, "an order is expected here"));
    }
    let mut reader = Reader { settings, findings: Vec::new() };
    let order = reader.read(&json.object());
    Ok(ReadOrder { order, findings: reader.findings })
}

/// Reads, and keeps what is wrong with the form.
pub(super) struct Reader<'a> {
    pub settings: &'a CheckSettings,
    pub findings: Vec<Finding>,
}

impl Reader<'_> {
    fn read(&mut self, json: &Object) -> Order {
        let items = self.list("items", json.get("items"), |_, _, item| read_item(item));
        let payments = self.list("payments", json.get("payments"), read_payment);
        let discounts = json.get("orderDiscounts");
        let discounts = self.list("orderDiscounts", discounts, |_, _, discount| read_discount(discount));
        Order {
            is_import: json.get("isImport").is_true(),
            heading: read_heading(json),
            currency: json.text_of("currencyCode").unwrap_or_default(),
            items,
            amounts: read_amounts(json),
            discounts: Discounts { order: discounts, has_shipping: has_entries(json.get("shippingDiscounts")) },
            billing: read_billing(self, "billingInfo", json.get("billingInfo")),
            delivery: read_delivery(json.get("fulfillmentInfo")),
            payments,
            reviews: self.read_reviews(json.get("validationResults")),
        }
    }

    /// Reads each entry of an array that has this place.
    pub(super) fn list<T>(
        &mut self,
        path: &str,
        list: Json,
        mut read: impl FnMut(&mut Self, &str, Json) -> T,
    ) -> Vec<T> {
        if !list.is_array() && !list.is_null() {
            self.unreadable(path, "an array");
        }
        let entries = if list.is_array() { list.entries() } else { Json::NULL.entries() };
        let mut read_entries = Vec::new();
        for (index, (_, entry)) in entries.enumerate() {
            let path = format!("{path}[{index}]");
            if !entry.is_object() {
                self.unreadable(&path, "an object");
            }
            read_entries.push(read(self, &path, entry));
        }
        read_entries
    }

    pub(super) fn error(&mut self, rule: Rule, path: &str, message: &str) {
        let (path, message) = (path.to_owned(), message.to_owned());
        self.findings.push(Finding { rule, severity: Severity::Error, path, message });
    }

    fn unreadable(&mut self, path: &str, what: &str) {
        self.error(Rule::Unreadable, path, &format!("{what} is expected here"));
    }

    /// Results of fraud checks: an array, or a single one.
    fn read_reviews(&mut self, json: Json) -> Vec<ValidationResult> {
        match json.is_object() {
            true if has_entries(json) => [self.read_review("validationResults", json)].into(),
            true => Vec::new(),
            false => self.list("validationResults", json, Self::read_review),
        }
    }

    fn read_review(&mut self, path: &str, json: Json) -> ValidationResult {
        let messages = self.list(&format!("{path}.messages"), json.get("messages"), |reader, path, message| {
            if message.is_object() && !message.entries().any(|(name, _)| name.is("orderItemId")) {
                reader.error(Rule::Review, &format!("{path}.orderItemId"), "it may be null, but must be there");
            }
            ReviewMessage {
                item: message.text_of("orderItemId"),
                kind: message.text_of("messageType"),
                text: message.text_of("message"),
            }
        });
        ValidationResult {
            id: json.text_of("validationId"),
            validator: json.text_of("validatorName"),
            kind: json.text_of("validatorType"),
            status: json.text_of("status"),
            created: json.text_of("createdDate"),
            messages,
        }
    }
}

/// What a discount takes off: nothing where it was excluded.
fn read_discount(json: Json) -> Stated {
    if json.get("excluded").is_true() { Stated::Amount(Amount::ZERO) } else { stated(json.get("impact")) }
}

fn read_amounts(json: &Object) -> OrderAmounts {
    let mut amounts = OrderAmounts::default();
    for field in OrderAmount::ALL {
        let stated = match field.name().split_once('.') {
            Some((outer, inner)) => stated(json.get(outer).get(inner)),
            None => stated(json.get(field.name())),
        };
        amounts.set(field, stated);
    }
    amounts
}

fn read_heading(json: &Object) -> Heading {
    Heading {
        external_id: json.text_of("externalId"),
        customer_account_id: json.text_of("customerAccountId").and_then(|id| id.parse().ok()),
        email: json.text_of("email"),
        kind: json.text_of("type"),
        channel: json.text_of("channelCode"),
        ip_address: json.text_of("ipAddress"),
        submitted: json.text_of("submittedDate"),
        is_tax_exempt: json.get("isTaxExempt").is_true(),
        is_historical: json.get("isHistoricalImport").is_true(),
        status: json.text_of("status"),
    }
}

fn read_delivery(json: Json) -> Option<Delivery> {
    has_entries(json).then(|| Delivery {
        contact: read_contact(json.get("fulfillmentContact")),
        method_code: json.text_of("shippingMethodCode"),
        method_name: json.text_of("shippingMethodName"),
    })
}

/// True for an object or an array that is not empty.
pub(super) fn has_entries(json: Json) -> bool {
    json.entries().next().is_some()
}

/// An amount, as number or text.
pub(super) fn stated(json: Json) -> Stated {
    if json.is_null() {
        return Stated::Absent;
    }
    json.text().and_then(|text| read_amount(&text).ok()).map_or(Stated::Unreadable, Stated::Amount)
}
