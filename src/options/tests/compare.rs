//! Holds the resolver against the definition.

use super::definition::{Shown, World};
use super::*;

/// Compares everything that is said of one selection.
pub(super) fn compare_resolution(
    world: &World,
    product: &Product,
    layout: &Layout,
    shown: &Shown,
    picks: &[Option<usize>],
) {
    let mut selection = Selection::none(picks.len());
    for (option, value) in picks.iter().enumerate() {
        if let Some(value) = value {
            selection.set(option, *value, "");
        }
    }
    let resolution = resolve(product, layout, &selection, Autoselect::Single);
    let place = || format!("{world:?} {picks:?}");

    for (option, state) in resolution.options.iter().enumerate() {
        let values = (0..shown.values[option]).map(|value| shown.availability(picks, option, value));
        assert_eq!(state.values, values.collect::<Vec<_>>(), "{} option {option}", place());
        assert_eq!(state.status, shown.status(picks, option), "{} option {option}", place());
    }
    assert_eq!(resolution.forced, shown.forced(picks), "{} forced", place());
    let reached = shown.reached(picks);
    assert_eq!(
        (resolution.selected.is_some(), resolution.is_sold_out),
        (reached == Some(false), reached == Some(true)),
        "{}",
        place()
    );
    let member = |option: usize| layout.shown[option].members[0];
    if resolution.selected.is_none() {
        let range = shown.range(picks, &member).map(|(low, high)| (price(low), price(high)));
        assert_eq!(resolution.range.map(|(low, high)| (low.text(), high.text())), range, "{} range", place());
    }
}

/// 10.00 and so many cents.
fn price(cents: usize) -> String {
    format!("{}.{:02}", 10 + cents / 100, cents % 100)
}

/// Makes these picks, which go together, forwards and backwards: nothing available costs another pick, and the order
/// does not matter. Then tries each value.
pub(super) fn compare_picks(world: &World, start: &Picker, shown: &Shown, picks: &[Option<usize>]) {
    let place = || format!("{world:?} {picks:?}");
    let mut wanted: Vec<(usize, usize)> = Vec::new();
    for (option, value) in picks.iter().enumerate() {
        wanted.extend(value.map(|value| (option, value)));
    }
    let (mut picker, mut backwards) = (start.clone(), start.clone());
    for pick in &wanted {
        assert_eq!(take(&mut picker, *pick), Some(Change::default()), "{}", place());
    }
    for pick in wanted.iter().rev() {
        assert_eq!(take(&mut backwards, *pick), Some(Change::default()), "{}", place());
    }
    assert_eq!(picker.selection(), backwards.selection(), "{}", place());

    for (option, count) in shown.values.iter().enumerate() {
        for value in 0..*count {
            compare_pick(&place, &picker, shown, picks, (option, value));
        }
    }
}

fn compare_pick(
    place: &dyn Fn() -> String,
    picker: &Picker,
    shown: &Shown,
    picks: &[Option<usize>],
    pick: (usize, usize),
) {
    let availability = shown.availability(picks, pick.0, pick.1);
    let (option, value) = ids(picker, pick);
    let explained = picker.explain(&option, &value);
    let mut picker = picker.clone();
    let change = take(&mut picker, pick);
    if availability == ValueAvailability::Never {
        assert_eq!((change, explained.is_err()), (None, true), "{} {pick:?}", place());
        return;
    }
    let (change, explained) = (change.unwrap(), explained.unwrap());
    let expected = shown.pick(picks, pick.0, pick.1);
    assert_eq!((&change.dropped, &change.carried), (&expected.dropped, &expected.carried), "{} {pick:?}", place());
    let after: Vec<_> = (0..picks.len()).map(|option| picker.selection().get(option)).collect();
    assert_eq!(after, expected.picks, "{} {pick:?}", place());
    let needs_change = availability == ValueAvailability::NeedsChange;
    let reasons = if needs_change { shown.reasons(picks, pick.0, pick.1) } else { Vec::new() };
    assert_eq!((explained.reasons, explained.change), (reasons, change), "{} {pick:?}", place());
}

fn take(picker: &mut Picker, pick: (usize, usize)) -> Option<Change> {
    let (option, value) = ids(picker, pick);
    picker.pick(&option, &value).ok()
}

fn ids(picker: &Picker, (option, value): (usize, usize)) -> (String, String) {
    let shown = &picker.layout().shown[option];
    let member = &picker.product().options[shown.members[0]];
    (member.id.clone(), value.to_string())
}
