//! What was picked: at most one value per shown option.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// The picks of a shopper, by shown option. Values that follow by themselves are not stored here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<Pick>);

/// The answer to one option.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Pick {
    /// 0: nothing picked; else the shown value's index plus 1.
    value: usize,
    /// What was typed, where the option takes text.
    text: String,
}

impl Selection {
    /// Nothing picked, of so many shown options.
    #[must_use]
    pub fn none(width: usize) -> Self {
        let mut none = Selection::default();
        for _ in 0..width {
            none.0.push(Pick::default());
        }
        none
    }

    /// The shown value that was picked of this shown option.
    #[must_use]
    pub fn get(&self, option: usize) -> Option<usize> {
        self.0[option].value.checked_sub(1)
    }

    /// What was typed for this shown option.
    #[must_use]
    pub fn text(&self, option: usize) -> &str {
        &self.0[option].text
    }

    /// Picks a value, with the text typed for it.
    pub fn set(&mut self, option: usize, value: usize, text: &str) {
        self.0[option] = Pick { value: value + 1, text: text.to_owned() };
    }

    /// Takes a pick back.
    pub fn clear(&mut self, option: usize) {
        self.0[option] = Pick::default();
    }
}
