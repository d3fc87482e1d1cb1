//! Reads an offer of a product.

use crate::error::Error;
use crate::money::{Amount, Money, Rate};
use crate::product::{Attribute, Content, Offer, OfferTexts, PriceQuantity, PriceTier, QuantityRule};
use crate::wire::json::{Json, Shape};
use crate::wire::server::{Fields, currency, decimal, field, flag, list, rate};
use alloc::vec::Vec;

/// The names that the list of tiers may have; the first is the one printed.
const TIERS: [&str; 4] = ["QuantityPriceTier", "quantityPriceTier", "quantityPriceTiers", "QuantityPriceTiers"];

/// Reads an offer. What its price does not depend on is unknown, with a warning, where it cannot be read.
///
/// # Errors
/// `unreadable-answer`, with the place, where nobody can say what the offer costs or whether it may be ordered.
pub(super) fn read_offer(offer: &mut Fields) -> Result<Offer, Error> {
    let price = offer.must("price", read_price)?;
    offer.warn_unlisted(price, "price.currency");
    let (reference_price, discount) = read_dynamic_pricing(offer, price);
    Ok(Offer {
        id: offer.text("id").unwrap_or_default(),
        sku: offer.text("sku"),
        vendor: offer.text("vendor"),
        price: Some(price),
        price_quantity: offer.may("priceQuantity", read_price_quantity)?.unwrap_or_default(),
        tiers: read_tiers(offer.json())?,
        quantity: read_quantity_rule(offer)?,
        content: read_content(offer),
        order_unit: offer.text("orderUnit"),
        tax_rate: offer.known("taxRate", "unknown-tax", rate),
        tax_code: offer.text("taxCode"),
        reference_price,
        discount,
        blocked: offer.may("blocked", flag)?.unwrap_or(false),
        preferred: offer.known("preferred", "unreadable-field", flag).unwrap_or(false),
        delivery_days: offer.known("deliveryDays", "unreadable-field", decimal),
        condition: offer.text("condition"),
        texts: read_texts(offer),
        attributes: offer.known("attributes", "unreadable-field", read_attributes).unwrap_or_default(),
    })
}

/// Reads an amount with its currency. `formatted` is for display in a locale of the caller's, and not read.
pub(super) fn read_price(json: Json) -> Result<Money, Error> {
    Ok(Money::new(field(json, "amount", decimal)?, field(json, "currency", currency)?))
}

fn read_price_quantity(json: Json) -> Result<PriceQuantity, Error> {
    Ok(PriceQuantity::new(decimal(json)?).unwrap_or_default())
}

fn read_tiers(offer: Json) -> Result<Vec<PriceTier>, Error> {
    let key = TIERS.into_iter().find(|key| !offer.get(key).is_null()).unwrap_or(TIERS[0]);
    list(offer, key, read_tier)
}

fn read_tier(tier: Json) -> Result<PriceTier, Error> {
    Ok(PriceTier {
        minimum_quantity: field(tier, "minQuantity", decimal)?,
        price: field(tier, "price", read_price)?,
        text: tier.text_of("quantityDisplay").filter(|text| !text.is_empty()),
    })
}

fn read_quantity_rule(offer: &Fields) -> Result<QuantityRule, Error> {
    QuantityRule::new(
        offer.may("quantityMin", decimal)?,
        offer.may("quantityMax", decimal)?,
        offer.may("quantityInterval", decimal)?,
    )
}

fn read_content(offer: &mut Fields) -> Option<Content> {
    let units = offer.known("numberOfContentUnitsPerOrderUnit", "unreadable-field", decimal)?;
    (units > Amount::ZERO).then(|| Content { units, unit: offer.text("contentUnit") })
}

/// The price before the discount, and the discount.
fn read_dynamic_pricing(offer: &mut Fields, price: Money) -> (Option<Money>, Option<Rate>) {
    if offer.known("dynamicPricingAvailable", "unreadable-field", flag) == Some(false) {
        return (None, None);
    }
    let mut dynamic = offer.inside("dynamicPricing");
    let base = dynamic.known("basePrice", "unknown-price", decimal).filter(|base| *base > Amount::ZERO);
    let discount = dynamic.known("discount", "unreadable-field", rate);
    let discount = discount.or_else(|| dynamic.inside("discountPercentage").known("amount", "unreadable-field", rate));
    (base.map(|base| Money::new(base, price.currency())), discount)
}

fn read_texts(offer: &Fields) -> OfferTexts {
    OfferTexts {
        price_unit: offer.text("priceUnit"),
        tax_label: offer.text("priceTaxLabel"),
        price_info: offer.text("priceInfo"),
        delivery: offer.text("delivery"),
        availability: offer.text("availability"),
        fulfillment: offer.text("fulfillment"),
    }
}

fn read_attributes(json: Json) -> Result<Vec<Attribute>, Error> {
    json.expect(Shape::Map)?;
    Ok(json.pairs().into_iter().map(|(name, text)| Attribute { name, text }).collect())
}
