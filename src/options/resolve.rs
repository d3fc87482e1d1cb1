//! The resolver: what a selection leaves open.

use super::layout::{Layout, Shown};
use super::matching::Matching;
use super::resolution::{Autoselect, Choice, OptionState, Resolution, Status, ValueAvailability};
use super::selection::Selection;
use super::span::Span;
use crate::bits;
use crate::money::{Amount, Money};
use crate::product::{Column, Product};
use alloc::borrow::ToOwned;
use alloc::vec::Vec;

/// Resolves a selection.
#[must_use]
pub fn resolve(product: &Product, layout: &Layout, selection: &Selection, autoselect: Autoselect) -> Resolution {
    let mut pass = Pass::new(product, layout, selection);
    pass.judge();
    let forced = match autoselect {
        Autoselect::Single => pass.forced(),
        Autoselect::Nothing => Vec::new(),
    };
    for &(option, value) in &forced {
        pass.picks.set(option, value, "");
    }
    let exact = pass.exact();
    let is_reached = !product.sets.are_listed() || bits::first(&exact).is_some();
    let missing = pass.missing(is_reached);
    let left = product.sets.in_stock(&exact);
    let is_complete = is_reached && missing.is_empty();
    let set = bits::first(left.as_ref().unwrap_or(&exact));
    let is_sold_out = is_complete && set.is_none() && product.sets.are_listed();
    let selected = if is_complete && !is_sold_out { Some(pass.selected(set)) } else { None };
    let price = selected.as_ref().and_then(|selected| product.unit_price(&chosen(selected)));
    let range = match price {
        Some(price) => Some((price, price)),
        None => pass.range(),
    };
    Resolution { missing, forced, range, selected, is_sold_out, price, options: pass.states }
}

/// What was found out so far.
struct Pass<'a> {
    product: &'a Product,
    layout: &'a Layout,
    picks: Selection,
    /// The sets that contain every dependent pick.
    fitting: Vec<u64>,
    states: Vec<OptionState>,
}

impl<'a> Pass<'a> {
    fn new(product: &'a Product, layout: &'a Layout, selection: &Selection) -> Self {
        let mut states = Vec::new();
        for shown in &layout.shown {
            let mut values = Vec::new();
            for value in &shown.values {
                values.push(match (shown.dependent, value.exists) {
                    (false, _) => ValueAvailability::Available,
                    (true, true) => ValueAvailability::NeedsChange,
                    (true, false) => ValueAvailability::Never,
                });
            }
            let member = if shown.members.len() == 1 { Some(shown.members[0]) } else { None };
            states.push(OptionState { status: Status::Inapplicable, values, member });
        }
        Pass { product, layout, picks: selection.clone(), fitting: Vec::new(), states }
    }

    /// Judges every option and value.
    fn judge(&mut self) {
        let matching = Matching::new(self.product, self.layout, &self.picks);
        self.fitting = matching.all();
        let is_possible = bits::first(&self.fitting).is_some();
        for (option, shown) in self.layout.shown.iter().enumerate() {
            let is_picked = self.picks.get(option).is_some();
            let Some(column) = self.layout.column(self.product, option) else {
                self.states[option].status = self.status(shown);
                continue;
            };
            let row = if is_picked { &matching.without(option) } else { &self.fitting };
            let state = &mut self.states[option];
            let in_stock = self.product.sets.in_stock(row);
            let held = if in_stock.is_some() { ValueAvailability::SoldOut } else { ValueAvailability::Available };
            let (is_named, is_unnamed) = state.judge(column, row, held);
            if let Some(in_stock) = in_stock {
                state.judge(column, &in_stock, ValueAvailability::Available);
            }
            state.status = match (is_picked, is_named, is_unnamed) {
                (false, true, true) => Status::Possible,
                (false, true, false) => Status::Required,
                (true, ..) if is_possible => Status::Required,
                _ => Status::Inapplicable,
            };
            if shown.members.len() > 1 {
                self.states[option].member = self.member(shown);
            }
        }
    }

    /// The one alternative that fitting sets name.
    fn member(&self, shown: &Shown) -> Option<usize> {
        let (mut named, mut count) = (0, 0);
        for &member in &shown.members {
            let mut is_named = false;
            if let Some(column) = self.product.sets.column(member) {
                column.each_held(&self.fitting, &mut |number| is_named |= number > 0);
            }
            if is_named {
                (named, count) = (member, count + 1);
            }
        }
        if count == 1 { Some(named) } else { None }
    }

    /// How an independent option stands.
    fn status(&self, shown: &Shown) -> Status {
        let option = &self.product.options[shown.members[0]];
        match option.text {
            _ if option.asks_nothing() => Status::Inapplicable,
            Some(rule) if rule.min == 0 => Status::Possible,
            _ => Status::Required,
        }
    }

    fn forced(&self) -> Vec<(usize, usize)> {
        let mut forced = Vec::new();
        for (option, shown) in self.layout.shown.iter().enumerate() {
            let takes_text = self.product.options[shown.members[0]].text.is_some();
            if takes_text || self.picks.get(option).is_some() || self.states[option].status != Status::Required {
                continue;
            }
            let (mut left, mut count) = (0, 0);
            for (value, availability) in self.states[option].values.iter().enumerate() {
                if *availability <= ValueAvailability::SoldOut {
                    (left, count) = (value, count + 1);
                }
            }
            if count == 1 {
                forced.push((option, left));
            }
        }
        forced
    }

    /// The options that still want a value; where nothing is required but no set is reached either, those that
    /// could lead to one.
    fn missing(&self, is_reached: bool) -> Vec<usize> {
        let required = self.open(Status::Required);
        if required.is_empty() && !is_reached { self.open(Status::Possible) } else { required }
    }

    fn open(&self, status: Status) -> Vec<usize> {
        let mut open = Vec::new();
        for (option, shown) in self.layout.shown.iter().enumerate() {
            let counts = status == Status::Required || shown.dependent;
            if counts && self.states[option].status == status && !self.is_answered(option, shown) {
                open.push(option);
            }
        }
        open
    }

    fn is_answered(&self, option: usize, shown: &Shown) -> bool {
        let is_picked = self.picks.get(option).is_some();
        match self.product.options[shown.members[0]].text {
            Some(rule) => is_picked && rule.allows(self.picks.text(option)),
            None => is_picked,
        }
    }

    /// The sets that the picks of the dependent options are, exactly.
    fn exact(&self) -> Vec<u64> {
        let mut exact = self.fitting.clone();
        for option in 0..self.layout.shown.len() {
            if let Some(column) = self.layout.column(self.product, option)
                && self.picks.get(option).is_none()
                && self.states[option].status != Status::Inapplicable
            {
                bits::keep(&mut exact, &column.row(0));
            }
        }
        exact
    }

    /// What was chosen, as this set names it.
    fn selected(&self, set: Option<usize>) -> Vec<Choice> {
        let mut selected = Vec::new();
        for (option, shown) in self.layout.shown.iter().enumerate() {
            let names = |member: &&usize| self.cell(**member, set) > 0;
            let member = *shown.members.iter().find(names).unwrap_or(&shown.members[0]);
            let value = self.picks.get(option).and_then(|pick| self.layout.value_in(self.product, member, pick));
            if let Some(value) = value {
                selected.push(Choice { option: member, value, text: self.picks.text(option).to_owned() });
            }
        }
        selected
    }

    /// What a set says of an option.
    fn cell(&self, option: usize, set: Option<usize>) -> usize {
        let column = self.product.sets.column(option);
        column.and_then(|column| Some(usize::from(*column.cells().get(set?)?))).unwrap_or_default()
    }

    /// What a set's values add to the price; optional text that nobody typed costs nothing.
    fn extra(&self, set: usize) -> Option<Amount> {
        let mut sum = Amount::ZERO;
        for (index, option) in self.product.options.iter().enumerate() {
            if let Some(value) = self.cell(index, Some(set)).checked_sub(1)
                && !self.is_free(index)
            {
                sum = sum.plus(option.values[value].surcharge?)?;
            }
        }
        self.product.sets.key(sum).map(|_| sum)
    }

    /// True for an option whose text may be left out and was.
    fn is_free(&self, option: usize) -> bool {
        let typed = |shown: usize| !self.picks.text(shown).is_empty();
        self.product.options[option].text.is_some_and(|rule| rule.min == 0)
            && !self.layout.shown.iter().enumerate().any(|(index, shown)| shown.members[0] == option && typed(index))
    }

    /// The range of the matching sets, with the independent options on top.
    fn range(&self) -> Option<(Money, Money)> {
        let mut span = Span::default();
        if self.product.sets.are_listed() {
            let (least, most) = self.product.sets.extremes(&self.fitting)?;
            span.include(self.extra(least));
            span.include(self.extra(most));
        }
        for (option, shown) in self.layout.shown.iter().enumerate() {
            let member = &self.product.options[shown.members[0]];
            if shown.dependent || member.asks_nothing() || self.is_free(shown.members[0]) {
                continue;
            }
            let mut own = Span::default();
            for (value, each) in member.values.iter().enumerate() {
                if self.picks.get(option).is_none_or(|pick| pick == value) {
                    own.include(each.surcharge);
                }
            }
            span.add(&own)?;
        }
        let price = self.product.price.filter(|_| !span.is_unknown)?;
        Some((price.plus(span.low)?, price.plus(span.high)?))
    }
}

impl OptionState {
    /// Says this of each value that a set of this row holds; gives whether one of them names the option, and whether
    /// one does not.
    fn judge(&mut self, column: &Column, row: &[u64], held: ValueAvailability) -> (bool, bool) {
        let (mut is_named, mut is_unnamed) = (false, false);
        column.each_held(row, &mut |number| match number.checked_sub(1) {
            Some(value) => {
                is_named = true;
                self.values[value] = held;
            }
            None => is_unnamed = true,
        });
        (is_named, is_unnamed)
    }
}

/// (option, value) of what was chosen.
fn chosen(choices: &[Choice]) -> Vec<(usize, usize)> {
    let mut chosen = Vec::new();
    for choice in choices {
        chosen.push((choice.option, choice.value));
    }
    chosen
}
