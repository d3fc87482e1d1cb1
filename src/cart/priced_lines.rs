//! Priced lines of which one changes at a time.

use super::Totals;
use super::tally::Tally;
use crate::money::Currency;
use crate::product::quote::LinePrice;
use alloc::vec::Vec;

/// Priced lines with their sums. A line that changes costs no look at the others.
#[derive(Clone, Debug)]
pub struct PricedLines {
    lines: Vec<LinePrice>,
    tally: Tally,
}

impl PricedLines {
    /// Adds up lines, each rounded by itself. `currency` is the cart's; where it is unknown, the first priced line's.
    #[must_use]
    pub fn new(lines: Vec<LinePrice>, currency: Option<Currency>) -> Self {
        let tally = Tally::of(&lines, currency);
        PricedLines { lines, tally }
    }

    /// The lines, in their order.
    #[must_use]
    pub fn lines(&self) -> &[LinePrice] {
        &self.lines
    }

    /// Puts a line in the place of another and gives that; `None`, and nothing changes, where there is no such line.
    pub fn replace(&mut self, index: usize, line: LinePrice) -> Option<LinePrice> {
        let place = self.lines.get_mut(index)?;
        self.tally.remove(place);
        self.tally.add(&line);
        Some(core::mem::replace(place, line))
    }

    /// Puts lines in the place of so many from there on.
    ///
    /// # Panics
    /// Where there are not so many lines.
    pub fn splice(&mut self, start: usize, count: usize, lines: &[LinePrice]) {
        for line in lines {
            self.tally.add(line);
        }
        let gone = self.lines.splice(start..start + count, lines.iter().copied());
        gone.for_each(|line| self.tally.remove(&line));
    }

    /// What the lines come to. The currency stays that of the beginning.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.tally.totals()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cart::totals;
    use crate::money::{Money, Rate, read_amount};
    use crate::product::quote::PriceSettings;
    use proptest::prelude::*;

    /// A line such as `"2 9.99 EUR 0.19"`; a price or a rate of `?` is unknown.
    fn line(text: &str) -> LinePrice {
        let parts: Vec<_> = text.split(' ').collect();
        let currency = Currency::new(parts[2]).unwrap();
        let price = read_amount(parts[1]).ok().map(|amount| Money::new(amount, currency));
        let rate = read_amount(parts[3]).ok().map(|rate| Rate::new(rate).unwrap());
        LinePrice::new(price, parts[0].parse().unwrap(), rate, PriceSettings::default())
    }

    fn priced(lines: &[&str]) -> PricedLines {
        PricedLines::new(lines.iter().map(|text| line(text)).collect(), None)
    }

    /// Subtotal, VAT, gross.
    fn sums(priced: &PricedLines) -> [String; 3] {
        let totals = priced.totals();
        [totals.subtotal, totals.vat, totals.gross].map(|sum| sum.map_or("-".to_owned(), |sum| sum.text()))
    }

    #[test]
    fn a_line_that_changes_changes_the_sums() {
        let mut priced = priced(&["1 10.00 EUR 0.07", "2 1.98 EUR 0.19"]);

        let before = priced.replace(1, line("3 2.97 EUR 0.19"));

        assert_eq!(before, Some(line("2 1.98 EUR 0.19")));
        assert_eq!(sums(&priced), ["12.97", "1.26", "14.23"]);
        assert_eq!(priced.totals().count, 4);
        assert_eq!(priced.lines()[1].quantity, 3);
    }

    #[test]
    fn sums_are_known_again_once_all_parts_are() {
        let mut priced = priced(&["1 1.00 EUR 0.19", "1 ? EUR 0.19", "1 2.00 USD 0.19", "1 3.00 EUR ?"]);
        assert_eq!(sums(&priced), ["-", "-", "-"]);

        for (index, text) in [(1, "1 2.00 EUR 0.19"), (2, "1 2.00 EUR 0.07"), (3, "1 3.00 EUR 0")] {
            priced.replace(index, line(text));
        }

        assert_eq!(sums(&priced), ["8.00", "0.71", "8.71"]);
    }

    #[test]
    fn lines_that_come_and_go_change_the_sums() {
        let mut priced = priced(&["1 10.00 EUR 0.07", "2 1.98 EUR 0.19", "1 5.00 EUR 0.07"]);

        priced.splice(1, 2, &[line("1 1.00 EUR 0.19")]);
        priced.splice(0, 0, &[line("3 3.00 EUR 0.07"), line("1 1.00 EUR 0")]);

        assert_eq!(sums(&priced), ["15.00", "1.10", "16.10"]);
        assert_eq!((priced.totals().count, priced.lines().len()), (6, 4));
        assert_eq!(priced.lines()[3], line("1 1.00 EUR 0.19"));
    }

    #[test]
    fn a_rate_that_no_line_has_any_more_is_not_told() {
        let mut priced = priced(&["1 1.00 EUR 0.19", "1 1.00 EUR 0.07"]);

        priced.replace(0, line("1 1.00 EUR 0.07"));

        let rates = priced.totals().by_rate;
        assert_eq!(rates.len(), 1);
        assert_eq!((rates[0].rate.percent().text(0), rates[0].vat.unwrap().text()), ("7".into(), "0.14".into()));
    }

    #[test]
    fn where_there_is_no_line_nothing_changes() {
        let mut priced = priced(&["1 1.00 EUR 0.19"]);

        assert_eq!(priced.replace(1, line("1 9.00 EUR 0.19")), None);
        assert_eq!(sums(&priced), ["1.00", "0.19", "1.19"]);
    }

    fn any_line() -> impl Strategy<Value = LinePrice> {
        let price = prop_oneof!["[0-9]{1,4}\\.[0-9]{2}", Just("?".to_owned())];
        let currency = prop_oneof![4 => Just("EUR"), 1 => Just("USD")];
        let rate = prop_oneof![Just("0"), Just("0.07"), Just("0.19"), Just("?")];
        (1..9_u32, price, currency, rate)
            .prop_map(|(quantity, price, currency, rate)| line(&format!("{quantity} {price} {currency} {rate}")))
    }

    proptest! {
        #[test]
        fn after_any_changes_the_sums_are_those_of_all_lines(
            lines in proptest::collection::vec(any_line(), 1..8),
            changes in proptest::collection::vec((0..8_usize, any_line()), 0..12),
        ) {
            let euro = Some(Currency::new("EUR").unwrap());
            let mut priced = PricedLines::new(lines, euro);

            for (index, line) in changes {
                priced.replace(index, line);
            }

            prop_assert_eq!(priced.totals(), totals(priced.lines(), euro));
        }
    }
}
