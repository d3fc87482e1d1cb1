//! The lowest and the highest price.

use crate::money::Amount;

/// The lowest and the highest of some amounts; 0 while there are none.
#[derive(Clone, Copy, Default)]
pub(super) struct Span {
    pub low: Amount,
    pub high: Amount,
    is_begun: bool,
    /// True where one of them is unknown.
    pub is_unknown: bool,
}

impl Span {
    pub(super) fn include(&mut self, amount: Option<Amount>) {
        let Some(amount) = amount else {
            self.is_unknown = true;
            return;
        };
        if !self.is_begun || amount < self.low {
            self.low = amount;
        }
        if !self.is_begun || amount > self.high {
            self.high = amount;
        }
        self.is_begun = true;
    }

    pub(super) fn add(&mut self, other: &Span) -> Option<()> {
        self.low = self.low.plus(other.low)?;
        self.high = self.high.plus(other.high)?;
        self.is_unknown |= other.is_unknown;
        Some(())
    }
}
