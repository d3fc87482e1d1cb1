//! Reads a product.

use super::locale::tag;
use super::read_attributes::{read_attributes, weight};
use super::read_image::read_image;
use super::read_options::read_options;
use crate::error::{Error, Kind};
use crate::product::{Barred, Identifier, Listing, Product, Translation};
use crate::wire::json::Json;
use crate::wire::server::{Fields, blank_product, extras, flag, text};
use alloc::borrow::ToOwned;

/// Reads a product from JSON bytes; `sku` is the one that was asked for, in case the answer has none.
///
/// A price that cannot be read is unknown, with a warning; the product still loads.
///
/// # Errors
/// `unreadable-answer`, with the place, where the bytes are no JSON object, name the product by no sku and none was
/// asked for, or hold options of another shape.
///
/// # Source
/// Pitney Bowes, *View a Product* (read 2026-11-25).
pub fn read_product(bytes: &[u8], sku: &str) -> Result<Product, Error> {
    let json = Json::parse(bytes)?;
    if !json.is_object() {
        return Err(Error::plain(Kind::UnreadableAnswer, "the answer is no product"));
    }
    let sku = json.text_of("sku").filter(|sku| !sku.is_empty()).unwrap_or_else(|| sku.to_owned());
    if sku.is_empty() {
        return Err(Error::missing("sku"));
    }
    let mut product = blank_product(sku);
    let mut fields = Fields::new(json, &mut product.warnings);
    product.options = read_options(&mut fields)?;
    product.listing = read_listing(&mut fields);
    let mut details = fields.inside("details");
    product.name = details.text("description").unwrap_or(product.name);
    product.price = details.price("unitPrice", "priceCurrency");
    product.images = read_image(&details.inside("image")).into_iter().collect();
    product.extras = extras(weight(json.get("physicalUnitDetails"), "weight"));
    Ok(product)
}

fn read_listing(product: &mut Fields) -> Listing {
    let mut details = product.inside("details");
    let (category, manufacturer, url) = (details.text("category"), details.text("manufacturer"), details.text("url"));
    let identifiers = details.each("identifiers", "unreadable-field", read_identifier);
    Listing {
        id: product.text("sku"),
        barred: read_barred(product),
        status: product.text("status"),
        category,
        manufacturer,
        url,
        identifiers,
        attributes: read_attributes(product),
        translations: product.each("additionalLanguageSupport", "unreadable-field", read_translation),
        raw: product.json().raw().trim().to_owned(),
        ..Listing::default()
    }
}

/// On offer is only what is said to be active and published.
fn read_barred(product: &mut Fields) -> Option<Barred> {
    if product.known("active", "unreadable-field", flag) != Some(true) {
        return Some(Barred::Inactive);
    }
    let is_published = product.text("status").is_some_and(|status| status.eq_ignore_ascii_case("PUBLISHED"));
    if is_published { None } else { Some(Barred::Unpublished) }
}

fn read_identifier(identifier: &mut Fields) -> Result<Identifier, Error> {
    let kind = identifier.text("source").unwrap_or_default();
    Ok(Identifier { kind, text: identifier.must("number", text)? })
}

fn read_translation(translation: &mut Fields) -> Result<Translation, Error> {
    let stated = translation.must("reference", text)?;
    Ok(Translation { locale: tag(&stated), stated, text: translation.text("value").unwrap_or_default() })
}
