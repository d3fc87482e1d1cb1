//! Amounts: exact decimals.
//!
//! A whole number and a scale, as in every decimal type; 128 bits leave room for any amount that is let in, times
//! any quantity. (`rust_decimal` does the same with 96 bits and 4 KB more; the tests compare the two.)

use super::Rounding;
use crate::error::Error;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// How many significant digits an amount may have, so that nothing is ever rounded silently.
pub const MAX_DIGITS: usize = 15;

/// How many digits an amount may have after the point.
const MAX_SCALE: u32 = 20;

/// An exact decimal number: `units` × 10^-`scale`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Amount {
    units: i128,
    scale: u32,
}

impl Amount {
    /// 0.
    pub const ZERO: Amount = Amount { units: 0, scale: 0 };

    /// The sum; `None` where it has too many digits.
    #[must_use]
    pub fn plus(self, other: Amount) -> Option<Amount> {
        let scale = self.scale.max(other.scale);
        let units = self.at_scale(scale)?.checked_add(other.at_scale(scale)?)?;
        Some(Amount { units, scale })
    }

    /// This, so many times; `None` where the product has too many digits.
    #[must_use]
    pub fn times(self, quantity: u32) -> Option<Amount> {
        Some(Amount { units: self.units.checked_mul(i128::from(quantity))?, scale: self.scale })
    }

    /// With at most so many digits after the point.
    #[must_use]
    pub fn rounded(self, digits: u32, rounding: Rounding) -> Amount {
        if self.scale <= digits {
            return self;
        }
        let step = 10_u128.pow(self.scale - digits);
        let (mut units, rest) = (self.units.unsigned_abs() / step, self.units.unsigned_abs() % step);
        let is_up = match (rest * 2).cmp(&step) {
            Ordering::Less => false,
            Ordering::Equal => rounding == Rounding::HalfUp || units % 2 == 1,
            Ordering::Greater => true,
        };
        units += u128::from(is_up);
        let units = units.cast_signed();
        Amount { units: if self.units < 0 { -units } else { units }, scale: digits }
    }

    /// As decimal text, with at least so many digits after the point, and no zeros that nobody needs.
    #[must_use]
    pub fn text(self, digits: u32) -> String {
        let mut text = Vec::new();
        let (mut units, mut scale) = (self.units.unsigned_abs(), self.scale);
        while scale > digits && units.is_multiple_of(10) {
            units /= 10;
            scale -= 1;
        }
        let shown = scale.max(digits);
        let zeros = shown - scale;
        let mut place = 0;
        while place <= shown || units > 0 {
            if place == shown && shown > 0 {
                text.push(b'.');
            }
            let digit = if place < zeros { 0 } else { units % 10 };
            if place >= zeros {
                units /= 10;
            }
            text.push(b'0' + digit as u8);
            place += 1;
        }
        if self.units < 0 {
            text.push(b'-');
        }
        text.reverse();
        String::from_utf8(text).unwrap_or_default()
    }

    fn at_scale(self, scale: u32) -> Option<i128> {
        self.units.checked_mul(10_i128.checked_pow(scale - self.scale)?)
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    /// Amounts that are let in fit at each other's scale; sums that do not are compared as best they can.
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        let units = |amount: &Amount| amount.at_scale(scale).unwrap_or(amount.units);
        units(self).cmp(&units(other))
    }
}

/// Reads an amount from decimal text or from the text of a JSON number: `49.99`, `-1`, `1e-7`.
///
/// # Errors
/// `unreadable-answer` where the text is no decimal (`$49.99`, `1,234.50`, empty) or goes beyond
/// [`MAX_DIGITS`] significant digits.
pub fn read_amount(text: &str) -> Result<Amount, Error> {
    match parse(text.as_bytes()) {
        Some(amount) => Ok(amount),
        None => Err(Error::unreadable(&["no amount: \"", text, "\""])),
    }
}

fn parse(text: &[u8]) -> Option<Amount> {
    let (is_negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let mut units: i128 = 0;
    let (mut digits, mut significant, mut zeros) = (0, 0, 0);
    let mut point: Option<i32> = None;
    let mut exponent: i32 = 0;
    for (index, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if let Some(places) = &mut point {
                    *places += 1;
                }
                if *byte == b'0' {
                    zeros += 1;
                    continue;
                }
                // Zeros count only once another digit follows them.
                if units != 0 {
                    significant += zeros;
                    units = units.checked_mul(10_i128.checked_pow(zeros)?)?;
                }
                zeros = 0;
                significant += 1;
                if significant > MAX_DIGITS as u32 {
                    return None;
                }
                units = units * 10 + i128::from(byte - b'0');
            }
            b'.' if point.is_none() && digits > 0 => point = Some(0),
            b'e' | b'E' => {
                exponent = read_exponent(&text[index + 1..])?;
                break;
            }
            _ => return None,
        }
    }
    let places = point.unwrap_or(0);
    if digits == 0 || (point == Some(0)) {
        return None;
    }
    if units == 0 {
        return Some(Amount::ZERO);
    }
    // `units` leaves out the zeros at its end.
    let scale = places - zeros.cast_signed() - exponent;
    let units = if is_negative { -units } else { units };
    if scale >= 0 {
        let scale = scale.unsigned_abs();
        return if scale <= MAX_SCALE { Some(Amount { units, scale }) } else { None };
    }
    let whole = scale.unsigned_abs();
    if significant + whole > MAX_DIGITS as u32 {
        return None;
    }
    Some(Amount { units: units * 10_i128.pow(whole), scale: 0 })
}

fn read_exponent(text: &[u8]) -> Option<i32> {
    let (sign, digits) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, text),
    };
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    let mut exponent = 0;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        exponent = exponent * 10 + i32::from(byte - b'0');
    }
    Some(sign * exponent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::{Decimal, RoundingStrategy};

    fn amount(text: &str) -> Amount {
        read_amount(text).unwrap()
    }

    #[test]
    fn reads_text_and_json_numbers_to_the_same_amount() {
        let cases = [
            ("49.99", "49.99"),
            ("49.9900", "49.99"),
            ("0", "0"),
            ("0.00", "0"),
            ("-0.50", "-0.5"),
            ("1e-7", "0.0000001"),
            ("1.5E2", "150"),
            ("007.5", "7.5"),
            ("100200300", "100200300"),
            ("10.0500", "10.05"),
            ("999999999999999", "999999999999999"),
            ("999999999999999000e-3", "999999999999999"),
            ("0.000000000000001", "0.000000000000001"),
        ];
        for (text, expected) in cases {
            assert_eq!(amount(text).text(0), expected, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_amount_or_has_too_many_digits() {
        let cases = [
            "",
            "-",
            ".",
            ".5",
            "5.",
            "$49.99",
            "1,234.50",
            "abc",
            "NaN",
            "Infinity",
            "0x10",
            " 1",
            "1 ",
            "--1",
            "1e",
            "1e+",
            "1.2.3",
            "1e5e5",
            "1e400",
            "1e-400",
            "1e99999999999",
            "1234567890123456",
            "0.1234567890123456",
            "1e15",
            "٣",
            "e5",
            "1.e5",
        ];
        for text in cases {
            assert!(read_amount(text).is_err(), "{text}");
        }
    }

    #[test]
    fn compares_by_value() {
        assert_eq!(amount("1.50"), amount("1.5"));
        assert!(amount("-2") < amount("-1.99") && amount("0.1") > amount("0.09999") && amount("10") > amount("9.9"));
    }

    fn decimal_text() -> impl Strategy<Value = String> {
        (any::<bool>(), 0..1_000_000_000_000_000_u64, 0..12_u32).prop_map(|(is_negative, units, scale)| {
            let sign = if is_negative { -1 } else { 1 };
            Decimal::from_i128_with_scale(i128::from(units) * sign, scale).to_string()
        })
    }

    proptest! {
        #[test]
        fn sums_and_products_are_those_of_rust_decimal(a in decimal_text(), b in decimal_text(), q in 0..1000_u32) {
            let (x, y): (Decimal, Decimal) = (a.parse().unwrap(), b.parse().unwrap());
            let sum = amount(&a).plus(amount(&b)).unwrap().times(q).unwrap();
            prop_assert_eq!(sum.text(0).parse::<Decimal>().unwrap(), (x + y) * Decimal::from(q));
            prop_assert_eq!(amount(&a).cmp(&amount(&b)), x.cmp(&y));
        }

        #[test]
        fn rounding_is_that_of_rust_decimal(a in decimal_text(), digits in 0..5_u32) {
            let x: Decimal = a.parse().unwrap();
            let strategies = [
                (Rounding::HalfUp, RoundingStrategy::MidpointAwayFromZero),
                (Rounding::HalfEven, RoundingStrategy::MidpointNearestEven),
            ];
            for (rounding, strategy) in strategies {
                let rounded = amount(&a).rounded(digits, rounding).text(digits);
                prop_assert_eq!(rounded.parse::<Decimal>().unwrap(), x.round_dp_with_strategy(digits, strategy));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
            let _ = read_amount(&text);
        }
    }
}
