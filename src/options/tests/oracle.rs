//! Every selection of small products against the definitions of the options page, written out the slow way.

use super::*;
use std::collections::BTreeMap;

/// Option → value, by index.
type Picks = BTreeMap<usize, usize>;

/// What follows from a selection, by definition.
struct Oracle<'a> {
    product: &'a Product,
    sets: Vec<Picks>,
    picks: Picks,
}

impl Oracle<'_> {
    fn is_dependent(&self, option: usize) -> bool {
        self.sets.iter().any(|set| set.contains_key(&option))
    }

    /// The sets that contain these picks, as far as the picks are dependent.
    fn matching(&self, picks: &Picks) -> Vec<&Picks> {
        let holds = |set: &&Picks| {
            picks.iter().all(|(option, value)| !self.is_dependent(*option) || set.get(option) == Some(value))
        };
        self.sets.iter().filter(holds).collect()
    }

    fn availability(&self, option: usize, value: usize) -> ValueAvailability {
        let picks = with(&self.picks, option, value);
        match () {
            () if !self.is_dependent(option) => ValueAvailability::Available,
            () if !self.matching(&picks).is_empty() => ValueAvailability::Available,
            () if self.sets.iter().any(|set| set.get(&option) == Some(&value)) => ValueAvailability::NeedsChange,
            () => ValueAvailability::Never,
        }
    }

    fn status(&self, option: usize) -> Status {
        let matching = self.matching(&self.picks);
        let named = matching.iter().filter(|set| set.contains_key(&option)).count();
        let known = &self.product.options[option];
        match () {
            () if !self.is_dependent(option) && known.values.is_empty() => Status::Inapplicable,
            () if !self.is_dependent(option) && self.is_optional(option) => Status::Possible,
            () if !self.is_dependent(option) => Status::Required,
            () if named == 0 => Status::Inapplicable,
            () if named == matching.len() => Status::Required,
            () => Status::Possible,
        }
    }

    fn is_optional(&self, option: usize) -> bool {
        let known = &self.product.options[option];
        known.values.is_empty() || known.text.is_some_and(|rule| rule.min == 0)
    }

    /// The value that follows by itself.
    fn forced(&self, option: usize) -> Option<usize> {
        let known = &self.product.options[option];
        if self.picks.contains_key(&option) || known.text.is_some() || self.status(option) != Status::Required {
            return None;
        }
        let matching = self.matching(&self.picks);
        let holds = |value: &usize| !self.is_dependent(option) || matching.iter().any(|set| set[&option] == *value);
        let values: Vec<usize> = (0..known.values.len()).filter(holds).collect();
        (values.len() == 1).then(|| values[0])
    }

    /// The picks and what follows by itself.
    fn with_forced(&self) -> Picks {
        let forced = (0..self.product.options.len()).filter_map(|option| Some((option, self.forced(option)?)));
        self.picks.iter().map(|(option, value)| (*option, *value)).chain(forced).collect()
    }

    fn is_complete(&self, picks: &Picks) -> bool {
        let (dependent, independent): (Picks, Picks) =
            picks.iter().partition(|(option, _)| self.is_dependent(**option));
        let every_independent = (0..self.product.options.len())
            .all(|option| self.is_dependent(option) || self.is_optional(option) || independent.contains_key(&option));
        every_independent && (!self.product.sets.are_listed() || self.sets.contains(&dependent))
    }

    /// 10 and the surcharges.
    fn price(&self, picks: &Picks) -> Amount {
        let surcharge =
            |(option, value): (&usize, &usize)| self.product.options[*option].values[*value].surcharge.unwrap();
        picks.iter().map(surcharge).fold(ten(), |sum, surcharge| sum.plus(surcharge).unwrap())
    }

    /// The unit prices of all complete selections that extend the picks; optional text stays as it is.
    fn prices(&self, picks: &Picks) -> Vec<Amount> {
        let independent: Picks =
            picks.iter().filter(|(option, _)| !self.is_dependent(**option)).map(|(o, v)| (*o, *v)).collect();
        let sets = if self.product.sets.are_listed() { self.matching(picks) } else { vec![&independent] };
        let mut choices: Vec<Picks> = sets.into_iter().cloned().collect();
        for (option, known) in self.product.options.iter().enumerate() {
            let values = match picks.get(&option) {
                _ if self.is_dependent(option) => continue,
                Some(value) => *value..*value + 1,
                None if self.is_optional(option) => continue,
                None => 0..known.values.len(),
            };
            choices = values.flat_map(|value| choices.iter().map(move |choice| with(choice, option, value))).collect();
        }
        choices.iter().map(|choice| self.price(choice)).collect()
    }
}

fn with(picks: &Picks, option: usize, value: usize) -> Picks {
    let mut picks = picks.clone();
    picks.insert(option, value);
    picks
}

fn ten() -> Amount {
    read_amount("10").unwrap()
}

/// Every selection: no value or one of each option.
fn every_selection(product: &Product) -> Vec<Picks> {
    let mut selections = vec![Picks::new()];
    for (option, known) in product.options.iter().enumerate() {
        let shorter = selections.clone();
        for value in 0..known.values.len() {
            selections.extend(shorter.iter().map(|selection| with(selection, option, value)));
        }
    }
    selections
}

fn resolution(product: &Product, picks: &Picks, autoselect: Autoselect) -> Resolution {
    let layout = Layout::new(product, Merge::Nothing);
    let mut selection = Selection::none(product.options.len());
    for (&option, &value) in picks {
        selection.set(option, value, if product.options[option].text.is_some() { "AB" } else { "" });
    }
    resolve(product, &layout, &selection, autoselect)
}

fn compare(name: &str, product: &Product) {
    let sets: Vec<Picks> = named(product).into_iter().map(|set| set.into_iter().collect()).collect();
    for picks in every_selection(product) {
        let oracle = Oracle { product, sets: sets.clone(), picks: picks.clone() };
        compare_one(&format!("{name} {picks:?}"), &oracle, Autoselect::Single, &oracle.with_forced());
        compare_one(&format!("{name} {picks:?} by hand"), &oracle, Autoselect::Nothing, &picks);
    }
}

/// Compares what is said of one selection; `taken` are the picks and what is taken as picked.
fn compare_one(name: &str, oracle: &Oracle, autoselect: Autoselect, taken: &Picks) {
    let resolution = resolution(oracle.product, &oracle.picks, autoselect);
    for (option, state) in resolution.options.iter().enumerate() {
        let values: Vec<_> = (0..state.values.len()).map(|value| oracle.availability(option, value)).collect();
        assert_eq!((state.status, &state.values), (oracle.status(option), &values), "{name}, option {option}");
    }
    let forced: Picks = resolution.forced.iter().copied().collect();
    let follows: Picks =
        taken.iter().filter(|(option, _)| !oracle.picks.contains_key(option)).map(|(o, v)| (*o, *v)).collect();
    assert_eq!(forced, follows, "{name}, forced");
    let selected: Option<Picks> =
        resolution.selected.map(|selected| selected.iter().map(|choice| (choice.option, choice.value)).collect());
    assert_eq!(selected, oracle.is_complete(taken).then(|| taken.clone()), "{name}, selected");
    if oracle.product.price.is_some_and(|price| price.amount() == ten()) {
        compare_prices(name, oracle, taken, (resolution.range, resolution.price));
    }
}

fn compare_prices(name: &str, oracle: &Oracle, taken: &Picks, prices: (Option<(Money, Money)>, Option<Money>)) {
    let price = oracle.is_complete(taken).then(|| oracle.price(taken));
    let all = oracle.prices(taken);
    let range = all.iter().min().zip(all.iter().max()).map(|(low, high)| (*low, *high));
    let (low_high, exact) = prices;
    assert_eq!(exact.map(|price| price.amount()), price, "{name}, price");
    let expected = price.map(|price| (price, price)).or(range);
    assert_eq!(low_high.map(|(low, high)| (low.amount(), high.amount())), expected, "{name}, range");
}

#[test]
fn every_selection_of_the_printed_products_is_resolved_by_definition() {
    compare("100060", &many_slaved_options());
    compare("named", &named_options());
}

#[test]
fn every_selection_of_small_products_is_resolved_by_definition() {
    let abc = || {
        vec![
            option("a", "A", &["1", "2+1.00", "3+0.25"]),
            option("b", "B", &["1", "2+2.00"]),
            option("c", "C", &["1+0.10", "2"]),
        ]
    };
    let with_text =
        || vec![option("a", "A", &["1", "2+1.00"]), text_option("t", "T", 1, 9), text_option("u", "U", 0, 9)];
    let cases = [
        ("no options", product(vec![])),
        ("no sets", product(abc())),
        ("one value each", product(vec![option("a", "A", &["1"]), option("b", "B", &[])])),
        ("every set broken", product_with_sets(abc(), &[])),
        ("all dependent", product_with_sets(abc(), &["a=1 b=1 c=1", "a=1 b=2 c=2", "a=2 b=1 c=2", "a=2 b=2 c=1"])),
        ("one independent", product_with_sets(abc(), &["a=1 b=1", "a=2 b=2", "a=2 b=1"])),
        ("one set", product_with_sets(abc(), &["a=2 b=2 c=2"])),
        ("sets within sets", product_with_sets(abc(), &["a=1", "a=1 b=1", "a=1 b=1 c=2", "a=2 c=1"])),
        ("disjoint sets", product_with_sets(abc(), &["a=1 b=2", "c=1", "b=1"])),
        ("the empty set", product_with_sets(abc(), &["", "a=1", "b=1 c=1"])),
        ("only the empty set", product_with_sets(abc(), &[""])),
        ("the same set twice", product_with_sets(abc(), &["a=1 b=1", "a=1 b=1", "a=1 b=2"])),
        ("independent text", product(with_text())),
        ("dependent text", product_with_sets(with_text(), &["a=1", "a=2 t=text", "t=text"])),
    ];
    for (name, product) in cases {
        compare(name, &product);
    }
}
