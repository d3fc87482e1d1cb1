//! Reads fields that may be odd, and notes in words what was.

use crate::error::Error;
use crate::money::Money;
use crate::product::Warning;
use crate::text::{concat, number};
use crate::wire::json::{Json, Object, Shape};
use crate::wire::values::{currency, decimal, maybe};
use alloc::string::String;
use alloc::vec::Vec;

/// How many entries of a list that are left out are named in warnings; the others are only counted.
const NAMED: usize = 10;

/// The fields of an object, and where to note what is odd in them.
pub(in crate::wire) struct Fields<'a, 'w> {
    json: Json<'a>,
    object: Object<'a>,
    /// Where the object stands in the document; empty for the document itself.
    place: String,
    warnings: &'w mut Vec<Warning>,
}

impl<'a, 'w> Fields<'a, 'w> {
    /// The fields of a whole document.
    pub(in crate::wire) fn new(json: Json<'a>, warnings: &'w mut Vec<Warning>) -> Self {
        Fields::at(String::new(), json, warnings)
    }

    /// The fields of the object in this field.
    pub(in crate::wire) fn inside(&mut self, key: &str) -> Fields<'a, '_> {
        Fields::at(self.place(key), self.get(key), self.warnings)
    }

    fn at(place: String, json: Json<'a>, warnings: &'w mut Vec<Warning>) -> Self {
        Fields { json, object: json.object(), place, warnings }
    }

    /// The object itself.
    pub(in crate::wire) fn json(&self) -> Json<'a> {
        self.json
    }

    /// A field; `null` where there is none.
    pub(in crate::wire) fn get(&self, key: &str) -> Json<'a> {
        self.object.get(key)
    }

    /// The text of a field; `None` where it is empty.
    pub(in crate::wire) fn text(&self, key: &str) -> Option<String> {
        self.object.text_of(key).filter(|text| !text.is_empty())
    }

    /// A field that must be there.
    pub(in crate::wire) fn must<T>(&self, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<T, Error> {
        read(self.get(key)).map_err(|error| error.within(key))
    }

    /// A field that may be absent.
    pub(in crate::wire) fn may<T>(&self, key: &str, read: fn(Json) -> Result<T, Error>) -> Result<Option<T>, Error> {
        maybe(self.get(key), read).map_err(|error| error.within(key))
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

    /// The entries of the list in this field, or of the document itself where no field is named. Those that cannot be
    /// read are left out, with a warning, and so is what is no list.
    pub(in crate::wire) fn each<T>(
        &mut self,
        key: &str,
        code: &'static str,
        read: fn(&mut Fields) -> Result<T, Error>,
    ) -> Vec<T> {
        let list = if key.is_empty() { self.json } else { self.get(key) };
        if let Err(error) = list.expect(Shape::List) {
            self.leave_out(key, code, &error);
        }
        let (mut items, mut left_out) = (Vec::new(), 0);
        for (index, (_, json)) in list.entries().enumerate() {
            let entry = concat(&[key, "[", &number(index as u64), "]"]);
            match read(&mut Fields::at(self.place(&entry), json, self.warnings)) {
                Ok(item) => items.push(item),
                Err(error) if left_out < NAMED => {
                    self.leave_out(&entry, code, &error);
                    left_out += 1;
                }
                Err(_) => left_out += 1,
            }
        }
        self.count_left_out(key, code, left_out);
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

    fn count_left_out(&mut self, key: &str, code: &'static str, left_out: usize) {
        if left_out > NAMED {
            let more = number((left_out - NAMED) as u64);
            self.warn(key, code, &concat(&["has ", &more, " more entries that are left out"]));
        }
    }

    fn place(&self, key: &str) -> String {
        let joint = if self.place.is_empty() || key.is_empty() { "" } else { "." };
        concat(&[&self.place, joint, key])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::values::{rate, text};

    #[test]
    fn warnings_name_the_place() {
        let document = Json::parse(br#"{"offers": [{"tax": 19}, 7], "images": "none"}"#).unwrap();
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

    #[test]
    fn of_many_entries_that_are_left_out_the_first_are_named() {
        let document = ["{\"offers\": [", &"7,".repeat(99), "8]}"].concat();
        let mut warnings = vec![];

        let read = Fields::new(Json::parse(document.as_bytes()).unwrap(), &mut warnings).each(
            "offers",
            "broken-offer",
            |offer| offer.must("id", text),
        );

        assert_eq!((read.len(), warnings.len()), (0, 11));
        assert_eq!(warnings[9].message, "offers[9] is left out: id: not text: null");
        assert_eq!(warnings[10].message, "offers has 90 more entries that are left out");
    }
}
