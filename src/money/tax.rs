//! Amounts with and without their tax.

use super::{Amount, Money, Rate, Rounding};

/// An amount with and without its tax: `net` + `vat` is `gross`, to the last digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taxed {
    /// Without the tax.
    pub net: Money,
    /// The tax.
    pub vat: Money,
    /// With the tax.
    pub gross: Money,
}

impl Taxed {
    /// Puts the tax on top of an amount that has the currency's digits; the tax is rounded to them.
    ///
    /// `None` where it has too many digits.
    #[must_use]
    pub fn on_top(net: Money, rate: Rate, rounding: Rounding) -> Option<Self> {
        let vat = Money::new(rate.of(net.amount())?, net.currency()).rounded(rounding);
        Some(Taxed { net, vat, gross: net.plus(vat.amount())? })
    }

    /// Takes the tax out of an amount that has the currency's digits; what is left is rounded to them.
    ///
    /// `None` where it has too many digits.
    #[must_use]
    pub fn included(gross: Money, rate: Rate, rounding: Rounding) -> Option<Self> {
        let with_tax = Amount::from(1).plus(rate.amount())?;
        let net = gross.amount().divided_by(with_tax, gross.currency().digits(), rounding)?;
        let (net, vat) = (Money::new(net, gross.currency()), gross.amount().minus(net)?);
        Some(Taxed { net, vat: Money::new(vat, gross.currency()), gross })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Currency, read_amount};
    use super::*;
    use proptest::prelude::*;

    fn money(amount: &str, currency: &str) -> Money {
        Money::new(read_amount(amount).unwrap(), Currency::new(currency).unwrap())
    }

    fn rate(text: &str) -> Rate {
        Rate::new(read_amount(text).unwrap()).unwrap()
    }

    fn texts(taxed: Taxed) -> [String; 3] {
        [taxed.net.text(), taxed.vat.text(), taxed.gross.text()]
    }

    #[test]
    fn tax_on_top_is_rounded_and_the_rest_follows() {
        let cases = [
            ("17.50", "GBP", "0.2", ["17.50", "3.50", "21.00"]),
            ("1.49", "EUR", "0.19", ["1.49", "0.28", "1.77"]),
            ("0.50", "USD", "0.05", ["0.50", "0.03", "0.53"]), // 0.025
            ("30", "JPY", "0.05", ["30", "2", "32"]),          // 1.5
            ("9.99", "USD", "0", ["9.99", "0.00", "9.99"]),
            ("-0.50", "USD", "0.05", ["-0.50", "-0.03", "-0.53"]),
        ];
        for (net, currency, percent, expected) in cases {
            let taxed = Taxed::on_top(money(net, currency), rate(percent), Rounding::HalfUp).unwrap();
            assert_eq!(texts(taxed), expected, "{net} at {percent}");
        }
    }

    #[test]
    fn tax_that_is_included_is_what_is_left_beside_the_rounded_net() {
        let cases = [
            ("1.19", "EUR", "0.19", ["1.00", "0.19", "1.19"]),
            ("1.77", "EUR", "0.19", ["1.49", "0.28", "1.77"]),
            ("0.21", "USD", "1", ["0.11", "0.10", "0.21"]), // 0.105
            ("0.01", "EUR", "0.19", ["0.01", "0.00", "0.01"]),
            ("100", "JPY", "0.1", ["91", "9", "100"]),
            ("1.000", "KWD", "0.05", ["0.952", "0.048", "1.000"]),
        ];
        for (gross, currency, percent, expected) in cases {
            let taxed = Taxed::included(money(gross, currency), rate(percent), Rounding::HalfUp).unwrap();
            assert_eq!(texts(taxed), expected, "{gross} at {percent}");
        }
    }

    #[test]
    fn ties_go_to_the_even_digit_where_that_is_asked() {
        let on_top = Taxed::on_top(money("0.50", "USD"), rate("0.05"), Rounding::HalfEven).unwrap();
        let included = Taxed::included(money("0.21", "USD"), rate("1"), Rounding::HalfEven).unwrap();

        assert_eq!(texts(on_top), ["0.50", "0.02", "0.52"]);
        assert_eq!(texts(included), ["0.10", "0.11", "0.21"]);
    }

    proptest! {
        #[test]
        fn net_and_tax_are_always_gross(
            cents in -1_000_000_000_i64..1_000_000_000_i64,
            millionths in 0..=1_000_000_u32,
            is_even: bool,
        ) {
            let amount = money(&format!("{cents}e-2"), "EUR");
            let rate = rate(&format!("{millionths}e-6"));
            let rounding = if is_even { Rounding::HalfEven } else { Rounding::HalfUp };

            for taxed in [Taxed::on_top(amount, rate, rounding), Taxed::included(amount, rate, rounding)] {
                let taxed = taxed.unwrap();
                prop_assert_eq!(taxed.net.plus(taxed.vat.amount()), Some(taxed.gross));
                prop_assert_eq!(taxed.vat.rounded(rounding), taxed.vat);
            }
        }
    }
}
