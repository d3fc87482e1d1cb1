//! Options: the choices a shopper makes, and their values.

use crate::money::Amount;

/// A choice to make, such as a colour.
///
/// Ids are opaque text. A value's id is unique only inside its option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductOption {
    /// What is stored with the order.
    pub id: String,
    /// What the shopper sees.
    pub name: String,
    /// The answers, in display order.
    pub values: Vec<OptionValue>,
    /// Set where the shopper types the answer: the option's single value then takes text.
    pub text: Option<TextRule>,
}

/// One answer to an option, such as red.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionValue {
    /// What is stored with the order.
    pub id: String,
    /// What the shopper sees.
    pub name: String,
    /// What it adds to the unit price.
    pub surcharge: Amount,
    /// A picture of it.
    pub image: Option<String>,
}

/// How long a typed answer must and may be, in Unicode code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextRule {
    /// 0: may be left empty.
    pub min: u32,
    /// `None`: no limit.
    pub max: Option<u32>,
}

impl ProductOption {
    /// The index of the value with this id.
    #[must_use]
    pub fn value_index(&self, id: &str) -> Option<usize> {
        self.values.iter().position(|value| value.id == id)
    }

    /// True where nothing can be answered: no values and no text. Such an option asks nothing and blocks nothing.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        self.values.is_empty()
    }
}

/// Puts items in display order: ascending rank, those without one last, ties in document order.
#[must_use]
pub fn sort_by_rank<T>(items: Vec<(Option<Amount>, T)>) -> Vec<T> {
    let mut ranks: Vec<Option<Amount>> = Vec::with_capacity(items.len());
    let mut sorted = Vec::with_capacity(items.len());
    for (rank, item) in items {
        let place = ranks.partition_point(|known| !comes_before(rank, *known));
        ranks.insert(place, rank);
        sorted.insert(place, item);
    }
    sorted
}

fn comes_before(left: Option<Amount>, right: Option<Amount>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => left < right,
        (left, right) => left.is_some() && right.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::read_amount;

    #[test]
    fn items_without_a_rank_come_last_and_ties_keep_their_order() {
        let rank = |text: &str| read_amount(text).ok();

        let order = sort_by_rank(vec![
            (rank("12"), "b"),
            (rank("none"), "y"),
            (rank("2.5"), "a"),
            (rank("12"), "c"),
            (rank(""), "z"),
        ]);

        assert_eq!(order, ["a", "b", "c", "y", "z"]);
    }
}
