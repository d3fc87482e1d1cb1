//! Which quantities of a product can be ordered.

use crate::error::Error;
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

impl Default for QuantityRule {
    fn default() -> Self {
        QuantityRule { minimum: 1, maximum: Self::MOST, increment: 1 }
    }
}

/// A limit that is one: neither absent nor 0.
fn limit(name: &str, stated: Option<Amount>) -> Result<Option<Amount>, Error> {
    match stated {
        Some(stated) if stated < Amount::ZERO => {
            Err(Error::unreadable(&["a quantity below 0: ", &stated.text(0)]).within(name))
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
