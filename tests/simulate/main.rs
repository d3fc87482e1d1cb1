//! The cart under every fault: pages with the real engine and the real readers and writers, a shop that does what the
//! sheet says in all the ways that it leaves open, and a network that does its worst.
//!
//! A schedule is a list of moves, made by chance from a seed. Whatever is sent, done, told and shown is held to the
//! promises of a cart; at its end trouble stops, and what each page shows must be what the shop has. A schedule that
//! breaks a promise is shrunk, and told as a story.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::format_collect, reason = "texts here are short, and seldom made")]

mod broken;
mod budget;
mod cached;
mod chance;
mod check;
mod digest;
mod exhausted;
mod ledger;
mod moves;
mod network;
mod ordered;
mod outline;
mod page;
mod schedule;
mod server;
mod sharing;
mod shop;
mod small;
mod summary;
mod world;

use barrow::cart::Abilities;
use broken::Broken;
use schedule::{Schedule, play};
use world::Rules;

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
