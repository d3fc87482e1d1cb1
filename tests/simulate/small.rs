//! A small scope, gone through completely: every state that can be reached from an unused shop.

use crate::moves::{Fault, Hand, Lateness, Move, Wish};
use crate::world::World;
use barrow::cart::Resolve;
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::fmt::{self, Write};
use std::hash::Hasher;

/// What may happen, how often.
pub struct Scope {
    /// What shoppers may want.
    pub wishes: &'static [Wish],
    /// How many wishes there are in all.
    pub intents: usize,
    /// What may go wrong.
    pub troubles: Vec<Trouble>,
    /// How often in all something may go wrong; each of them goes wrong once at most.
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

/// A state, and what may still happen.
struct Place {
    world: World,
    intents: usize,
    troubles: usize,
    /// What has not gone wrong yet, as bits.
    left: u32,
    /// How it was come to.
    moves: Vec<Move>,
}

/// Goes through everything; gives the number of distinct states, or the first moves that break a promise.
pub fn exhaust(start: World, scope: &Scope) -> Result<usize, (String, Vec<Move>)> {
    let mut seen = HashSet::new();
    let left = (1 << scope.troubles.len()) - 1;
    let (intents, troubles) = (scope.intents, scope.most_troubles);
    let mut open = vec![Place { world: start, intents, troubles, left, moves: vec![] }];
    while let Some(place) = open.pop() {
        if !seen.insert(place.digest()) {
            continue;
        }
        place.check_end()?;
        for next in place.moves(scope) {
            open.extend(place.after(next, scope)?);
        }
    }
    Ok(seen.len())
}

impl Place {
    fn digest(&self) -> [u64; 2] {
        let mut digest = Digest([DefaultHasher::new(), DefaultHasher::new()]);
        digest.0[1].write_u8(1);
        let World { server, tabs, kept, transit, ledger, forgotten, .. } = &self.world;
        let world = (&server.carts, tabs, kept, transit, ledger, forgotten);
        write!(digest, "{} {} {} {world:?}", self.intents, self.troubles, self.left_to_matter())
            .expect("a hash takes everything");
        digest.0.map(|hasher| hasher.finish())
    }

    /// Where nothing is under way, trouble may as well end here.
    fn check_end(&self) -> Result<(), (String, Vec<Move>)> {
        if !self.world.transit.is_empty() {
            return Ok(());
        }
        let mut world = self.world.clone();
        world.finish();
        world.failure.map_or(Ok(()), |failure| Err((failure, self.moves.clone())))
    }

    /// All that can happen next.
    fn moves(&self, scope: &Scope) -> Vec<Move> {
        let mut moves = vec![];
        for tab in 0..self.world.tabs.len() {
            if self.intents > 0 {
                moves.extend(scope.wishes.iter().map(|wish| Move::Ask(tab, *wish)));
            }
            moves.extend([Resolve::SendAgain, Resolve::Drop].map(|how| Move::Answer(tab, how)));
            moves.extend([Move::Open(tab), Move::Ring(tab)]);
        }
        for (index, request) in self.world.transit.iter().enumerate() {
            match (request.is_waited_for, request.has_arrived()) {
                (true, false) => moves.push(Move::Arrive(index)),
                (true, true) => moves.push(Move::Return(index)),
                _ => moves.extend([Lateness::Arrives, Lateness::Vanishes].map(|how| Move::Late(index, how))),
            }
        }
        if self.troubles > 0 {
            let left = scope.troubles.iter().enumerate().filter(|(kind, _)| self.left & 1 << kind != 0);
            moves.extend(left.flat_map(|(_, trouble)| self.ways(*trouble)));
        }
        moves
    }

    fn ways(&self, trouble: Trouble) -> impl Iterator<Item = Move> {
        let count = match trouble {
            Trouble::Request(_) => self.world.transit.len(),
            Trouble::Shop(_) => 1,
            Trouble::Close => self.world.tabs.len(),
        };
        (0..count).map(move |index| match trouble {
            Trouble::Request(fault) => Move::Spoil(index, fault),
            Trouble::Shop(hand) => Move::Shop(hand),
            Trouble::Close => Move::Close(index),
        })
    }

    /// What may still go wrong; where nothing may, it does not matter what has.
    fn left_to_matter(&self) -> u32 {
        if self.troubles > 0 { self.left } else { 0 }
    }

    fn after(&self, next: Move, scope: &Scope) -> Result<Option<Place>, (String, Vec<Move>)> {
        let mut world = self.world.clone();
        if !world.make(&next) {
            return Ok(None);
        }
        let is_wish = matches!(next, Move::Ask(..));
        let trouble = match next {
            Move::Spoil(_, fault) => Some(Trouble::Request(fault)),
            Move::Shop(hand) => Some(Trouble::Shop(hand)),
            Move::Close(_) => Some(Trouble::Close),
            _ => None,
        };
        let kind = scope.troubles.iter().position(|known| Some(*known) == trouble);
        let left = self.left & !kind.map_or(0, |kind| 1 << kind);
        let moves = self.moves.iter().cloned().chain([next]).collect();
        if let Some(failure) = world.failure {
            return Err((failure, moves));
        }
        let (intents, troubles) = (self.intents - usize::from(is_wish), self.troubles - usize::from(trouble.is_some()));
        Ok(Some(Place { world, intents, troubles, left, moves }))
    }
}

/// A hash of what is written.
struct Digest([DefaultHasher; 2]);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.iter_mut().for_each(|hasher| hasher.write(text.as_bytes()));
        Ok(())
    }
}
