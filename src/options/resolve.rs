//! The resolver: what a selection leaves open, in one pass over the option sets.

use super::layout::{Cell, Layout, Shown};
use super::selection::Selection;
use crate::money::{Amount, Money};
use crate::product::Product;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether an option in which only one value remains is taken as picked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Autoselect {
    /// It is taken as picked.
    #[default]
    Single,
    /// The shopper picks everything.
    Nothing,
}

/// Whether a shown option takes part, as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every combination still possible names it, or it is independent.
    Required,
    /// Some name it.
    Possible,
    /// None does.
    Inapplicable,
}

/// Whether a value can be had, judged without its own option's pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueAvailability {
    /// A set holds it and all other picks.
    Available,
    /// A set holds it, but none with all other picks.
    NeedsChange,
    /// No set holds it.
    Never,
}

/// How one shown option stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionState {
    /// Whether it takes part.
    pub status: Status,
    /// One answer per shown value.
    pub values: Vec<ValueAvailability>,
    /// The option of the product that applies, where that is decided.
    pub member: Option<usize>,
}

/// A value that was chosen, by option of the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The option of the product.
    pub option: usize,
    /// Its value.
    pub value: usize,
    /// What was typed, where the option takes text.
    pub text: String,
}

/// Everything that follows from a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// One state per shown option.
    pub options: Vec<OptionState>,
    /// The shown options that still want a value.
    pub missing: Vec<usize>,
    /// (shown option, shown value) that follow by themselves, in display order.
    pub forced: Vec<(usize, usize)>,
    /// The lowest and highest unit price still possible.
    pub range: Option<(Money, Money)>,
    /// What was chosen, once the selection is complete: only then may it be added.
    pub selected: Option<Vec<Choice>>,
    /// The unit price, once complete.
    pub price: Option<Money>,
}

/// Resolves a selection.
#[must_use]
pub fn resolve(product: &Product, layout: &Layout, selection: &Selection, autoselect: Autoselect) -> Resolution {
    let mut pass = Pass::new(product, layout, selection);
    pass.read_sets();
    let forced = match autoselect {
        Autoselect::Single => pass.forced(),
        Autoselect::Nothing => Vec::new(),
    };
    for &(option, value) in &forced {
        pass.picks.set(option, value, "");
    }
    let missing = pass.missing();
    let selected = if missing.is_empty() && pass.reaches_a_set() { Some(pass.selected()) } else { None };
    let price = selected.as_ref().and_then(|selected| product.unit_price(&chosen(selected)));
    let range = match price {
        Some(price) => Some((price, price)),
        None => pass.range(),
    };
    Resolution { missing, forced, range, selected, price, options: pass.states }
}

/// One pass over the sets, and what it found out.
struct Pass<'a> {
    product: &'a Product,
    layout: &'a Layout,
    picks: Selection,
    states: Vec<OptionState>,
    tallies: Vec<Tally>,
    /// How many sets contain every pick.
    matching: usize,
    /// The one of them that names the fewest options, and how many those are.
    smallest: Option<(usize, Vec<Cell>)>,
    /// What their values add to the price.
    extras: Span,
}

/// What the matching sets say of one shown option.
#[derive(Clone, Default)]
struct Tally {
    /// How many of them name it.
    named: usize,
    /// What the first of them says.
    first: Cell,
    values_differ: bool,
    members_differ: bool,
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
        let tallies = layout.shown.iter().map(|_| Tally::default()).collect();
        let picks = selection.clone();
        Pass { product, layout, picks, states, tallies, matching: 0, smallest: None, extras: Span::default() }
    }

    fn read_sets(&mut self) {
        let mut cells = self.layout.blank_row();
        for row in self.product.sets.rows() {
            self.layout.read_row(row, &mut cells);
            let (mut clashes, mut clash) = (0, 0);
            for (option, cell) in cells.iter().enumerate() {
                if self.layout.shown[option].dependent
                    && self.picks.get(option).is_some_and(|pick| pick + 1 != cell.pick)
                {
                    clashes += 1;
                    clash = option;
                }
            }
            match clashes {
                0 => self.count(row, &cells),
                1 => self.hold(clash, cells[clash]),
                _ => {}
            }
        }
        for (option, shown) in self.layout.shown.iter().enumerate() {
            self.states[option].status = self.status(option, shown);
            let tally = &self.tallies[option];
            if tally.named > 0 && !tally.members_differ {
                self.states[option].member = Some(tally.first.member);
            }
        }
    }

    /// Counts a set that contains every pick.
    fn count(&mut self, row: &[u16], cells: &[Cell]) {
        let mut size = 0;
        for (option, cell) in cells.iter().enumerate() {
            if cell.pick > 0 {
                size += 1;
                self.hold(option, *cell);
                self.tallies[option].name(*cell);
            }
        }
        if self.smallest.as_ref().is_none_or(|(smallest, _)| size < *smallest) {
            self.smallest = Some((size, cells.to_vec()));
        }
        self.extras.include(self.extra(row));
        self.matching += 1;
    }

    /// Notes that a value goes with all picks of other options.
    fn hold(&mut self, option: usize, cell: Cell) {
        if cell.pick > 0 {
            self.states[option].values[cell.pick - 1] = ValueAvailability::Available;
        }
    }

    /// What a set's values add to the price; optional text that nobody typed costs nothing.
    fn extra(&self, row: &[u16]) -> Option<Amount> {
        let mut sum = Amount::ZERO;
        for (option, &value) in row.iter().enumerate() {
            if value > 0 && !self.is_free(option) {
                sum = sum.plus(self.product.options[option].values[usize::from(value) - 1].surcharge?)?;
            }
        }
        Some(sum)
    }

    /// True for an option whose text may be left out and was.
    fn is_free(&self, option: usize) -> bool {
        let typed = |shown: usize| !self.picks.text(shown).is_empty();
        self.product.options[option].text.is_some_and(|rule| rule.min == 0)
            && !self.layout.shown.iter().enumerate().any(|(index, shown)| shown.members[0] == option && typed(index))
    }

    fn status(&self, option: usize, shown: &Shown) -> Status {
        if !shown.dependent {
            let option = &self.product.options[shown.members[0]];
            return match option.text {
                _ if option.asks_nothing() => Status::Inapplicable,
                Some(rule) if rule.min == 0 => Status::Possible,
                _ => Status::Required,
            };
        }
        match self.tallies[option].named {
            0 => Status::Inapplicable,
            named if named == self.matching => Status::Required,
            _ => Status::Possible,
        }
    }

    fn forced(&self) -> Vec<(usize, usize)> {
        let mut forced = Vec::new();
        for (option, shown) in self.layout.shown.iter().enumerate() {
            let takes_text = self.product.options[shown.members[0]].text.is_some();
            if takes_text || self.picks.get(option).is_some() || self.states[option].status != Status::Required {
                continue;
            }
            let tally = &self.tallies[option];
            if shown.dependent && !tally.values_differ {
                forced.push((option, tally.first.pick - 1));
            } else if !shown.dependent && shown.values.len() == 1 {
                forced.push((option, 0));
            }
        }
        forced
    }

    /// The options that still want a value; where nothing is required but no set is reached either, those that
    /// could lead to one.
    fn missing(&self) -> Vec<usize> {
        let required = self.open(Status::Required);
        if required.is_empty() && !self.reaches_a_set() { self.open(Status::Possible) } else { required }
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

    /// Whether the picks of the dependent options are a set, exactly.
    fn reaches_a_set(&self) -> bool {
        let mut picked = 0;
        for (option, shown) in self.layout.shown.iter().enumerate() {
            picked += usize::from(shown.dependent && self.picks.get(option).is_some());
        }
        match &self.smallest {
            Some((size, _)) => *size == picked,
            None => !self.product.sets.are_listed(),
        }
    }

    fn selected(&self) -> Vec<Choice> {
        let mut selected = Vec::new();
        for (option, shown) in self.layout.shown.iter().enumerate() {
            let member = match &self.smallest {
                Some((_, cells)) if shown.dependent => cells[option].member,
                _ => shown.members[0],
            };
            let value = self.picks.get(option).and_then(|pick| self.layout.value_in(self.product, member, pick));
            if let Some(value) = value {
                selected.push(Choice { option: member, value, text: self.picks.text(option).to_owned() });
            }
        }
        selected
    }

    /// The range of the matching sets, with the independent options on top.
    fn range(&self) -> Option<(Money, Money)> {
        if self.matching == 0 && self.product.sets.are_listed() {
            return None;
        }
        let mut span = self.extras;
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

/// The lowest and the highest of some amounts; 0 while there are none.
#[derive(Clone, Copy, Default)]
struct Span {
    low: Amount,
    high: Amount,
    is_begun: bool,
    /// True where one of them is unknown.
    is_unknown: bool,
}

impl Span {
    fn include(&mut self, amount: Option<Amount>) {
        let Some(amount) = amount else {
            self.is_unknown = true;
            return;
        };
        if !self.is_begun || amount < self.low {
            self.low = amount;
        }
        if !self.is_begun || amount > self.high {
            self.high = amount;
        }
        self.is_begun = true;
    }

    fn add(&mut self, other: &Span) -> Option<()> {
        self.low = self.low.plus(other.low)?;
        self.high = self.high.plus(other.high)?;
        self.is_unknown |= other.is_unknown;
        Some(())
    }
}

impl Tally {
    fn name(&mut self, cell: Cell) {
        if self.named == 0 {
            self.first = cell;
        }
        self.named += 1;
        self.values_differ |= self.first.pick != cell.pick;
        self.members_differ |= self.first.member != cell.member;
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
