//! Options: the choices a shopper makes, and their values.

use crate::money::Amount;
use alloc::string::String;
use alloc::vec::Vec;

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
    /// What it adds to the unit price; `None` where that is unknown.
    pub surcharge: Option<Amount>,
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

impl TextRule {
    /// True where the text has a length that is allowed.
    #[must_use]
    pub fn allows(&self, text: &str) -> bool {
        length(text) >= self.min && !self.is_too_long(text)
    }

    /// True where the text is longer than allowed.
    #[must_use]
    pub fn is_too_long(&self, text: &str) -> bool {
        self.max.is_some_and(|max| length(text) > max)
    }
}

/// How many code points.
fn length(text: &str) -> u32 {
    let begins_character = |byte: &u8| byte & 0xc0 != 0x80;
    u32::try_from(text.bytes().filter(begins_character).count()).unwrap_or(u32::MAX)
}

impl ProductOption {
    /// The index of the value with this id.
    #[must_use]
    pub fn value_index(&self, id: &str) -> Option<usize> {
        self.values.iter().position(|value| value.id == id)
    }

    /// The value with this id.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<&OptionValue> {
        self.values.iter().find(|value| value.id == id)
    }

    /// True where nothing can be answered: no values and no text. Such an option asks nothing and blocks nothing.
    #[must_use]
    pub fn asks_nothing(&self) -> bool {
        self.values.is_empty()
    }
}

/// Items in display order: ascending rank, those without one last, ties in the order they came.
#[derive(Debug)]
pub struct Ranked<T> {
    ranks: Vec<Amount>,
    items: Vec<T>,
}

impl<T> Default for Ranked<T> {
    fn default() -> Self {
        Ranked { ranks: Vec::new(), items: Vec::new() }
    }
}

impl<T> Ranked<T> {
    /// Puts an item in its place.
    pub fn insert(&mut self, rank: Option<Amount>, item: T) {
        let place = place(&mut self.ranks, rank.unwrap_or(Amount::MOST));
        self.items.insert(place, item);
    }

    /// The items, in order.
    #[must_use]
    pub fn into_items(self) -> Vec<T> {
        self.items
    }
}

/// Puts a rank in its place, and says where that is.
#[inline(never)] // once for all kinds of items
fn place(ranks: &mut Vec<Amount>, rank: Amount) -> usize {
    let place = ranks.partition_point(|known| *known <= rank);
    ranks.insert(place, rank);
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::read_amount;

    #[test]
    fn items_without_a_rank_come_last_and_ties_keep_their_order() {
        let mut items = Ranked::default();

        for (rank, item) in [("12", "b"), ("none", "y"), ("2.5", "a"), ("12", "c"), ("", "z")] {
            items.insert(read_amount(rank).ok(), item);
        }

        assert_eq!(items.into_items(), ["a", "b", "c", "y", "z"]);
    }
}
