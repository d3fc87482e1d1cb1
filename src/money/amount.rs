//! Amounts: exact decimals.
//!
//! A whole number and a scale, as in every decimal type; 128 bits leave room for any amount that is let in, times
//! any quantity. (`rust_decimal` does the same with 96 bits and 4 KB more; the tests compare the two.)

use super::Rounding;
use crate::error::{Error, Kind};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// How many significant digits an amount may have, so that nothing is ever rounded silently.
pub const MAX_DIGITS: u32 = 15;

/// How many digits an amount may have after the point.
const MAX_SCALE: u32 = 20;

/// An exact decimal number: `units` × 10^-`scale`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Amount {
    pub(super) units: i128,
    pub(super) scale: u32,
}

impl Amount {
    /// 0.
    pub const ZERO: Amount = Amount { units: 0, scale: 0 };

    /// More than any amount that is read.
    pub(crate) const MOST: Amount = Amount { units: i128::MAX, scale: 0 };

    /// So many units of 10^-`scale`.
    #[cfg(feature = "quotes")]
    #[must_use]
    pub fn of_units(units: i128, scale: u32) -> Amount {
        Amount { units, scale }
    }

    /// Reads an amount; `None` where [`read_amount`] refuses.
    #[must_use]
    pub fn read(text: &str) -> Option<Amount> {
        parse(text.as_bytes())
    }

    /// True below 0.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

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
        if self.units.unsigned_abs().leading_zeros() + quantity.leading_zeros() <= u32::BITS {
            return None;
        }
        Some(Amount { units: self.units * i128::from(quantity), scale: self.scale })
    }

    /// The amount in units of that many digits after the point; `None` where it has more.
    pub(super) fn whole(self, digits: u32) -> Option<i128> {
        if self.scale > digits { None } else { self.at_scale(digits) }
    }

    /// The point moved so many digits to the left.
    pub(super) fn shifted(self, digits: u32) -> Amount {
        Amount { scale: self.scale + digits, ..self }
    }

    /// With at most so many digits after the point.
    #[must_use]
    pub fn rounded(self, digits: u32, rounding: Rounding) -> Amount {
        if self.scale <= digits {
            return self;
        }
        let (mut units, mut last, mut rest) = (self.units.unsigned_abs(), 0, 0);
        for _ in digits..self.scale {
            rest |= last;
            (units, last) = divide_by_ten(units);
        }
        let is_tie = last == 5 && rest == 0;
        let is_up = if is_tie { rounding == Rounding::HalfUp || units & 1 == 1 } else { last >= 5 };
        let units = (units + u128::from(is_up)).cast_signed();
        Amount { units: if self.units < 0 { -units } else { units }, scale: digits }
    }

    /// As decimal text, with at least so many digits after the point, and no zeros that nobody needs.
    #[must_use]
    pub fn text(self, digits: u32) -> String {
        let (mut units, mut digit) = (self.units.unsigned_abs(), 0);
        let mut text = Vec::with_capacity(16); // from its end
        for place in (1..=self.scale.max(digits)).rev() {
            if place <= self.scale {
                (units, digit) = divide_by_ten(units);
            }
            if digit > 0 || place <= digits || !text.is_empty() {
                text.push(b'0' + digit);
            }
        }
        if !text.is_empty() {
            text.push(b'.');
        }
        while units > 0 || text.last().is_none_or(|last| *last == b'.') {
            (units, digit) = divide_by_ten(units);
            text.push(b'0' + digit);
        }
        if self.units < 0 {
            text.push(b'-');
        }
        text.reverse();
        // SAFETY: digits, a point and a sign.
        unsafe { String::from_utf8_unchecked(text) }
    }

    /// How many digits it has after the point.
    pub(crate) fn scale(self) -> u32 {
        self.scale
    }

    /// As a whole number of 10^-`scale`; `None` where that is too great.
    pub(crate) fn at_scale(self, scale: u32) -> Option<i128> {
        let mut units = self.units;
        for _ in self.scale..scale {
            let is_small = units.unsigned_abs() >> 123 == 0;
            units = if is_small { units * 10 } else { return None };
        }
        Some(units)
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
    match Amount::read(text) {
        Some(amount) => Ok(amount),
        None => Err(Error::filled(Kind::UnreadableAnswer, "no amount: \"~\"", &[text])),
    }
}

fn parse(text: &[u8]) -> Option<Amount> {
    let number = text.strip_prefix(b"-").unwrap_or(text);
    let end = number.iter().position(|byte| matches!(byte, b'e' | b'E')).unwrap_or(number.len());
    let (mantissa, exponent) = number.split_at(end);
    let exponent = if exponent.is_empty() { 0 } else { read_exponent(&exponent[1..])? };
    let mantissa = Mantissa::read(mantissa)?;
    if mantissa.units == 0 {
        return Some(Amount::ZERO);
    }
    let scale = mantissa.places - mantissa.zeros.cast_signed() - exponent;
    let zeros = if scale < 0 { scale.unsigned_abs() } else { 0 };
    let scale = scale.max(0).unsigned_abs();
    if scale > MAX_SCALE || mantissa.significant + zeros > MAX_DIGITS {
        return None;
    }
    let units = i128::from(with_zeros(mantissa.units, zeros));
    Some(Amount { units: if number.len() < text.len() { -units } else { units }, scale })
}

/// The digits of a number before its exponent.
#[derive(Default)]
struct Mantissa {
    /// The digits without the zeros at their end.
    units: u64,
    /// How many digits that are.
    significant: u32,
    /// How many zeros come after them.
    zeros: u32,
    /// How many digits stand after the point.
    places: i32,
}

impl Mantissa {
    fn read(text: &[u8]) -> Option<Mantissa> {
        let mut read = Mantissa::default();
        let mut has_point = false;
        for (index, byte) in text.iter().enumerate() {
            if *byte == b'.' && index > 0 && index + 1 < text.len() && !has_point {
                has_point = true;
                continue;
            }
            read.places += i32::from(has_point);
            read.take(*byte)?;
        }
        if text.is_empty() { None } else { Some(read) }
    }

    /// Takes a digit. Zeros count only once another digit follows them.
    fn take(&mut self, byte: u8) -> Option<()> {
        match byte {
            b'0' => self.zeros += 1,
            b'1'..=b'9' => {
                let zeros = if self.units == 0 { 0 } else { self.zeros };
                self.significant += zeros + 1;
                if self.significant > MAX_DIGITS {
                    return None;
                }
                self.units = with_zeros(self.units, zeros + 1) + u64::from(byte - b'0');
                self.zeros = 0;
            }
            _ => return None,
        }
        Some(())
    }
}

/// The number with so many zeros at its end; the caller sees to it that it fits.
fn with_zeros(mut units: u64, zeros: u32) -> u64 {
    for _ in 0..zeros {
        units *= 10;
    }
    units
}

fn read_exponent(text: &[u8]) -> Option<i32> {
    let digits = text.strip_prefix(b"-").or_else(|| text.strip_prefix(b"+")).unwrap_or(text);
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
    Some(if text[0] == b'-' { -exponent } else { exponent })
}

/// Divides by ten, 64 bits at a time: the general division of 128 bits costs a kilobyte of wasm.
#[expect(clippy::cast_possible_truncation, reason = "that is how the halves are cut, and a rest is below ten")]
pub(super) fn divide_by_ten(number: u128) -> (u128, u8) {
    // What the upper half leaves counts 2^64 each: ten times this, and 6.
    const TENTH: u64 = u64::MAX / 10;
    let (high, low) = ((number >> 64) as u64, number as u64);
    let left = high % 10;
    let rest = left * 6 + low % 10;
    let low = left * TENTH + low / 10 + rest / 10;
    (u128::from(high / 10) << 64 | u128::from(low), (rest % 10) as u8)
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
            "-Infinity",
            "null",
            "+1",
            "1 234.50",
            "1.234,50",
            "49.99 USD",
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
        // Beyond 300 units the products have more than the 96 bits of the yardstick, which then rounds.
        #[test]
        fn sums_and_products_are_those_of_rust_decimal(a in decimal_text(), b in decimal_text(), q in 0..=300_u32) {
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
