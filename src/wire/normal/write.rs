//! Writes a product.

use super::write_listing::write_listing;
use crate::json_writer::JsonWriter;
use crate::money::{Currency, Money, Rate};
use crate::product::{OptionValue, Product, ProductOption, TextRule};
use alloc::string::String;

/// Writes a product as JSON text, listing and all.
#[must_use]
pub fn write_product(product: &Product) -> String {
    let mut json = JsonWriter::default();
    json.open('{');
    json.field("partNumber", Some(&product.sku));
    json.field("name", Some(&product.name));
    json.field("description", product.description.as_deref());
    json.field("locale", product.locale.as_deref());
    write_images(&mut json, product);
    let currency = product.price.as_ref().map(Money::currency);
    json.field("price", product.price.as_ref().map(Money::text).as_deref());
    json.field("currency", currency.as_ref().map(Currency::code));
    write_rate(&mut json, "VATRate", product.tax_rate);
    write_availability(&mut json, product);
    json.literal(&product.extras);
    json.open_field("productOptions", '{');
    for (rank, option) in (0..).zip(&product.options) {
        write_option(&mut json, option, rank);
    }
    json.close('}');
    write_sets(&mut json, product);
    json.number("catalogId", product.catalog_id);
    write_warnings(&mut json, product);
    write_listing(&mut json, &product.listing);
    json.close('}');
    json.into_text()
}

/// Writes a rate as a decimal.
pub(super) fn write_rate(json: &mut JsonWriter, key: &str, rate: Option<Rate>) {
    json.field(key, rate.map(|rate| rate.amount().text(0)).as_deref());
}

fn write_images(json: &mut JsonWriter, product: &Product) {
    json.field("image", product.images.first().map(|image| &*image.url));
    json.open_field("images", '[');
    for image in &product.images {
        json.open('{');
        json.field("url", Some(&image.url));
        json.field("name", image.name.as_deref());
        json.close('}');
    }
    json.close(']');
}

fn write_availability(json: &mut JsonWriter, product: &Product) {
    json.open_field("availability", '{');
    json.field("code", product.availability.code.as_deref());
    json.field("status", Some(product.availability.status));
    json.close('}');
}

fn write_option(json: &mut JsonWriter, option: &ProductOption, rank: u32) {
    json.open_field(&option.id, '{');
    json.field("displayName", Some(&option.name));
    json.number("rank", Some(rank));
    json.open_field("optionChoices", '{');
    json.open_field("options", '{');
    for (rank, value) in (0..).zip(&option.values) {
        write_value(json, value, rank);
        if let Some(rule) = option.text {
            write_text_rule(json, rule);
        }
        json.close('}');
    }
    for _ in 0..3 {
        json.close('}');
    }
}

/// Writes a value, and leaves its object open.
fn write_value(json: &mut JsonWriter, value: &OptionValue, rank: u32) {
    json.open_field(&value.id, '{');
    json.field("displayName", Some(&value.name));
    json.number("rank", Some(rank));
    let surcharge = value.surcharge.map(|surcharge| surcharge.text(0));
    json.field("additionalPrice", Some(surcharge.as_deref().unwrap_or_default()));
    json.field("image", value.image.as_deref());
}

fn write_text_rule(json: &mut JsonWriter, rule: TextRule) {
    json.open_field("textOption", '{');
    json.number("minLength", Some(rule.min));
    json.number("maxLength", rule.max);
    json.close('}');
}

fn write_sets(json: &mut JsonWriter, product: &Product) {
    let sets = &product.sets;
    if !sets.are_listed() {
        json.field("optionSets", None);
        return;
    }
    json.open_field("optionSets", '[');
    let count: u32 = sets.all().iter().map(|word| word.count_ones()).sum();
    for set in 0..count as usize {
        json.open('{');
        write_set(json, product, set);
        json.close('}');
    }
    if count == 0 {
        json.literal("{}");
    }
    json.close(']');
}

fn write_set(json: &mut JsonWriter, product: &Product, set: usize) {
    json.open_field("selectedOptions", '{');
    for (index, option) in product.options.iter().enumerate() {
        let cell = product.sets.column(index).map_or(0, |column| column.cells()[set]);
        if let Some(value) = usize::from(cell).checked_sub(1) {
            json.field(&option.id, Some(&option.values[value].id));
        }
    }
    json.close('}');
}

fn write_warnings(json: &mut JsonWriter, product: &Product) {
    json.open_field("warnings", '[');
    for warning in &product.warnings {
        json.open('{');
        json.field("code", Some(warning.code));
        json.field("message", Some(&warning.message));
        json.close('}');
    }
    json.close(']');
}
