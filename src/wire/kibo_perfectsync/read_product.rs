//! Reads a product.

use super::read_add_ons::read_add_on_groups;
use crate::error::Error;
use crate::product::{Availability, Identifier, Image, Listing, Product};
use crate::text::concat;
use crate::wire::json::Json;
use crate::wire::server::{Fields, blank_product, whole_number};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads a product from JSON bytes.
///
/// A price that cannot be read is unknown, with a warning; the product still loads.
///
/// # Errors
/// `unreadable-answer`, with the place, where the bytes are no JSON, name the product by no id, or hold additions of
/// another shape.
///
/// # Source
/// Kibo OMS guide, *PerfectSync: Get Product* (read 2026-11-25).
pub fn read_product(bytes: &[u8]) -> Result<Product, Error> {
    read(Json::parse(bytes)?)
}

/// Reads a product that was found in a document.
pub(super) fn read(json: Json) -> Result<Product, Error> {
    let Some(sku) = ["partNumber", "sku", "productID"].into_iter().find_map(|key| filled(json, key)) else {
        return Err(Error::missing("productID"));
    };
    let mut product = blank_product(sku);
    let mut fields = Fields::new(json, &mut product.warnings);
    product.name = fields.text("name").unwrap_or(product.name);
    product.description = fields.text("description");
    product.price = fields.price("price", "currency");
    product.availability = read_availability(&mut fields);
    product.images = fields.text("imageUrl").map(|url| Image { url, name: None }).into_iter().collect();
    product.listing = Listing {
        id: fields.text("productID"),
        status: fields.text("availability"),
        stock: fields.known("totalInventoryQuantity", "unreadable-field", whole_number),
        in_stock_date: fields.text("inStockDate").or_else(|| fields.text("instockDate")),
        identifiers: read_identifiers(&fields),
        add_on_groups: read_add_on_groups(&mut fields)?,
        raw: json.raw().trim().to_owned(),
        ..Listing::default()
    };
    Ok(product)
}

fn filled(json: Json, key: &str) -> Option<String> {
    json.text_of(key).filter(|text| !text.is_empty())
}

/// The codes of the cart's API serve for the words.
fn read_availability(product: &mut Fields) -> Availability {
    let Some(word) = product.text("availability") else { return Availability::default() };
    let (code, status) = match &*word.trim().to_ascii_lowercase() {
        "yes" | "y" => ("Y", "in-stock"),
        "m" => ("M", "in-stock"),
        "j" => ("J", "in-stock"),
        "no" | "n" => ("N", "back-order"),
        "limited" | "l" => ("L", "limited"),
        "preorder" | "pre-order" | "p" => ("P", "pre-order"),
        "discontinued" | "d" => ("D", "discontinued"),
        "i" => ("I", "digital"),
        "s" => ("S", "store-only"),
        _ => {
            product.warn("availability", "unknown-availability", &concat(&["\"", &word, "\" is unknown"]));
            return Availability { code: Some(word.to_ascii_uppercase()), status: "unknown" };
        }
    };
    Availability { code: Some(code.to_owned()), status }
}

fn read_identifiers(product: &Fields) -> Vec<Identifier> {
    let identifier = |kind: &str| Some(Identifier { kind: kind.to_owned(), text: product.text(kind)? });
    ["sku", "upc"].into_iter().filter_map(identifier).collect()
}
