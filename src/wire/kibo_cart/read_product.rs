//! Reads a product.

use super::read_options::read_options;
use super::read_sets::read_sets;
use crate::error::Error;
use crate::json_writer::JsonWriter;
use crate::money::{Money, Rate};
use crate::product::{Availability, Image, Product, Warning};
use crate::wire::json::{Json, Object};
use alloc::string::String;
use alloc::vec::Vec;

/// Reads a product from JSON bytes; `catalog_id` is the catalogue that was asked for.
///
/// A price that cannot be read is unknown, with a warning; the product still loads. `description` is untrusted.
///
/// # Errors
/// `unreadable-answer`, with the place, where the bytes are no JSON, have no part number, or hold options or option
/// sets of another shape.
///
/// # Source
/// Kibo OMS guide, *Add to Cart with REST*, Get Product (read 2026-11-21).
pub fn read_product(bytes: &[u8], catalog_id: Option<u32>) -> Result<Product, Error> {
    let json = Json::parse(bytes)?.object();
    let Some(sku) = json.text_of("partNumber").filter(|sku| !sku.is_empty()) else {
        return Err(Error::missing("partNumber"));
    };
    let mut warnings = Vec::new();
    let price = read_price(&json, &mut warnings);
    let tax_rate = read_rate(json.get("VATRate"), &mut warnings);
    let options = match read_options(json.get("productOptions"), &mut warnings) {
        Ok(options) => options,
        Err(error) => return Err(error.within("productOptions")),
    };
    let key = if json.get("optionSets").is_null() { "optionSet" } else { "optionSets" };
    let sets = match read_sets(json.get(key), &options, &mut warnings) {
        Ok(sets) => sets,
        Err(error) => return Err(error.within(key)),
    };
    let availability = read_availability(json.get("availability"), &mut warnings);
    let extras = read_extras(&json, &mut warnings);
    Ok(Product {
        name: json.text_of("name").unwrap_or_else(|| sku.clone()),
        sku,
        catalog_id,
        description: json.text_of("description"),
        price,
        tax_rate,
        availability,
        images: read_images(&json),
        locale: json.text_of("locale"),
        extras,
        sets,
        options,
        warnings,
        #[cfg(feature = "quotes")]
        listing: crate::product::Listing::default(),
    })
}

fn read_price(json: &Object, warnings: &mut Vec<Warning>) -> Option<Money> {
    let (price, currency) = (json.get("price"), json.get("currency"));
    let amount = price.amount().filter(|amount| !amount.is_negative());
    let known = currency.currency();
    if let Some(currency) = known
        && !currency.is_listed()
    {
        Warning::add_filled(warnings, "unknown-currency", "the currency ~ is unknown", &[currency.code()]);
    }
    let read = amount.and_then(|amount| Some(Money::new(amount, known?)));
    if read.is_none() {
        let parts = [price.raw(), currency.raw()];
        Warning::add_filled(warnings, "unknown-price", "no price can be read from ~ ~", &parts);
    }
    read
}

/// A rate that cannot be one (19 for 19 %) is unknown.
fn read_rate(json: Json, warnings: &mut Vec<Warning>) -> Option<Rate> {
    let rate = json.amount().and_then(Rate::new);
    if rate.is_none() && !json.is_null() {
        Warning::add_filled(warnings, "unknown-tax", "no rate of tax: ~", &[json.raw()]);
    }
    rate
}

/// What nothing here works with, as the fields of the view that tell of it.
fn read_extras(json: &Object, warnings: &mut Vec<Warning>) -> String {
    let mut extras = JsonWriter::default();
    extras.field("averageDealerMargin", json.text_of("averageDealerMargin").as_deref());
    extras.key("customFields");
    extras.literal(json.get("customFields").raw());
    let (method, weight) = (json.get("shippingMethod"), json.get("weight"));
    let number = method.whole();
    if number.is_none() && !method.is_null() {
        Warning::add_filled(warnings, "unreadable-field", "shippingMethod cannot be read: ~", &[method.raw()]);
    }
    extras.number("shippingMethod", number);
    extras.key("weight");
    if !weight.is_object() {
        extras.literal("null");
        return extras.into_text();
    }
    extras.open('{');
    for key in ["value", "units"] {
        extras.field(key, weight.text_of(key).as_deref());
    }
    extras.close('}');
    extras.into_text()
}

/// A code that is not known is kept, with a warning.
fn read_availability(json: Json, warnings: &mut Vec<Warning>) -> Availability {
    let mut code = json.text().or_else(|| json.text_of("code"));
    if let Some(code) = &mut code {
        code.make_ascii_uppercase();
    }
    let status = match code.as_deref().unwrap_or_default().as_bytes() {
        b"Y" | b"M" | b"J" => "in-stock",
        b"N" => "back-order",
        b"L" => "limited",
        b"P" => "pre-order",
        b"D" => "discontinued",
        b"I" => "digital",
        b"S" => "store-only",
        _ => "unknown",
    };
    if let (Some(code), "unknown") = (&code, status) {
        Warning::add_filled(warnings, "unknown-availability", "the availability \"~\" is unknown", &[code]);
    }
    Availability { code, status }
}

/// The list of pictures, or else the one.
fn read_images(json: &Object) -> Vec<Image> {
    let mut images = Vec::new();
    for (_, image) in json.get("images").entries() {
        if let Some(url) = image.text_of("url") {
            images.push(Image { url, name: image.text_of("name") });
        }
    }
    if images.is_empty()
        && let Some(url) = json.text_of("image")
    {
        images.push(Image { url, name: None });
    }
    images
}

#[cfg(test)]
mod tests;
