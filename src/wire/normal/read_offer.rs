//! Reads offers back.

use super::read_listing::{any, read_attribute};
use crate::error::Error;
use crate::money::Money;
use crate::product::{Content, Offer, OfferTexts, PriceQuantity, PriceTier, QuantityRule};
use crate::wire::json::Json;
use crate::wire::values::{currency, decimal, field, flag, list, maybe, rate};

/// Reads an offer.
pub(super) fn read_offer(json: Json) -> Result<Offer, Error> {
    Ok(Offer {
        id: any(json, "id")?,
        sku: json.text_of("sku"),
        vendor: json.text_of("vendor"),
        price: field(json, "price", |json| maybe(json, read_money))?,
        price_quantity: field(json, "priceQuantity", read_price_quantity)?,
        tiers: list(json, "tiers", read_tier)?,
        quantity: field(json, "quantity", read_quantity_rule)?,
        content: field(json, "content", |json| maybe(json, read_content))?,
        order_unit: json.text_of("orderUnit"),
        tax_rate: field(json, "taxRate", |json| maybe(json, rate))?,
        tax_code: json.text_of("taxCode"),
        reference_price: field(json, "referencePrice", |json| maybe(json, read_money))?,
        discount: field(json, "discount", |json| maybe(json, rate))?,
        blocked: field(json, "blocked", flag)?,
        preferred: field(json, "preferred", flag)?,
        delivery_days: field(json, "deliveryDays", |json| maybe(json, decimal))?,
        condition: json.text_of("condition"),
        texts: read_texts(json.get("texts")),
        attributes: list(json, "attributes", read_attribute)?,
    })
}

/// Reads an amount with its currency.
pub(super) fn read_money(json: Json) -> Result<Money, Error> {
    Ok(Money::new(field(json, "amount", decimal)?, field(json, "currency", currency)?))
}

fn read_price_quantity(json: Json) -> Result<PriceQuantity, Error> {
    Ok(PriceQuantity::new(decimal(json)?).unwrap_or_default())
}

fn read_tier(json: Json) -> Result<PriceTier, Error> {
    Ok(PriceTier {
        minimum_quantity: field(json, "minimumQuantity", decimal)?,
        price: field(json, "price", read_money)?,
        text: json.text_of("text"),
    })
}

fn read_quantity_rule(json: Json) -> Result<QuantityRule, Error> {
    let limit = |key: &str| field(json, key, decimal).map(Some);
    QuantityRule::new(limit("minimum")?, limit("maximum")?, limit("increment")?)
}

fn read_content(json: Json) -> Result<Content, Error> {
    Ok(Content { units: field(json, "units", decimal)?, unit: json.text_of("unit") })
}

fn read_texts(json: Json) -> OfferTexts {
    OfferTexts {
        price_unit: json.text_of("priceUnit"),
        tax_label: json.text_of("taxLabel"),
        price_info: json.text_of("priceInfo"),
        delivery: json.text_of("delivery"),
        availability: json.text_of("availability"),
        fulfillment: json.text_of("fulfillment"),
    }
}
