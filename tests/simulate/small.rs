//! A small scope, gone through completely: every state that can be reached from an unused shop.
//!
//! States are told apart by their digests (`digest.rs`), 128 bits: among a hundred million states, the odds that any two
//! have the same by chance are 1 to 10^22. What digests are made of are hashes of texts, 64 bits: among a million texts, the
//! odds are 1 to 10^7. Only digests are kept (some 60 bytes for each state), and the moves that lead to what is still to do.
//!
//! What is left to ask and to go wrong is no part of a state: who has more left can do all that who has less can. A
//! state is gone through once for each budget that no other one covers that it was come to with. Those who have used
//! less come first, so that hardly anything is gone through twice.

use crate::budget::{Budget, Budgets};
use crate::digest::Digest;
use crate::moves::{Fault, Hand, Lateness, Move, Wish};
use crate::server::Ids;
use crate::world::World;
use barrow::cart::Resolve;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

/// What may happen, how often.
pub struct Scope {
    /// What shoppers may want.
    pub wishes: &'static [Wish],
    /// How many wishes there are in all.
    pub intents: usize,
    /// What may go wrong: in each of these kinds something does once at most.
    pub kinds: Vec<Vec<Trouble>>,
    /// How often in all something may go wrong.
    pub most_troubles: usize,
}

/// Something that goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    Request(Fault),
    Shop(Hand),
    /// A page is closed.
    Close,
}

/// A promise that is broken, and how that comes about.
pub type Failure = (String, Vec<Move>);

/// What was gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The distinct states.
    pub states: usize,
    /// How often one was gone through, with another budget each time.
    pub visits: usize,
}

/// The way to a state, from its end.
struct Way {
    before: Option<Rc<Way>>,
    next: Move,
}

/// A state to go on from, and the moves that are left.
struct Place {
    world: World,
    digest: Digest,
    budget: Budget,
    way: Option<Rc<Way>>,
    moves: Vec<Move>,
}

/// A state to go on from later.
struct Later {
    digest: Digest,
    budget: Budget,
    way: Option<Rc<Way>>,
}

/// Everything that is known of a search.
pub struct Search<'a> {
    start: World,
    scope: &'a Scope,
    seen: HashMap<Digest, Budgets, BuildHasherDefault<Ready>>,
    /// What is still to do, by how much was used.
    later: Vec<Vec<Later>>,
    /// The worlds on the way to what was done last.
    trail: Vec<(Option<Rc<Way>>, World)>,
    pub count: Count,
    /// Is told of what was done so far, and how much is put off.
    pub progress: &'a dyn Fn(&Count, usize),
}

/// Goes through everything; gives what was gone through, or the first moves that break a promise.
pub fn exhaust(start: World, scope: &Scope, progress: &dyn Fn(&Count, usize)) -> Result<Count, Failure> {
    assert_eq!(start.rules.quirks.ids, Ids::Random, "a line that is gone must not come back");
    let later = (0..=scope.intents + scope.kinds.len()).map(|_| vec![]).collect();
    let (seen, trail) = (HashMap::default(), vec![]);
    let mut search = Search { start, scope, seen, later, trail, count: Count::default(), progress };
    let (digest, strictness) = search.start.digest();
    search.put_off(digest, Budget::new(scope).under(strictness), None);
    for used in 0..search.later.len() {
        while let Some(later) = search.later[used].pop() {
            search.go_through(later)?;
        }
    }
    Ok(search.count)
}

impl Search<'_> {
    /// Remembers a state to go on from, unless it was come to with as much left.
    fn put_off(&mut self, digest: Digest, budget: Budget, way: Option<Rc<Way>>) {
        if self.is_new(digest, budget) {
            self.later[budget.used(self.scope)].push(Later { digest, budget, way });
        }
    }

    fn is_new(&mut self, digest: Digest, budget: Budget) -> bool {
        let known = self.seen.len();
        let is_new = self.seen.entry(digest).or_default().add(budget);
        self.count.states += self.seen.len() - known;
        is_new
    }

    /// Goes through all states that can be reached from here without using more.
    fn go_through(&mut self, Later { digest, budget, way }: Later) -> Result<(), Failure> {
        if !self.seen[&digest].has(budget) {
            return Ok(());
        }
        let world = self.world_at(way.as_ref());
        let mut path = vec![self.enter(world, digest, budget, way)?];
        while let Some(place) = path.last_mut() {
            let Some(next) = place.moves.pop() else {
                path.pop();
                continue;
            };
            if let Some(deeper) = self.make(next, &path)? {
                path.push(deeper);
            }
        }
        Ok(())
    }

    fn enter(&mut self, world: World, digest: Digest, budget: Budget, way: Option<Rc<Way>>) -> Result<Place, Failure> {
        self.count.visits += 1;
        if self.count.visits.is_multiple_of(1 << 17) {
            (self.progress)(&self.count, self.later.iter().map(Vec::len).sum());
        }
        check_end(&world).map_err(|failure| (failure, moves_to(way.as_ref())))?;
        let moves = moves(&world, budget, self.scope);
        Ok(Place { world, digest, budget, way, moves })
    }

    /// Makes a move from the end of this path; gives the state that it leads to, if that is to be gone through at once.
    fn make(&mut self, next: Move, path: &[Place]) -> Result<Option<Place>, Failure> {
        let place = path.last().expect("there is where the move starts");
        let mut world = place.world.clone();
        if !world.make(&next) {
            return Ok(None);
        }
        let left = place.budget.after(&next, self.scope);
        let way = Some(Rc::new(Way { before: place.way.clone(), next }));
        if let Some(failure) = world.failure {
            return Err((failure, moves_to(way.as_ref())));
        }
        let (digest, strictness) = world.digest();
        let budget = left.under(strictness);
        if left != place.budget {
            self.put_off(digest, budget, way);
            return Ok(None);
        }
        if self.is_new(digest, budget) {
            return self.enter(world, digest, budget, way).map(Some);
        }
        // Where nothing is used up, nothing may come back.
        if path.iter().any(|place| place.digest == digest) {
            return Err(("everything comes to an end, but this goes on and on".to_owned(), moves_to(way.as_ref())));
        }
        Ok(None)
    }

    /// The world at the end of this way. As much as it shares with the one before is not gone again.
    fn world_at(&mut self, way: Option<&Rc<Way>>) -> World {
        let mut steps = vec![];
        let mut at = way;
        let known = loop {
            let is_it = |(known, _): &(Option<Rc<Way>>, World)| is_same(known.as_ref(), at);
            if let Some(place) = self.trail.iter().rposition(is_it) {
                break place + 1;
            }
            let Some(step) = at else { break 0 };
            steps.push(step);
            at = step.before.as_ref();
        };
        self.trail.truncate(known);
        if known == 0 {
            self.trail.push((None, self.start.clone()));
        }
        for step in steps.into_iter().rev() {
            let mut world = self.trail.last().expect("it has a start").1.clone();
            world.make(&step.next);
            self.trail.push((Some(Rc::clone(step)), world));
        }
        self.trail.last().expect("it has an end").1.clone()
    }
}

fn is_same(one: Option<&Rc<Way>>, other: Option<&Rc<Way>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn moves_to(way: Option<&Rc<Way>>) -> Vec<Move> {
    let steps = std::iter::successors(way, |step| step.before.as_ref());
    let mut moves: Vec<_> = steps.map(|step| step.next.clone()).collect();
    moves.reverse();
    moves
}

/// Where everything is at rest, trouble may as well end here. From wherever something is under way, what comes without
/// trouble leads to such a place, and is gone through as well. Which page is looked at first makes no difference to what
/// is promised.
fn check_end(world: &World) -> Result<(), String> {
    let is_open = world.transit.iter().any(|request| request.is_waited_for);
    if is_open || world.tabs.iter().flatten().any(|page| !page.timers.is_empty()) {
        return Ok(());
    }
    for first in 0..world.tabs.len() {
        let mut world = world.clone();
        world.finish_from(first);
        world.failure.map_or(Ok(()), Err)?;
    }
    Ok(())
}

/// All that can happen next.
///
/// That a request which nobody waits for never arrives is no move: it may stay where it is for ever, and that one is on
/// its way shows in nothing but what it does when it arrives.
fn moves(world: &World, budget: Budget, scope: &Scope) -> Vec<Move> {
    let mut moves = vec![];
    for tab in 0..world.tabs.len() {
        let Some(page) = world.page(tab) else {
            moves.push(Move::Open(tab));
            continue;
        };
        if page.state.uncertain().next().is_some() || page.state.expired().is_some() {
            moves.extend([Resolve::SendAgain, Resolve::Drop].map(|how| Move::Answer(tab, how)));
        }
        if budget.has_intents() {
            moves.extend(scope.wishes.iter().map(|wish| Move::Ask(tab, *wish)));
        }
        if !page.timers.is_empty() {
            moves.push(Move::Ring(tab));
        }
    }
    for (index, request) in world.transit.iter().enumerate() {
        moves.push(match (request.is_waited_for, request.has_arrived()) {
            (true, false) => Move::Arrive(index),
            (true, true) => Move::Return(index),
            _ if !world.can_matter(request) => continue,
            _ => Move::Late(index, Lateness::Arrives),
        });
    }
    let left = scope.kinds.iter().enumerate().filter(|(kind, _)| budget.has_trouble(*kind));
    moves.extend(left.flat_map(|(_, kind)| kind).flat_map(|trouble| ways(world, *trouble)));
    moves
}

/// The ways in which this can go wrong now.
fn ways(world: &World, trouble: Trouble) -> impl Iterator<Item = Move> {
    let count = match trouble {
        Trouble::Request(_) => world.transit.len(),
        Trouble::Shop(_) => 1,
        Trouble::Close => world.tabs.len(),
    };
    (0..count).map(move |index| match trouble {
        Trouble::Request(fault) => Move::Spoil(index, fault),
        Trouble::Shop(hand) => Move::Shop(hand),
        Trouble::Close => Move::Close(index),
    })
}

/// A digest is a hash already.
#[derive(Default)]
struct Ready(u64);

impl Hasher for Ready {
    fn write(&mut self, _: &[u8]) {
        unreachable!("a digest is made of numbers");
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = self.0.rotate_left(32) ^ number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
