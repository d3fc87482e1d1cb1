//! Reads JSON by hand, from bytes.
//!
//! A document is checked once as a whole; after that, a [`Json`] is a view of one value in it and reading cannot
//! fail. The guides' JSON is loose: numbers as text, text as numbers, `null` for absent, `[]` for an empty map. So
//! [`Json::text`] takes text and numbers alike and keeps the text of numbers (decimals stay exact), and
//! [`Json::entries`] walks objects and arrays alike.

use crate::error::Error;
use alloc::borrow::Cow;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use hifijson::num::Lex as _;
use hifijson::str::{Lex as _, LexAlloc};
use hifijson::token::Lex;
use hifijson::{Read, SliceLexer};

/// How deep values may nest.
const MAX_DEPTH: u32 = 64;

/// A value in a document that was checked.
#[derive(Clone, Copy, Debug)]
pub struct Json<'a> {
    /// Begins with the value; what follows it is not its own.
    bytes: &'a [u8],
}

/// The fields of an object.
#[derive(Debug)]
pub struct Object<'a> {
    fields: Vec<(Cow<'a, str>, Json<'a>)>,
}

/// Walks an object or an array: names (empty in an array) and values.
pub struct Entries<'a> {
    lexer: SliceLexer<'a>,
    has_keys: bool,
    is_over: bool,
}

impl<'a> Json<'a> {
    /// What stands where nothing is given.
    const NULL: Json<'static> = Json { bytes: b"null" };

    /// Checks a document.
    ///
    /// # Errors
    /// `unreadable-answer` where the bytes are no JSON, nest deeper than 64 levels, or go on after the value.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut lexer = SliceLexer::new(bytes);
        lexer.eat_whitespace();
        let bytes = lexer.as_slice();
        check(&mut lexer, MAX_DEPTH)?;
        match lexer.ws_peek() {
            None => Ok(Json { bytes }),
            Some(_) => Err(Error::unreadable(&["the JSON goes on after its end"])),
        }
    }

    /// True for `{…}`.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.first() == b'{'
    }

    /// True for `[…]`.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.first() == b'['
    }

    /// True for `null` and for what is absent.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.first() == b'n'
    }

    /// Text; a number is its own text. Anything else is none.
    #[must_use]
    pub fn text(self) -> Option<String> {
        let mut lexer = SliceLexer::new(self.bytes);
        match self.first() {
            b'"' => Some(text(&mut lexer).into_owned()),
            b'-' | b'0'..=b'9' => {
                skip(&mut lexer);
                let length = self.bytes.len() - lexer.as_slice().len();
                core::str::from_utf8(&self.bytes[..length]).ok().map(str::to_owned)
            }
            _ => None,
        }
    }

    /// The fields of an object; of anything else, none.
    #[must_use]
    pub fn object(self) -> Object<'a> {
        let mut fields = Vec::new();
        if self.is_object() {
            for field in self.entries() {
                fields.push(field);
            }
        }
        Object { fields }
    }

    /// Walks an object or an array; anything else is empty.
    #[must_use]
    pub fn entries(self) -> Entries<'a> {
        let mut lexer = SliceLexer::new(self.bytes);
        let is_over = !self.is_object() && !self.is_array();
        lexer.take_next();
        Entries { lexer, has_keys: self.is_object(), is_over }
    }

    fn first(self) -> u8 {
        self.bytes.first().copied().unwrap_or(b'n')
    }
}

impl<'a> Object<'a> {
    /// The field with this name; `null` where there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> Json<'a> {
        for (name, value) in self.fields.iter().rev() {
            if name == key {
                return *value;
            }
        }
        Json::NULL
    }

    /// The text of the field with this name.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key).text()
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = (Cow<'a, str>, Json<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.lexer.ws_peek() == Some(b',') {
            self.lexer.take_next();
            self.lexer.eat_whitespace();
        }
        if self.is_over || matches!(self.lexer.peek_next(), None | Some(b'}' | b']')) {
            return None;
        }
        let mut key = Cow::Borrowed("");
        if self.has_keys {
            key = text(&mut self.lexer);
            self.lexer.ws_peek();
            self.lexer.take_next();
            self.lexer.eat_whitespace();
        }
        let bytes = self.lexer.as_slice();
        skip(&mut self.lexer);
        Some((key, Json { bytes }))
    }
}

/// Reads the text that begins here, in a document that was checked.
fn text<'a>(lexer: &mut SliceLexer<'a>) -> Cow<'a, str> {
    lexer.take_next();
    lexer.str_string().unwrap_or_default()
}

/// Steps over a value, in a document that was checked.
fn skip(lexer: &mut SliceLexer) {
    let mut depth: u32 = 0;
    loop {
        match lexer.ws_peek() {
            Some(b'"') => {
                lexer.take_next();
                let _ = lexer.str_ignore();
            }
            Some(b'{' | b'[') => {
                lexer.take_next();
                depth += 1;
            }
            Some(b'}' | b']') => {
                lexer.take_next();
                depth = depth.saturating_sub(1);
            }
            Some(b',' | b':') => {
                lexer.take_next();
            }
            Some(b'a'..=b'z') => lexer.skip_until(|byte| !byte.is_ascii_lowercase()),
            Some(_) => lexer.skip_until(|byte| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n')),
            None => return,
        }
        if depth == 0 {
            return;
        }
    }
}

/// Checks the value that begins here; an error knows its place.
fn check(lexer: &mut SliceLexer, depth: u32) -> Result<(), Error> {
    let is_good = match lexer.ws_peek() {
        Some(b'{') => return check_entries(lexer, depth, b'}'),
        Some(b'[') => return check_entries(lexer, depth, b']'),
        Some(b'"') => {
            lexer.take_next();
            lexer.str_string().is_ok()
        }
        Some(b'-') => {
            lexer.take_next();
            lexer.num_ignore().is_ok()
        }
        Some(b'0'..=b'9') => lexer.num_ignore().is_ok(),
        Some(_) => lexer.null_or_bool().is_some(),
        None => return Err(ends_early()),
    };
    if is_good { Ok(()) } else { Err(Error::unreadable(&["this is no JSON"])) }
}

fn check_entries(lexer: &mut SliceLexer, depth: u32, end: u8) -> Result<(), Error> {
    if depth == 0 {
        return Err(Error::unreadable(&["the JSON nests too deep"]));
    }
    lexer.take_next();
    let mut index = 0;
    let mut next = lexer.ws_peek();
    if next == Some(end) {
        lexer.take_next();
        return Ok(());
    }
    loop {
        let mut key = None;
        if end == b'}' {
            key = Some(check_key(lexer)?);
        }
        if let Err(error) = check(lexer, depth - 1) {
            return Err(match key {
                Some(key) => error.within(&key),
                None => error.within_index(index),
            });
        }
        next = lexer.ws_peek();
        lexer.take_next();
        match next {
            Some(b',') => index += 1,
            Some(byte) if byte == end => return Ok(()),
            Some(_) => return Err(Error::unreadable(&["a comma or a closing bracket is missing"])),
            None => return Err(ends_early()),
        }
    }
}

fn check_key<'a>(lexer: &mut SliceLexer<'a>) -> Result<Cow<'a, str>, Error> {
    if lexer.ws_peek() == Some(b'"') {
        lexer.take_next();
        if let Ok(key) = lexer.str_string()
            && lexer.ws_peek() == Some(b':')
        {
            lexer.take_next();
            return Ok(key);
        }
    }
    Err(Error::unreadable(&["a field name or its colon is missing"]))
}

fn ends_early() -> Error {
    Error::unreadable(&["the JSON ends too early"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> Vec<(String, Option<String>)> {
        Json::parse(json.as_bytes()).unwrap().entries().map(|(key, value)| (key.into_owned(), value.text())).collect()
    }

    #[test]
    fn takes_numbers_text_and_null_alike_and_keeps_the_text_of_numbers() {
        let fields =
            texts(r#" {"a": "49.99", "b": 49.990, "c": null, "d": -1e-7 , "e": "\u00fc\n", "f": {}, "g": true} "#);

        let values: Vec<_> = fields.iter().map(|(_, value)| value.as_deref()).collect();
        assert_eq!(values, [Some("49.99"), Some("49.990"), None, Some("-1e-7"), Some("ü\n"), None, None]);
    }

    #[test]
    fn walks_objects_and_arrays_and_finds_everything_else_empty() {
        assert_eq!(texts("[]"), []);
        assert_eq!(texts("{ }"), []);
        assert_eq!(texts("null"), []);
        assert_eq!(texts("\"x\""), []);
        assert_eq!(texts("[ 1 ,\"a\\\"]\", [2,{\"b\":3}] ]").len(), 3);
        assert_eq!(texts("{\"a\\\"b\" : {\"c\":[\"}\"]} , \"d\":2}")[1], ("d".to_owned(), Some("2".to_owned())));
    }

    #[test]
    fn a_field_is_found_by_its_name_and_the_last_of_two_counts() {
        let json = Json::parse(br#"{"a":1,"__proto__":2,"a":3}"#).unwrap().object();

        assert_eq!((json.text("a").as_deref(), json.text("__proto__").as_deref()), (Some("3"), Some("2")));
        assert!(json.get("constructor").is_null());
    }

    #[test]
    fn an_error_names_its_place() {
        let cases = [
            (r#"{"sets":[{"a":1},{"b":tru}]}"#, "sets[1].b"),
            (r#"{"sets":[{"a":1},{"b" 1}]}"#, "sets[1]"),
            (r#"{"sets":[1,2"#, "sets"),
        ];
        for (json, field) in cases {
            assert_eq!(Json::parse(json.as_bytes()).unwrap_err().field(), field);
        }
    }

    #[test]
    fn refuses_what_is_no_json() {
        let cases = [
            "",
            "{",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\":1}x",
            "{\"a\":tru}",
            "{\"a\":01}",
            "{\"a\":1.}",
            "{\"a\":\"\u{1}",
            "{\"a\":\"\\ud800\"}",
            "[1,]",
            "[,1]",
            "[1 2]",
            "'a'",
            "<html>",
            "{\"a\":-}",
            "{\"a\":+1}",
            "[1}",
            "{\"a\":1]",
            "nul",
            "NaN",
            "\"a",
            "1 2",
        ];
        for json in cases {
            let error = Json::parse(json.as_bytes()).expect_err(json);
            assert_eq!(error.code(), "unreadable-answer", "{json}");
        }
        assert!(Json::parse(b"\"\xff\"").is_err());
    }

    #[test]
    fn deep_nesting_is_an_error_and_no_overflow() {
        let deep = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();

        assert!(Json::parse(deep(1_000_000).as_bytes()).is_err());
        assert!(Json::parse(deep(65).as_bytes()).is_err());
        assert!(Json::parse(deep(64).as_bytes()).is_ok());
    }
}
