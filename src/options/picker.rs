//! Picking: a shopper's way through the options.

use super::layout::{Layout, Merge};
use super::resolve::{Autoselect, Resolution, Status, ValueAvailability, resolve};
use super::selection::Selection;
use crate::error::{Error, Kind};
use crate::product::Product;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// One product's options while a shopper chooses.
#[derive(Clone, Debug)]
pub struct Picker {
    product: Rc<Product>,
    layout: Layout,
    autoselect: Autoselect,
    selection: Selection,
}

/// What a pick changed besides itself: (shown option, shown value).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Picks that no longer fit.
    pub dropped: Vec<(usize, usize)>,
    /// Picks that moved to another option of the same name.
    pub carried: Vec<(usize, usize)>,
}

impl Picker {
    /// Nothing picked yet.
    #[must_use]
    pub fn new(product: Rc<Product>, merge: Merge, autoselect: Autoselect) -> Self {
        let layout = Layout::new(&product, merge);
        let selection = Selection::none(layout.shown.len());
        Picker { product, layout, autoselect, selection }
    }

    /// The product.
    #[must_use]
    pub fn product(&self) -> &Product {
        &self.product
    }

    /// The shown options.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What was picked.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Everything that follows from what was picked.
    #[must_use]
    pub fn resolution(&self) -> Resolution {
        resolve(&self.product, &self.layout, &self.selection, self.autoselect)
    }

    /// Picks a value. The new pick always wins: other picks that no longer fit are dropped and named.
    ///
    /// `option` is the id of a shown option or of any alternative it stands for.
    ///
    /// # Errors
    /// `invalid-selection` for an unknown option or value and for one that no combination holds; nothing changes.
    pub fn pick(&mut self, option: &str, value: &str) -> Result<Change, Error> {
        let (shown, member) = self.find(option)?;
        if self.product.options[member].text.is_some() {
            return Err(refused(option, "it takes text, not the value", value));
        }
        match self.layout.find_value(&self.product, member, value) {
            Some(found) if self.layout.shown[shown].values[found].exists => Ok(self.take(shown, found, "")),
            _ => Err(refused(option, "there is no value to pick", value)),
        }
    }

    /// Enters the text of a free-text option; empty text takes it back.
    ///
    /// # Errors
    /// `invalid-selection` for an option that takes no text and for text that is too long; nothing changes.
    pub fn enter_text(&mut self, option: &str, text: &str) -> Result<Change, Error> {
        let (shown, member) = self.find(option)?;
        let Some(rule) = self.product.options[member].text else {
            return Err(refused(option, "it takes a value, not the text", text));
        };
        if rule.is_too_long(text) {
            return Err(refused(option, "the text is too long", text));
        }
        if text.is_empty() {
            self.selection.clear(shown);
            return Ok(Change::default());
        }
        Ok(self.take(shown, 0, text))
    }

    /// Takes one pick back and nothing else.
    ///
    /// # Errors
    /// `invalid-selection` for an unknown option.
    pub fn unpick(&mut self, option: &str) -> Result<Change, Error> {
        let (shown, _) = self.find(option)?;
        self.selection.clear(shown);
        Ok(Change::default())
    }

    fn find(&self, option: &str) -> Result<(usize, usize), Error> {
        self.layout.find(&self.product, option).ok_or_else(|| refused(option, "there is no option", option))
    }

    fn take(&mut self, option: usize, value: usize, text: &str) -> Change {
        let width = self.layout.shown.len();
        let before = core::mem::replace(&mut self.selection, Selection::none(width));
        self.selection.set(option, value, text);
        let mut lost = Vec::new();
        for other in 0..width {
            let Some(pick) = before.get(other) else { continue };
            if other == option {
                continue;
            }
            self.selection.set(other, pick, before.text(other));
            if !self.is_possible() {
                self.selection.clear(other);
                lost.push((other, pick));
            }
        }
        self.carry_over(&lost, &before)
    }

    /// Whether some set contains every dependent pick.
    fn is_possible(&self) -> bool {
        let shown = &self.layout.shown;
        let mut cells = self.layout.blank_row();
        let wanted = |option: usize| if shown[option].dependent { self.selection.get(option) } else { None };
        (0..shown.len()).all(|option| wanted(option).is_none())
            || self.product.sets.rows().any(|row| {
                self.layout.read_row(row, &mut cells);
                cells.iter().enumerate().all(|(option, cell)| wanted(option).is_none_or(|pick| pick + 1 == cell.pick))
            })
    }

    fn carry_over(&mut self, lost: &[(usize, usize)], before: &Selection) -> Change {
        let mut change = Change::default();
        for &(option, value) in lost {
            let text = before.text(option);
            match self.heir(option, value, text) {
                Some((heir, value)) => {
                    self.selection.set(heir, value, text);
                    change.carried.push((heir, value));
                }
                None => change.dropped.push((option, value)),
            }
        }
        change
    }

    /// The option of the same name that applies now, and its value of the same id or else the same name.
    fn heir(&self, option: usize, value: usize, text: &str) -> Option<(usize, usize)> {
        let lost = &self.layout.shown[option].values[value];
        let lost_option = &self.product.options[lost.option];
        let lost = &lost_option.values[lost.value];
        let resolution = self.resolution();
        for (other, state) in resolution.options.iter().enumerate() {
            let candidate = &self.product.options[self.layout.shown[other].members[0]];
            let applies = state.status != Status::Inapplicable && self.selection.get(other).is_none();
            let takes = candidate.text.map_or(text.is_empty(), |rule| !text.is_empty() && !rule.is_too_long(text));
            if other == option || !applies || !takes || candidate.name != lost_option.name {
                continue;
            }
            let by_id = candidate.value_index(&lost.id);
            let same = by_id.or_else(|| candidate.values.iter().position(|value| value.name == lost.name));
            if let Some(same) = same
                && state.values[same] == ValueAvailability::Available
            {
                return Some((other, same));
            }
        }
        None
    }
}

/// An answer to this option that cannot be taken.
pub(super) fn refused(option: &str, what: &str, answer: &str) -> Error {
    Error::new(Kind::InvalidSelection, &[what, " \"", answer, "\""]).within(option).within("selectedOptions")
}
