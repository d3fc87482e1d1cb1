//! Reads a product, and lists of them.

use super::read_add_ons::read_add_on_groups;
use crate::error::Error;
use crate::product::{Availability, Identifier, Image, Listing, Product, Warning};
use crate::text::concat;
use crate::wire::json::Json;
use crate::wire::server::{Fields, blank_product, whole_number};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The names under which an object may hold the list that was asked for.
const LISTS: [&str; 3] = ["products", "items", "results"];

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The products, in the order they came.
    pub products: Vec<Product>,
    /// Which entries are left out, and why.
    pub warnings: Vec<Warning>,
}

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

/// Reads a list of products from JSON bytes: an array, or an object that holds one. A product that cannot be read is
/// left out, with a warning.
///
/// # Errors
/// `unreadable-answer` where the bytes are no JSON or hold no list.
///
/// # Source
/// Kibo OMS guide, *PerfectSync: Query Product* (read 2026-11-25); the form of the answer is assumed.
pub fn read_found(bytes: &[u8]) -> Result<Found, Error> {
    let json = Json::parse(bytes)?;
    let key = LISTS.into_iter().find(|key| json.get(key).is_array());
    if !json.is_array() && key.is_none() {
        return Err(Error::missing("products"));
    }
    let mut found = Found::default();
    let mut answer = Fields::new(json, &mut found.warnings);
    found.products = answer.each(key.unwrap_or_default(), "broken-product", |product| read(product.json()));
    Ok(found)
}

fn read(json: Json) -> Result<Product, Error> {
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
