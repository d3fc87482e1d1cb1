//! What was picked: at most one value per shown option.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The picks of a shopper, by shown option. Values that follow by themselves are not stored here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// 0: nothing picked; else the shown value's index plus 1.
    picks: Vec<usize>,
    /// What was typed for options that take text.
    texts: Vec<String>,
}

impl Selection {
    /// Nothing picked, of so many shown options.
    #[must_use]
    pub fn none(width: usize) -> Self {
        let mut none = Selection::default();
        for _ in 0..width {
            none.picks.push(0);
            none.texts.push(String::new());
        }
        none
    }

    /// The shown value that was picked of this shown option.
    #[must_use]
    pub fn get(&self, option: usize) -> Option<usize> {
        self.picks[option].checked_sub(1)
    }

    /// What was typed for this shown option.
    #[must_use]
    pub fn text(&self, option: usize) -> &str {
        &self.texts[option]
    }

    /// Picks a value, with the text typed for it.
    pub fn set(&mut self, option: usize, value: usize, text: &str) {
        self.picks[option] = value + 1;
        text.clone_into(&mut self.texts[option]);
    }

    /// Takes a pick back.
    pub fn clear(&mut self, option: usize) {
        self.picks[option] = 0;
        self.texts[option].clear();
    }
}
