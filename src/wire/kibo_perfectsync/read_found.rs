//! Reads what a search found.

use super::read_error::said;
use super::read_product::read;
use crate::error::Error;
use crate::product::{Product, Warning};
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::server::{Fields, Secret, refusal};
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

/// Reads the answer to [`write_query`](super::write_query): an array of products, or an object that holds one. A product
/// that cannot be read is left out, with a warning. Errors do not repeat the `secrets`.
///
/// # Errors
/// The kind that the status stands for; `unreadable-answer` where the body is no JSON or holds no list.
///
/// # Source
/// Kibo OMS guide, *PerfectSync: Query Product* (read 2026-11-25); the form of the answer is assumed.
pub fn read_found(response: &Response, secrets: &[Secret]) -> Result<Found, Error> {
    const WHAT: &str = "products were not looked for";
    if !(200..300).contains(&response.status) {
        return Err(refusal(WHAT, response, said(response.body), secrets));
    }
    read_list(response.body).map_err(|error| error.with_status(response.status).context(WHAT))
}

fn read_list(bytes: &[u8]) -> Result<Found, Error> {
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
