//! Reads values that may be written in several ways.

use super::json::{Json, Shape, located};
use super::status::excerpt;
use crate::error::{Error, Kind};
use crate::money::{Amount, Currency, Rate};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Reads a field; an error names it.
pub(super) fn field<T>(json: Json, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<T, Error> {
    read(json.get(key)).map_err(|error| error.within(key))
}

/// A value that may be absent.
pub(super) fn maybe<T>(json: Json, read: fn(Json) -> Result<T, Error>) -> Result<Option<T>, Error> {
    if json.is_null() { Ok(None) } else { read(json).map(Some) }
}

/// Reads a list, of which every entry must be readable; an error names the place.
pub(super) fn list<T>(json: Json, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    let mut items = Vec::new();
    each(json, key, &mut |entry| {
        items.push(read(entry)?);
        Ok(())
    })?;
    Ok(items)
}

/// Walks a list, once for all that lists hold.
fn each(json: Json, key: &str, take: &mut dyn FnMut(Json) -> Result<(), Error>) -> Result<(), Error> {
    let entries = json.get(key).entries_of(Shape::List).map_err(|error| error.within(key))?;
    for (index, (name, entry)) in entries.enumerate() {
        take(entry).map_err(|error| located(error, name, index).within(key))?;
    }
    Ok(())
}

/// Text or a number, and not empty.
pub(super) fn text(json: Json) -> Result<String, Error> {
    json.text().filter(|text| !text.is_empty()).ok_or_else(|| expected("text", json))
}

/// A decimal of at least 0, as text or as a number.
#[inline(never)] // many callers
pub(super) fn decimal(json: Json) -> Result<Amount, Error> {
    json.amount().filter(|amount| *amount >= Amount::ZERO).ok_or_else(|| expected("a decimal of at least 0", json))
}

/// A whole number of at least 0, as text or as a number.
pub(super) fn whole_number(json: Json) -> Result<u32, Error> {
    let whole = decimal(json).ok().filter(|amount| amount.is_whole());
    let number = whole.and_then(|amount| u32::try_from(amount.floor()).ok());
    number.ok_or_else(|| expected("a whole number", json))
}

/// A rate from 0 to 1.
pub(super) fn rate(json: Json) -> Result<Rate, Error> {
    decimal(json).ok().and_then(Rate::new).ok_or_else(|| expected("a rate from 0 to 1", json))
}

/// The code of a currency.
pub(super) fn currency(json: Json) -> Result<Currency, Error> {
    json.currency().ok_or_else(|| expected("a currency", json))
}

/// True or false, as itself, as text, or as 1 and 0.
pub(super) fn flag(json: Json) -> Result<bool, Error> {
    let mut text = json.text().unwrap_or_else(|| json.raw().trim_ascii().to_owned());
    text.make_ascii_lowercase();
    match &*text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(expected("true or false", json)),
    }
}

#[inline(never)] // many callers
fn expected(what: &str, json: Json) -> Error {
    Error::filled(Kind::UnreadableAnswer, "not ~: ~", &[what, &excerpt(json.raw().trim_ascii().to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json<'_> {
        Json::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn numbers_may_be_text_and_stay_exact() {
        for (text, expected) in [("1.99", "1.99"), ("\"75.0000\"", "75"), ("0", "0"), ("1e-7", "0.0000001")] {
            assert_eq!(decimal(json(text)).unwrap().text(0), expected);
        }
        for text in ["-1", "\"\"", "null", "true", "[1]", "{}", "1e400", "1234567890123456", "\"1,5\""] {
            assert_eq!(decimal(json(text)).unwrap_err().code(), "unreadable-answer", "{text}");
        }
    }

    #[test]
    fn whole_numbers_may_have_zeros_after_the_point() {
        assert_eq!(
            ["1", "1.0", "\"12\"", "0"].map(|text| whole_number(json(text)).ok()),
            [Some(1), Some(1), Some(12), Some(0)]
        );
        for text in ["1.5", "-1", "4294967296", "null", "\"one\""] {
            assert!(whole_number(json(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn flags_are_true_or_false_and_nothing_between() {
        for (text, expected) in [("true", true), ("\"True\"", true), ("1", true), ("false", false), ("\"0\"", false)] {
            assert_eq!(flag(json(text)), Ok(expected), "{text}");
        }
        for text in ["null", "\"yes\"", "2", "[true]", "{}", "\"\""] {
            assert!(flag(json(text)).is_err(), "{text}");
        }
    }
}
