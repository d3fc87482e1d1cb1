//! Whole numbers and amounts.

use super::Amount;

impl From<u32> for Amount {
    fn from(number: u32) -> Self {
        Amount { units: i128::from(number), scale: 0 }
    }
}

impl Amount {
    /// The greatest whole number that is not more; for amounts of at least 0.
    pub(crate) fn floor(self) -> i128 {
        self.units / self.one()
    }

    /// The least whole number that is not less; for amounts of at least 0.
    pub(crate) fn ceiling(self) -> i128 {
        self.floor() + i128::from(self.units % self.one() > 0)
    }

    /// The least whole number that is a multiple of this; for amounts above 0.
    pub(crate) fn least_whole_multiple(self) -> i128 {
        self.units / greatest_common_divisor(self.units, self.one())
    }

    /// 1 in units of its scale.
    fn one(self) -> i128 {
        10_i128.saturating_pow(self.scale)
    }
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
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
