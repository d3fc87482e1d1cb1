//! Percent-encoding of path segments and query values, and its reverse.

use crate::text::utf8;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Encodes everything but letters, digits and `-._~`.
pub(crate) fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = Vec::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte);
        } else {
            encoded.extend_from_slice(&[b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
    // SAFETY: all of it is ASCII.
    unsafe { String::from_utf8_unchecked(encoded) }
}

/// Decodes percent-encoded text; what is no valid encoding stays as it is.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        match tail {
            [high, low, after @ ..] if byte == b'%' && high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(hex(*high) << 4 | hex(*low));
                rest = after;
            }
            _ => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    utf8(&bytes).unwrap_or(text).to_owned()
}

/// What a hexadecimal digit stands for.
pub(super) fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20).wrapping_sub(b'a' - 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_what_would_change_a_path_and_decodes_it_back() {
        for (text, encoded) in
            [("A/B C?#%ü", "A%2FB%20C%3F%23%25%C3%BC"), ("100060", "100060"), ("a-b.c_d~e", "a-b.c_d~e")]
        {
            assert_eq!(encode(text), encoded);
            assert_eq!(decode(encoded), text);
        }
    }

    #[test]
    fn leaves_what_is_no_encoding_alone() {
        for text in ["100%", "%zz", "%2", "%FF", "ü%4"] {
            assert_eq!(decode(text), text);
        }
    }
}
