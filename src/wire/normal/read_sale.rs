//! Reads back of a listing what prices are calculated with.

use crate::error::{Error, Kind};
use crate::money::Money;
use crate::product::{AddOn, AddOnGroup, Barred, Content, Listing, Offer, PriceQuantity, PriceTier, QuantityRule};
use crate::wire::json::Json;
use crate::wire::values::{currency, decimal, field, flag, list, maybe, rate, text, whole_number};
use alloc::string::String;

/// Reads of the member `listing` what says whether and for how much the product can be bought.
#[cfg_attr(feature = "bare", expect(clippy::needless_update, reason = "elsewhere there are more fields"))]
pub(super) fn read_sale(json: Json) -> Result<Listing, Error> {
    Ok(Listing {
        id: json.text_of("id"),
        barred: field(json, "barred", |json| maybe(json, read_barred))?,
        stock: field(json, "stock", |json| maybe(json, whole_number))?,
        add_on_groups: list(json, "addOnGroups", read_group)?,
        offers: list(json, "offers", read_offer)?,
        ..Listing::default()
    })
}

/// A field that must be text, which may be empty.
pub(super) fn any(json: Json, key: &str) -> Result<String, Error> {
    json.text_of(key).ok_or_else(|| Error::missing(key))
}

/// Reads an amount with its currency.
pub(super) fn read_money(json: Json) -> Result<Money, Error> {
    Ok(Money::new(field(json, "amount", decimal)?, field(json, "currency", currency)?))
}

fn read_barred(json: Json) -> Result<Barred, Error> {
    match &*text(json)? {
        "inactive" => Ok(Barred::Inactive),
        "unpublished" => Ok(Barred::Unpublished),
        other => Err(Error::filled(Kind::UnreadableAnswer, "no reason not to sell it: \"~\"", &[other])),
    }
}

fn read_group(json: Json) -> Result<AddOnGroup, Error> {
    let add_ons = list(json, "addOns", read_add_on)?;
    let default = field(json, "default", |json| maybe(json, whole_number))?.map(|index| index as usize);
    let default = default.filter(|index| *index < add_ons.len());
    Ok(AddOnGroup { id: any(json, "id")?, name: any(json, "name")?, add_ons, default })
}

fn read_add_on(json: Json) -> Result<AddOn, Error> {
    let price = field(json, "price", |json| maybe(json, decimal))?;
    Ok(AddOn { id: any(json, "id")?, name: any(json, "name")?, price })
}

/// Reads of an offer what its price is calculated with.
#[cfg_attr(feature = "bare", expect(clippy::needless_update, reason = "elsewhere there are more fields"))]
pub(super) fn read_offer(json: Json) -> Result<Offer, Error> {
    Ok(Offer {
        id: any(json, "id")?,
        price: field(json, "price", |json| maybe(json, read_money))?,
        price_quantity: field(json, "priceQuantity", read_price_quantity)?,
        tiers: list(json, "tiers", read_tier)?,
        quantity: field(json, "quantity", read_quantity_rule)?,
        content: field(json, "content", |json| maybe(json, read_content))?,
        tax_rate: field(json, "taxRate", |json| maybe(json, rate))?,
        reference_price: field(json, "referencePrice", |json| maybe(json, read_money))?,
        discount: field(json, "discount", |json| maybe(json, rate))?,
        blocked: field(json, "blocked", flag)?,
        preferred: field(json, "preferred", flag)?,
        delivery_days: field(json, "deliveryDays", |json| maybe(json, decimal))?,
        ..Offer::default()
    })
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
