//! Picking: a shopper's way through the options.

use super::layout::{Layout, Merge};
use super::resolution::{Autoselect, Resolution, Status, ValueAvailability};
use super::resolve::resolve;
use super::selection::Selection;
use crate::bits;
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
        let found = self.find_value(shown, member, option, value)?;
        Ok(self.take(shown, found, ""))
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

    /// The shown option and the option itself that have this id.
    pub(super) fn find(&self, option: &str) -> Result<(usize, usize), Error> {
        self.layout.find(&self.product, option).ok_or_else(|| refused(option, "there is no option", option))
    }

    /// The shown value of a shown option that has this id and can be picked.
    pub(super) fn find_value(&self, shown: usize, member: usize, option: &str, value: &str) -> Result<usize, Error> {
        let found = self.layout.find_value(&self.product, member, value);
        found
            .filter(|found| self.layout.shown[shown].values[*found].exists)
            .ok_or_else(|| refused(option, "there is no value to pick", value))
    }

    fn take(&mut self, option: usize, value: usize, text: &str) -> Change {
        let (selection, change) = self.after(option, value, text);
        self.selection = selection;
        change
    }

    /// What a pick makes of the selection.
    pub(super) fn after(&self, option: usize, value: usize, text: &str) -> (Selection, Change) {
        let mut selection = Selection::none(self.layout.shown.len());
        selection.set(option, value, text);
        let mut fitting = self.product.sets.all().to_vec();
        self.fits(&mut fitting, option, value);
        let mut lost = Vec::new();
        for other in 0..self.layout.shown.len() {
            let Some(pick) = self.selection.get(other).filter(|_| other != option) else { continue };
            if self.fits(&mut fitting, other, pick) {
                selection.set(other, pick, self.selection.text(other));
            } else {
                lost.push((other, pick));
            }
        }
        let change = self.carry_over(&lost, &mut selection);
        (selection, change)
    }

    /// Whether some of the fitting sets hold this pick too; if so, only those fit from now on.
    fn fits(&self, fitting: &mut [u64], option: usize, value: usize) -> bool {
        let Some(column) = self.layout.column(&self.product, option) else { return true };
        let row = column.row(value + 1);
        let is_fit = bits::meet(fitting, &row);
        if is_fit {
            bits::keep(fitting, &row);
        }
        is_fit
    }

    fn carry_over(&self, lost: &[(usize, usize)], selection: &mut Selection) -> Change {
        let mut change = Change::default();
        for &(option, value) in lost {
            let text = self.selection.text(option);
            match self.heir(option, value, text, selection) {
                Some((heir, value)) => {
                    selection.set(heir, value, text);
                    change.carried.push((heir, value));
                }
                None => change.dropped.push((option, value)),
            }
        }
        change
    }

    /// The option of the same name that applies now, and its value of the same id or else the same name.
    fn heir(&self, option: usize, value: usize, text: &str, selection: &Selection) -> Option<(usize, usize)> {
        let lost = &self.layout.shown[option].values[value];
        let lost_option = &self.product.options[lost.option];
        let lost = &lost_option.values[lost.value];
        let resolution = resolve(&self.product, &self.layout, selection, self.autoselect);
        for (other, state) in resolution.options.iter().enumerate() {
            let candidate = &self.product.options[self.layout.shown[other].members[0]];
            let applies = state.status != Status::Inapplicable && selection.get(other).is_none();
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
    Error::filled(Kind::InvalidSelection, "~ \"~\"", &[what, answer]).within(option).within("selectedOptions")
}
