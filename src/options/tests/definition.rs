//! What is right, by definition and the slow way: shares no code with the resolver, and is held against it in small and
//! in random worlds.

use super::*;

/// At most one value per option, by index.
type Picks = Vec<Option<usize>>;

/// A product, described by numbers. Options of the same name number have the same name; values are called by their
/// index, so that those of the same index are the same value.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub names: Vec<usize>,
    /// How many values each option has.
    pub values: Vec<usize>,
    pub sets: Vec<Picks>,
    pub sold_out: Vec<bool>,
}

impl World {
    pub(super) fn product(&self) -> Rc<Product> {
        let mut options = Vec::new();
        for (index, (name, count)) in self.names.iter().zip(&self.values).enumerate() {
            let values = (0..*count).map(|value| format!("{value}:v{value}+0.{:02}", cents(index, value)));
            let values: Vec<String> = values.collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            options.push(option(&format!("o{index}"), &format!("name {name}"), &values));
        }
        let mut product = product(options);
        if !self.sets.is_empty() {
            let cell = |value: &Option<usize>| value.map_or(0, |value| u16::try_from(value + 1).unwrap());
            let cells = self.sets.iter().flatten().map(cell).collect();
            product.sets = OptionSets::listed(&product.options, &Rows { cells, count: self.sets.len() });
            sell_out(&mut product, &|set| self.is_sold_out(set));
        }
        Rc::new(product)
    }

    /// Of equal sets one that is left is enough.
    fn is_sold_out(&self, set: &[Option<usize>]) -> bool {
        let equal = |(other, sold_out): (&Picks, &bool)| other == set && !sold_out;
        !self.sets.iter().zip(&self.sold_out).any(equal)
    }

    pub(super) fn is_dependent(&self, option: usize) -> bool {
        self.sets.iter().any(|set| set[option].is_some())
    }

    /// The shown options: each with the options it stands for.
    fn groups(&self, merge: Merge) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for option in 0..self.names.len() {
            let same: Vec<usize> = (0..self.names.len()).filter(|o| self.names[*o] == self.names[option]).collect();
            let names_two = |set: &Picks| same.iter().filter(|option| set[**option].is_some()).count() > 1;
            let is_merged = merge == Merge::Alternatives
                && same.iter().all(|option| self.is_dependent(*option))
                && !self.sets.iter().any(names_two);
            if !is_merged {
                groups.push(vec![option]);
            } else if same[0] == option {
                groups.push(same);
            }
        }
        groups
    }

    /// The same in terms of shown options.
    pub(super) fn shown(&self, merge: Merge) -> Shown {
        let groups = self.groups(merge);
        let set = |set: &Picks| groups.iter().map(|group| group.iter().find_map(|option| set[*option])).collect();
        Shown {
            names: groups.iter().map(|group| self.names[group[0]]).collect(),
            values: groups.iter().map(|group| group.iter().map(|option| self.values[*option]).max().unwrap()).collect(),
            dependent: groups.iter().map(|group| group.iter().any(|option| self.is_dependent(*option))).collect(),
            sets: self.sets.iter().map(set).collect(),
            sold_out: self.sets.iter().map(|set| self.is_sold_out(set)).collect(),
            extras: self.sets.iter().map(|set| extra(set)).collect(),
        }
    }
}

/// What the values add to the price, in cents.
fn extra(picks: &[Option<usize>]) -> usize {
    picks.iter().enumerate().filter_map(|(option, value)| Some(cents(option, (*value)?))).sum()
}

fn cents(option: usize, value: usize) -> usize {
    (option * 5 + value * 3) % 11
}

/// A world as a shopper sees it.
pub(super) struct Shown {
    names: Vec<usize>,
    pub values: Vec<usize>,
    dependent: Vec<bool>,
    sets: Vec<Picks>,
    sold_out: Vec<bool>,
    extras: Vec<usize>,
}

/// What a pick makes of others.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Changed {
    pub picks: Picks,
    pub dropped: Vec<(usize, usize)>,
    pub carried: Vec<(usize, usize)>,
}

impl Shown {
    /// The sets, by index, that contain every dependent pick.
    fn matching(&self, picks: &[Option<usize>]) -> Vec<usize> {
        let contains = |set: &Picks| {
            (0..picks.len())
                .all(|option| !self.dependent[option] || picks[option].is_none() || set[option] == picks[option])
        };
        (0..self.sets.len()).filter(|set| contains(&self.sets[*set])).collect()
    }

    pub(super) fn is_possible(&self, picks: &[Option<usize>]) -> bool {
        !self.dependent.contains(&true) || !self.matching(picks).is_empty()
    }

    pub(super) fn availability(&self, picks: &[Option<usize>], option: usize, value: usize) -> ValueAvailability {
        if !self.dependent[option] {
            return ValueAvailability::Available;
        }
        let holding = self.matching(&with(picks, option, value));
        match () {
            () if holding.iter().any(|set| !self.sold_out[*set]) => ValueAvailability::Available,
            () if !holding.is_empty() => ValueAvailability::SoldOut,
            () if self.sets.iter().any(|set| set[option] == Some(value)) => ValueAvailability::NeedsChange,
            () => ValueAvailability::Never,
        }
    }

    pub(super) fn status(&self, picks: &[Option<usize>], option: usize) -> Status {
        if !self.dependent[option] {
            return if self.values[option] == 0 { Status::Inapplicable } else { Status::Required };
        }
        let matching = self.matching(picks);
        let naming = matching.iter().filter(|set| self.sets[**set][option].is_some()).count();
        match naming {
            0 => Status::Inapplicable,
            naming if naming == matching.len() => Status::Required,
            _ => Status::Possible,
        }
    }

    pub(super) fn forced(&self, picks: &[Option<usize>]) -> Vec<(usize, usize)> {
        let mut forced = Vec::new();
        for option in 0..picks.len() {
            if picks[option].is_some() || self.status(picks, option) != Status::Required {
                continue;
            }
            let mut agreed: Vec<usize> = (0..self.values[option]).collect();
            if self.dependent[option] {
                agreed = self.matching(picks).iter().map(|set| self.sets[*set][option].unwrap()).collect();
                agreed.sort_unstable();
                agreed.dedup();
            }
            if agreed.len() == 1 {
                forced.push((option, agreed[0]));
            }
        }
        forced
    }

    /// The set that the picks and what follows from them are, exactly: its price, and whether it is sold out.
    pub(super) fn reached(&self, picks: &[Option<usize>]) -> Option<bool> {
        let mut picks = picks.to_vec();
        for (option, value) in self.forced(&picks.clone()) {
            picks[option] = Some(value);
        }
        let is_open = |option: usize| !self.dependent[option] && self.values[option] > 0 && picks[option].is_none();
        if (0..picks.len()).any(is_open) {
            return None;
        }
        if self.sets.is_empty() {
            return Some(false);
        }
        let dependent = |option: usize| if self.dependent[option] { picks[option] } else { None };
        let wanted: Picks = (0..picks.len()).map(dependent).collect();
        let exact: Vec<usize> = (0..self.sets.len()).filter(|set| self.sets[*set] == wanted).collect();
        if exact.is_empty() { None } else { Some(exact.iter().all(|set| self.sold_out[*set])) }
    }

    /// The lowest and the highest price that is still possible, in cents; independent options stand for themselves.
    pub(super) fn range(
        &self,
        picks: &[Option<usize>],
        independent: &dyn Fn(usize) -> usize,
    ) -> Option<(usize, usize)> {
        let extras: Vec<usize> = self.matching(picks).iter().map(|set| self.extras[*set]).collect();
        let (mut low, mut high) = match (extras.iter().min(), extras.iter().max()) {
            (Some(low), Some(high)) => (*low, *high),
            _ if self.sets.is_empty() => (0, 0),
            _ => return None,
        };
        for option in (0..picks.len()).filter(|option| !self.dependent[*option] && self.values[*option] > 0) {
            let member = independent(option);
            let of = |value: usize| cents(member, value);
            let all = || (0..self.values[option]).map(of);
            low += picks[option].map_or_else(|| all().min().unwrap(), of);
            high += picks[option].map_or_else(|| all().max().unwrap(), of);
        }
        Some((low, high))
    }

    /// The new pick wins; others are kept in display order as far as they fit; the rest is carried over or dropped.
    pub(super) fn pick(&self, picks: &[Option<usize>], option: usize, value: usize) -> Changed {
        let mut changed = Changed { picks: vec![None; picks.len()], ..Changed::default() };
        changed.picks[option] = Some(value);
        let mut lost = Vec::new();
        for other in (0..picks.len()).filter(|other| *other != option) {
            let Some(pick) = picks[other] else { continue };
            let kept = with(&changed.picks, other, pick);
            if self.is_possible(&kept) {
                changed.picks = kept;
            } else {
                lost.push((other, pick));
            }
        }
        for (other, pick) in lost {
            let takes = |heir: &usize| {
                *heir != other
                    && self.names[*heir] == self.names[other]
                    && changed.picks[*heir].is_none()
                    && self.status(&changed.picks, *heir) != Status::Inapplicable
                    && pick < self.values[*heir]
                    && self.availability(&changed.picks, *heir, pick) == ValueAvailability::Available
            };
            match (0..picks.len()).find(takes) {
                Some(heir) => {
                    changed.picks[heir] = Some(pick);
                    changed.carried.push((heir, pick));
                }
                None => changed.dropped.push((other, pick)),
            }
        }
        changed
    }

    /// The smallest set of picks with all of which no set holds the value; the first of them in display order.
    pub(super) fn reasons(&self, picks: &[Option<usize>], option: usize, value: usize) -> Vec<(usize, usize)> {
        let others: Vec<(usize, usize)> = (0..picks.len())
            .filter(|other| *other != option && self.dependent[*other])
            .filter_map(|other| Some((other, picks[other]?)))
            .collect();
        let mut blocking: Vec<Vec<(usize, usize)>> = Vec::new();
        for chosen in 0..1_u32 << others.len() {
            let some: Vec<(usize, usize)> = others
                .iter()
                .enumerate()
                .filter(|(index, _)| chosen >> index & 1 == 1)
                .map(|(_, pick)| *pick)
                .collect();
            let mut tried = vec![None; picks.len()];
            tried[option] = Some(value);
            for (other, pick) in &some {
                tried[*other] = Some(*pick);
            }
            if self.matching(&tried).is_empty() {
                blocking.push(some);
            }
        }
        blocking.into_iter().min_by_key(|some| (some.len(), some.clone())).unwrap_or_default()
    }
}

fn with(picks: &[Option<usize>], option: usize, value: usize) -> Picks {
    let mut picks = picks.to_vec();
    picks[option] = Some(value);
    picks
}

/// Every selection: no value or one of each option.
pub(super) fn every_selection(values: &[usize]) -> Vec<Picks> {
    let mut selections = vec![Vec::new()];
    for count in values {
        let choices = || std::iter::once(None).chain((0..*count).map(Some));
        selections = selections
            .iter()
            .flat_map(|picks: &Picks| choices().map(move |choice| [&picks[..], &[choice]].concat()))
            .collect();
    }
    selections
}
