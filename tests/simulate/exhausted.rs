//! The small scopes that are gone through completely.

use crate::broken::Broken;
use crate::moves::{Fault, Hand, Wish};
use crate::schedule::Schedule;
use crate::server::Quirks;
use crate::small::{Count, Scope, Trouble, exhaust};
use crate::with_everything;
use crate::world::{Rules, World};
use std::time::Instant;

/// What shoppers want, of all kinds.
const WISHES: &[Wish] = &[Wish::Add(0, 1), Wish::Set(0, 3), Wish::Remove(0), Wish::Checkout, Wish::Replace(0, 1)];

/// What may go wrong. A connection may be lost, and a refusal or a page of HTML come back, both before and after the shop
/// did what it was asked; a request that was given up may still arrive.
const TROUBLES: [Trouble; 9] = [
    Trouble::Request(Fault::Lost),
    Trouble::Request(Fault::GivenUp { in_time: true }),
    Trouble::Request(Fault::Status(503)),
    Trouble::Request(Fault::Html),
    Trouble::Request(Fault::Twice),
    Trouble::Shop(Hand::Add(0)),
    Trouble::Shop(Hand::Complete),
    Trouble::Shop(Hand::Expire),
    Trouble::Close,
];

/// Each of them as a kind of its own, of which there may be so many.
fn some_faults(count: usize) -> (Vec<Vec<Trouble>>, usize) {
    (TROUBLES.map(|trouble| vec![trouble]).to_vec(), count)
}

/// One of each kind on the same way, where there are four: a request comes to nothing that its page hears of, a request is
/// sent twice, the cart changes elsewhere, a page is closed.
fn each_fault() -> (Vec<Vec<Trouble>>, usize) {
    let kinds = [0..4, 4..5, 5..8, 8..9].map(|kind| TROUBLES[kind].to_vec());
    (kinds.to_vec(), kinds.len())
}

fn scope(wishes: &'static [Wish], intents: usize, (kinds, most_troubles): (Vec<Vec<Trouble>>, usize)) -> Scope {
    Scope { wishes, intents, kinds, most_troubles }
}

/// One tab has the engine that pages have, several have all abilities.
fn rules(tabs: usize) -> Rules {
    let rules = Rules::new(tabs, Quirks::PLAIN);
    if tabs > 1 { with_everything(rules) } else { rules }
}

/// Goes through everything, and says how far it is where somebody waits for it.
fn exhaust_scope(what: &str, rules: &Rules, scope: &Scope) {
    let start = Instant::now();
    let progress = |count: &Count, later: usize| {
        let seconds = start.elapsed().as_secs().max(1);
        let Count { states, visits } = count;
        println!("{states} states, {visits} visits, {later} put off, {} visits a second", *visits as u64 / seconds);
    };
    match exhaust(World::new(rules.clone()), scope, &progress) {
        Ok(Count { states, visits }) => println!("{what}: {states} distinct states in {visits} visits, all reached"),
        Err((failure, moves)) => panic!("{failure}\n{}", Schedule { rules: rules.clone(), moves }.story()),
    }
}

#[test]
fn every_state_of_a_page_that_is_alone_keeps_the_promises() {
    let scope = scope(&WISHES[..4], 3, some_faults(2));

    exhaust_scope("a page, three intents, two faults of different kinds", &rules(1), &scope);
}

#[test]
fn every_state_of_a_page_with_a_fault_of_each_kind_keeps_the_promises() {
    let scope = scope(&WISHES[..4], 2, each_fault());

    exhaust_scope("a page, two intents, a fault of each kind", &rules(1), &scope);
}

#[test]
fn every_state_of_two_tabs_keeps_the_promises() {
    let scope = scope(&WISHES[..3], 3, some_faults(1));

    exhaust_scope("two tabs, three intents, one fault of any kind", &rules(2), &scope);
}

#[test]
fn every_state_of_two_tabs_with_a_fault_of_each_kind_keeps_the_promises() {
    let scope = scope(&WISHES[..2], 2, each_fault());

    exhaust_scope("two tabs, two intents, a fault of each kind", &rules(2), &scope);
}

/// What the others break is no part of so small a scope: logging out, a clock that jumps, carts of somebody else, amounts
/// that are cut off, a third intent.
#[test]
fn broken_engines_are_found_in_a_small_scope() {
    let broken = [
        Broken::RepeatsAdds,
        Broken::HopesForTheBest,
        Broken::FearsTheWorst,
        Broken::TakesLateAnswers,
        Broken::ChecksOutTwice,
        Broken::SaysDoneEarly,
        Broken::DropsSecondAdds,
        Broken::KeepsStaleLines,
        Broken::HidesPending,
        Broken::SwapsAdds,
        Broken::FallsSilent,
        Broken::NeverGivesUp,
        Broken::HasNoPatience,
        Broken::LosesJournals,
        Broken::IgnoresLock,
        Broken::KeepsReplacedLines,
        Broken::TakesNoForAnAnswer,
    ];
    for broken in broken {
        let world = World::new(Rules { broken: Some(broken), ..rules(2) });

        let end = exhaust(world, &scope(WISHES, 2, some_faults(1)), &|_, _| {});

        assert!(end.is_err(), "{broken:?} is not found: {end:?}");
    }
}

/// `npm run simulate -- --exhaust`: `TABS` tabs, `INTENTS` intents of the first `WISHES` kinds, and `FAULTS` faults, each
/// of another kind, or "each".
#[test]
#[ignore = "takes as long as it is told to"]
fn exhausted() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<usize>().ok());
    let [tabs, intents, wishes] =
        [("TABS", 2), ("INTENTS", 3), ("WISHES", WISHES.len())].map(|(name, usual)| number(name).unwrap_or(usual));
    let (faults, what) = if std::env::var("FAULTS").is_ok_and(|faults| faults == "each") {
        (each_fault(), "a fault of each kind".to_owned())
    } else {
        let count = number("FAULTS").unwrap_or(1);
        (some_faults(count), format!("faults of different kinds: {count}"))
    };
    let wishes = &WISHES[..wishes.clamp(1, WISHES.len())];

    let what = format!("tabs: {tabs}, intents: {intents} of {} kinds, {what}", wishes.len());
    exhaust_scope(&what, &rules(tabs), &scope(wishes, intents, faults));
}
