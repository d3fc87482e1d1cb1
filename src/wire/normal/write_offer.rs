//! Writes offers.

use super::write::write_rate;
use super::write_listing::write_attributes;
use crate::json_writer::JsonWriter;
use crate::money::{Amount, Money};
use crate::product::{Content, Offer, OfferTexts, PriceTier, QuantityRule};

/// Writes an offer.
pub(super) fn write_offer(json: &mut JsonWriter, offer: &Offer) {
    json.open('{');
    json.field("id", Some(&offer.id));
    json.field("sku", offer.sku.as_deref());
    json.field("vendor", offer.vendor.as_deref());
    write_money(json, "price", offer.price);
    write_amount(json, "priceQuantity", Some(offer.price_quantity.get()));
    json.open_field("tiers", '[');
    offer.tiers.iter().for_each(|tier| write_tier(json, tier));
    json.close(']');
    write_quantity_rule(json, offer.quantity);
    write_content(json, offer.content.as_ref());
    json.field("orderUnit", offer.order_unit.as_deref());
    write_rate(json, "taxRate", offer.tax_rate);
    json.field("taxCode", offer.tax_code.as_deref());
    write_money(json, "referencePrice", offer.reference_price);
    write_rate(json, "discount", offer.discount);
    json.flag("blocked", offer.blocked);
    json.flag("preferred", offer.preferred);
    write_amount(json, "deliveryDays", offer.delivery_days);
    json.field("condition", offer.condition.as_deref());
    write_attributes(json, &offer.attributes);
    write_texts(json, &offer.texts);
    json.close('}');
}

/// Writes an amount with its currency as a field.
pub(super) fn write_money(json: &mut JsonWriter, key: &str, money: Option<Money>) {
    let Some(money) = money else { return json.field(key, None) };
    json.open_field(key, '{');
    json.field("amount", Some(&money.text()));
    json.field("currency", Some(money.currency().code()));
    json.close('}');
}

fn write_amount(json: &mut JsonWriter, key: &str, amount: Option<Amount>) {
    json.field(key, amount.map(|amount| amount.text(0)).as_deref());
}

fn write_tier(json: &mut JsonWriter, tier: &PriceTier) {
    json.open('{');
    write_amount(json, "minimumQuantity", Some(tier.minimum_quantity));
    write_money(json, "price", Some(tier.price));
    json.field("text", tier.text.as_deref());
    json.close('}');
}

fn write_quantity_rule(json: &mut JsonWriter, rule: QuantityRule) {
    json.open_field("quantity", '{');
    json.number("minimum", Some(rule.minimum()));
    match rule.maximum() {
        0 => {
            json.key("maximum");
            json.literal("0.5");
        }
        maximum => json.number("maximum", Some(maximum)),
    }
    json.number("increment", Some(rule.increment()));
    json.close('}');
}

fn write_content(json: &mut JsonWriter, content: Option<&Content>) {
    let Some(content) = content else { return json.field("content", None) };
    json.open_field("content", '{');
    write_amount(json, "units", Some(content.units));
    json.field("unit", content.unit.as_deref());
    json.close('}');
}

fn write_texts(json: &mut JsonWriter, texts: &OfferTexts) {
    json.open_field("texts", '{');
    json.field("priceUnit", texts.price_unit.as_deref());
    json.field("taxLabel", texts.tax_label.as_deref());
    json.field("priceInfo", texts.price_info.as_deref());
    json.field("delivery", texts.delivery.as_deref());
    json.field("availability", texts.availability.as_deref());
    json.field("fulfillment", texts.fulfillment.as_deref());
    json.close('}');
}
