//! Reads what an order is built of.

use super::given::{amount, each, inside, refused, required, whole};
use super::party::{read_contact, read_delivery, read_heading, read_payment, read_review};
use crate::error::Error;
use crate::money::{Amount, Currency, read_amount};
use crate::order::{Charges, Draft, DraftLine, Measure, Sold};
use crate::wire::json::Json;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads a draft. Its lines may be those of a cart's view.
///
/// # Errors
/// `bad-request`, with the place, for what is missing or cannot be read.
pub(super) fn read_draft(json: Json) -> Result<Draft, Error> {
    let code = required(json, "currency")?;
    let currency = Currency::new(&code).map_err(|_| refused("currency", &["this is no currency: ", &code]))?;
    let lines = each(json, "lines", &|line| read_line(line, currency))?;
    Ok(Draft {
        heading: read_heading(json)?,
        charges: inside(json, "charges", |charges| read_charges(charges, currency))?,
        bill_to: read_contact(json.get("billTo")),
        is_same_address: json.get("sameAddress").is_true(),
        delivery: read_delivery(json.get("delivery")),
        payments: each(json, "payments", &|payment| read_payment(payment, currency))?,
        reviews: each(json, "reviews", &read_review)?,
        ..Draft::new(currency, lines)
    })
}

fn read_line(line: Json, currency: Currency) -> Result<DraftLine, Error> {
    if line.get("pending").is_true() {
        return Err(refused("pending", &["the line is not confirmed yet"]));
    }
    let price = amount(line, "price", currency)?.ok_or_else(|| refused("price", &["the price is not known"]))?;
    let quantity = whole(line, "quantity")?.ok_or_else(|| refused("quantity", &["the quantity is missing"]))?;
    Ok(DraftLine {
        list_price: amount(line, "listPrice", currency)?,
        charges: inside(line, "charges", |charges| read_charges(charges, currency))?,
        ..DraftLine::new(read_sold(line)?, quantity, price)
    })
}

fn read_sold(line: Json) -> Result<Sold, Error> {
    Ok(Sold {
        code: required(line, "sku")?,
        variation: line.text_of("variation"),
        name: line.text_of("name"),
        goods_type: line.text_of("goodsType"),
        fulfillment: line.text_of("fulfillment"),
        is_taxable: line.get("isTaxable").is_true(),
        options: line.get("selectedOptions").pairs(),
        measures: inside(line, "measures", read_measures)?,
    })
}

/// `{ weight: { value, unit } }`
fn read_measures(measures: Json) -> Result<Vec<(String, Measure)>, Error> {
    let mut read = Vec::new();
    for (name, measure) in measures.entries() {
        let name = name.text().unwrap_or_default();
        let value = measure.text_of("value").and_then(|text| read_amount(&text).ok());
        let Some(value) = value else { return Err(refused(&name, &["this is no measure: ", measure.raw()])) };
        read.push((name, Measure { unit: measure.text_of("unit").unwrap_or_default(), value }));
    }
    Ok(read)
}

fn read_charges(charges: Json, currency: Currency) -> Result<Charges, Error> {
    let charge = |key| Ok::<_, Error>(amount(charges, key, currency)?.unwrap_or(Amount::ZERO));
    Ok(Charges {
        discount: charge("discount")?,
        tax: charge("tax")?,
        shipping: charge("shipping")?,
        shipping_tax: charge("shippingTax")?,
        handling: charge("handling")?,
        handling_tax: charge("handlingTax")?,
        duty: charge("duty")?,
    })
}
