//! Reads what a shop hands in. What cannot be read is refused: an order must not be built of guesses.

use crate::error::{Error, Kind};
use crate::money::{Amount, Currency, read_amount};
use crate::text::read_number;
use crate::wire::json::{Json, Shape};
use alloc::string::String;
use alloc::vec::Vec;

/// Refuses a field.
pub(super) fn refused(key: &str, message: &[&str]) -> Error {
    Error::new(Kind::BadRequest, message).within(key)
}

/// Text that must be there.
pub(super) fn required(json: Json, key: &str) -> Result<String, Error> {
    json.text_of(key).filter(|text| !text.is_empty()).ok_or_else(|| refused(key, &[key, " is missing"]))
}

/// A whole number, as number or text; `None` where it is absent.
pub(super) fn whole(json: Json, key: &str) -> Result<Option<u32>, Error> {
    let value = json.get(key);
    if value.is_null() {
        return Ok(None);
    }
    let number = value.text().and_then(|text| read_number(&text));
    number.map(Some).ok_or_else(|| refused(key, &["this is no whole number: ", value.raw()]))
}

/// An amount in this currency, as number, as text, or as `{ amount, currency }`; `None` where it is absent.
pub(super) fn amount(json: Json, key: &str, currency: Currency) -> Result<Option<Amount>, Error> {
    let value = json.get(key);
    if value.is_null() {
        return Ok(None);
    }
    let stated = value.get("currency");
    if !stated.is_null() && !stated.is(currency.code()) {
        return Err(refused(key, &["this is not in ", currency.code(), ": ", value.raw()]));
    }
    let text = if value.is_object() { value.text_of("amount") } else { value.text() };
    let amount = text.and_then(|text| read_amount(&text).ok());
    amount.map(Some).ok_or_else(|| refused(key, &["this is no amount: ", value.raw()]))
}

/// The entries of a list, or none where it is absent.
pub(super) fn each<T>(json: Json, key: &str, read: &dyn Fn(Json) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    let mut list = Vec::new();
    let entries = json.get(key).entries_of(Shape::List);
    for (index, (_, entry)) in entries.map_err(|_| refused(key, &["a list is expected here"]))?.enumerate() {
        list.push(read(entry).map_err(|error| error.within_index(index).within(key))?);
    }
    Ok(list)
}

/// What stands in a field, with the field named in errors.
pub(super) fn inside<T>(json: Json, key: &str, read: impl FnOnce(Json) -> Result<T, Error>) -> Result<T, Error> {
    read(json.get(key)).map_err(|error| error.within(key))
}
