//! Writes JSON by hand, value by value.

use crate::text::push_digits;
use alloc::string::String;
use alloc::vec::Vec;

/// Writes one JSON document. Commas come by themselves.
#[derive(Debug, Default)]
pub struct JsonWriter {
    /// UTF-8.
    json: Vec<u8>,
}

impl JsonWriter {
    /// What was written.
    #[must_use]
    pub fn into_text(self) -> String {
        // SAFETY: whole texts were put together, and ASCII.
        unsafe { String::from_utf8_unchecked(self.json) }
    }

    /// Opens an object or an array.
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.json.push(bracket as u8);
    }

    /// Closes an object or an array.
    #[inline(never)] // everybody calls it
    pub fn close(&mut self, bracket: char) {
        self.json.push(bracket as u8);
    }

    /// Writes the name of a field; its value comes next.
    pub fn key(&mut self, key: &str) {
        self.text(key);
        self.json.push(b':');
    }

    /// Opens an object or an array as a field.
    pub fn open_field(&mut self, key: &str, bracket: char) {
        self.key(key);
        self.open(bracket);
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) {
        self.separate();
        self.json.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(place) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
            self.json.extend_from_slice(&rest[..place]);
            self.push_escaped(rest[place]);
            rest = &rest[place + 1..];
        }
        self.json.extend_from_slice(rest);
        self.json.push(b'"');
    }

    /// Writes text of digits, each from 0 to 9.
    pub fn digits(&mut self, digits: &mut dyn Iterator<Item = u8>) {
        self.separate();
        self.json.push(b'"');
        for digit in digits {
            self.json.push(b'0' + digit);
        }
        self.json.push(b'"');
    }

    /// Writes what is JSON already: a number, `true`, `null`.
    pub fn literal(&mut self, literal: &str) {
        self.separate();
        self.json.extend_from_slice(literal.as_bytes());
    }

    /// Writes a field that holds text, or `null`.
    pub fn field(&mut self, key: &str, text: Option<&str>) {
        self.key(key);
        self.text_or_null(text);
    }

    /// Writes text, or `null`.
    pub fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.literal("null"),
        }
    }

    /// Writes a field that holds a whole number, or `null`.
    pub fn number(&mut self, key: &str, number: Option<u32>) {
        self.key(key);
        self.whole(number);
    }

    /// Writes a whole number, or `null`.
    pub fn whole(&mut self, number: Option<u32>) {
        match number {
            Some(number) => {
                self.separate();
                push_digits(&mut self.json, number.into());
            }
            None => self.literal("null"),
        }
    }

    /// Writes a field that is true or false.
    pub fn flag(&mut self, key: &str, flag: bool) {
        self.key(key);
        self.literal(if flag { "true" } else { "false" });
    }

    /// Writes an object of text by text as a field.
    pub fn pairs(&mut self, key: &str, pairs: &[(String, String)]) {
        self.open_field(key, '{');
        for (key, value) in pairs {
            self.field(key, Some(value));
        }
        self.close('}');
    }

    fn separate(&mut self) {
        if !matches!(self.json.last(), None | Some(b'{' | b'[' | b':')) {
            self.json.push(b',');
        }
    }

    fn push_escaped(&mut self, byte: u8) {
        if byte < 0x20 {
            self.json.extend_from_slice(if byte < 16 { b"\\u000" } else { b"\\u001" });
            self.json.push(b"0123456789abcdef"[usize::from(byte & 15)]);
        } else {
            self.json.push(b'\\');
            self.json.push(byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_reads_back_the_same() {
        for text in ["plain", "\"quoted\\\"", "line\nbreak\ttab\u{0}\u{1f}", "ü😀", "</script>", "ends with:", "{", ""]
        {
            let mut writer = JsonWriter::default();
            writer.text(text);
            assert_eq!(serde_json::from_str::<String>(&writer.into_text()).unwrap(), text);
        }
    }

    #[test]
    fn fields_and_items_are_separated_by_commas() {
        let mut writer = JsonWriter::default();

        writer.open('{');
        writer.field("a", None);
        writer.open_field("b", '[');
        writer.text("[");
        writer.text("x");
        writer.open('{');
        writer.close('}');
        writer.close(']');
        writer.number("c", Some(7));
        writer.flag("d", true);
        writer.key("e");
        writer.digits(&mut [0, 9].into_iter());
        writer.pairs("__proto__", &[("k".to_owned(), "v".to_owned()), ("l".to_owned(), ":".to_owned())]);
        writer.close('}');

        let expected = r#"{"a":null,"b":["[","x",{}],"c":7,"d":true,"e":"09","__proto__":{"k":"v","l":":"}}"#;
        assert_eq!(writer.into_text(), expected);
    }
}
