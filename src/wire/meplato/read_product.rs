//! Reads a product.

use super::read_offer::{read_offer, read_price};
use crate::error::Error;
use crate::product::{Attachment, Identifier, Image, Listing, Offer, PriceQuantity, Product, Reference, Taxonomy};
use crate::wire::json::{Json, Shape};
use crate::wire::server::{Fields, blank_product, decimal, text};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;
use core::cmp::Reverse;

/// The kinds of images, from the largest; those not known stand before the thumbnails.
const KINDS: [&str; 5] = ["large", "medium", "small", "", "thumbnail"];

/// Reads a product from JSON bytes.
///
/// Prices are net, per [`Offer::price_quantity`] order units. An offer that cannot be read is left out with a warning;
/// the product still loads. All texts are untrusted.
///
/// # Errors
/// `unreadable-answer`, with the place, where the bytes are no JSON, have no id, or hold offers of another shape.
///
/// # Source
/// Meplato Storefront, *Product by ID (local)* (read 2026-11-25).
pub fn read_product(bytes: &[u8]) -> Result<Product, Error> {
    let json = Json::parse(bytes)?;
    let Ok(id) = text(json.get("id")) else { return Err(Error::missing("id")) };
    json.get("offers").expect(Shape::List).map_err(|error| error.within("offers"))?;
    let mut product = blank_product(id);
    let mut fields = Fields::new(json, &mut product.warnings);
    product.name = fields.text("name").unwrap_or(product.name);
    product.description = fields.text("description");
    product.images = read_images(&mut fields);
    product.listing = read_listing(&mut fields, &product.sku);
    if let Some(offer) = only_plain_offer(&product.listing.offers) {
        (product.price, product.tax_rate) = (offer.price, offer.tax_rate);
    }
    Ok(product)
}

fn read_listing(product: &mut Fields, id: &str) -> Listing {
    let offers = product.each("offers", "broken-offer", read_offer);
    if offers.is_empty() && product.get("offers").entries().next().is_some() {
        product.warn("offers", "nothing-buyable", "holds none that can be used");
    }
    Listing {
        id: Some(id.to_owned()),
        brand: product.text("brand"),
        manufacturer: product.text("manufacturer"),
        category: product.text("matgroup"),
        identifiers: read_identifiers(product),
        taxonomies: product.each("taxonomies", "unreadable-field", read_taxonomy),
        features: product.each("features", "unreadable-field", |feature| text(feature.json())),
        attachments: product.each("attachments", "unreadable-field", read_attachment),
        references: product.each("references", "unreadable-field", read_reference),
        offers,
        raw: product.json().raw().trim().to_owned(),
        ..Listing::default()
    }
}

/// The price of a product with one offer is that offer's, where it is for a single unit and the same for any quantity.
fn only_plain_offer(offers: &[Offer]) -> Option<&Offer> {
    let [offer] = offers else { return None };
    let is_plain = offer.price_quantity == PriceQuantity::default() && offer.tiers.is_empty() && !offer.blocked;
    is_plain.then_some(offer)
}

fn read_identifiers(product: &Fields) -> Vec<Identifier> {
    let identifier = |kind: &str| Some(Identifier { kind: kind.to_owned(), text: product.text(kind)? });
    ["mpn", "bpn"].into_iter().filter_map(identifier).collect()
}

fn read_images(product: &mut Fields) -> Vec<Image> {
    let mut images = product.each("images", "unreadable-field", |image| {
        let pixels = pixels(image);
        let kind = image.text("kind").unwrap_or_default();
        let place = KINDS.iter().position(|known| *known == kind).unwrap_or(3);
        Ok(((place, Reverse(pixels)), read_image(image)?))
    });
    images.sort_by_key(|(order, _)| *order);
    images.into_iter().map(|(_, image)| image).collect()
}

/// How many pixels an image has; 0 where that is unknown.
fn pixels(image: &mut Fields) -> i128 {
    let [width, height] = ["width", "height"].map(|key| image.known(key, "unreadable-field", decimal));
    width.zip(height).map_or(0, |(width, height)| width.floor().saturating_mul(height.floor()))
}

fn read_image(image: &Fields) -> Result<Image, Error> {
    Ok(Image { url: image.must("url", text)?, name: image.text("altText") })
}

fn read_taxonomy(taxonomy: &mut Fields) -> Result<Taxonomy, Error> {
    Ok(Taxonomy {
        kind: taxonomy.text("type").unwrap_or_default(),
        code: taxonomy.must("code", text)?,
        version: taxonomy.text("version"),
        name: taxonomy.text("displayName"),
    })
}

fn read_attachment(attachment: &mut Fields) -> Result<Attachment, Error> {
    Ok(Attachment {
        kind: attachment.text("kind").unwrap_or_default(),
        url: attachment.must("url", text)?,
        locale: attachment.text("locale"),
        name: attachment.text("altText"),
    })
}

fn read_reference(reference: &mut Fields) -> Result<Reference, Error> {
    let id = reference.must("id", text)?;
    Ok(Reference {
        kind: reference.text("type").unwrap_or_default(),
        kind_text: reference.text("displayName"),
        name: reference.text("name").unwrap_or_else(|| id.clone()),
        id,
        price: reference.known("price", "unknown-price", read_price),
        price_unit: reference.text("priceUnit"),
        image: read_image(&reference.inside("preview")).ok(),
    })
}
