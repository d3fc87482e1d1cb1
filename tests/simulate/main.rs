//! The cart under every fault: pages with the real engine and the real readers and writers, a shop that does what the
//! sheet says in all the ways that it leaves open, and a network that does its worst.
//!
//! A schedule is a list of moves, made by chance from a seed. Whatever is sent, done, told and shown is held to the
//! promises of a cart; at its end trouble stops, and what each page shows must be what the shop has. A schedule that
//! breaks a promise is shrunk, and told as a story.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::format_collect, reason = "texts here are short, and seldom made")]

mod broken;
mod chance;
mod check;
mod ledger;
mod moves;
mod network;
mod ordered;
mod page;
mod schedule;
mod server;
mod sharing;
mod shop;
mod small;
mod world;

use barrow::cart::Abilities;
use broken::Broken;
use moves::{Fault, Hand, Wish};
use schedule::{Schedule, play};
use server::Quirks;
use small::{Scope, Trouble, exhaust};
use world::{Rules, World};

/// How many schedules an ordinary test run plays.
const SCHEDULES: u64 = 20_000;

/// Plays the schedules of these seeds, and gives the first that breaks a promise.
fn first_failure(seeds: std::ops::Range<u64>, tabs: usize, set_up: &dyn Fn(Rules) -> Rules) -> Option<(u64, Schedule)> {
    seeds.into_iter().find_map(|seed| Some((seed, play(seed, set_up, tabs)?)))
}

/// Everything that the engine can do.
fn with_everything(rules: Rules) -> Rules {
    Rules { able: Abilities::ALL, ..rules }
}

fn report(seed: u64, schedule: Schedule) -> String {
    let schedule = schedule.shrunk();
    format!("seed {seed}, {:?}\n{}", schedule.moves, schedule.story())
}

#[test]
fn the_cart_that_pages_have_keeps_its_promises() {
    if let Some((seed, schedule)) = first_failure(0..SCHEDULES, 1, &|rules| rules) {
        panic!("{}", report(seed, schedule));
    }
}

#[test]
fn the_cart_with_all_abilities_keeps_its_promises() {
    if let Some((seed, schedule)) = first_failure(0..SCHEDULES, 3, &with_everything) {
        panic!("{}", report(seed, schedule));
    }
}

#[test]
fn each_broken_engine_is_found() {
    for broken in Broken::ALL {
        let found = first_failure(0..SCHEDULES, 3, &|rules| Rules { broken: Some(broken), ..with_everything(rules) });
        let (seed, schedule) = found.unwrap_or_else(|| panic!("{broken:?} is not found"));
        let story = schedule.shrunk().story();
        println!(
            "{broken:?}: seed {seed}: {}",
            story.lines().find(|line| line.starts_with("BROKEN")).unwrap_or_default()
        );
    }
}

/// What may go wrong in the small scopes: one fault of each kind.
fn troubles() -> Vec<Trouble> {
    let faults = [Fault::Lost, Fault::GivenUp { in_time: true }, Fault::Status(503), Fault::Html, Fault::Twice];
    let hands = [Hand::Add(0), Hand::Complete, Hand::Expire];
    faults.map(Trouble::Request).into_iter().chain(hands.map(Trouble::Shop)).chain([Trouble::Close]).collect()
}

fn exhaust_scope(what: &str, rules: &Rules, scope: &Scope) {
    match exhaust(World::new(rules.clone()), scope) {
        Ok(states) => println!("{what}: {states} distinct states, all of them reached"),
        Err((failure, moves)) => panic!("{failure}\n{}", Schedule { rules: rules.clone(), moves }.story()),
    }
}

#[test]
fn every_state_of_a_page_that_is_alone_keeps_the_promises() {
    let wishes = &[Wish::Add(0, 1), Wish::Set(0, 3), Wish::Remove(0), Wish::Checkout];
    let scope = Scope { wishes, intents: 3, troubles: troubles(), most_troubles: 1 };

    exhaust_scope("a page, three intents, one fault of any kind", &Rules::new(1, Quirks::PLAIN), &scope);
}

#[test]
fn every_state_of_two_tabs_keeps_the_promises() {
    let wishes = &[Wish::Add(0, 1), Wish::Set(0, 3)];
    let scope = Scope { wishes, intents: 3, troubles: troubles(), most_troubles: 1 };

    let rules = with_everything(Rules::new(2, Quirks::PLAIN));
    exhaust_scope("two tabs, three intents, one fault of any kind", &rules, &scope);
}

#[test]
fn every_state_of_a_page_with_two_faults_keeps_the_promises() {
    let wishes = &[Wish::Add(0, 1), Wish::Set(0, 3), Wish::Remove(0), Wish::Checkout];
    let scope = Scope { wishes, intents: 2, most_troubles: 2, troubles: troubles() };

    exhaust_scope("a page, two intents, two faults of different kinds", &Rules::new(1, Quirks::PLAIN), &scope);
}

/// `npm run simulate -- --exhaust`: two tabs with all abilities, `INTENTS` intents of all kinds, and `FAULTS` faults, each
/// of another kind.
#[test]
#[ignore = "takes as long as it is told to"]
fn exhausted() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let (intents, most_troubles) = (number("INTENTS").unwrap_or(3), number("FAULTS").unwrap_or(1));
    let wishes = &[Wish::Add(0, 1), Wish::Set(0, 3), Wish::Remove(0), Wish::Replace(0, 1), Wish::Checkout];
    let scope = Scope { wishes, intents, most_troubles, troubles: troubles() };

    let what = format!("two tabs, {intents} intents of all kinds, {most_troubles} faults of different kinds");
    exhaust_scope(&what, &with_everything(Rules::new(2, Quirks::PLAIN)), &scope);
}

/// `npm run simulate`: as many schedules as `RUNS` says, from seed `SEED` on; half of them with all abilities.
#[test]
#[ignore = "takes as long as it is told to"]
fn many() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let (runs, start) = (number("RUNS").unwrap_or(SCHEDULES), number("SEED").unwrap_or(0_u64));
    for first in (start..start + runs).step_by(10_000) {
        let end = (first + 10_000).min(start + runs);
        let half = first.midpoint(end);
        let alone = || first_failure(first..half, 1, &|rules| rules);
        let failure = first_failure(half..end, 3, &with_everything).or_else(alone);
        if let Some((seed, schedule)) = failure {
            panic!("{}", report(seed, schedule));
        }
        println!("{} of {runs} schedules keep all promises", end - start);
    }
}
