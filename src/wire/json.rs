//! Reads JSON by hand, from bytes, value by value.
//!
//! The guides' JSON is loose: numbers as text, text as numbers, `null` for absent, `[]` for an empty map. The
//! methods of [`Json`] take what is meant and keep the text of numbers, so that decimals stay exact. An error
//! knows its place: every level adds its own on the way out.

use crate::error::Error;
use hifijson::{Read, SliceLexer};
use hifijson::num::LexWrite;
use hifijson::str::{Lex as _, LexAlloc};
use hifijson::token::Lex;
use std::borrow::Cow;

/// How deep values may nest.
const MAX_DEPTH: u32 = 64;

/// A reader that stands before a value.
pub struct Json<'a> {
    lexer: SliceLexer<'a>,
    depth: u32,
}

/// What kind of value comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// `null`
    Null,
    /// `true`, `false`
    Bool,
    /// A number.
    Number,
    /// Text.
    Text,
    /// `[`
    Array,
    /// `{`
    Object,
}

/// Reads one document; `read` must consume its value.
///
/// # Errors
/// `unreadable-answer` where the bytes are no JSON, go on after the value, or `read` fails.
pub fn read_json<'a, T>(bytes: &'a [u8], read: impl FnOnce(&mut Json<'a>) -> Result<T, Error>) -> Result<T, Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut json = Json { lexer: SliceLexer::new(bytes), depth: 0 };
    let value = read(&mut json)?;
    match json.lexer.ws_peek() {
        None => Ok(value),
        Some(_) => Err(Error::unreadable("the JSON goes on after its end")),
    }
}

impl<'a> Json<'a> {
    /// What kind of value comes next.
    ///
    /// # Errors
    /// `unreadable-answer` where no value comes.
    pub fn next(&mut self) -> Result<Next, Error> {
        match self.lexer.ws_peek() {
            Some(b'n') => Ok(Next::Null),
            Some(b't' | b'f') => Ok(Next::Bool),
            Some(b'-' | b'0'..=b'9') => Ok(Next::Number),
            Some(b'"') => Ok(Next::Text),
            Some(b'[') => Ok(Next::Array),
            Some(b'{') => Ok(Next::Object),
            Some(_) => Err(Error::unreadable("this is no JSON")),
            None => Err(Error::unreadable("the JSON ends too early")),
        }
    }

    /// Reads an object field by field. `null` and an array without items read as an empty object; `field` must
    /// consume each value.
    ///
    /// # Errors
    /// `unreadable-answer` where something else comes, with the place.
    pub fn object(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Result<(), Error>) -> Result<(), Error> {
        match self.next()? {
            Next::Object => self.fields(field),
            Next::Array => self.items(&mut |_, _| Err(expected("an object", Next::Array))),
            Next::Null => self.skip(),
            other => Err(expected("an object", other)),
        }
    }

    /// Reads an array item by item, with its index; `null` reads as an empty array. `item` must consume each value.
    ///
    /// # Errors
    /// `unreadable-answer` where something else comes, with the place.
    pub fn array(&mut self, item: &mut dyn FnMut(&mut Self, usize) -> Result<(), Error>) -> Result<(), Error> {
        match self.next()? {
            Next::Array => self.items(item),
            Next::Null => self.skip(),
            other => Err(expected("an array", other)),
        }
    }

    /// Reads text; a number reads as its own text, `null` as none.
    ///
    /// # Errors
    /// `unreadable-answer` where something else comes.
    pub fn text(&mut self) -> Result<Option<String>, Error> {
        Ok(self.scalar()?.map(Cow::into_owned))
    }

    /// Reads text or the text of a number, borrowed where it can be.
    ///
    /// # Errors
    /// `unreadable-answer` where something else comes.
    pub fn scalar(&mut self) -> Result<Option<Cow<'a, str>>, Error> {
        match self.next()? {
            Next::Text => self.string().map(Some),
            Next::Number => self.number().map(|number| Some(Cow::Borrowed(number))),
            Next::Null => self.skip().map(|()| None),
            other => Err(expected("text or a number", other)),
        }
    }

    /// Skips a value of any kind.
    ///
    /// # Errors
    /// `unreadable-answer` where it is no JSON or nests too deep.
    pub fn skip(&mut self) -> Result<(), Error> {
        match self.next()? {
            Next::Null | Next::Bool => match self.lexer.null_or_bool() {
                Some(_) => Ok(()),
                None => Err(Error::unreadable("this is no JSON")),
            },
            Next::Number => self.number().map(|_| ()),
            Next::Text => {
                self.lexer.take_next();
                self.lexer.str_ignore().map_err(|_| bad_text())
            }
            Next::Array => self.items(&mut |json, _| json.skip()),
            Next::Object => self.fields(&mut |json, _| json.skip()),
        }
    }

    fn fields(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Result<(), Error>) -> Result<(), Error> {
        let mut goes_on = self.open(b'}')?;
        while goes_on {
            let key = self.key()?;
            field(self, &key).map_err(|error| error.within(&key))?;
            goes_on = self.follow(b'}')?;
        }
        Ok(())
    }

    fn items(&mut self, item: &mut dyn FnMut(&mut Self, usize) -> Result<(), Error>) -> Result<(), Error> {
        let mut index = 0;
        let mut goes_on = self.open(b']')?;
        while goes_on {
            item(self, index).map_err(|error| error.within_index(index))?;
            index += 1;
            goes_on = self.follow(b']')?;
        }
        Ok(())
    }

    /// Steps over an opening bracket, and over the closing one if it follows at once (then false).
    fn open(&mut self, end: u8) -> Result<bool, Error> {
        if self.depth == MAX_DEPTH {
            return Err(Error::unreadable("the JSON nests too deep"));
        }
        self.depth += 1;
        self.lexer.take_next();
        match self.lexer.ws_peek() {
            Some(byte) if byte == end => self.follow(end),
            _ => Ok(true),
        }
    }

    /// Steps over a comma, or over the closing bracket (then false).
    fn follow(&mut self, end: u8) -> Result<bool, Error> {
        let next = self.lexer.ws_peek();
        match next {
            Some(b',') => self.lexer.take_next(),
            Some(byte) if byte == end => {
                self.depth -= 1;
                self.lexer.take_next()
            }
            Some(_) => return Err(Error::unreadable("a comma or a closing bracket is missing")),
            None => return Err(Error::unreadable("the JSON ends too early")),
        };
        Ok(next == Some(b','))
    }

    fn key(&mut self) -> Result<Cow<'a, str>, Error> {
        if self.lexer.ws_peek() != Some(b'"') {
            return Err(Error::unreadable("a field name is missing"));
        }
        let key = self.string()?;
        match self.lexer.ws_peek() {
            Some(b':') => {
                self.lexer.take_next();
                Ok(key)
            }
            _ => Err(Error::unreadable("a colon is missing").within(&key)),
        }
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Error> {
        self.lexer.take_next();
        self.lexer.str_string().map_err(|_| bad_text())
    }

    fn number(&mut self) -> Result<&'a str, Error> {
        let prefix = if self.lexer.ws_peek() == Some(b'-') {
            self.lexer.take_next();
            "-"
        } else {
            ""
        };
        let (number, _) = self.lexer.num_string(prefix).map_err(|_| Error::unreadable("a number is malformed"))?;
        Ok(number)
    }
}

fn bad_text() -> Error {
    Error::unreadable("a text is malformed")
}

fn expected(what: &str, found: Next) -> Error {
    let found = match found {
        Next::Null => "null",
        Next::Bool => "true or false",
        Next::Number => "a number",
        Next::Text => "text",
        Next::Array => "an array",
        Next::Object => "an object",
    };
    Error::unreadable([what, " is expected here, not ", found].concat())
}

/// Appends `text` to `json` as a JSON string.
pub(crate) fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\u{0}'..='\u{1f}' => {
                let code = character as u8;
                json.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                json.push(char::from(b"0123456789abcdef"[usize::from(code & 15)]));
            }
            _ => json.push(character),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_texts(json: &str) -> Result<Vec<(String, Option<String>)>, Error> {
        read_json(json.as_bytes(), |json| {
            let mut fields = Vec::new();
            json.object(&mut |json, key| {
                fields.push((key.to_owned(), json.text()?));
                Ok(())
            })?;
            Ok(fields)
        })
    }

    #[test]
    fn takes_numbers_text_and_null_alike_and_keeps_the_text_of_numbers() {
        let fields = read_texts(r#" {"a": "49.99", "b": 49.990, "c": null, "d": -1e-7, "e": "\u00fc\n"} "#).unwrap();

        let values: Vec<_> = fields.iter().map(|(_, value)| value.as_deref()).collect();
        assert_eq!(values, [Some("49.99"), Some("49.990"), None, Some("-1e-7"), Some("ü\n")]);
    }

    #[test]
    fn an_empty_array_and_null_read_as_an_empty_object() {
        for json in ["[]", "null", "{}", " [ ] "] {
            assert_eq!(read_texts(json).unwrap(), []);
        }
    }

    #[test]
    fn an_error_names_its_place() {
        let read = |json: &str| {
            read_json(json.as_bytes(), |json| {
                json.object(&mut |json, _| json.array(&mut |json, _| json.object(&mut |json, _| json.text().map(|_| ()))))
            })
        };

        assert_eq!(read(r#"{"sets":[{"a":1},{"b":[]}]}"#).unwrap_err().field(), "sets[1].b");
        assert_eq!(read(r#"{"sets":[{"a":1},{"b" 1}]}"#).unwrap_err().field(), "sets[1].b");
    }

    #[test]
    fn refuses_what_is_no_json() {
        let cases = [
            "", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{a:1}", "{\"a\":1}x", "{\"a\":tru}", "{\"a\":01}",
            "{\"a\":1.}", "{\"a\":\"\u{1}", "{\"a\":\"\\ud800\"}", "[1]", "\"a\"", "<html>", "{\"a\":-}", "{\"a\":+1}",
        ];
        for json in cases {
            let error = read_texts(json).expect_err(json);
            assert_eq!(error.code(), "unreadable-answer", "{json}");
        }
        assert!(read_json(b"{\"a\":\"\xff\"}", Json::skip).is_ok(), "skipped text is not looked into");
        assert!(read_json(b"\"\xff\"", Json::text).is_err());
    }

    #[test]
    fn deep_nesting_is_an_error_and_no_overflow() {
        let deep = ["[".repeat(1_000_000), "]".repeat(1_000_000)].concat();

        assert!(read_json(deep.as_bytes(), Json::skip).is_err());
        assert!(read_json("[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]".as_bytes(), Json::skip).is_ok());
    }

    #[test]
    fn writes_text_that_reads_back_the_same() {
        for text in ["plain", "\"quoted\\\"", "line\nbreak\ttab\u{0}\u{1f}", "ü😀", "</script>"] {
            let mut json = String::new();
            push_text(&mut json, text);
            assert_eq!(read_json(json.as_bytes(), Json::text).unwrap().as_deref(), Some(text));
        }
    }
}
