//! Which controls a shopper sees: the product's options, same-named alternatives merged into one.

use crate::bits;
use crate::product::{Column, Product};
use alloc::vec;
use alloc::vec::Vec;

/// Whether same-named alternatives are shown as one option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// Alternatives are one shown option.
    #[default]
    Alternatives,
    /// Every option is shown by itself.
    Nothing,
}

/// The shown options of a product, and how its sets read in terms of them.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The shown options, in display order.
    pub shown: Vec<Shown>,
    /// For each option of the product, the shown option it belongs to.
    shown_of: Vec<usize>,
    /// For each option of the product, where its values begin in `value_of`.
    begin: Vec<usize>,
    /// For each value of the product's options, the shown value it belongs to.
    value_of: Vec<usize>,
}

/// One control: an option, or several alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The options it stands for, by index, in display order.
    pub members: Vec<usize>,
    /// True where some set names one of its members.
    pub dependent: bool,
    /// The values to choose from.
    pub values: Vec<ShownValue>,
    /// Of alternatives: what the sets say of them as one.
    column: Option<Column>,
}

/// One value of a control: the first of those that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownValue {
    /// The option of the product.
    pub option: usize,
    /// The value of that option.
    pub value: usize,
    /// True where some set holds it, or it belongs to an independent option.
    pub exists: bool,
}

impl Layout {
    /// The shown options of this product.
    #[must_use]
    pub fn new(product: &Product, merge: Merge) -> Self {
        let mut layout = Layout::default();
        for option in 0..product.options.len() {
            layout.begin.push(layout.value_of.len());
            let dependent = product.sets.column(option).is_some();
            let first = match merge {
                Merge::Alternatives => first_alternative(product, option),
                Merge::Nothing => option,
            };
            if first == option {
                layout.shown_of.push(layout.shown.len());
                layout.shown.push(Shown { dependent, ..Shown::default() });
            } else {
                layout.shown_of.push(layout.shown_of[first]);
            }
            layout.add_member(product, option);
        }
        for shown in 0..layout.shown.len() {
            layout.finish(product, shown);
        }
        layout
    }

    /// The shown option that this option id belongs to, and the index of the option itself.
    #[must_use]
    pub fn find(&self, product: &Product, id: &str) -> Option<(usize, usize)> {
        let option = product.option_index(id)?;
        Some((self.shown_of[option], option))
    }

    /// The shown value with this id: the named member's own first, then that of any other member.
    #[must_use]
    pub fn find_value(&self, product: &Product, option: usize, id: &str) -> Option<usize> {
        let own = |member: usize| Some(self.value_of[self.begin[member] + product.options[member].value_index(id)?]);
        own(option).or_else(|| self.shown[self.shown_of[option]].members.iter().find_map(|member| own(*member)))
    }

    /// The value of this member that a shown value stands for.
    #[must_use]
    pub fn value_in(&self, product: &Product, member: usize, shown_value: usize) -> Option<usize> {
        let values = product.options[member].values.len();
        (0..values).find(|value| self.value_of[self.begin[member] + value] == shown_value)
    }

    /// What the sets say of a shown option, by shown value; `None` where it is independent.
    #[must_use]
    pub fn column<'a>(&'a self, product: &'a Product, shown: usize) -> Option<&'a Column> {
        let shown = &self.shown[shown];
        shown.column.as_ref().or_else(|| product.sets.column(shown.members[0]))
    }

    fn add_member(&mut self, product: &Product, option: usize) {
        let shown = &mut self.shown[self.shown_of[option]];
        let own = &product.options[option].values;
        let known = shown.values.len();
        shown.members.push(option);
        for (value, new) in own.iter().enumerate() {
            // The same name is the same value: best one with the same id, else one whose id is none of ours.
            let find = |same_id: bool| {
                shown.values.iter().take(known).position(|shown| {
                    let shown = &product.options[shown.option].values[shown.value];
                    let is_ours = || own.iter().any(|own| own.id == shown.id && own.name == shown.name);
                    shown.name == new.name && if same_id { shown.id == new.id } else { !is_ours() }
                })
            };
            let same = find(true).or_else(|| find(false));
            let is_free = |place: &usize| !self.value_of.iter().skip(self.begin[option]).any(|other| other == place);
            let place = same.filter(is_free).unwrap_or(shown.values.len());
            if place == shown.values.len() {
                shown.values.push(ShownValue { option, value, exists: !shown.dependent });
            }
            self.value_of.push(place);
        }
    }

    /// Reads alternatives as one, and notes which values exist.
    fn finish(&mut self, product: &Product, index: usize) {
        if self.shown[index].members.len() > 1 {
            self.shown[index].column = Some(self.merged_column(product, &self.shown[index]));
        }
        let mut held = Vec::new();
        if let Some(column) = self.column(product, index) {
            column.each_held(product.sets.all(), &mut |number| held.push(number));
        }
        for number in held {
            if number > 0 {
                self.shown[index].values[number - 1].exists = true;
            }
        }
    }

    fn merged_column(&self, product: &Product, shown: &Shown) -> Column {
        let mut cells = vec![0; bits::count(product.sets.all())];
        for &member in &shown.members {
            let own = product.sets.column(member).map_or(&[][..], Column::cells);
            for (cell, &own) in cells.iter_mut().zip(own) {
                if own > 0 {
                    let value = self.value_of[self.begin[member] + usize::from(own) - 1];
                    *cell = u16::try_from(value + 1).unwrap_or(u16::MAX);
                }
            }
        }
        Column::new(cells, shown.values.len() + 1)
    }
}

/// The first option of the alternatives that this option belongs to; itself where it has none.
fn first_alternative(product: &Product, option: usize) -> usize {
    let name = &product.options[option].name;
    let mut group = Vec::new();
    for (index, other) in product.options.iter().enumerate() {
        if other.name == *name {
            group.push(index);
        }
    }
    if group.len() > 1 && are_alternatives(product, &group) { group[0] } else { option }
}

/// True for dependent options of which no set names two: each set that names any of them is counted once.
fn are_alternatives(product: &Product, group: &[usize]) -> bool {
    let mut unnamed = product.sets.all().to_vec();
    let every = bits::count(&unnamed);
    let mut named = 0;
    for &member in group {
        let Some(column) = product.sets.column(member) else { return false };
        if product.options[member].text.is_some() {
            return false;
        }
        let row = column.row(0);
        named += every - bits::count(&row);
        bits::keep(&mut unnamed, &row);
    }
    named == every - bits::count(&unnamed)
}
