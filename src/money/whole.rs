//! Whole numbers and amounts.

use super::Amount;
use super::divide::{cut, divide};

impl From<u32> for Amount {
    fn from(number: u32) -> Self {
        Amount { units: i128::from(number), scale: 0 }
    }
}

impl Amount {
    /// The greatest whole number that is not more; for amounts of at least 0.
    pub(crate) fn floor(self) -> i128 {
        self.whole_part().0
    }

    /// The least whole number that is not less; for amounts of at least 0.
    pub(crate) fn ceiling(self) -> i128 {
        let (whole, has_more) = self.whole_part();
        whole + i128::from(has_more)
    }

    /// True for a whole number.
    #[cfg(feature = "quotes")]
    pub(crate) fn is_whole(self) -> bool {
        !self.whole_part().1
    }

    /// The least whole number that is a multiple of this; for amounts above 0.
    ///
    /// What its units and those of 1 have in common are twos and fives, at most as many as it has digits after the point.
    pub(crate) fn least_whole_multiple(self) -> i128 {
        let mut units = self.units.unsigned_abs();
        for prime in [2, 5] {
            for _ in 0..self.scale {
                let (quotient, rest) = divide(units, prime);
                units = if rest == 0 { quotient } else { units };
            }
        }
        units.cast_signed()
    }

    /// What stands before the point, and whether anything stands after it.
    fn whole_part(self) -> (i128, bool) {
        let (whole, has_more) = cut(self.units.unsigned_abs(), self.scale);
        (whole.cast_signed(), has_more)
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_amount;

    #[test]
    fn knows_the_whole_numbers_next_to_an_amount() {
        let cases = [
            ("0.000001", 0, 1, 1),
            ("0.5", 0, 1, 1),
            ("1", 1, 1, 1),
            ("1.5", 1, 2, 3),
            ("2.50", 2, 3, 5),
            ("0.4", 0, 1, 2),
            ("7.000001", 7, 8, 7_000_001),
            ("999999999999999", 999_999_999_999_999, 999_999_999_999_999, 999_999_999_999_999),
        ];
        for (text, floor, ceiling, multiple) in cases {
            let amount = read_amount(text).unwrap();
            assert_eq!((amount.floor(), amount.ceiling()), (floor, ceiling), "{text}");
            assert_eq!(amount.least_whole_multiple(), multiple, "{text}");
        }
    }
}
