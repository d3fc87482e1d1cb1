//! Reads fields that may be odd, and notes in words what was.

use crate::error::Error;
use crate::money::{Amount, Currency, Money, Rate, read_amount};
use crate::product::{Availability, Listing, OptionSets, Product, Warning};
use crate::text::{concat, number};
use crate::wire::json::{Json, Shape, located};
use crate::wire::json_writer::JsonWriter;
use crate::wire::status::excerpt;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The fields of an object, and where to note what is odd in them.
pub(in crate::wire) struct Fields<'a, 'w> {
    json: Json<'a>,
    /// Where the object stands in the document; empty for the document itself.
    place: String,
    warnings: &'w mut Vec<Warning>,
}

impl<'a, 'w> Fields<'a, 'w> {
    /// The fields of a whole document.
    pub(in crate::wire) fn new(json: Json<'a>, warnings: &'w mut Vec<Warning>) -> Self {
        Fields { json, place: String::new(), warnings }
    }

    /// The fields of the object in this field.
    pub(in crate::wire) fn inside(&mut self, key: &str) -> Fields<'a, '_> {
        Fields { json: self.json.get(key), place: self.place(key), warnings: self.warnings }
    }

    /// The object itself.
    pub(in crate::wire) fn json(&self) -> Json<'a> {
        self.json
    }

    /// The text of a field; `None` where it is empty.
    pub(in crate::wire) fn text(&self, key: &str) -> Option<String> {
        self.json.text_of(key).filter(|text| !text.is_empty())
    }

    /// A field that must be there.
    pub(in crate::wire) fn must<T>(&self, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<T, Error> {
        field(self.json, key, read)
    }

    /// A field that may be absent.
    pub(in crate::wire) fn may<T>(&self, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<Option<T>, Error> {
        maybe(self.json.get(key), read).map_err(|error| error.within(key))
    }

    /// A field that may be absent, and counts as absent with a warning where it cannot be read.
    pub(in crate::wire) fn known<T>(
        &mut self,
        key: &str,
        code: &'static str,
        read: fn(Json) -> Result<T, Error>,
    ) -> Option<T> {
        self.may(key, read).unwrap_or_else(|error| {
            Warning::add(self.warnings, code, &[&self.place(error.field()), " is unknown: ", error.message()]);
            None
        })
    }

    /// The entries of a list. Those that cannot be read are left out, with a warning, and so is what is no list.
    pub(in crate::wire) fn each<T>(
        &mut self,
        key: &str,
        code: &'static str,
        read: fn(&mut Fields) -> Result<T, Error>,
    ) -> Vec<T> {
        let list = self.json.get(key);
        let mut items = Vec::new();
        if let Err(error) = list.expect(Shape::List) {
            self.leave_out(key, code, &error);
        }
        for (index, (_, json)) in list.entries().enumerate() {
            let entry = concat(&[key, "[", &number(index as u64), "]"]);
            let mut fields = Fields { json, place: self.place(&entry), warnings: self.warnings };
            match read(&mut fields) {
                Ok(item) => items.push(item),
                Err(error) => self.leave_out(&entry, code, &error),
            }
        }
        items
    }

    /// The price in these two fields; unknown, with a warning, where either is missing or cannot be read.
    pub(in crate::wire) fn price(&mut self, amount_key: &str, currency_key: &str) -> Option<Money> {
        let amount = self.must(amount_key, decimal);
        match amount.and_then(|amount| Ok(Money::new(amount, self.must(currency_key, currency)?))) {
            Ok(price) => {
                self.warn_unlisted(price, currency_key);
                Some(price)
            }
            Err(error) => {
                self.warn(error.field(), "unknown-price", &concat(&["is unknown: ", error.message()]));
                None
            }
        }
    }

    /// Notes a currency that is not listed: it counts as one of two digits.
    pub(in crate::wire) fn warn_unlisted(&mut self, price: Money, key: &str) {
        if !price.currency().is_listed() {
            self.warn(key, "unknown-currency", "is no currency that is known");
        }
    }

    /// Notes something odd in this field.
    pub(in crate::wire) fn warn(&mut self, key: &str, code: &'static str, message: &str) {
        let place = self.place(key);
        Warning::add(self.warnings, code, &[&place, " ", message]);
    }

    fn leave_out(&mut self, key: &str, code: &'static str, error: &Error) {
        let joint = if error.field().is_empty() { "" } else { ": " };
        let reason = concat(&["is left out: ", error.field(), joint, error.message()]);
        self.warn(key, code, &reason);
    }

    fn place(&self, key: &str) -> String {
        let joint = if self.place.is_empty() || key.is_empty() { "" } else { "." };
        concat(&[&self.place, joint, key])
    }
}

/// Reads a field; an error names it.
pub(in crate::wire) fn field<T>(json: Json, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<T, Error> {
    read(json.get(key)).map_err(|error| error.within(key))
}

/// A value that may be absent.
pub(in crate::wire) fn maybe<T>(json: Json, read: fn(Json) -> Result<T, Error>) -> Result<Option<T>, Error> {
    if json.is_null() { Ok(None) } else { read(json).map(Some) }
}

/// Reads a list, of which every entry must be readable; an error names the place.
pub(in crate::wire) fn list<T>(json: Json, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<Vec<T>, Error> {
    let mut items = Vec::new();
    let entries = json.get(key).entries_of(Shape::List).map_err(|error| error.within(key))?;
    for (index, (name, entry)) in entries.enumerate() {
        items.push(read(entry).map_err(|error| located(error, name, index).within(key))?);
    }
    Ok(items)
}

/// Text or a number, and not empty.
pub(in crate::wire) fn text(json: Json) -> Result<String, Error> {
    json.text().filter(|text| !text.is_empty()).ok_or_else(|| expected("text", json))
}

/// A decimal of at least 0, as text or as a number.
pub(in crate::wire) fn decimal(json: Json) -> Result<Amount, Error> {
    let amount = json.text().and_then(|text| read_amount(&text).ok());
    amount.filter(|amount| *amount >= Amount::ZERO).ok_or_else(|| expected("a decimal of at least 0", json))
}

/// A whole number of at least 0, as text or as a number.
pub(in crate::wire) fn whole_number(json: Json) -> Result<u32, Error> {
    let whole = decimal(json).ok().filter(|amount| amount.floor() == amount.ceiling());
    let number = whole.and_then(|amount| u32::try_from(amount.floor()).ok());
    number.ok_or_else(|| expected("a whole number", json))
}

/// A rate from 0 to 1.
pub(in crate::wire) fn rate(json: Json) -> Result<Rate, Error> {
    decimal(json).ok().and_then(Rate::new).ok_or_else(|| expected("a rate from 0 to 1", json))
}

/// The code of a currency.
pub(in crate::wire) fn currency(json: Json) -> Result<Currency, Error> {
    Currency::new(&json.text().unwrap_or_default()).map_err(|_| expected("a currency", json))
}

/// True or false, as itself, as text, or as 1 and 0.
pub(in crate::wire) fn flag(json: Json) -> Result<bool, Error> {
    match &*json.raw().trim().trim_matches('"').to_ascii_lowercase() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(expected("true or false", json)),
    }
}

/// A product of which no more is known.
pub(in crate::wire) fn blank_product(sku: String) -> Product {
    Product {
        name: sku.clone(),
        sku,
        catalog_id: None,
        description: None,
        price: None,
        tax_rate: None,
        availability: Availability::default(),
        images: Vec::new(),
        locale: None,
        extras: extras(None),
        options: Vec::new(),
        sets: OptionSets::default(),
        warnings: Vec::new(),
        listing: Listing::default(),
    }
}

/// What a page's view says besides, of which most is known of the cart's products only; a weight is a number and its
/// unit.
pub(in crate::wire) fn extras(weight: Option<(String, String)>) -> String {
    let mut extras = JsonWriter::default();
    for key in ["averageDealerMargin", "customFields", "shippingMethod"] {
        extras.field(key, None);
    }
    extras.key("weight");
    let Some((value, units)) = weight else {
        extras.literal("null");
        return extras.into_text();
    };
    extras.open('{');
    extras.field("value", Some(&value));
    extras.field("units", Some(&units));
    extras.close('}');
    extras.into_text()
}

fn expected(what: &str, json: Json) -> Error {
    Error::unreadable(&["not ", what, ": ", &excerpt(json.raw().trim().to_owned())])
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

    #[test]
    fn warnings_name_the_place() {
        let document = json(r#"{"offers": [{"tax": 19}, 7], "images": "none"}"#);
        let mut warnings = vec![];
        let mut fields = Fields::new(document, &mut warnings);

        let rates = fields.each("offers", "broken-offer", |offer| {
            offer.json().expect(Shape::Map)?;
            Ok(offer.known("tax", "unknown-tax", rate))
        });
        fields.each("images", "unreadable-field", |_| Ok(()));

        assert_eq!(rates, [None]);
        let said: Vec<_> = warnings.iter().map(|warning| (warning.code, &*warning.message)).collect();
        assert_eq!(
            said,
            [
                ("unknown-tax", "offers[0].tax is unknown: not a rate from 0 to 1: 19"),
                ("broken-offer", "offers[1] is left out: an object or an array is expected here"),
                ("unreadable-field", "images is left out: an object or an array is expected here"),
            ]
        );
    }
}
