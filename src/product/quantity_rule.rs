//! Which quantities of a product can be ordered.

use crate::error::{Error, Kind};
use crate::money::Amount;

/// Which quantities can be ordered: whole numbers from a minimum to a maximum, in steps counted from zero.
///
/// The default is any quantity from 1 to [`QuantityRule::MOST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuantityRule {
    minimum: u32,
    maximum: u32,
    increment: u32,
}

impl QuantityRule {
    /// The most that one line may hold.
    pub const MOST: u32 = 1_000_000;

    /// A rule from what a system states; absent and 0 set no limit.
    ///
    /// Limits that are no whole numbers hold for the whole numbers within them: at least 2.5 is at least 3, and
    /// multiples of 2.5 are multiples of 5.
    ///
    /// # Errors
    /// `unreadable-answer` where a limit is below 0, with its name as the place.
    pub fn new(minimum: Option<Amount>, maximum: Option<Amount>, increment: Option<Amount>) -> Result<Self, Error> {
        let minimum = limit("minimum", minimum)?.map(|minimum| to_u32(minimum.ceiling()));
        let maximum = limit("maximum", maximum)?.map(|maximum| to_u32(maximum.floor()));
        let increment = limit("increment", increment)?.map(|increment| to_u32(increment.least_whole_multiple()));
        Ok(QuantityRule {
            minimum: minimum.unwrap_or(1),
            maximum: maximum.unwrap_or(Self::MOST).min(Self::MOST),
            increment: increment.unwrap_or(1),
        })
    }

    /// Whether so many can be ordered, and else the nearest quantities that can.
    #[must_use]
    pub fn check(&self, quantity: u32) -> QuantityCheck {
        let (first, last) = self.bounds();
        let refusal = if first > last {
            Refusal::NothingFits
        } else if quantity < self.minimum {
            Refusal::BelowMinimum
        } else if quantity > self.maximum {
            Refusal::AboveMaximum
        } else if !quantity.is_multiple_of(self.increment) {
            Refusal::NotAMultiple
        } else {
            return QuantityCheck::default();
        };
        let (below, above) = self.neighbours(quantity);
        QuantityCheck { refusal: Some(refusal), below, above }
    }

    /// True where some quantity can be ordered.
    #[must_use]
    pub fn allows_any(&self) -> bool {
        let (first, last) = self.bounds();
        first <= last
    }

    /// The least and the greatest quantity that can be ordered; crossed where there is none.
    fn bounds(&self) -> (u64, u64) {
        let [minimum, maximum, increment] = [self.minimum, self.maximum, self.increment].map(u64::from);
        (minimum.div_ceil(increment) * increment, maximum / increment * increment)
    }

    /// The greatest quantity below this one that can be ordered, and the least above it.
    fn neighbours(&self, quantity: u32) -> (Option<u32>, Option<u32>) {
        let (first, last) = self.bounds();
        let increment = u64::from(self.increment);
        let below = (u64::from(quantity).saturating_sub(1) / increment * increment).min(last);
        let above = ((u64::from(quantity) / increment + 1) * increment).max(first);
        let fitting = |quantity: u64| u32::try_from(quantity).ok().filter(|_| (first..=last).contains(&quantity));
        (fitting(below), fitting(above))
    }

    /// The least quantity, at least 1.
    #[must_use]
    pub fn minimum(&self) -> u32 {
        self.minimum
    }

    /// The greatest quantity, at most [`QuantityRule::MOST`].
    #[must_use]
    pub fn maximum(&self) -> u32 {
        self.maximum
    }

    /// Only multiples of this can be ordered; at least 1.
    #[must_use]
    pub fn increment(&self) -> u32 {
        self.increment
    }
}

/// Whether a quantity can be ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuantityCheck {
    /// Why not; `None` where it can.
    pub refusal: Option<Refusal>,
    /// Where it cannot, the nearest below that can.
    pub below: Option<u32>,
    /// Where it cannot, the nearest above that can.
    pub above: Option<u32>,
}

/// Why a quantity cannot be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is less than the minimum.
    BelowMinimum,
    /// It is more than the maximum.
    AboveMaximum,
    /// It is no multiple of the increment.
    NotAMultiple,
    /// No quantity at all meets minimum, maximum and increment.
    NothingFits,
    /// The offer must not be ordered.
    Blocked,
    /// The product is not sold any more, or not yet.
    Inactive,
    /// The product is not meant to be seen.
    Unpublished,
}

impl Refusal {
    /// The stable, kebab-case word for this reason: `not-orderable` where no other quantity could be ordered either.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Refusal::BelowMinimum => "below-minimum",
            Refusal::AboveMaximum => "above-maximum",
            Refusal::NotAMultiple => "not-a-multiple",
            Refusal::NothingFits | Refusal::Blocked | Refusal::Inactive | Refusal::Unpublished => "not-orderable",
        }
    }

    /// Why no quantity at all can be ordered, a stable, kebab-case word; `None` where another one can be.
    #[must_use]
    pub fn obstacle(self) -> Option<&'static str> {
        match self {
            Refusal::BelowMinimum | Refusal::AboveMaximum | Refusal::NotAMultiple => None,
            Refusal::NothingFits => Some("no-quantity"),
            Refusal::Blocked => Some("blocked"),
            Refusal::Inactive => Some("inactive"),
            Refusal::Unpublished => Some("unpublished"),
        }
    }
}

impl QuantityCheck {
    /// True where so many can be ordered.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.refusal.is_none()
    }
}

impl Default for QuantityRule {
    fn default() -> Self {
        QuantityRule { minimum: 1, maximum: Self::MOST, increment: 1 }
    }
}

/// A limit that is one: neither absent nor 0.
fn limit(name: &str, stated: Option<Amount>) -> Result<Option<Amount>, Error> {
    match stated {
        Some(stated) if stated < Amount::ZERO => {
            Err(Error::filled(Kind::UnreadableAnswer, "a quantity below 0: ~", &[&stated.text(0)]).within(name))
        }
        stated => Ok(stated.filter(|stated| *stated > Amount::ZERO)),
    }
}

/// What is too great is more than anybody may order.
fn to_u32(number: i128) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::read_amount;

    fn rule(minimum: &str, maximum: &str, increment: &str) -> Result<QuantityRule, Error> {
        let [minimum, maximum, increment] = [minimum, maximum, increment].map(|text| read_amount(text).ok());
        QuantityRule::new(minimum, maximum, increment)
    }

    #[test]
    fn limits_are_those_of_the_whole_numbers_within() {
        let cases = [
            ("nothing said", ["", "", ""], (1, 1_000_000, 1)),
            ("0 is no limit", ["0", "0.0", "0"], (1, 1_000_000, 1)),
            ("whole", ["50", "5000", "25"], (50, 5000, 25)),
            ("parts of one", ["0.5", "7.5", "2.5"], (1, 7, 5)),
            ("a step that every whole number has", ["2.5", "2.5", "0.5"], (3, 2, 1)),
            ("a step of thirds", ["1", "9", "1.5"], (1, 9, 3)),
            ("a maximum below one", ["1", "0.25", "1"], (1, 0, 1)),
            (
                "beyond what anybody may order",
                ["999999999999999", "999999999999999", "1000000.000001"],
                (u32::MAX, 1_000_000, u32::MAX),
            ),
        ];
        for (name, [minimum, maximum, increment], expected) in cases {
            let rule = rule(minimum, maximum, increment).unwrap();
            assert_eq!((rule.minimum(), rule.maximum(), rule.increment()), expected, "{name}");
        }
    }

    #[test]
    fn a_limit_below_zero_is_refused_by_name() {
        for (limits, field) in
            [(["-1", "", ""], "minimum"), (["", "-0.5", ""], "maximum"), (["", "", "-25"], "increment")]
        {
            let error = rule(limits[0], limits[1], limits[2]).unwrap_err();
            assert_eq!((error.code(), error.field()), ("unreadable-answer", field));
        }
    }
}
