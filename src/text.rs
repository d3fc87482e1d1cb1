//! Small helpers for text, where the standard library's general ones would cost kilobytes of wasm.

use alloc::string::String;
use alloc::vec::Vec;

/// Appends a whole number.
pub(crate) fn push_digits(bytes: &mut Vec<u8>, number: u64) {
    if number > 9 {
        push_digits(bytes, number / 10);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

/// The parts as one text.
pub(crate) fn concat(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}

/// The template, with the next part at each `~`. That takes fewer instructions than a list of all pieces.
#[inline(never)] // many callers
pub(crate) fn fill(template: &str, parts: &[&str]) -> String {
    let mut parts = parts.iter();
    let mut text = Vec::new();
    for &byte in template.as_bytes() {
        match byte {
            b'~' => text.extend_from_slice(parts.next().map_or(&[], |part| part.as_bytes())),
            _ => text.push(byte),
        }
    }
    // SAFETY: whole texts went into a text, in the place of an ASCII character.
    unsafe { String::from_utf8_unchecked(text) }
}

/// A whole number as text.
pub(crate) fn number(number: u64) -> String {
    let mut digits = Vec::new();
    push_digits(&mut digits, number);
    // SAFETY: digits are ASCII.
    unsafe { String::from_utf8_unchecked(digits) }
}

/// Reads a whole number: digits and nothing else.
pub(crate) fn read_number(text: &str) -> Option<u32> {
    let mut number: u32 = 0;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u32::from(digit))?;
    }
    if text.is_empty() { None } else { Some(number) }
}

/// What stands before and after the first `mark`.
pub(crate) fn split<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let place = text.as_bytes().windows(mark.len()).position(|window| window == mark.as_bytes())?;
    Some((text.get(..place)?, text.get(place + mark.len()..)?))
}

/// What stands before the first of these ASCII characters.
pub(crate) fn before<'a>(text: &'a str, marks: &[u8]) -> &'a str {
    let end = text.bytes().position(|byte| marks.contains(&byte)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// The bytes as text, if they are UTF-8.
pub(crate) fn utf8(bytes: &[u8]) -> Option<&str> {
    let mut rest = bytes.iter();
    while let Some(first) = rest.next() {
        let (least, most, more) = match first {
            0..=0x7f => {
                rest = rest.as_slice()[ascii_length(rest.as_slice())..].iter();
                continue;
            }
            0xc2..=0xdf => (0x80, 0xbf, 0),
            0xe0 => (0xa0, 0xbf, 1),
            0xed => (0x80, 0x9f, 1),
            0xe1..=0xef => (0x80, 0xbf, 1),
            0xf0 => (0x90, 0xbf, 2),
            0xf4 => (0x80, 0x8f, 2),
            0xf1..=0xf3 => (0x80, 0xbf, 2),
            _ => return None,
        };
        let is_continued = rest.next().is_some_and(|second| (least..=most).contains(second));
        if !is_continued || rest.by_ref().take(more).filter(|byte| **byte & 0xc0 == 0x80).count() < more {
            return None;
        }
    }
    // SAFETY: this is the table of well-formed byte sequences of Unicode (3-7), and the tests compare with `core`.
    Some(unsafe { core::str::from_utf8_unchecked(bytes) })
}

/// How many of the first bytes are ASCII, to the last eight of them.
#[inline(never)]
fn ascii_length(bytes: &[u8]) -> usize {
    let (eights, _) = bytes.as_chunks::<8>();
    let is_ascii = |eight: &&[u8; 8]| u64::from_ne_bytes(**eight) & 0x8080_8080_8080_8080 == 0;
    eights.iter().take_while(is_ascii).count() * 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_utf8_where_core_says_so(
            parts in proptest::collection::vec(
                prop_oneof![
                    any::<char>().prop_map(|character| character.to_string().into_bytes()),
                    any::<u8>().prop_map(|byte| vec![byte]),
                    (0xc0..=0xff_u8, 0x7e..=0xc1_u8, 0x7e..=0xc1_u8).prop_map(|(a, b, c)| vec![a, b, c]),
                    (0xee..=0xff_u8, 0x7e..=0xc1_u8, 0x80..=0xbf_u8, 0x7e..=0xc1_u8).prop_map(|(a, b, c, d)| vec![a, b, c, d]),
                ],
                0..4,
            )
        ) {
            let bytes = parts.concat();

            prop_assert_eq!(utf8(&bytes), core::str::from_utf8(&bytes).ok());
        }
    }

    #[test]
    fn numbers_are_written_and_read_back() {
        for (value, text) in [(0, "0"), (7, "7"), (10, "10"), (4_294_967_295, "4294967295")] {
            assert_eq!(number(value), text);
            assert_eq!(read_number(text).map(u64::from), Some(value));
        }
        for text in ["", "-1", "1.5", "x", "4294967296", "1 ", "٣"] {
            assert_eq!(read_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_template_is_filled_from_the_left_and_parts_stay_as_they_are() {
        assert_eq!(fill("the value \"~\" of ~ – ü", &["~é", "b"]), "the value \"~é\" of b – ü");
        for (template, filled) in [("", ""), ("~~", "a"), ("-", "-")] {
            assert_eq!(fill(template, &["a"]), filled);
        }
    }

    #[test]
    fn text_is_split_at_a_mark() {
        assert_eq!(split("https://x/y", "://"), Some(("https", "x/y")));
        assert_eq!(split("ü://", "://"), Some(("ü", "")));
        assert_eq!((split("x", "://"), split("", "://")), (None, None));
        assert_eq!((before("a/b?c", b"?/"), before("ab", b"?"), before("", b"?")), ("a", "ab", ""));
    }
}
