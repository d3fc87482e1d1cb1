//! Picking: a shopper's way through the options.

use super::layout::{Layout, Merge};
use super::resolve::{Autoselect, Resolution, Status, ValueAvailability, resolve};
use super::selection::{Pick, Selection};
use crate::error::{Error, Kind};
use crate::product::Product;
use std::rc::Rc;

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
            return Err(refused(option, ["option \"", option, "\" takes text"].concat()));
        }
        let found = self.layout.find_value(&self.product, member, value);
        let known = found.filter(|index| self.layout.shown[shown].values[*index].exists);
        let Some(value) = known else {
            return Err(refused(option, ["option \"", option, "\" has no value \"", value, "\" to pick"].concat()));
        };
        Ok(self.take(shown, Pick { value, text: None }))
    }

    /// Enters the text of a free-text option; empty text takes it back.
    ///
    /// # Errors
    /// `invalid-selection` for an option that takes no text and for text that is too long; nothing changes.
    pub fn enter_text(&mut self, option: &str, text: &str) -> Result<Change, Error> {
        let (shown, member) = self.find(option)?;
        let rule = self.product.options[member].text;
        let rule = rule.ok_or_else(|| refused(option, ["option \"", option, "\" takes no text"].concat()))?;
        if let Some(max) = rule.max.filter(|max| text.chars().count() > *max as usize) {
            let message = ["the text of option \"", option, "\" is longer than ", &max.to_string(), " characters"];
            return Err(refused(option, message.concat()));
        }
        if text.is_empty() {
            self.selection.clear(shown);
            return Ok(Change::default());
        }
        Ok(self.take(shown, Pick { value: 0, text: Some(text.to_owned()) }))
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
        let found = self.layout.find(&self.product, option);
        found.ok_or_else(|| refused(option, ["there is no option \"", option, "\""].concat()))
    }

    fn take(&mut self, option: usize, pick: Pick) -> Change {
        let before = std::mem::replace(&mut self.selection, Selection::none(self.layout.shown.len()));
        self.selection.set(option, pick);
        let mut lost = Vec::new();
        for (other, pick) in before.iter().filter(|(other, _)| *other != option) {
            self.selection.set(other, pick.clone());
            if !self.is_possible() {
                self.selection.clear(other);
                lost.push((other, pick.value));
            }
        }
        self.carry_over(lost)
    }

    /// Whether some set contains every dependent pick.
    fn is_possible(&self) -> bool {
        let picks: Vec<_> = self.selection.iter().filter(|(option, _)| self.layout.shown[*option].dependent).collect();
        let mut cells = vec![None; self.layout.shown.len()];
        picks.is_empty()
            || self.product.sets.rows().any(|row| {
                self.layout.read_row(row, &mut cells);
                picks.iter().all(|(option, pick)| cells[*option].map(|cell| cell.value) == Some(pick.value))
            })
    }

    fn carry_over(&mut self, lost: Vec<(usize, usize)>) -> Change {
        let mut change = Change::default();
        for (option, value) in lost {
            match self.heir(option, value) {
                Some((heir, value)) => {
                    self.selection.set(heir, Pick { value, text: None });
                    change.carried.push((heir, value));
                }
                None => change.dropped.push((option, value)),
            }
        }
        change
    }

    /// The option of the same name that applies now, and its value of the same id or else the same name.
    fn heir(&self, option: usize, value: usize) -> Option<(usize, usize)> {
        let (lost_option, lost) = self.layout.shown[option].values[value].stands_for[0];
        let lost_value = &self.product.options[lost_option].values[lost];
        let resolution = self.resolution();
        let applies = |other: &usize| {
            *other != option
                && self.name(*other) == self.name(option)
                && self.selection.get(*other).is_none()
                && resolution.options[*other].status != Status::Inapplicable
        };
        (0..self.layout.shown.len()).filter(applies).find_map(|other| {
            let values = &self.product.options[self.layout.shown[other].members[0]].values;
            let same_id = values.iter().position(|value| value.id == lost_value.id);
            let same = same_id.or_else(|| values.iter().position(|value| value.name == lost_value.name))?;
            let available = resolution.options[other].values[same] == ValueAvailability::Available;
            available.then_some((other, same))
        })
    }

    fn name(&self, shown: usize) -> &str {
        &self.product.options[self.layout.shown[shown].members[0]].name
    }
}

fn refused(option: &str, message: String) -> Error {
    Error::new(Kind::InvalidSelection, message).within(option).within("selectedOptions")
}
