//! Amounts: decimal text in, exact decimals inside.

use crate::error::Error;
use rust_decimal::Decimal;

/// An exact decimal number.
pub type Amount = Decimal;

/// How many significant digits an amount may have, so that nothing is ever rounded silently.
pub const MAX_DIGITS: usize = 15;

/// Reads an amount from decimal text or from the text of a JSON number: `49.99`, `-1`, `1e-7`.
///
/// # Errors
/// `unreadable-answer` where the text is no decimal (`$49.99`, `1,234.50`, empty) or goes beyond
/// [`MAX_DIGITS`] significant digits.
pub fn read_amount(text: &str) -> Result<Amount, Error> {
    parse(text).ok_or_else(|| Error::unreadable(["no amount: \"", text, "\""].concat()))
}

fn parse(text: &str) -> Option<Amount> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (mantissa, ""),
    };
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let number = significant(whole, fraction)?;
    scaled(if negative { -number } else { number }, i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?)
}

fn significant(whole: &str, fraction: &str) -> Option<i64> {
    let digits = [whole, fraction].concat();
    let digits = digits.trim_start_matches('0');
    match digits.len() {
        0 => Some(0),
        1..=MAX_DIGITS => digits.parse().ok(),
        _ => None,
    }
}

fn scaled(number: i64, scale: i32) -> Option<Amount> {
    match scale {
        _ if number == 0 => Some(Decimal::ZERO),
        0..=28 => Some(Decimal::new(number, scale.unsigned_abs())),
        -15..0 => {
            let whole = number.checked_mul(10_i64.checked_pow(scale.unsigned_abs())?)?;
            (whole.unsigned_abs() < 10_u64.pow(15)).then(|| Decimal::new(whole, 0))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_text_and_json_numbers_to_the_same_amount() {
        let cases = [
            ("49.99", "49.99"),
            ("49.9900", "49.99"),
            ("0", "0"),
            ("-0.50", "-0.5"),
            ("1e-7", "0.0000001"),
            ("1.5E2", "150"),
            ("007.5", "7.5"),
            ("999999999999999", "999999999999999"),
        ];
        for (text, expected) in cases {
            assert_eq!(read_amount(text).unwrap().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_amount_or_has_too_many_digits() {
        let cases = [
            "", "-", ".", ".5", "5.", "$49.99", "1,234.50", "abc", "NaN", "Infinity", "0x10", " 1", "1 ", "--1",
            "1e", "1e400", "1e-400", "1e99999999999", "1234567890123456", "0.1234567890123456", "1e15", "٣",
        ];
        for text in cases {
            assert!(read_amount(text).is_err(), "{text}");
        }
    }
}
