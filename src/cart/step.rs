//! `step`: what happens to a cart when something happens.

use super::answer::Answer;
use super::intent::{Act, Call, Intent, IntentId, Outcome, Progress, Resolve};
use super::line::CartId;
use super::state::{CallId, State};
use crate::error::{Error, Kind};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The shopper asked for something; the number is new.
    Asked(IntentId, Act),
    /// A name for the cart, as [`Effect::MakeId`] wanted.
    Named(CartId),
    /// The end of the call with this number.
    Answered(CallId, Result<Answer, Error>),
    /// The shopper's answer to an uncertain add (the second number); the first number is new.
    Resolved(IntentId, IntentId, Resolve),
    /// The shopper left: whatever is known of the cart is dropped.
    Forgotten,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Make this call and answer with its number.
    Send(CallId, Call),
    /// Make a name for a new cart and give it back at once.
    MakeId,
    /// Keep the cart's name for later visits.
    Keep(CartId),
    /// Keep no name any more.
    Forget,
    /// Tell those who asked for this intent how it ended.
    Settle(IntentId, Result<Outcome, Error>),
}

/// Takes an event and gives the new state and what to do, in order.
#[must_use]
pub fn step(state: State, event: Event) -> (State, Vec<Effect>) {
    let mut step = Step { state, effects: Vec::new() };
    match event {
        Event::Asked(id, act) => step.asked(id, act),
        Event::Named(id) => step.named(id),
        Event::Answered(call, result) => step.answered(call, result),
        Event::Resolved(id, intent, how) => step.resolved(id, intent, how),
        Event::Forgotten => step.forgotten(),
    }
    step.pump();
    (step.state, step.effects)
}

/// One step under way.
pub(super) struct Step {
    pub(super) state: State,
    pub(super) effects: Vec<Effect>,
}

impl Step {
    fn asked(&mut self, id: IntentId, act: Act) {
        self.state.was_ordered &= act == Act::Refresh;
        if let Some(twin) = self.twin(&act) {
            self.state.log[twin].askers.push(id);
            return;
        }
        let mut intent = Intent::new(id, act);
        if let Some(line) = intent.line().map(str::to_owned) {
            if self.is_being_removed(&line) {
                let error = Error::new(Kind::NotFound, &["the line is being removed"]).within("lineId");
                self.effects.push(Effect::Settle(id, Err(error)));
                return;
            }
            let place = self.supersede(&mut intent);
            return self.state.log.insert(place, intent);
        }
        self.state.log.push(intent);
    }

    /// An intent that asks for the same and can serve both.
    fn twin(&self, act: &Act) -> Option<usize> {
        let is_twin = |intent: &Intent| match act {
            Act::Checkout(_) => intent.act == *act,
            Act::Remove(line) => self.removes(intent, line) && !intent.askers.is_empty(),
            Act::Refresh => intent.act == *act && intent.progress == Progress::Waiting,
            Act::Add(_) | Act::SetQuantity(..) => false,
        };
        self.state.log.iter().position(is_twin)
    }

    fn is_being_removed(&self, line: &str) -> bool {
        self.state.log.iter().any(|intent| self.removes(intent, line))
    }

    fn removes(&self, intent: &Intent, line: &str) -> bool {
        matches!(&intent.act, Act::Remove(other) if self.state.real_line(other) == self.state.real_line(line))
    }

    /// Takes over from a change of the same line that was not sent: the last quantity wins. Gives the place in the
    /// log. Behind an add, a change stays what it was: it must come before it.
    fn supersede(&mut self, by: &mut Intent) -> usize {
        let end = self.state.log.len();
        for place in (0..end).rev() {
            let old = &self.state.log[place];
            if matches!(old.act, Act::Add(_)) {
                return end;
            }
            if matches!(old.progress, Progress::Waiting) && self.is_same_line(old, by) {
                by.askers.append(&mut self.state.log.remove(place).askers);
                return place;
            }
        }
        end
    }

    fn is_same_line(&self, one: &Intent, other: &Intent) -> bool {
        match (one.line(), other.line()) {
            (Some(one), Some(other)) => self.state.real_line(one) == self.state.real_line(other),
            _ => false,
        }
    }

    fn named(&mut self, id: CartId) {
        if self.state.id.is_none() {
            self.effects.push(Effect::Keep(id.clone()));
            self.state.id = Some(id);
        }
    }

    fn resolved(&mut self, id: IntentId, intent: IntentId, how: Resolve) {
        let asked = |entry: &Intent| entry.id == intent && entry.progress == Progress::Asked;
        let Some(index) = self.state.log.iter().position(asked) else {
            let error = Error::new(Kind::NotFound, &["nothing uncertain has this number"]).within("intentId");
            self.effects.push(Effect::Settle(id, Err(error)));
            return;
        };
        match how {
            Resolve::SendAgain => {
                let intent = &mut self.state.log[index];
                intent.askers.push(id);
                intent.progress = Progress::Waiting;
            }
            Resolve::Drop => {
                self.state.log.remove(index);
                self.effects.push(Effect::Settle(id, Ok(Outcome::Done)));
            }
        }
    }

    fn forgotten(&mut self) {
        for mut intent in std::mem::take(&mut self.state.log) {
            self.tell(&mut intent, &Err(Error::new(Kind::Aborted, &["the cart was forgotten"])));
        }
        self.state.flight = None;
        self.state.named.clear();
        self.state.start_empty();
        self.effects.push(Effect::Forget);
    }

    /// Tells everybody who asked for this intent how it ended, once.
    pub(super) fn tell(&mut self, intent: &mut Intent, end: &Result<Outcome, Error>) {
        self.effects.extend(intent.askers.drain(..).map(|id| Effect::Settle(id, end.clone())));
    }
}
