//! Passes over JSON text: to check it, to step over values, and to read plain option sets.

use super::ids::Ids;
use alloc::vec::Vec;

/// How deep values may nest: as many levels as a word has bits.
pub const MAX_DEPTH: u32 = u64::BITS;

/// Where the text stops being one JSON value with blanks around it, or nests too deep; `None` where it does not.
#[inline(never)]
#[must_use]
pub fn fault(text: &[u8]) -> Option<usize> {
    let mut scan = Scan { text, at: 0 };
    // A bit for each level: whether it is an object.
    let (mut levels, mut depth) = (0_u64, 0);
    loop {
        let first = scan.peek();
        let is_good = match first {
            b'{' | b'[' => {
                scan.at += 1;
                let is_object = first == b'{';
                (levels, depth) = (levels << 1 | u64::from(is_object), depth + 1);
                let is_empty = scan.peek() == first + 2;
                if depth <= MAX_DEPTH && !is_empty && (!is_object || scan.take_key()) {
                    continue;
                }
                depth <= MAX_DEPTH && is_empty
            }
            b'"' => scan.take_string() != Text::Broken,
            b'-' | b'0'..=b'9' => scan.take_number(),
            _ => scan.take_word(),
        };
        if !is_good {
            return Some(scan.at);
        }
        loop {
            let next = scan.peek();
            if depth == 0 {
                return if scan.at == text.len() { None } else { Some(scan.at) };
            }
            let is_object = levels & 1 == 1;
            if next == b',' {
                scan.at += 1;
                if is_object && !scan.take_key() {
                    return Some(scan.at);
                }
                break;
            }
            if next != if is_object { b'}' } else { b']' } {
                return Some(scan.at);
            }
            scan.at += 1;
            (levels, depth) = (levels >> 1, depth - 1);
        }
    }
}

/// The place after the value that begins here: that of a comma, of a closing bracket or of the end. It is right in a
/// document that was checked; in others it is somewhere.
#[inline(never)]
#[must_use]
pub fn skip_value(text: &[u8], at: usize) -> usize {
    let mut scan = Scan { text, at };
    let mut depth = 0_u32;
    loop {
        match scan.byte() {
            b'"' => {
                scan.take_string();
                continue;
            }
            b'{' | b'[' => depth += 1,
            0 => return scan.at,
            b'}' | b']' | b',' if depth == 0 => return scan.at,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        scan.at += 1;
    }
}

/// The place after the text that begins here, or this place where none does; for a document that was checked.
#[must_use]
pub fn skip_string(text: &[u8], at: usize) -> usize {
    let mut scan = Scan { text, at };
    if scan.byte() == b'"' {
        scan.take_string();
    }
    scan.at
}

/// The text that this begins with, if it has no escapes.
#[must_use]
pub fn plain_string(text: &str) -> Option<&str> {
    let mut scan = Scan { text: text.as_bytes(), at: 0 };
    if scan.take_string() == Text::Plain { text.get(1..scan.at - 1) } else { None }
}

/// The place of the next byte that is not blank.
#[must_use]
pub fn skip_blanks(text: &[u8], at: usize) -> usize {
    let mut scan = Scan { text, at };
    scan.peek();
    scan.at
}

/// Reads plain sets (`{"selectedOptions":{"id":"id"}}`, known ids without escapes) in an array of a document that was
/// checked, a row of cells each: 0 or the value's index plus 1. Gives the place of the first that is not plain, or of
/// the end of the array, and how many came before it.
#[inline(never)]
pub fn read_sets(text: &[u8], at: usize, ids: &mut Ids, cells: &mut Vec<u16>) -> (usize, usize) {
    let mut scan = Scan { text, at };
    let mut count = 0;
    loop {
        let (begin, row) = (scan.at, cells.len());
        scan.take(b',');
        cells.resize(row + ids.width(), 0);
        if !scan.take_set(ids, &mut cells[row..]) {
            cells.truncate(row);
            return (begin, count);
        }
        count += 1;
    }
}

/// What kind of text was passed.
#[derive(PartialEq)]
enum Text {
    Plain,
    Escaped,
    Broken,
}

struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    /// The byte here; past the end 0, which no JSON has.
    #[inline]
    fn byte(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or_default()
    }

    /// The next byte that is not blank.
    #[inline(never)]
    fn peek(&mut self) -> u8 {
        loop {
            let byte = self.byte();
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return byte;
            }
            self.at += 1;
        }
    }

    /// Steps over what comes next if it is this.
    #[inline(never)]
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    #[inline(never)]
    fn take_key(&mut self) -> bool {
        self.peek() == b'"' && self.take_string() != Text::Broken && self.take(b':')
    }

    /// Steps over text, from its opening quote.
    #[inline(never)]
    fn take_string(&mut self) -> Text {
        let mut text = Text::Plain;
        loop {
            self.at += 1;
            match self.byte() {
                b'"' => break,
                b'\\' => {
                    text = Text::Escaped;
                    self.at += 1;
                    let digits = match self.byte() {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 0,
                        b'u' => 4,
                        _ => return Text::Broken,
                    };
                    for _ in 0..digits {
                        self.at += 1;
                        if !self.byte().is_ascii_hexdigit() {
                            return Text::Broken;
                        }
                    }
                }
                0..=0x1f => return Text::Broken,
                _ => {}
            }
        }
        self.at += 1;
        text
    }

    fn take_number(&mut self) -> bool {
        self.at += usize::from(self.byte() == b'-');
        let (start, is_zero) = (self.at, self.byte() == b'0');
        let mut is_good = self.take_digits() && !(is_zero && self.at > start + 1);
        if self.byte() == b'.' {
            self.at += 1;
            is_good &= self.take_digits();
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), b'+' | b'-'));
            is_good &= self.take_digits();
        }
        is_good
    }

    #[inline(never)]
    fn take_digits(&mut self) -> bool {
        let start = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }

    fn take_word(&mut self) -> bool {
        let start = self.at;
        while self.byte().is_ascii_lowercase() {
            self.at += 1;
        }
        matches!(self.text.get(start..self.at), Some(b"null" | b"true" | b"false"))
    }

    fn take_set(&mut self, ids: &mut Ids, row: &mut [u16]) -> bool {
        if !self.take(b'{') || self.take_plain() != Some(b"selectedOptions") || !self.take(b':') || !self.take(b'{') {
            return false;
        }
        let mut place = 0;
        while !self.take(b'}') {
            let Some(option) = self.take_plain().and_then(|id| ids.option(place, id)) else { return false };
            self.take(b':');
            let Some(value) = self.take_plain().and_then(|id| ids.value(option, id)) else { return false };
            self.take(b',');
            row[option] = value;
            place += 1;
        }
        self.take(b'}')
    }

    /// Steps over the text that comes next and gives it, if it has no escapes.
    #[inline(never)]
    fn take_plain(&mut self) -> Option<&'a [u8]> {
        if self.peek() != b'"' {
            return None;
        }
        let start = self.at + 1;
        if self.take_string() == Text::Plain { self.text.get(start..self.at - 1) } else { None }
    }
}
