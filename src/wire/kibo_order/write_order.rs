//! Writes an order.

use super::write_payment::{write_billing, write_contact, write_payment};
use crate::json_writer::JsonWriter;
use crate::money::Amount;
use crate::order::{
    Delivery, Heading, ItemAmount, Order, OrderAmount, OrderItem, Quantified, Sold, Stated, UnitPrice, ValidationResult,
};
use alloc::string::String;

/// Writes an order as the body of an import.
///
/// Amounts are numbers with exactly the currency's digits (unit prices with at least those), what is not stated is left
/// out, and so is what the receiving system sets by itself.
#[must_use]
pub fn write_order(order: &Order) -> String {
    let digits = order.currency().map_or(2, |currency| currency.digits());
    let mut body = Body { json: JsonWriter::default(), digits };
    body.json.open('{');
    write_heading(&mut body, order);
    body.list("items", &order.items, write_item);
    write_amounts(&mut body, order);
    if let Some(billing) = &order.billing {
        write_billing(&mut body, billing);
    }
    if let Some(delivery) = &order.delivery {
        write_delivery(&mut body, delivery);
    }
    body.list("payments", &order.payments, write_payment);
    if !order.reviews.is_empty() {
        body.list("validationResults", &order.reviews, write_review);
    }
    body.json.close('}');
    body.json.into_text()
}

/// JSON with amounts in one currency.
pub(super) struct Body {
    pub json: JsonWriter,
    digits: u32,
}

impl Body {
    /// Writes a field that holds text, if there is any.
    pub(super) fn text(&mut self, key: &str, text: Option<&String>) {
        if text.is_some() {
            self.json.field(key, text.map(String::as_str));
        }
    }

    /// Writes a field that holds an amount, if one is stated.
    pub(super) fn amount(&mut self, key: &str, stated: Stated) {
        if let Some(amount) = stated.amount() {
            self.literal(key, &amount.text(self.digits));
        }
    }

    /// Writes a field that holds a whole number, if there is one.
    pub(super) fn number(&mut self, key: &str, number: Option<u32>) {
        if number.is_some() {
            self.json.number(key, number);
        }
    }

    /// Writes a field that holds an array of objects; each is written by its fields.
    pub(super) fn list<T>(&mut self, key: &str, entries: &[T], write: impl Fn(&mut Body, &T)) {
        self.json.open_field(key, '[');
        for entry in entries {
            self.json.open('{');
            write(self, entry);
            self.json.close('}');
        }
        self.json.close(']');
    }

    fn literal(&mut self, key: &str, literal: &str) {
        self.json.key(key);
        self.json.literal(literal);
    }
}

fn write_heading(body: &mut Body, order: &Order) {
    let Heading { kind, channel, email, ip_address, submitted, .. } = &order.heading;
    let account = order.heading.customer_account_id.map(|id| Amount::of_units(id.into(), 0).text(0));
    body.text("externalId", order.heading.external_id.as_ref());
    body.json.flag("isImport", order.is_import);
    body.json.flag("isHistoricalImport", order.heading.is_historical);
    body.json.field("type", Some(kind.as_deref().unwrap_or("Online")));
    body.text("channelCode", channel.as_ref());
    body.json.field("currencyCode", Some(&order.currency));
    body.json.flag("isTaxExempt", order.heading.is_tax_exempt);
    body.text("email", email.as_ref());
    if let Some(account) = account {
        body.literal("customerAccountId", &account);
    }
    body.text("ipAddress", ip_address.as_ref());
    body.text("submittedDate", submitted.as_ref());
}

fn write_item(body: &mut Body, item: &OrderItem) {
    body.number("lineId", item.line_id);
    if let Quantified::Units(units) = item.quantity {
        body.json.number("quantity", Some(units));
    }
    body.text("fulfillmentMethod", item.sold.fulfillment.as_ref());
    body.json.flag("isTaxable", item.sold.is_taxable);
    write_product(body, &item.sold, &item.price);
    body.json.open_field("unitPrice", '{');
    let UnitPrice { list, sale, by_hand, extended, .. } = item.price;
    let names = ["listAmount", "saleAmount", "overrideAmount", "extendedAmount"];
    for (name, stated) in names.into_iter().zip([list, sale, by_hand, extended]) {
        body.amount(name, stated);
    }
    body.json.close('}');
    for field in ItemAmount::ALL {
        body.amount(field.name(), item.amounts.get(field));
    }
}

fn write_product(body: &mut Body, sold: &Sold, price: &UnitPrice) {
    body.json.open_field("product", '{');
    body.json.field("productCode", Some(&sold.code));
    body.text("variationProductCode", sold.variation.as_ref());
    body.text("name", sold.name.as_ref());
    body.text("goodsType", sold.goods_type.as_ref());
    body.json.flag("isPackagedStandAlone", false);
    body.json.open_field("price", '{');
    for (name, stated) in ["price", "salePrice", "tenantOverridePrice"].into_iter().zip(price.product) {
        body.amount(name, stated);
    }
    body.json.close('}');
    write_measures(body, sold);
    body.list("options", &sold.options, |body, (name, value)| {
        body.json.field("name", Some(name));
        body.json.field("value", Some(value));
    });
    body.list::<()>("properties", &[], |_, ()| {});
    body.json.close('}');
}

fn write_measures(body: &mut Body, sold: &Sold) {
    if sold.measures.is_empty() {
        return;
    }
    body.json.open_field("measurements", '{');
    for (name, measure) in &sold.measures {
        body.json.open_field(name, '{');
        body.json.field("unit", Some(&measure.unit));
        body.literal("value", &measure.value.text(0));
        body.json.close('}');
    }
    body.json.close('}');
}

fn write_amounts(body: &mut Body, order: &Order) {
    for field in OrderAmount::ALL {
        let stated = order.amounts.get(field);
        match field.name().split_once('.') {
            None => body.amount(field.name(), stated),
            Some((outer, inner)) if stated.amount().is_some() => {
                body.json.open_field(outer, '{');
                body.amount(inner, stated);
                body.json.close('}');
            }
            Some(_) => {}
        }
    }
}

fn write_delivery(body: &mut Body, delivery: &Delivery) {
    body.json.open_field("fulfillmentInfo", '{');
    write_contact(body, "fulfillmentContact", delivery.contact.as_ref());
    body.text("shippingMethodCode", delivery.method_code.as_ref());
    body.text("shippingMethodName", delivery.method_name.as_ref());
    body.json.close('}');
}

/// The result of a fraud check: each message with all three members.
fn write_review(body: &mut Body, review: &ValidationResult) {
    body.text("validationId", review.id.as_ref());
    body.text("validatorName", review.validator.as_ref());
    body.text("validatorType", review.kind.as_ref());
    body.text("status", review.status.as_ref());
    body.text("createdDate", review.created.as_ref());
    body.list("messages", &review.messages, |body, message| {
        body.json.field("orderItemId", message.item.as_deref());
        body.json.field("messageType", message.kind.as_deref());
        body.json.field("message", message.text.as_deref());
    });
}
