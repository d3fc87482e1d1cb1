//! Finds the words of JSON.

use super::json_scan;
use super::percent::hex;
use alloc::string::String;

/// Steps through JSON text. Past the end there are zero bytes, which no JSON has.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Lexer { text, at: 0 }
    }

    /// The byte that comes next.
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Goes one byte on.
    pub(super) fn step(&mut self) {
        self.at += 1;
    }

    /// What comes.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// What came.
    pub(super) fn passed(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or_default()
    }

    pub(super) fn skip_blanks(&mut self) {
        self.at = json_scan::skip_blanks(self.text.as_bytes(), self.at);
    }

    /// Takes the text that begins here in a document that was checked.
    pub(super) fn take_string(&mut self) -> String {
        let mut text = String::new();
        loop {
            self.step();
            text.push_str(self.take_plain());
            if self.peek() != b'\\' {
                return text;
            }
            text.push(self.take_escape());
        }
    }

    /// Steps over the text that begins here in a document that was checked; false where there is none.
    pub(super) fn skip_string(&mut self) -> bool {
        let start = self.at;
        self.at = json_scan::skip_string(self.text.as_bytes(), start);
        self.at > start
    }

    /// Takes what stands before the next quote or escape.
    fn take_plain(&mut self) -> &'a str {
        let start = self.at;
        while !matches!(self.peek(), b'"' | b'\\' | 0) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Takes an escape, up to its last byte.
    fn take_escape(&mut self) -> char {
        self.step();
        char::from(match self.peek() {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => return self.take_unicode(),
            byte => byte,
        })
    }

    /// Takes a `\u` escape; the upper half of a pair wants the lower. A lone half becomes U+FFFD.
    fn take_unicode(&mut self) -> char {
        let mut code = self.take_hex();
        let end = self.at;
        if code & 0xfc00 == 0xd800 && self.rest().get(1..3) == Some("\\u") {
            self.at += 2;
            let low = self.take_hex();
            if low & 0xfc00 == 0xdc00 {
                code = 0x10000 + ((code & 0x3ff) << 10 | low & 0x3ff);
            } else {
                self.at = end;
            }
        }
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    fn take_hex(&mut self) -> u32 {
        let mut code = 0;
        for _ in 0..4 {
            self.step();
            code = code << 4 | u32::from(hex(self.peek()));
        }
        code
    }

    /// Steps over a value in a document that was checked; false at the end of an object or an array.
    pub(super) fn skip_value(&mut self) -> bool {
        let start = self.at;
        self.at = json_scan::skip_value(self.text.as_bytes(), start);
        self.at > start
    }

    /// Lets a faster reader go on from here: it takes the text and the place, and gives the place that it came to.
    pub(super) fn go_on(&mut self, read: &mut dyn FnMut(&[u8], usize) -> usize) {
        self.at = read(self.text.as_bytes(), self.at);
    }
}
