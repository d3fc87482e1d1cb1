//! The figures of lines, in minor units.

use crate::cart::Quantity;
use crate::error::{Error, Kind};
use crate::money::{Amount, Rounding, read_amount};
use crate::order::draft::{Charges, Draft, DraftLine};
use crate::order::share;
use crate::text::{concat, number};
use alloc::vec::Vec;

/// The most minor units that an amount may have: what is written must be read again.
const MOST: u64 = 999_999_999_999_999;

/// The minor unit of a currency.
#[derive(Clone, Copy)]
pub(super) struct Minor {
    /// How many digits it has after the point.
    pub digits: u32,
}

impl Minor {
    /// So many minor units.
    pub(super) fn amount(self, units: u64) -> Amount {
        Amount::of_units(units.into(), self.digits)
    }

    /// The minor units of an amount.
    ///
    /// # Errors
    /// `bad-request` where it is below 0, lies between two units or is too great.
    pub(super) fn units(self, amount: Amount) -> Result<u64, Error> {
        let units = amount.minor_units(self.digits).and_then(|units| u64::try_from(units).ok());
        units.filter(|units| *units <= MOST).ok_or_else(|| {
            let digits = number(self.digits.into());
            let rule = concat(&[" is not from 0 to 15 digits long, with at most ", &digits, " after the point"]);
            Error::new(Kind::BadRequest, &[&amount.text(self.digits), &rule])
        })
    }
}

/// What a line comes to, or an order: each part in minor units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Figures {
    pub subtotal: u64,
    pub discount: u64,
    pub tax: u64,
    pub shipping: u64,
    pub shipping_tax: u64,
    pub handling: u64,
    pub handling_tax: u64,
    pub duty: u64,
}

impl Figures {
    pub(super) fn discounted(&self) -> u64 {
        self.subtotal - self.discount
    }

    pub(super) fn all_tax(&self) -> u64 {
        self.tax + self.shipping_tax + self.handling_tax
    }

    pub(super) fn total(&self) -> u64 {
        self.discounted() + self.all_tax() + self.shipping + self.handling + self.duty
    }

    /// The parts in the order of [`Charges::all`].
    fn charges(&mut self) -> [&mut u64; 7] {
        [
            &mut self.discount,
            &mut self.tax,
            &mut self.shipping,
            &mut self.shipping_tax,
            &mut self.handling,
            &mut self.handling_tax,
            &mut self.duty,
        ]
    }
}

/// What each line of a draft comes to, with its share of the order's charges.
///
/// # Errors
/// `bad-request`, with the place.
pub(super) fn of_draft(draft: &Draft, minor: Minor, rounding: Rounding) -> Result<Vec<Figures>, Error> {
    let mut lines = Vec::with_capacity(draft.lines.len());
    for (index, line) in draft.lines.iter().enumerate() {
        let figures = of_line(line, minor, rounding);
        lines.push(figures.map_err(|error| error.within_index(index).within("lines"))?);
    }
    sum(&lines)?;
    share_charges(&mut lines, &draft.charges, minor).map_err(|error| error.within("charges"))?;
    Ok(lines)
}

/// What all lines come to together.
///
/// # Errors
/// `bad-request` where that is too great.
pub(super) fn sum(lines: &[Figures]) -> Result<Figures, Error> {
    let mut sums = Figures::default();
    for line in lines {
        sums.subtotal = limited(sums.subtotal + line.subtotal)?;
        let mut line = *line;
        for (sum, part) in sums.charges().into_iter().zip(line.charges()) {
            *sum = limited(*sum + *part)?;
        }
    }
    limited(sums.total())?;
    Ok(sums)
}

fn limited(units: u64) -> Result<u64, Error> {
    if units <= MOST { Ok(units) } else { Err(Error::new(Kind::BadRequest, &["an amount has more than 15 digits"])) }
}

fn of_line(line: &DraftLine, minor: Minor, rounding: Rounding) -> Result<Figures, Error> {
    Quantity::new(line.quantity)?;
    let prices = [("unitPrice", line.unit_price), ("listPrice", line.list_price.unwrap_or_default())];
    for (name, price) in prices {
        read_amount(&price.text(minor.digits)).map_err(|error| refused(error).within(name))?;
    }
    let subtotal = line.unit_price.times(line.quantity).map(|exact| exact.rounded(minor.digits, rounding));
    let subtotal = subtotal.ok_or_else(|| Error::new(Kind::BadRequest, &["the price is too great"]));
    let subtotal = subtotal.and_then(|subtotal| minor.units(subtotal)).map_err(|error| error.within("unitPrice"))?;
    let mut figures = Figures { subtotal, ..Figures::default() };
    for ((name, amount), part) in line.charges.all().into_iter().zip(figures.charges()) {
        *part = minor.units(amount).map_err(|error| error.within(name))?;
    }
    no_more_than(figures.discount, subtotal)?;
    Ok(figures)
}

/// A price that could not be read again.
fn refused(cause: Error) -> Error {
    Error::new(Kind::BadRequest, &["the price has more than 15 digits"]).caused_by(cause.into())
}

fn no_more_than(discount: u64, goods: u64) -> Result<(), Error> {
    if discount <= goods {
        return Ok(());
    }
    Err(Error::new(Kind::BadRequest, &["the discount is greater than what it is taken off"]).within("discount"))
}

/// Shares out the order's charges: the discount, which comes first, changes what the others go by.
fn share_charges(lines: &mut [Figures], charges: &Charges, minor: Minor) -> Result<(), Error> {
    for (place, (name, amount)) in charges.all().into_iter().enumerate() {
        let whole = minor.units(amount).map_err(|error| error.within(name))?;
        let weights: Vec<_> = lines.iter().map(Figures::discounted).collect();
        if place == 0 {
            no_more_than(whole, weights.iter().sum())?;
        }
        let shares =
            share(whole, &weights).ok_or_else(|| Error::new(Kind::BadRequest, &["the amounts are too great"]))?;
        for (line, share) in lines.iter_mut().zip(shares) {
            let parts = line.charges();
            *parts[place] = limited(*parts[place] + share)?;
        }
    }
    Ok(())
}
