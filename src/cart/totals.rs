//! What the lines of a cart come to.

use super::tally::Tally;
use crate::money::{Currency, Money, Rate};
use crate::product::quote::LinePrice;
use alloc::vec::Vec;

/// The sums over the lines of a cart. Each is `None` where a part of it is unknown or in another currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// How many units all lines hold.
    pub count: u64,
    /// The lines as their prices are stated, with or without tax.
    pub subtotal: Option<Money>,
    /// The lines without tax.
    pub net: Option<Money>,
    /// The tax; `net` and it make `gross`, to the last digit.
    pub vat: Option<Money>,
    /// The lines with tax.
    pub gross: Option<Money>,
    /// The tax of each rate, ascending, and of each currency. Lines of unknown price or tax are in none of them.
    pub by_rate: Vec<RateTotal>,
}

/// The lines of one rate of tax and one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateTotal {
    /// The rate.
    pub rate: Rate,
    /// The lines without tax.
    pub net: Option<Money>,
    /// The tax.
    pub vat: Option<Money>,
    /// The lines with tax.
    pub gross: Option<Money>,
}

/// Adds up lines, each rounded by itself. `currency` is the cart's; where it is unknown, the first priced line's.
#[must_use]
pub fn totals(lines: &[LinePrice], currency: Option<Currency>) -> Totals {
    Tally::of(lines, currency).totals()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Rounding, read_amount};
    use crate::product::quote::{PriceSettings, TaxMode};
    use proptest::prelude::*;

    const GROSS: PriceSettings = PriceSettings { rounding: Rounding::HalfUp, tax: TaxMode::Included };
    const NET: PriceSettings = PriceSettings { rounding: Rounding::HalfUp, tax: TaxMode::OnTop };

    /// A line such as `"2 9.99 EUR 0.19"`; a price or a rate of `?` is unknown.
    fn line(text: &str, settings: PriceSettings) -> LinePrice {
        let parts: Vec<_> = text.split(' ').collect();
        let currency = Currency::new(parts[2]).unwrap();
        let price = read_amount(parts[1]).ok().map(|amount| Money::new(amount, currency));
        let rate = read_amount(parts[3]).ok().map(|rate| Rate::new(rate).unwrap());
        LinePrice::new(price, parts[0].parse().unwrap(), rate, settings)
    }

    fn totals_of(lines: &[&str], settings: PriceSettings) -> Totals {
        let lines: Vec<_> = lines.iter().map(|text| line(text, settings)).collect();
        totals(&lines, None)
    }

    fn text(money: Option<Money>) -> String {
        money.map_or("-".to_owned(), |money| money.text())
    }

    /// Subtotal, net, VAT, gross.
    fn sums(totals: &Totals) -> [String; 4] {
        [totals.subtotal, totals.net, totals.vat, totals.gross].map(text)
    }

    /// Such as `"0.07: 1.00 + 0.07 = 1.07"`.
    fn rates(totals: &Totals) -> Vec<String> {
        let sentence = |total: &RateTotal| {
            let rate = total.rate.amount().text(0);
            format!("{rate}: {} + {} = {}", text(total.net), text(total.vat), text(total.gross))
        };
        totals.by_rate.iter().map(sentence).collect()
    }

    #[test]
    fn tax_is_added_up_per_line_and_told_by_rate() {
        let lines = ["2 0.99 EUR 0.19", "1 10.00 EUR 0.07", "3 0.99 EUR 0.19", "1 5.00 EUR 0"];

        let totals = totals_of(&lines, NET);

        assert_eq!(sums(&totals), ["16.98", "16.98", "1.08", "18.06"]);
        assert_eq!(rates(&totals), ["0: 5.00 + 0.00 = 5.00", "0.07: 10.00 + 0.70 = 10.70", "0.19: 1.98 + 0.38 = 2.36"]);
        assert_eq!(totals.count, 7);
    }

    #[test]
    fn the_tax_of_a_sum_is_the_sum_of_the_taxes() {
        // Three taxes of 0.015 are rounded to 0.02 each; the tax of 0.90 would be 0.05.
        let totals = totals_of(&["1 0.30 EUR 0.05", "1 0.30 EUR 0.05", "1 0.30 EUR 0.05"], NET);

        assert_eq!(sums(&totals), ["0.90", "0.90", "0.06", "0.96"]);
    }

    #[test]
    fn tax_that_is_included_leaves_the_subtotal_gross() {
        let totals = totals_of(&["1 1.19 EUR 0.19", "1 1.77 EUR 0.19"], GROSS);

        assert_eq!(sums(&totals), ["2.96", "2.49", "0.47", "2.96"]);
        assert_eq!(rates(&totals), ["0.19: 2.49 + 0.47 = 2.96"]);
    }

    #[test]
    fn what_is_unknown_makes_the_sums_unknown_that_it_belongs_to() {
        let cases = [
            ("a rate, tax on top", ["1 1.00 EUR 0.19", "1 2.00 EUR ?"], NET, ["3.00", "3.00", "-", "-"]),
            ("a rate, tax included", ["1 1.19 EUR 0.19", "1 2.00 EUR ?"], GROSS, ["3.19", "-", "-", "3.19"]),
            ("a price", ["1 1.00 EUR 0.19", "1 ? EUR 0.19"], NET, ["-", "-", "-", "-"]),
            ("how to add currencies", ["1 1.00 EUR 0.19", "1 1.00 USD 0.20"], NET, ["-", "-", "-", "-"]),
        ];
        for (name, lines, settings, expected) in cases {
            let totals = totals_of(&lines, settings);

            assert_eq!(sums(&totals), expected, "{name}");
            assert_eq!(rates(&totals)[0], "0.19: 1.00 + 0.19 = 1.19", "{name}");
            assert_eq!(totals.count, 2, "{name}");
        }
    }

    #[test]
    fn rates_of_different_currencies_are_told_apart() {
        let totals = totals_of(&["1 1.00 EUR 0.2", "1 10.00 USD 0.2", "1 2.00 EUR 0.2"], NET);

        assert_eq!(rates(&totals), ["0.2: 3.00 + 0.60 = 3.60", "0.2: 10.00 + 2.00 = 12.00"]);
    }

    #[test]
    fn an_empty_cart_comes_to_nothing_in_its_currency() {
        let known = totals(&[], Some(Currency::new("JPY").unwrap()));
        let unknown = totals(&[], None);

        assert_eq!((sums(&known), known.count), (["0", "0", "0", "0"].map(str::to_owned), 0));
        assert_eq!(sums(&unknown), ["-", "-", "-", "-"]);
    }

    #[test]
    fn lines_in_another_currency_than_the_carts_are_not_added() {
        let totals = totals(&[line("1 1.00 EUR 0.19", NET)], Some(Currency::new("USD").unwrap()));

        assert_eq!(sums(&totals), ["-", "-", "-", "-"]);
    }

    proptest! {
        #[test]
        fn sums_are_those_of_the_lines_in_any_order(
            lines in proptest::collection::vec((1..9_u32, 0..100_000_u32, 0..4_usize), 1..8),
            is_included: bool,
        ) {
            let settings = if is_included { GROSS } else { NET };
            let line = |(quantity, cents, rate): &(u32, u32, usize)| {
                line(&format!("{quantity} {cents}e-2 EUR {}", ["0", "0.07", "0.19", "0.123456"][*rate]), settings)
            };
            let mut lines: Vec<_> = lines.iter().map(line).collect();
            let cents = |money: Option<Money>| money.unwrap().text().replace('.', "").parse::<u64>().unwrap();

            let given = totals(&lines, None);
            lines.reverse();
            let reversed = totals(&lines, None);

            prop_assert_eq!(&given, &reversed);
            prop_assert_eq!(given.net.unwrap().plus_money(given.vat.unwrap()), given.gross);
            prop_assert_eq!(cents(given.subtotal), lines.iter().map(|line| cents(line.line)).sum::<u64>());
            prop_assert_eq!(cents(given.vat), given.by_rate.iter().map(|total| cents(total.vat)).sum::<u64>());
            prop_assert_eq!(cents(given.gross), given.by_rate.iter().map(|total| cents(total.gross)).sum::<u64>());
        }
    }
}
