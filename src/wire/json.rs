//! Reads JSON by hand, from bytes.
//!
//! A document is checked once as a whole; after that, a [`Json`] is a view of one value in it and reading cannot
//! fail. The guides' JSON is loose: numbers as text, text as numbers, `null` for absent, `[]` for an empty map. So
//! [`Json::text`] takes text and numbers alike and keeps the text of numbers (decimals stay exact), and
//! [`Json::entries`] walks objects and arrays alike.

use super::json_lexer::Lexer;
use super::json_scan;
use crate::error::{Error, Kind};
use crate::money::{Amount, Currency};
use crate::text::{read_number, utf8};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// A value in a document that was checked.
#[derive(Clone, Copy, Debug)]
pub struct Json<'a> {
    /// Begins with the value; what follows it is not its own.
    text: &'a str,
}

/// The fields of an object.
#[derive(Debug)]
pub struct Object<'a> {
    fields: Vec<(Json<'a>, Json<'a>)>,
}

/// What holds several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An object, or an empty array.
    Map,
    /// An array, or an object whose names mean nothing.
    List,
}

/// Walks an object or an array: names (`null` in an array) and values.
pub struct Entries<'a> {
    lexer: Lexer<'a>,
    has_keys: bool,
}

impl<'a> Json<'a> {
    /// What stands where nothing is given.
    pub(crate) const NULL: Json<'static> = Json { text: "null" };

    /// Checks a document.
    ///
    /// # Errors
    /// `unreadable-answer` where the bytes are no JSON, nest deeper than 64 levels, or go on after the value.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let Some(text) = utf8(bytes) else { return Err(Error::plain(Kind::UnreadableAnswer, "this is no JSON")) };
        let mut lexer = Lexer::new(text);
        lexer.skip_blanks();
        let json = Json { text: lexer.rest() };
        match json_scan::fault(json.text.as_bytes()) {
            None => Ok(json),
            Some(fault) => Err(broken(json, json.text.len() - fault, json_scan::MAX_DEPTH)),
        }
    }

    /// True for `{…}`.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.begins_with(b'{')
    }

    /// True for `[…]`.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.begins_with(b'[')
    }

    /// True for `null` and for what is absent.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.begins_with(b'n')
    }

    /// True for `true`.
    #[must_use]
    pub fn is_true(self) -> bool {
        self.begins_with(b't')
    }

    #[inline(never)] // many callers
    fn begins_with(self, byte: u8) -> bool {
        self.text.as_bytes().first() == Some(&byte)
    }

    /// Text; a number is its own text. Anything else is none.
    #[must_use]
    pub fn text(self) -> Option<String> {
        self.text_in(&mut String::new()).map(str::to_owned)
    }

    /// The same without owning it: text with escapes is decoded into the buffer.
    #[must_use]
    pub fn text_in<'b>(self, buffer: &'b mut String) -> Option<&'b str>
    where
        'a: 'b,
    {
        let mut lexer = Lexer::new(self.text);
        match lexer.peek() {
            b'"' => {
                if let Some(plain) = json_scan::plain_string(self.text) {
                    return Some(plain);
                }
                *buffer = lexer.take_string();
                Some(buffer)
            }
            b'-' | b'0'..=b'9' => {
                lexer.skip_value();
                Some(lexer.passed().trim_ascii_end())
            }
            _ => None,
        }
    }

    /// The amount that it states, as text or as a number.
    #[must_use]
    #[inline(never)] // many callers
    pub(crate) fn amount(self) -> Option<Amount> {
        Amount::read(self.text_in(&mut String::new())?)
    }

    /// The currency whose code it is.
    #[must_use]
    #[inline(never)] // several callers
    pub(crate) fn currency(self) -> Option<Currency> {
        Currency::read(self.text_in(&mut String::new())?)
    }

    /// The whole number that it states, as text or as a number.
    #[must_use]
    #[inline(never)] // many callers
    pub(crate) fn whole(self) -> Option<u32> {
        read_number(self.text_in(&mut String::new())?)
    }

    /// The value as it is written.
    #[must_use]
    pub fn raw(self) -> &'a str {
        let mut lexer = Lexer::new(self.text);
        lexer.skip_value();
        lexer.passed()
    }

    /// True where it is this text, or a number that is written so.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        self.text_in(&mut String::new()) == Some(text)
    }

    /// The field with this name; `null` where there is none. The last of two counts.
    ///
    /// It walks the whole object: see [`Json::object`] for a large one.
    #[must_use]
    pub fn get(self, key: &str) -> Json<'a> {
        let mut found = Json::NULL;
        for (name, value) in self.object_entries() {
            if name.is(key) {
                found = value;
            }
        }
        found
    }

    /// The text of the field with this name.
    #[must_use]
    pub fn text_of(self, key: &str) -> Option<String> {
        self.get(key).text()
    }

    /// The fields of an object, found by walking it once; of anything else, none.
    #[must_use]
    pub fn object(self) -> Object<'a> {
        let mut fields = Vec::new();
        for field in self.object_entries() {
            fields.push(field);
        }
        Object { fields }
    }

    fn object_entries(self) -> Entries<'a> {
        if self.is_object() { self.entries() } else { Json::NULL.entries() }
    }

    /// Walks an object or an array; anything else is empty.
    #[must_use]
    pub fn entries(self) -> Entries<'a> {
        let has_keys = self.is_object();
        let mut lexer = Lexer::new(if has_keys || self.is_array() { self.text } else { "" });
        lexer.step();
        Entries { lexer, has_keys }
    }

    /// Text by text; what is neither text nor a number is left out.
    #[must_use]
    pub fn pairs(self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (key, value) in self.entries() {
            if let (Some(key), Some(value)) = (key.text(), value.text()) {
                pairs.push((key, value));
            }
        }
        pairs
    }

    /// Walks what must have this shape, or be `null`.
    ///
    /// # Errors
    /// `unreadable-answer` for anything else.
    pub fn entries_of(self, shape: Shape) -> Result<Entries<'a>, Error> {
        self.expect(shape)?;
        Ok(self.entries())
    }

    /// Sees to it that it has this shape, or is `null`.
    ///
    /// # Errors
    /// `unreadable-answer` for anything else.
    pub fn expect(self, shape: Shape) -> Result<(), Error> {
        let is_list = self.is_array() && (shape == Shape::List || self.entries().next().is_none());
        if is_list || self.is_object() || self.is_null() {
            return Ok(());
        }
        Err(Error::plain(Kind::UnreadableAnswer, "an object or an array is expected here"))
    }
}

impl<'a> Object<'a> {
    /// The field with this name; `null` where there is none. The last of two counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Json<'a> {
        self.fields.iter().rfind(|(name, _)| name.is(key)).map_or(Json::NULL, |(_, value)| *value)
    }

    /// The text of the field with this name.
    #[must_use]
    pub fn text_of(&self, key: &str) -> Option<String> {
        self.get(key).text()
    }
}

impl Entries<'_> {
    /// Lets a faster reader take entries of an array: it takes the text and the place, and gives the place before the
    /// first entry that it leaves.
    pub(super) fn go_on(&mut self, read: &mut dyn FnMut(&[u8], usize) -> usize) {
        if !self.has_keys {
            self.lexer.go_on(read);
        }
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = (Json<'a>, Json<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.lexer.skip_blanks();
        if self.lexer.peek() == b',' {
            self.lexer.step();
            self.lexer.skip_blanks();
        }
        let mut key = Json::NULL;
        if self.has_keys {
            key.text = self.lexer.rest();
            if !self.lexer.skip_string() {
                return None;
            }
            self.lexer.skip_blanks();
            self.lexer.step();
            self.lexer.skip_blanks();
        }
        let text = self.lexer.rest();
        if !self.lexer.skip_value() {
            return None;
        }
        Some((key, Json { text }))
    }
}

/// Says where in this value the document is broken; `rest` is how much of the text comes from there on.
fn broken(json: Json, rest: usize, depth: u32) -> Error {
    let is_before = |(_, (_, value)): &(usize, (Json, Json))| value.text.len() >= rest;
    match json.entries().enumerate().take_while(is_before).last() {
        Some((index, (key, value))) if depth > 0 => located(broken(value, rest, depth - 1), key, index),
        Some(_) => Error::plain(Kind::UnreadableAnswer, "the JSON nests too deep"),
        None => Error::plain(Kind::UnreadableAnswer, "this is no JSON"),
    }
}

/// Puts an error where it arose: in the field with this name, or at this index of an array.
pub(super) fn located(error: Error, key: Json, index: usize) -> Error {
    match key.text() {
        Some(key) => error.within(&key),
        None => error.within_index(index),
    }
}

#[cfg(test)]
mod tests;
