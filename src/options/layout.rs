//! Which controls a shopper sees: the product's options, same-named alternatives merged into one.

use crate::product::Product;
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The options it stands for, by index, in display order.
    pub members: Vec<usize>,
    /// True where some set names one of its members.
    pub dependent: bool,
    /// The values to choose from.
    pub values: Vec<ShownValue>,
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

/// What a set says about one shown option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// 0: the set does not name it; else the shown value's index plus 1.
    pub pick: usize,
    /// The option of the product that holds it.
    pub member: usize,
}

impl Layout {
    /// The shown options of this product.
    #[must_use]
    pub fn new(product: &Product, merge: Merge) -> Self {
        let mut layout = Layout::default();
        for option in 0..product.options.len() {
            layout.begin.push(layout.value_of.len());
            let dependent = is_dependent(product, option);
            let first = match merge {
                Merge::Alternatives => first_alternative(product, option),
                Merge::Nothing => option,
            };
            if first == option {
                layout.shown_of.push(layout.shown.len());
                layout.shown.push(Shown { members: Vec::new(), dependent, values: Vec::new() });
            } else {
                layout.shown_of.push(layout.shown_of[first]);
            }
            layout.add_member(product, option);
        }
        layout.mark_existing(product);
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

    /// A set that names nothing, to be read into.
    pub(crate) fn blank_row(&self) -> Vec<Cell> {
        self.shown.iter().map(|_| Cell::default()).collect()
    }

    /// Reads a set in terms of the shown options.
    pub(crate) fn read_row(&self, row: &[u16], cells: &mut [Cell]) {
        cells.fill(Cell::default());
        for (member, &value) in row.iter().enumerate() {
            if value > 0 {
                let pick = self.value_of[self.begin[member] + usize::from(value) - 1] + 1;
                cells[self.shown_of[member]] = Cell { pick, member };
            }
        }
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

    fn mark_existing(&mut self, product: &Product) {
        let mut cells = self.blank_row();
        for row in product.sets.rows() {
            self.read_row(row, &mut cells);
            for (shown, cell) in self.shown.iter_mut().zip(&cells) {
                if cell.pick > 0 {
                    shown.values[cell.pick - 1].exists = true;
                }
            }
        }
    }
}

fn is_dependent(product: &Product, option: usize) -> bool {
    product.sets.rows().any(|row| row[option] != 0)
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
    let fits = |member: &usize| is_dependent(product, *member) && product.options[*member].text.is_none();
    let names_two = |row: &[u16]| group.iter().filter(|member| row[**member] != 0).count() > 1;
    let are_alternatives = group.iter().all(fits) && !product.sets.rows().any(names_two);
    if are_alternatives { group[0] } else { option }
}
