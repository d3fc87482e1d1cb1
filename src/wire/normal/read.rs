//! Reads a product back.

#[cfg(not(feature = "bare"))]
use super::read_listing::read_listing;
use super::read_sale::read_sale;
use crate::error::Error;
use crate::product::{Availability, Listing, Product, Warning};
use crate::wire::json::Json;
use crate::wire::kibo_cart;
use crate::wire::values::{field, list, maybe, text, whole_number};

/// What an availability may mean.
const STATUSES: [&str; 7] = ["in-stock", "back-order", "limited", "pre-order", "discontinued", "digital", "store-only"];

/// The codes of warnings that readers of products give.
const WARNINGS: [&str; 12] = [
    "unknown-price",
    "unknown-currency",
    "unknown-tax",
    "unknown-rank",
    "unknown-availability",
    "unreadable-field",
    "broken-option-set",
    "broken-option",
    "broken-offer",
    "broken-add-on",
    "broken-product",
    "nothing-buyable",
];

/// Reads a product that [`write_product`](super::write_product) wrote, from JSON bytes.
///
/// The members that pages know are read as they read them; without `listing` it is the product of the cart's API.
///
/// # Errors
/// `unreadable-answer`, with the place, where the bytes are no such product.
#[cfg(not(feature = "bare"))]
pub fn read_product(bytes: &[u8]) -> Result<Product, Error> {
    read(bytes, read_listing)
}

/// The same with no more of the listing than prices are calculated with: for pages, which show the rest as it is.
///
/// # Errors
/// The same.
pub fn read_for_sale(bytes: &[u8]) -> Result<Product, Error> {
    read(bytes, read_sale)
}

fn read(bytes: &[u8], read_listing: fn(Json) -> Result<Listing, Error>) -> Result<Product, Error> {
    let json = Json::parse(bytes)?;
    let mut product = kibo_cart::read_product(bytes, None)?;
    product.catalog_id = field(json, "catalogId", |json| maybe(json, whole_number))?;
    if !json.get("warnings").is_null() {
        product.warnings = list(json, "warnings", read_warning)?;
    }
    product.availability = read_availability(json.get("availability"), product.availability);
    product.listing =
        maybe(json.get("listing"), read_listing).map_err(|error| error.within("listing"))?.unwrap_or_default();
    Ok(product)
}

fn read_warning(json: Json) -> Result<Warning, Error> {
    let known = WARNINGS.into_iter().find(|code| json.get("code").is(code));
    Ok(Warning { code: known.unwrap_or("unknown-warning"), message: field(json, "message", text)? })
}

/// The status that was stated goes before the one that follows from the code.
fn read_availability(json: Json, derived: Availability) -> Availability {
    let stated = STATUSES.into_iter().find(|status| json.get("status").is(status));
    Availability { status: stated.unwrap_or(derived.status), code: derived.code }
}
