//! Amounts that go down as well as up: differences, magnitudes, whole minor units.

use super::{Amount, Rounding};

impl Amount {
    /// The same with the other sign.
    #[must_use]
    pub fn negated(self) -> Amount {
        Amount::of_units(self.at_scale(self.scale()).unwrap_or_default().wrapping_neg(), self.scale())
    }

    /// The amount without its sign.
    #[must_use]
    pub fn magnitude(self) -> Amount {
        if self < Amount::ZERO { self.negated() } else { self }
    }

    /// The amount in units of that many digits after the point; `None` where it lies between two of them.
    #[must_use]
    pub fn minor_units(self, digits: u32) -> Option<i128> {
        let rounded = self.rounded(digits, Rounding::HalfUp);
        if rounded == self { rounded.at_scale(digits) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_amount;
    use super::*;

    fn amount(text: &str) -> Amount {
        read_amount(text).unwrap()
    }

    #[test]
    fn differences_and_magnitudes_are_exact() {
        for (a, b, difference) in [("0.3", "0.1", "0.2"), ("1", "1.005", "-0.005"), ("0", "-7", "7"), ("5", "5", "0")] {
            assert_eq!(amount(a).minus(amount(b)).unwrap().text(0), difference, "{a} - {b}");
        }
        for (text, magnitude) in [("-0.50", "0.5"), ("0.50", "0.5"), ("0", "0")] {
            assert_eq!(amount(text).magnitude().text(0), magnitude, "{text}");
        }
    }

    #[test]
    fn whole_units_are_told_from_what_lies_between() {
        let cases = [
            ("1.23", 2, Some(123)),
            ("-1.2", 2, Some(-120)),
            ("7", 0, Some(7)),
            ("1.235", 2, None),
            ("0.5", 0, None),
            ("1.235", 3, Some(1235)),
        ];
        for (text, digits, units) in cases {
            assert_eq!(amount(text).minor_units(digits), units, "{text}");
        }
        assert_eq!(Amount::of_units(1010, 3).minor_units(2), Some(101));
    }
}
