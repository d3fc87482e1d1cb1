//! A page: the engine, and what stands around it in a browser.

use crate::broken::Broken;
use crate::network::Transit;
use barrow::cart::{Act, Answer, CallId, CartId, Effect, Event, IntentId, Line, State, TimerId, step};
use barrow::error::Error;
use barrow::wire::kibo_cart::Api;
use std::rc::Rc;

/// Lines with a place from here on may be gone.
pub const OLD: usize = 8;

/// A page that is open.
#[derive(Clone, Debug)]
pub struct Page {
    pub state: State,
    /// How the page speaks to the shop.
    pub api: Api,
    /// The time on the wall, in milliseconds, for a broken engine that looks at it.
    pub wall: i64,
    /// Which one of all pages it is.
    pub number: usize,
    /// True once the shopper went elsewhere with it: it may be seen again.
    pub was_left: bool,
    /// How many numbers were given to what was asked.
    pub asked: IntentId,
    /// What was asked, by those numbers: its place in the ledger.
    pub asks: Vec<(IntentId, usize)>,
    /// How many deeds there were when it last read.
    pub saw: usize,
    /// The cart that refused something because it was ordered.
    pub refused_by: Option<String>,
    /// What was sent last without success, and how often.
    pub tries: Option<(Act, u32)>,
    /// The timers that are set, and when they go off.
    pub timers: Vec<(TimerId, u64)>,
    /// The ids of all lines that were ever shown.
    pub seen: Vec<Rc<str>>,
    broken: Option<Broken>,
    /// What a broken engine remembers.
    pub spoilt: Spoilt,
}

/// What a broken engine remembers.
#[derive(Clone, Debug, Default)]
pub struct Spoilt {
    /// The call that was sent last.
    pub last: Option<(CallId, Act)>,
    /// Who was told already.
    pub told: Vec<IntentId>,
    /// An add that is held back.
    pub held: Option<(IntentId, Act)>,
    /// A change to send at the wrong time.
    pub change: Option<Act>,
    pub repeats: u32,
    /// When on the wall its timer should go off.
    pub due: i64,
}

impl Page {
    pub fn new(number: usize, state: State, api: Api, broken: Option<Broken>) -> Self {
        Page {
            state,
            api,
            wall: 0,
            was_left: false,
            number,
            asked: 0,
            asks: vec![],
            saw: 0,
            refused_by: None,
            tries: None,
            timers: vec![],
            seen: vec![],
            broken,
            spoilt: Spoilt::default(),
        }
    }

    /// True where it says that the shop has another quantity than was asked for.
    pub fn tells_quantity(&self) -> bool {
        let tells = || self.state.notices().iter().any(|notice| notice.code == "quantity-changed");
        self.broken != Some(Broken::KeepsQuiet) && tells()
    }

    /// A number for something that is asked; what it is stands at this place of the ledger.
    pub fn ask(&mut self, place: usize) -> IntentId {
        self.asked += 1;
        self.asks.push((self.asked, place));
        self.asked
    }

    /// The place in the ledger of what has this number.
    pub fn place_of(&self, intent: IntentId) -> Option<usize> {
        self.asks.iter().find(|(number, _)| *number == intent).map(|(_, place)| *place)
    }

    pub fn is_broken(&self) -> bool {
        self.broken.is_some()
    }

    /// Takes a step of the engine, or of a broken one.
    pub fn step(&mut self, name: &str, event: Event) -> Vec<Effect> {
        self.state.prepare_id(CartId::new(name));
        match self.broken {
            None => step(&mut self.state, event),
            Some(broken) => broken.step(self, event),
        }
    }

    /// A line by its place in the view; from [`OLD`] on, by its place among all that were ever shown.
    pub fn line(&self, place: usize) -> Option<Rc<str>> {
        let shown: Vec<_> = self.lines().into_iter().map(|line| line.id).collect();
        let (ids, place) = if place < OLD { (&shown, place) } else { (&self.seen, place - OLD) };
        ids.get(place % ids.len().max(1)).cloned()
    }

    /// Takes in what comes back to a request.
    pub fn hear(&mut self, request: &Transit, answer: &Result<Answer, Error>) {
        if answer.is_ok() {
            self.tries = None;
        }
        self.saw = request.saw(answer).unwrap_or(self.saw);
    }

    /// Remembers what is shown.
    pub fn see(&mut self) {
        for line in self.lines() {
            if !self.seen.contains(&line.id) {
                self.seen.push(line.id);
            }
        }
    }

    /// The lines to show.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<_> = self.state.lines().iter().map(|line| (**line).clone()).collect();
        if let Some(broken) = self.broken {
            broken.show(&mut lines);
        }
        lines
    }
}

/// The answer to a call, as an event.
pub fn answered(call: CallId, answer: Result<Answer, Error>) -> Event {
    Event::Answered(call, answer.map_err(Rc::new))
}
