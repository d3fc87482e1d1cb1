//! Money: exact amounts with their currency.
//!
//! Amounts are decimals end to end. They enter as decimal text or as the text of a JSON number, are added and
//! multiplied exactly, and are rounded once, per line or sum, when they leave.

use alloc::string::String;

mod amount;
mod currency;
mod divide;
mod rate;
mod tax;
mod whole;

pub use amount::{Amount, MAX_DIGITS, read_amount};
pub use currency::Currency;
pub use rate::Rate;
pub use tax::Taxed;

/// How an amount between two of the currency's units is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Ties go away from zero: 0.125 becomes 0.13.
    #[default]
    HalfUp,
    /// Ties go to the even digit: 0.125 becomes 0.12.
    HalfEven,
}

/// An exact amount in one currency.
///
/// It may have more digits than the currency (a unit price of 0.0199); [`Money::rounded`] gives it the
/// currency's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    amount: Amount,
    currency: Currency,
}

impl Money {
    /// This amount in this currency.
    #[must_use]
    pub fn new(amount: Amount, currency: Currency) -> Self {
        Money { amount, currency }
    }

    /// The currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The exact amount.
    #[must_use]
    pub fn amount(&self) -> Amount {
        self.amount
    }

    /// This plus an amount of the same currency; `None` where the sum has too many digits.
    #[must_use]
    pub fn plus(&self, amount: Amount) -> Option<Money> {
        let sum = self.amount.plus(amount)?;
        Some(Money::new(sum, self.currency))
    }

    /// The sum; `None` where the currencies differ or the sum has too many digits.
    #[must_use]
    pub fn plus_money(&self, other: Money) -> Option<Money> {
        if self.currency == other.currency { self.plus(other.amount) } else { None }
    }

    /// This, so many times; `None` where the product has too many digits.
    #[must_use]
    pub fn times(&self, quantity: u32) -> Option<Money> {
        Some(Money::new(self.amount.times(quantity)?, self.currency))
    }

    /// Rounded to the currency's digits.
    #[must_use]
    pub fn rounded(&self, rounding: Rounding) -> Money {
        Money::new(self.amount.rounded(self.currency.digits(), rounding), self.currency)
    }

    /// The amount as decimal text, with at least the currency's digits: `49.9` USD is `49.90`, `0.0199` stays.
    #[must_use]
    pub fn text(&self) -> String {
        self.amount.text(self.currency.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(amount: &str, currency: &str) -> Money {
        Money::new(read_amount(amount).unwrap(), Currency::new(currency).unwrap())
    }

    #[test]
    fn a_line_is_exact_where_binary_floating_point_is_not() {
        assert_eq!(money("0.10", "USD").times(3).unwrap().text(), "0.30");
        assert_eq!(money("1.005", "USD").times(100).unwrap().text(), "100.50");
        assert_eq!(money("999999999.99", "USD").times(1_000_000).unwrap().text(), "999999999990000.00");
    }

    #[test]
    fn rounds_ties_as_asked_and_to_the_currency() {
        let cases = [
            ("0.125", "USD", "0.13", "0.12"),
            ("-0.125", "USD", "-0.13", "-0.12"),
            ("2.675", "USD", "2.68", "2.68"),
            ("1.5", "JPY", "2", "2"),
            ("2.5", "JPY", "3", "2"),
            ("1.0005", "KWD", "1.001", "1.000"),
            ("7", "USD", "7.00", "7.00"),
        ];
        for (amount, currency, half_up, half_even) in cases {
            assert_eq!(money(amount, currency).rounded(Rounding::HalfUp).text(), half_up, "{amount}");
            assert_eq!(money(amount, currency).rounded(Rounding::HalfEven).text(), half_even, "{amount}");
        }
    }

    #[test]
    fn a_unit_price_keeps_its_exact_text() {
        assert_eq!(money("0.0199", "EUR").text(), "0.0199");
        assert_eq!(money("15", "EUR").text(), "15.00");
        assert_eq!(money("15.500", "JPY").text(), "15.5");
    }
}
