//! Schedules: moves of chance, played to their end, replayed, and shrunk where they fail.

use crate::chance::Chance;
use crate::moves::{Lateness, Move, Wish};
use crate::world::{Rules, World};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most moves of a schedule.
const MOST_MOVES: usize = 80;

/// The most that is done to bring a world to rest.
const PATIENCE: usize = 2000;

/// A schedule as it was played.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub rules: Rules,
    pub moves: Vec<Move>,
}

/// Plays the schedule of a seed; gives it back where it breaks a promise.
pub fn play(seed: u64, set_up: &dyn Fn(Rules) -> Rules, tabs: usize) -> Option<Schedule> {
    let mut chance = Chance::new(seed);
    let tabs = 1 + chance.below(tabs);
    let rules = set_up(chance.rules(tabs));
    let trouble = [0, 5, 20, 50][chance.below(4)];
    let length = 5 + chance.below(MOST_MOVES);
    let mut moves = vec![];
    let mut world = World::new(rules.clone());
    let fails = survives(&mut world, |world| {
        for _ in 0..length {
            let next = chance.next_move(world, trouble);
            moves.push(next.clone());
            if !world.make(&next) {
                moves.pop();
            }
            if world.failure.is_some() {
                return;
            }
        }
        world.finish();
    });
    fails.is_some().then_some(Schedule { rules, moves })
}

/// The promise that is broken by what is done to the world, if any; a panic breaks one, too.
fn survives(world: &mut World, what: impl FnOnce(&mut World)) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| what(world))) {
        Ok(()) => world.failure.clone(),
        Err(_) => Some("nothing panics".to_owned()),
    }
}

impl Schedule {
    /// Plays it again; which promise it breaks.
    fn failure(&self) -> Option<String> {
        let mut world = World::new(self.rules.clone());
        survives(&mut world, |world| self.replay(world))
    }

    fn replay(&self, world: &mut World) {
        for next in &self.moves {
            world.make(next);
            if world.failure.is_some() {
                return;
            }
        }
        world.finish();
    }

    /// What happens, line by line.
    pub fn story(&self) -> String {
        let mut world = World::new(self.rules.clone());
        world.story = Some(vec![]);
        survives(&mut world, |world| self.replay(world));
        world.story.unwrap_or_default().join("\n")
    }

    /// The shortest that can be found that breaks the same promise.
    pub fn shrunk(mut self) -> Self {
        let Some(failure) = self.failure() else { return self };
        let promise = |failure: &str| failure.split([',', ':']).next().map(str::to_owned);
        let wanted = promise(&failure);
        let breaks = |schedule: &Schedule| schedule.failure().is_some_and(|failure| promise(&failure) == wanted);
        let plain =
            Schedule { rules: Rules { quirks: crate::server::Quirks::PLAIN, ..self.rules.clone() }, ..self.clone() };
        if breaks(&plain) {
            self = plain;
        }
        let mut size = self.moves.len().div_ceil(2);
        while size > 0 {
            let before = self.moves.len();
            self = self.without_chunks(size, &breaks);
            if self.moves.len() == before {
                size /= 2;
            }
        }
        self
    }

    /// Leaves out each run of so many moves that can be left out.
    fn without_chunks(mut self, size: usize, breaks: &dyn Fn(&Schedule) -> bool) -> Self {
        let mut start = 0;
        while start < self.moves.len() {
            let mut shorter = self.clone();
            shorter.moves.drain(start..(start + size).min(self.moves.len()));
            if breaks(&shorter) {
                self = shorter;
            } else {
                start += size;
            }
        }
        self
    }
}

impl World {
    /// Trouble ends: everything comes to rest, each page reads once more, and what it shows is checked.
    pub fn finish(&mut self) {
        self.finish_from(0);
    }

    /// The same, where the pages read in turn from this tab on.
    pub fn finish_from(&mut self, first: usize) {
        let count = self.tabs.len();
        let tabs = (first..first + count).map(|tab| tab % count);
        self.tell_story(|| "— trouble ends —".to_owned());
        self.rest();
        for tab in tabs.clone() {
            self.make(&Move::Open(tab));
            if self.page(tab).is_some_and(|page| page.was_left) {
                self.make(&Move::Wake(tab));
            }
            self.rest();
        }
        for tab in tabs {
            self.make(&Move::Ask(tab, Wish::Refresh));
            self.rest();
            self.check_quiet(tab);
        }
        self.check_orphans();
        self.check_last_quantities();
    }

    /// Goes on until nothing is under way.
    pub fn rest(&mut self) {
        for _ in 0..PATIENCE {
            if self.failure.is_some() || !self.go_on() {
                return;
            }
        }
        self.fail(|| "everything comes to an end, but this goes on and on".to_owned());
    }

    /// The next thing that happens where nothing goes wrong; false at rest.
    fn go_on(&mut self) -> bool {
        let Some(request) = self.transit.first() else {
            return (0..self.tabs.len()).any(|tab| self.make(&Move::Ring(tab)));
        };
        let next = match (request.is_waited_for, request.has_arrived()) {
            (false, _) => Move::Late(0, Lateness::Vanishes),
            (true, false) => Move::Arrive(0),
            (true, true) => Move::Return(0),
        };
        self.make(&next)
    }
}
