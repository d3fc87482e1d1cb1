//! Rates of tax.

use super::Amount;

/// A rate of tax, or of a discount, from 0 to 1, in millionths: 0.19 is 19 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u32);

impl Rate {
    /// How many decimals a rate has.
    pub(super) const DECIMALS: u32 = 6;

    /// A rate of at most six decimals; `None` beyond them, below 0 and above 1 (19 is not 19 %).
    #[must_use]
    pub fn new(rate: Amount) -> Option<Self> {
        let millionths = u32::try_from(rate.whole(Self::DECIMALS)?).ok()?;
        (millionths <= 1_000_000).then_some(Rate(millionths))
    }

    /// The rate as a part of 1: 0.19.
    #[must_use]
    pub fn amount(self) -> Amount {
        Amount::from(self.0).shifted(Self::DECIMALS)
    }

    /// The rate in percent: 19.
    #[must_use]
    pub fn percent(self) -> Amount {
        Amount::from(self.0).shifted(Self::DECIMALS - 2)
    }

    /// This part of an amount, exactly: the tax on one that holds none; `None` where it has too many digits.
    #[must_use]
    pub fn of(self, net: Amount) -> Option<Amount> {
        Some(net.times(self.0)?.shifted(Self::DECIMALS))
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_amount;
    use super::*;

    fn rate(text: &str) -> Option<Rate> {
        Rate::new(read_amount(text).unwrap())
    }

    #[test]
    fn a_rate_goes_from_0_to_1_with_at_most_six_decimals() {
        for text in ["0", "0.19", "0.190000000", "0.081", "0.000001", "1", "1e-2"] {
            assert!(rate(text).is_some(), "{text}");
        }
        for text in ["0.0000001", "0.1234567", "1.000001", "19", "-0.19", "999999999999999"] {
            assert_eq!(rate(text), None, "{text}");
        }
    }

    #[test]
    fn a_rate_is_a_part_of_one_and_so_many_percent() {
        for (text, part, percent) in [("0.19", "0.19", "19"), ("0.0775", "0.0775", "7.75"), ("1", "1", "100")] {
            let rate = rate(text).unwrap();
            assert_eq!((rate.amount().text(0), rate.percent().text(0)), (part.to_owned(), percent.to_owned()));
        }
    }

    #[test]
    fn the_tax_is_exact() {
        let cases =
            [("15.00", "0.2", "3"), ("17.50", "0.2", "3.5"), ("0.0199", "0.19", "0.003781"), ("9.99", "0", "0")];
        for (net, percent, tax) in cases {
            let exact = rate(percent).unwrap().of(read_amount(net).unwrap()).unwrap();
            assert_eq!(exact.text(0), tax, "{net} at {percent}");
        }
    }
}
