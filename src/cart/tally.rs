//! Sums over lines that come and go.

use super::{RateTotal, Totals};
use crate::money::{Amount, Currency, Money, Rate};
use crate::product::quote::LinePrice;
use alloc::vec::Vec;

/// What lines come to, kept up to date without a look at the lines that stay.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    currency: Option<Currency>,
    count: u64,
    subtotal: Sum,
    taxed: TaxedSum,
    rates: Vec<RateTally>,
}

impl Tally {
    /// `currency` is that of the sums; where it is unknown, the first priced line's.
    pub(super) fn of(lines: &[LinePrice], currency: Option<Currency>) -> Self {
        let currency = currency.or_else(|| Some(lines.iter().find_map(|line| line.line)?.currency()));
        let (subtotal, taxed) = (Sum::default(), TaxedSum::default());
        let mut tally = Tally { currency, count: 0, subtotal, taxed, rates: Vec::new() };
        for line in lines {
            tally.add(line);
        }
        tally
    }

    pub(super) fn add(&mut self, line: &LinePrice) {
        self.count += u64::from(line.quantity);
        self.change(line, Sum::add);
        if let Some(known) = self.rate_of(line) {
            known.lines += 1;
            known.taxed.change(line, Some(known.currency), Sum::add);
        }
    }

    /// Takes out a line that was added before, priced as it was then.
    pub(super) fn remove(&mut self, line: &LinePrice) {
        self.count -= u64::from(line.quantity);
        self.change(line, Sum::remove);
        if let Some(known) = self.rate_of(line) {
            known.lines -= 1;
            known.taxed.change(line, Some(known.currency), Sum::remove);
        }
        self.rates.retain(|known| known.lines > 0);
    }

    pub(super) fn totals(&self) -> Totals {
        let [net, vat, gross] = self.taxed.money(self.currency);
        let subtotal = self.subtotal.money(self.currency);
        let by_rate = self.rates.iter().map(RateTally::total).collect();
        Totals { count: self.count, subtotal, net, vat, gross, by_rate }
    }

    fn change(&mut self, line: &LinePrice, change: Change) {
        change(&mut self.subtotal, amount_in(line.line, self.currency));
        self.taxed.change(line, self.currency, change);
    }

    /// Where the tax of this line is added up; `None` where it is unknown.
    fn rate_of(&mut self, line: &LinePrice) -> Option<&mut RateTally> {
        let (rate, currency) = (line.rate?, line.vat?.currency());
        let order = (rate, currency.code());
        let place = self.rates.partition_point(|known| known.order() < order);
        if self.rates.get(place).is_none_or(|known| known.order() != order) {
            self.rates.insert(place, RateTally { rate, currency, lines: 0, taxed: TaxedSum::default() });
        }
        self.rates.get_mut(place)
    }
}

/// The lines of one rate of tax and one currency.
#[derive(Clone, Debug)]
struct RateTally {
    rate: Rate,
    currency: Currency,
    lines: u32,
    taxed: TaxedSum,
}

impl RateTally {
    /// By what they are sorted.
    fn order(&self) -> (Rate, &str) {
        (self.rate, self.currency.code())
    }

    fn total(&self) -> RateTotal {
        let [net, vat, gross] = self.taxed.money(Some(self.currency));
        RateTotal { rate: self.rate, net, vat, gross }
    }
}

/// Sums without the tax, of the tax, and with it.
#[derive(Clone, Debug, Default)]
struct TaxedSum {
    net: Sum,
    vat: Sum,
    gross: Sum,
}

impl TaxedSum {
    fn change(&mut self, line: &LinePrice, currency: Option<Currency>, change: Change) {
        change(&mut self.net, amount_in(line.net, currency));
        change(&mut self.vat, amount_in(line.vat, currency));
        change(&mut self.gross, amount_in(line.gross, currency));
    }

    fn money(&self, currency: Option<Currency>) -> [Option<Money>; 3] {
        [&self.net, &self.vat, &self.gross].map(|sum| sum.money(currency))
    }
}

/// A sum of parts that may be unknown.
#[derive(Clone, Debug)]
struct Sum {
    /// What the known parts come to; `None` once that had too many digits.
    known: Option<Amount>,
    /// How many parts are unknown.
    unknown: u32,
}

/// Adds a part to a sum, or takes it out.
type Change = fn(&mut Sum, Option<Amount>);

impl Default for Sum {
    fn default() -> Self {
        Sum { known: Some(Amount::ZERO), unknown: 0 }
    }
}

impl Sum {
    fn add(&mut self, part: Option<Amount>) {
        match part {
            Some(part) => self.known = self.known.and_then(|known| known.plus(part)),
            None => self.unknown += 1,
        }
    }

    fn remove(&mut self, part: Option<Amount>) {
        match part {
            Some(part) => self.known = self.known.and_then(|known| known.minus(part)),
            None => self.unknown -= 1,
        }
    }

    /// The sum, if all of it is known.
    fn money(&self, currency: Option<Currency>) -> Option<Money> {
        if self.unknown > 0 { None } else { Some(Money::new(self.known?, currency?)) }
    }
}

/// The amount of what is known and in this currency.
fn amount_in(money: Option<Money>, currency: Option<Currency>) -> Option<Amount> {
    money.filter(|money| Some(money.currency()) == currency).map(|money| money.amount())
}
