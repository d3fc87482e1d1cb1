//! The resolver: what a selection leaves open, in one pass over the option sets.

use super::layout::{Cell, Layout, Shown};
use super::selection::{Pick, Selection};
use crate::money::{Amount, Money};
use crate::product::{Product, ProductOption};

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
    /// The chosen values by option of the product, once the selection is complete: only then may it be added.
    pub selected: Option<Vec<(usize, Pick)>>,
    /// The unit price, once complete.
    pub price: Option<Money>,
}

/// Resolves a selection.
#[must_use]
pub fn resolve(product: &Product, layout: &Layout, selection: &Selection, autoselect: Autoselect) -> Resolution {
    let tally = Tally::of(product, layout, selection);
    let forced = match autoselect {
        Autoselect::Single => forced(product, layout, selection, &tally),
        Autoselect::Nothing => Vec::new(),
    };
    let mut picks = selection.clone();
    for &(option, value) in &forced {
        picks.set(option, Pick { value, text: None });
    }
    let reached = reaches_a_set(product, layout, &picks, &tally);
    let missing = missing(product, layout, &picks, &tally, reached);
    let selected = if reached && missing.is_empty() { selected(layout, &picks, &tally) } else { None };
    let price = selected.as_ref().and_then(|selected| product.unit_price(surcharges(product, selected)));
    Resolution {
        options: states(product, layout, &tally),
        range: match price {
            Some(price) => Some((price, price)),
            None => range(product, layout, &picks, &tally),
        },
        missing,
        forced,
        selected,
        price,
    }
}

/// What one pass over the sets finds out.
struct Tally {
    /// How many sets contain every pick.
    matching: usize,
    /// Per shown option, over the matching sets.
    options: Vec<OptionTally>,
    /// The matching set that names the fewest options, the first of its kind.
    smallest: Option<Vec<Option<Cell>>>,
    /// Lowest and highest surcharge of a matching set.
    surcharge: Option<(Amount, Amount)>,
}

#[derive(Clone, Default)]
struct OptionTally {
    /// How many matching sets name it.
    named: usize,
    /// The cell in which all of them agree so far, and whether its value and its member are agreed.
    first: Option<Cell>,
    values_differ: bool,
    members_differ: bool,
    /// Per shown value: some set holds it and all other picks.
    available: Vec<bool>,
}

impl Tally {
    fn of(product: &Product, layout: &Layout, selection: &Selection) -> Self {
        let option = |shown: &Shown| OptionTally { available: vec![false; shown.values.len()], ..Default::default() };
        let mut tally = Tally {
            matching: 0,
            options: layout.shown.iter().map(option).collect(),
            smallest: None,
            surcharge: None,
        };
        let picks: Vec<_> = selection.iter().filter(|(option, _)| layout.shown[*option].dependent).collect();
        let mut cells = vec![None; layout.shown.len()];
        for row in product.sets.rows() {
            layout.read_row(row, &mut cells);
            let mut clashes = picks.iter().filter(|(option, pick)| value_of(cells[*option]) != Some(pick.value));
            match (clashes.next(), clashes.next()) {
                (None, _) => tally.count(&cells, set_surcharge(product, row, &picks, layout)),
                (Some((option, _)), None) => tally.hold(*option, cells[*option]),
                _ => {}
            }
        }
        tally
    }

    /// Counts a set that contains every pick.
    fn count(&mut self, cells: &[Option<Cell>], surcharge: Amount) {
        self.matching += 1;
        for (option, cell) in cells.iter().enumerate() {
            self.hold(option, *cell);
            self.options[option].name(*cell);
        }
        let named = |cells: &[Option<Cell>]| cells.iter().flatten().count();
        if self.smallest.as_ref().is_none_or(|smallest| named(cells) < named(smallest)) {
            self.smallest = Some(cells.to_vec());
        }
        let (low, high) = self.surcharge.unwrap_or((surcharge, surcharge));
        self.surcharge = Some((low.min(surcharge), high.max(surcharge)));
    }

    /// Notes that a value goes with all picks of other options.
    fn hold(&mut self, option: usize, cell: Option<Cell>) {
        if let Some(cell) = cell {
            self.options[option].available[cell.value] = true;
        }
    }
}

impl OptionTally {
    fn name(&mut self, cell: Option<Cell>) {
        let Some(cell) = cell else { return };
        self.named += 1;
        let first = *self.first.get_or_insert(cell);
        self.values_differ |= first.value != cell.value;
        self.members_differ |= first.member != cell.member;
    }

    fn agreed_value(&self) -> Option<usize> {
        self.first.filter(|_| !self.values_differ).map(|cell| cell.value)
    }
}

fn value_of(cell: Option<Cell>) -> Option<usize> {
    cell.map(|cell| cell.value)
}

fn set_surcharge(product: &Product, row: &[u16], picks: &[(usize, &Pick)], layout: &Layout) -> Amount {
    let text = |option: usize| {
        let holds = |(shown, _): &&(usize, &Pick)| layout.shown[*shown].members.contains(&option);
        picks.iter().find(holds).and_then(|(_, pick)| pick.text.as_deref())
    };
    let named = row.iter().enumerate().filter_map(|(option, &value)| Some((option, usize::from(value.checked_sub(1)?))));
    named.fold(Amount::ZERO, |sum, (option, value)| {
        sum.saturating_add(least_surcharge(&product.options[option], value, text(option)))
    })
}

/// What a value adds at least: optional text that nobody typed adds nothing.
fn least_surcharge(option: &ProductOption, value: usize, text: Option<&str>) -> Amount {
    match option.text {
        Some(rule) if rule.min == 0 && text.is_none_or(str::is_empty) => Amount::ZERO,
        _ => option.values[value].surcharge,
    }
}

fn forced(product: &Product, layout: &Layout, selection: &Selection, tally: &Tally) -> Vec<(usize, usize)> {
    let follows = |(option, shown): (usize, &Shown)| {
        let takes_text = product.options[shown.members[0]].text.is_some();
        if takes_text || selection.get(option).is_some() {
            return None;
        }
        let value = match &tally.options[option] {
            _ if !shown.dependent => (shown.values.len() == 1).then_some(0),
            tallied if tally.matching > 0 && tallied.named == tally.matching => tallied.agreed_value(),
            _ => None,
        };
        Some((option, value?))
    };
    layout.shown.iter().enumerate().filter_map(follows).collect()
}

fn status(product: &Product, shown: &Shown, tallied: &OptionTally, matching: usize) -> Status {
    let option = &product.options[shown.members[0]];
    match tallied.named {
        _ if !shown.dependent && option.asks_nothing() => Status::Inapplicable,
        _ if !shown.dependent && option.text.is_some_and(|rule| rule.min == 0) => Status::Possible,
        _ if !shown.dependent => Status::Required,
        0 => Status::Inapplicable,
        named if named == matching => Status::Required,
        _ => Status::Possible,
    }
}

fn states(product: &Product, layout: &Layout, tally: &Tally) -> Vec<OptionState> {
    let state = |(shown, tallied): (&Shown, &OptionTally)| OptionState {
        status: status(product, shown, tallied, tally.matching),
        values: shown
            .values
            .iter()
            .zip(&tallied.available)
            .map(|(value, &available)| match (value.exists, available || !shown.dependent) {
                (_, true) => ValueAvailability::Available,
                (true, false) => ValueAvailability::NeedsChange,
                (false, false) => ValueAvailability::Never,
            })
            .collect(),
        member: match shown.members[..] {
            [only] => Some(only),
            _ => tallied.first.filter(|_| !tallied.members_differ).map(|cell| cell.member),
        },
    };
    layout.shown.iter().zip(&tally.options).map(state).collect()
}

/// The options that still want a value; where nothing is required but no set is reached either, those that
/// could lead to one.
fn missing(product: &Product, layout: &Layout, picks: &Selection, tally: &Tally, reached: bool) -> Vec<usize> {
    let open = |wanted: Status| {
        let lacks = move |(option, shown): &(usize, &Shown)| {
            status(product, shown, &tally.options[*option], tally.matching) == wanted
                && !answered(product, shown, picks.get(*option))
                && (wanted == Status::Required || shown.dependent)
        };
        layout.shown.iter().enumerate().filter(lacks).map(|(option, _)| option).collect::<Vec<_>>()
    };
    let mut missing = open(Status::Required);
    if missing.is_empty() && !reached {
        missing = open(Status::Possible);
    }
    missing
}

fn answered(product: &Product, shown: &Shown, pick: Option<&Pick>) -> bool {
    let rule = product.options[shown.members[0]].text;
    match (rule, pick) {
        (None, pick) => pick.is_some(),
        (Some(rule), None) => rule.min == 0 && !shown.dependent,
        (Some(rule), Some(pick)) => {
            let length = pick.text.as_deref().unwrap_or_default().chars().count();
            length >= rule.min as usize && rule.max.is_none_or(|max| length <= max as usize)
        }
    }
}

/// Whether the picks of the dependent options are a set, exactly.
fn reaches_a_set(product: &Product, layout: &Layout, picks: &Selection, tally: &Tally) -> bool {
    if !product.sets.are_listed() {
        return true;
    }
    let picked = picks.iter().filter(|(option, _)| layout.shown[*option].dependent).count();
    tally.smallest.as_ref().is_some_and(|cells| cells.iter().flatten().count() == picked)
}

/// The picks by option of the product.
fn selected(layout: &Layout, picks: &Selection, tally: &Tally) -> Option<Vec<(usize, Pick)>> {
    let cells = tally.smallest.as_deref();
    let mut selected = Vec::new();
    for (option, pick) in picks.iter() {
        let shown = &layout.shown[option];
        let member = match cells {
            Some(cells) if shown.dependent => cells[option]?.member,
            _ => shown.members[0],
        };
        let &(_, value) = shown.values[pick.value].stands_for.iter().find(|(of, _)| *of == member)?;
        selected.push((member, Pick { value, text: pick.text.clone() }));
    }
    Some(selected)
}

fn surcharges<'a>(product: &'a Product, selected: &'a [(usize, Pick)]) -> impl Iterator<Item = Amount> + 'a {
    selected.iter().map(|(option, pick)| product.options[*option].values[pick.value].surcharge)
}

fn range(product: &Product, layout: &Layout, picks: &Selection, tally: &Tally) -> Option<(Money, Money)> {
    let (mut low, mut high) = match tally.surcharge {
        Some(range) => range,
        None if product.sets.are_listed() => return None,
        None => (Amount::ZERO, Amount::ZERO),
    };
    for (index, shown) in layout.shown.iter().enumerate().filter(|(_, shown)| !shown.dependent) {
        let option = &product.options[shown.members[0]];
        let pick = picks.get(index);
        let costs = (0..option.values.len())
            .filter(|value| pick.is_none_or(|pick| pick.value == *value))
            .map(|value| least_surcharge(option, value, pick.and_then(|pick| pick.text.as_deref())));
        let (Some(least), Some(most)) = (costs.clone().min(), costs.max()) else { continue };
        low = low.checked_add(least)?;
        high = high.checked_add(most)?;
    }
    Some((product.unit_price([low])?, product.unit_price([high])?))
}
