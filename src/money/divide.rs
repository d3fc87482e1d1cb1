//! Products and quotients of amounts.

use super::amount::divide_by_ten;
use super::{Amount, Rounding};

/// No quotient is shown with as many digits after the point.
const MOST_SHOWN: u32 = 36;

impl Amount {
    /// This less another amount; `None` where the difference has too many digits.
    #[must_use]
    pub fn minus(self, other: Amount) -> Option<Amount> {
        self.plus(Amount { units: -other.units, ..other })
    }

    /// The exact product; `None` where it has too many digits.
    #[must_use]
    pub fn times_amount(self, other: Amount) -> Option<Amount> {
        let [a, b] = [self.units, other.units].map(|units| units.unsigned_abs().leading_zeros());
        if a + b <= u128::BITS {
            return None;
        }
        Some(Amount { units: self.units * other.units, scale: self.scale + other.scale })
    }

    /// The exact quotient, rounded once to so many digits after the point; `None` where it has too many digits, or the
    /// divisor is 0.
    #[must_use]
    pub fn divided_by(self, divisor: Amount, digits: u32, rounding: Rounding) -> Option<Amount> {
        // One digit more than is wanted, and then a 1 for whatever comes after it, are enough to round correctly.
        let places = i64::from(digits) + 1 + i64::from(divisor.scale) - i64::from(self.scale);
        let (quotient, has_rest) = quotient(self.units.unsigned_abs(), divisor.units.unsigned_abs(), places)?;
        let units = ten_times(quotient)?.cast_signed() + i128::from(has_rest);
        let is_negative = (self.units < 0) != (divisor.units < 0);
        let exact = Amount { units: if is_negative { -units } else { units }, scale: digits + 2 };
        Some(exact.rounded(digits, rounding))
    }

    /// The quotient for showing it: rounded to at least so many digits after the point, and to four significant ones
    /// where those are more.
    #[must_use]
    pub fn divided_for_show(self, divisor: Amount, digits: u32, rounding: Rounding) -> Option<Amount> {
        if self.units == 0 {
            return Some(Amount::ZERO);
        }
        for digits in digits..MOST_SHOWN {
            let quotient = self.divided_by(divisor, digits, rounding)?;
            if quotient.units.unsigned_abs() >= 1000 {
                return Some(quotient);
            }
        }
        None
    }
}

/// The quotient in units of 10^-`places`, cut off, and whether something was.
fn quotient(dividend: u128, divisor: u128, places: i64) -> Option<(u128, bool)> {
    if divisor == 0 {
        return None;
    }
    let (mut quotient, mut rest) = divide(dividend, divisor);
    for _ in 0..places {
        (quotient, rest) = (ten_times(quotient)?, ten_times(rest)?);
        while rest >= divisor {
            (quotient, rest) = (quotient + 1, rest - divisor);
        }
    }
    let (quotient, is_cut) = cut(quotient, (-places).try_into().unwrap_or_default());
    Some((quotient, is_cut || rest > 0))
}

/// Without so many of its last digits, and whether any of them was not 0.
pub(super) fn cut(mut number: u128, digits: u32) -> (u128, bool) {
    let mut is_cut = false;
    for _ in 0..digits {
        let last;
        (number, last) = divide_by_ten(number);
        is_cut |= last > 0;
    }
    (number, is_cut)
}

/// The quotient and the rest, bit by bit: the general division of 128 bits costs a kilobyte of wasm. The divisor is at
/// least 1 and at most 2^127.
pub(super) fn divide(mut number: u128, divisor: u128) -> (u128, u128) {
    let mut rest = 0;
    for _ in 0..u128::BITS {
        rest = rest << 1 | number >> 127;
        number <<= 1; // its last bits are the first ones of the quotient
        if rest >= divisor {
            rest -= divisor;
            number |= 1;
        }
    }
    (number, rest)
}

/// `None` where that is too great to be an amount.
fn ten_times(number: u128) -> Option<u128> {
    if number >> 123 == 0 { Some(number * 10) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::read_amount;
    use super::*;

    fn amount(text: &str) -> Amount {
        read_amount(text).unwrap()
    }

    #[test]
    fn quotients_are_rounded_once_ties_included() {
        let cases = [
            ("149.25", "100", "1.49", "1.49"),
            ("99.5", "100", "1.00", "1.00"), // 0.995
            ("12.5", "100", "0.13", "0.12"), // 0.125
            ("37.5", "100", "0.38", "0.38"), // 0.375
            ("-12.5", "100", "-0.13", "-0.12"),
            ("12.5", "-100", "-0.13", "-0.12"),
            ("-12.5", "-100", "0.13", "0.12"),
            ("12.50000001", "100", "0.13", "0.13"),
            ("12.49999999", "100", "0.12", "0.12"),
            ("1", "3", "0.33", "0.33"),
            ("2", "3", "0.67", "0.67"),
            ("0.01", "2", "0.01", "0.00"), // 0.005
            ("0.03", "2", "0.02", "0.02"), // 0.015
            ("10", "0.3", "33.33", "33.33"),
            ("0.0449999999999", "10", "0.00", "0.00"), // never 0.0045 first
            ("0.0050000001", "1", "0.01", "0.01"),
            ("7", "1", "7.00", "7.00"),
            ("0", "7", "0.00", "0.00"),
            ("119", "1.19", "100.00", "100.00"),
        ];
        for (dividend, divisor, half_up, half_even) in cases {
            let rounded = |rounding| amount(dividend).divided_by(amount(divisor), 2, rounding).unwrap().text(2);
            assert_eq!(rounded(Rounding::HalfUp), half_up, "{dividend} ÷ {divisor}");
            assert_eq!(rounded(Rounding::HalfEven), half_even, "{dividend} ÷ {divisor}, half even");
        }
    }

    #[test]
    fn quotients_reach_from_the_smallest_to_the_greatest_amounts() {
        let cases = [
            ("0.00000000000000000001", "999999999999999", 0, Some("0")),
            ("999999999999999", "0.00000000000000000001", 0, Some("99999999999999900000000000000000000")),
            ("999999999999999", "0.00000000000000000001", 4, None),
            ("999999999999999", "999999999999998", 20, Some("1.000000000000001")),
            ("1", "0", 2, None),
        ];
        for (dividend, divisor, digits, expected) in cases {
            let quotient = amount(dividend).divided_by(amount(divisor), digits, Rounding::HalfUp);
            assert_eq!(quotient.map(|quotient| quotient.text(0)).as_deref(), expected, "{dividend} ÷ {divisor}");
        }
    }

    #[test]
    fn a_quotient_is_shown_with_four_significant_digits_or_more() {
        let cases = [
            ("1.99", "100", Some("0.0199")),
            ("8.17", "6", Some("1.362")),
            ("1.99", "100000", Some("0.0000199")),
            ("2", "3000", Some("0.0006667")),
            ("123456.789", "1", Some("123456.79")),
            ("99.996", "1", Some("100")),
            ("0", "6", Some("0")),
            ("-2", "3", Some("-0.6667")),
            ("1", "0", None),
        ];
        for (dividend, divisor, expected) in cases {
            let quotient = amount(dividend).divided_for_show(amount(divisor), 2, Rounding::HalfUp);
            assert_eq!(quotient.map(|quotient| quotient.text(0)).as_deref(), expected, "{dividend} ÷ {divisor}");
        }
    }

    #[test]
    fn differences_and_products_are_exact() {
        assert_eq!(amount("0.3").minus(amount("0.1")).unwrap().text(0), "0.2");
        assert_eq!(amount("1").minus(amount("1.000001")).unwrap().text(0), "-0.000001");
        assert_eq!(amount("1.1").times_amount(amount("-1.1")).unwrap().text(0), "-1.21");
        assert_eq!(amount("999999999999999").times_amount(amount("0.000001")).unwrap().text(0), "999999999.999999");
    }
}
