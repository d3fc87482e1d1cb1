//! Which controls a shopper sees: the product's options, same-named alternatives merged into one.

use crate::product::Product;

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
#[derive(Clone, Debug)]
pub struct Layout {
    /// The shown options, in display order.
    pub shown: Vec<Shown>,
    /// For each option of the product, the shown option it belongs to and the shown values of its values.
    places: Vec<(usize, Vec<usize>)>,
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

/// One value of a control, and the values of the members it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownValue {
    /// (option, value) by index, at most one per member, in display order.
    pub stands_for: Vec<(usize, usize)>,
    /// True where some set holds it, or it belongs to an independent option.
    pub exists: bool,
}

/// What a set says about one shown option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The shown value.
    pub value: usize,
    /// The option of the product that holds it.
    pub member: usize,
}

impl Layout {
    /// The shown options of this product.
    #[must_use]
    pub fn new(product: &Product, merge: Merge) -> Self {
        let dependent = dependent_options(product);
        let groups = match merge {
            Merge::Nothing => (0..product.options.len()).map(|option| vec![option]).collect(),
            Merge::Alternatives => grouped(product, &dependent),
        };
        let shown = groups.into_iter().map(|members| shown(product, members, &dependent)).collect::<Vec<_>>();
        let mut layout = Layout { places: places(product, &shown), shown };
        layout.mark_existing(product);
        layout
    }

    /// The shown option that this option id belongs to, and the index of the option itself.
    #[must_use]
    pub fn find(&self, product: &Product, id: &str) -> Option<(usize, usize)> {
        let option = product.options.iter().position(|option| option.id == id)?;
        Some((self.places[option].0, option))
    }

    /// The shown value with this id: the named member's own first, then that of any other member.
    #[must_use]
    pub fn find_value(&self, product: &Product, option: usize, id: &str) -> Option<usize> {
        let (shown, values) = &self.places[option];
        if let Some(own) = product.options[option].value_index(id) {
            return Some(values[own]);
        }
        let has_id = |&(member, value): &(usize, usize)| product.options[member].values[value].id == id;
        self.shown[*shown].values.iter().position(|value| value.stands_for.iter().any(has_id))
    }

    /// Reads a set in terms of the shown options into `cells`.
    pub(crate) fn read_row(&self, row: &[u16], cells: &mut [Option<Cell>]) {
        cells.fill(None);
        for (member, (&value, (shown, values))) in row.iter().zip(&self.places).enumerate() {
            if let Some(value) = value.checked_sub(1) {
                cells[*shown] = Some(Cell { value: values[usize::from(value)], member });
            }
        }
    }

    fn mark_existing(&mut self, product: &Product) {
        for shown in self.shown.iter_mut().filter(|shown| !shown.dependent) {
            shown.values.iter_mut().for_each(|value| value.exists = true);
        }
        let mut cells = vec![None; self.shown.len()];
        for row in product.sets.rows() {
            self.read_row(row, &mut cells);
            for (shown, cell) in self.shown.iter_mut().zip(&cells) {
                if let Some(Cell { value, .. }) = cell {
                    shown.values[*value].exists = true;
                }
            }
        }
    }
}

fn dependent_options(product: &Product) -> Vec<bool> {
    let mut dependent = vec![false; product.options.len()];
    for row in product.sets.rows() {
        for (named, &value) in dependent.iter_mut().zip(row) {
            *named |= value != 0;
        }
    }
    dependent
}

/// The options by shown option, each group in display order of its first member.
fn grouped(product: &Product, dependent: &[bool]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, option) in product.options.iter().enumerate() {
        let same_name = groups.iter_mut().find(|group| product.options[group[0]].name == option.name);
        match same_name {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let mut split: Vec<Vec<usize>> = Vec::new();
    for option in 0..product.options.len() {
        let Some(group) = groups.iter().find(|group| group.contains(&option)) else { continue };
        match are_alternatives(product, dependent, group) {
            true if group[0] == option => split.push(group.clone()),
            true => {}
            false => split.push(vec![option]),
        }
    }
    split
}

fn are_alternatives(product: &Product, dependent: &[bool], group: &[usize]) -> bool {
    let names_two = |row: &[u16]| group.iter().filter(|&&option| row[option] != 0).count() > 1;
    group.iter().all(|&option| dependent[option] && product.options[option].text.is_none())
        && !product.sets.rows().any(names_two)
}

fn shown(product: &Product, members: Vec<usize>, dependent: &[bool]) -> Shown {
    let mut values: Vec<ShownValue> = Vec::new();
    for &member in &members {
        for (index, value) in product.options[member].values.iter().enumerate() {
            let alike = values.iter_mut().find(|shown| {
                let (first, first_value) = shown.stands_for[0];
                product.options[first].values[first_value].name == value.name
                    && shown.stands_for.iter().all(|&(other, _)| other != member)
            });
            match alike {
                Some(shown) => shown.stands_for.push((member, index)),
                None => values.push(ShownValue { stands_for: vec![(member, index)], exists: false }),
            }
        }
    }
    Shown { dependent: members.iter().any(|&member| dependent[member]), members, values }
}

fn places(product: &Product, shown: &[Shown]) -> Vec<(usize, Vec<usize>)> {
    let mut places: Vec<_> = product.options.iter().map(|option| (0, vec![0; option.values.len()])).collect();
    for (index, control) in shown.iter().enumerate() {
        for &member in &control.members {
            places[member].0 = index;
        }
        for (shown_value, value) in control.values.iter().enumerate() {
            for &(member, own) in &value.stands_for {
                places[member].1[own] = shown_value;
            }
        }
    }
    places
}
