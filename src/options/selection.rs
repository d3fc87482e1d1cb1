//! What was picked: at most one value per shown option.

/// A picked value, with the text that was typed where the value takes text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The index of the shown value.
    pub value: usize,
    /// What the shopper typed.
    pub text: Option<String>,
}

/// The picks of a shopper, by shown option. Values that follow by themselves are not stored here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    picks: Vec<Option<Pick>>,
}

impl Selection {
    /// Nothing picked, of `width` shown options.
    #[must_use]
    pub fn none(width: usize) -> Self {
        Selection { picks: vec![None; width] }
    }

    /// The pick of this shown option.
    #[must_use]
    pub fn get(&self, option: usize) -> Option<&Pick> {
        self.picks[option].as_ref()
    }

    /// Picks a value.
    pub fn set(&mut self, option: usize, pick: Pick) {
        self.picks[option] = Some(pick);
    }

    /// Takes a pick back.
    pub fn clear(&mut self, option: usize) -> Option<Pick> {
        self.picks[option].take()
    }

    /// The picks in display order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Pick)> {
        self.picks.iter().enumerate().filter_map(|(option, pick)| Some((option, pick.as_ref()?)))
    }
}
