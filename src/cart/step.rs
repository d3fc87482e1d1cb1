//! `step`: what happens to a cart when something happens.

use super::answer::Answer;
use super::intent::{Act, Intent, IntentId, Outcome, Progress, Resolve, pending_line};
#[cfg(feature = "tabs")]
use super::journal::{Journal, Shared};
#[cfg(feature = "replace")]
use super::line::Item;
#[cfg(feature = "retries")]
use super::retry::TimerId;
use super::state::{CallId, Expired, State};
use crate::error::{Error, Kind};
use alloc::rc::Rc;
use alloc::vec::Vec;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The shopper asked for something; the number is new.
    Asked(IntentId, Act),
    /// The end of the call with this number.
    Answered(CallId, Result<Answer, Rc<Error>>),
    /// The shopper's answer to an uncertain add (the second number); the first number is new.
    Resolved(IntentId, IntentId, Resolve),
    /// The shopper left: whatever is known of the cart is dropped.
    Forgotten,
    /// The page may write: what all pages share, and the journals of pages that are gone, which are taken over.
    #[cfg(feature = "tabs")]
    Locked(Shared, Vec<Journal>),
    /// The page is left, and may come back: the next page takes over its journal. It has no lock any more, and asks for
    /// none until it is woken.
    #[cfg(feature = "tabs")]
    Left,
    /// The shopper wants a line to hold another item, as many of it; the number is new.
    #[cfg(feature = "replace")]
    Replaced(IntentId, Rc<str>, Rc<Item>),
    /// The time of a timer has come.
    #[cfg(feature = "retries")]
    Timer(TimerId),
    /// The page is seen again, or there is a network again: what happened meanwhile is read.
    #[cfg(feature = "wake")]
    Woken,
    /// Who asked for this intent does not want it any more.
    #[cfg(feature = "give-up")]
    GivenUp(IntentId),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Make this call to the cart of the state's name, and answer with its number.
    Send(CallId, Act),
    /// Keep the cart's name for later visits, and whether anything was ever confirmed under it; where it has none,
    /// keep none any more.
    KeepId {
        /// True once something was confirmed.
        is_used: bool,
    },
    /// Tell those who asked for this intent how it ended.
    Settle(IntentId, End),
    /// Ask for the lock that all pages with the same storage share, and say when it is held.
    #[cfg(feature = "tabs")]
    Lock,
    /// Give the lock back.
    #[cfg(feature = "tabs")]
    Unlock,
    /// Keep this version for all pages, with the cart's name.
    #[cfg(feature = "tabs")]
    Share {
        /// Higher than all before.
        version: u32,
    },
    /// Keep this instead of the journal of this page; none where it is empty.
    #[cfg(feature = "tabs")]
    Store(Journal),
    /// Set a timer of this number, which goes off in so many milliseconds.
    #[cfg(feature = "retries")]
    SetTimer(TimerId, u32),
}

/// How an intent ended.
pub type End = Result<Outcome, Rc<Error>>;

/// Takes an event into the state and says what to do, in order. Nothing else goes in or out.
#[must_use]
pub fn step(state: &mut State, event: Event) -> Vec<Effect> {
    let mut step = Step { state, effects: Vec::new() };
    match event {
        Event::Asked(id, act) => step.asked(id, act),
        Event::Answered(call, result) => step.answered(call, result),
        Event::Resolved(id, intent, how) => step.resolved(id, intent, how),
        Event::Forgotten => step.forgotten(),
        #[cfg(feature = "tabs")]
        Event::Locked(shared, gone) => step.locked(shared, gone),
        #[cfg(feature = "tabs")]
        Event::Left => {
            step.left();
            return step.effects;
        }
        #[cfg(feature = "replace")]
        Event::Replaced(id, line, item) => step.replaced(id, &line, item),
        #[cfg(feature = "retries")]
        Event::Timer(timer) => step.rung(timer),
        #[cfg(feature = "wake")]
        Event::Woken => step.woken(),
        #[cfg(feature = "give-up")]
        Event::GivenUp(intent) => step.given_up(intent),
    }
    step.pump();
    #[cfg(feature = "tabs")]
    step.keep_journal();
    step.effects
}

/// One step under way.
pub(super) struct Step<'a> {
    pub(super) state: &'a mut State,
    pub(super) effects: Vec<Effect>,
}

impl Step<'_> {
    fn asked(&mut self, id: IntentId, act: Act) {
        if !matches!(act, Act::Refresh) {
            self.state.notices.clear();
        }
        let line = match &act {
            Act::Add(..) => pending_line(id),
            Act::SetQuantity(line, _) => self.state.real_line(line),
            Act::Checkout(_) | Act::Refresh => "".into(),
        };
        let mut intent = Intent::new(id, id, act, line);
        if let Some(twin) = self.twin(&intent) {
            return self.state.log[twin].askers.push(id);
        }
        if self.is_going(&intent.line) {
            return self.tell(&[id], &Err(no_line("the line is being removed")));
        }
        let place = self.supersede(&mut intent);
        self.state.log.insert(place, intent);
    }

    /// An intent that asks for the same and can serve both. A checkout serves as long as nothing was changed since.
    fn twin(&self, intent: &Intent) -> Option<usize> {
        let last_change = self.state.log.iter().rposition(|other| !other.line.is_empty());
        let mut log = self.state.log.iter().enumerate();
        let twin = log.find(|(index, other)| match (&intent.act, &other.act) {
            (Act::Checkout(catalog_id), Act::Checkout(other)) => catalog_id == other && Some(*index) > last_change,
            (Act::Refresh, Act::Refresh) => other.progress == Progress::Waiting,
            (Act::SetQuantity(_, 0), Act::SetQuantity(_, 0)) => {
                #[cfg(feature = "replace")]
                if other.behind.is_some() {
                    return false;
                }
                other.line == intent.line && !other.askers.is_empty() && self.is_going(&intent.line)
            }
            _ => false,
        });
        twin.map(|(index, _)| index)
    }

    /// True while a line is being removed; an add may bring it back under the same id.
    fn is_going(&self, line: &str) -> bool {
        self.state.last_of(line, |progress| progress != Progress::Asked).is_some_and(is_removal)
    }

    /// Takes over from a change of the same line that was not sent: the last quantity wins. Gives the place in the
    /// log. Behind an add, a change stays what it was: it must come before it; and so behind a change of what may turn out
    /// to be the same line.
    fn supersede(&mut self, by: &mut Intent) -> usize {
        let end = self.state.log.len();
        for place in (0..end).rev() {
            let old = &self.state.log[place];
            let may_be_same = old.line != by.line && (self.is_unnamed(&old.line) || self.is_unnamed(&by.line));
            if matches!(by.act, Act::Add(..)) || matches!(old.act, Act::Add(..)) || may_be_same {
                return end;
            }
            #[cfg(feature = "replace")]
            if old.behind.is_some() {
                return end;
            }
            if !by.line.is_empty() && old.line == by.line && old.progress == Progress::Waiting {
                by.askers.append(&mut self.state.log.remove(place).askers);
                return place;
            }
        }
        end
    }

    /// True where this is our name for the line of an add, which may turn out to be another line's.
    fn is_unnamed(&self, line: &str) -> bool {
        self.state
            .log
            .iter()
            .any(|add| matches!(add.act, Act::Add(..)) && add.progress != Progress::Applied && *add.line == *line)
    }

    fn resolved(&mut self, id: IntentId, intent: IntentId, how: Resolve) {
        if let Some(expired) = self.state.expired.take_if(|expired| expired.intent == intent) {
            return self.resolve_expired(id, &expired, how);
        }
        let asked = |entry: &Intent| entry.id == intent && entry.progress == Progress::Asked;
        let Some(index) = self.state.log.iter().position(asked) else {
            let error = Error::plain(Kind::NotFound, "there is no such question").within("intentId");
            return self.tell(&[id], &Err(error.into()));
        };
        match how {
            Resolve::SendAgain => {
                let mut intent = self.state.log.remove(index);
                intent.askers.push(id);
                intent.progress = Progress::Waiting;
                #[cfg(feature = "replace")]
                let add = intent.id;
                self.state.log.push(intent);
                #[cfg(feature = "replace")]
                self.follow_again(add, id);
            }
            Resolve::Drop => {
                self.state.log.remove(index);
                #[cfg(feature = "replace")]
                self.drop_behind(intent);
                self.tell(&[id], &Ok(None));
            }
        }
    }

    /// What the expired cart held is added to the new one, in order, or forgotten.
    fn resolve_expired(&mut self, id: IntentId, expired: &Expired, how: Resolve) {
        self.state.notices.clear();
        if how == Resolve::Drop {
            return self.tell(&[id], &Ok(None));
        }
        for (item, quantity) in &expired.items {
            let own = self.state.own_intent();
            let act = Act::Add(Rc::clone(item), *quantity);
            let line = pending_line(own);
            self.state.log.push(Intent::new(own, id, act, line));
        }
    }

    fn forgotten(&mut self) {
        let error = Rc::new(Error::plain(Kind::Aborted, "the cart was forgotten"));
        self.settle(&mut |_| Some(Err(Rc::clone(&error))));
        self.state.flight = None;
        self.state.doubt = None;
        self.state.named.clear();
        self.state.expired = None;
        self.state.notices.clear();
        self.state.start_empty();
        #[cfg(feature = "retries")]
        self.state.retry.start_over();
        self.keep_id();
    }

    pub(super) fn keep_id(&mut self) {
        self.effects.push(Effect::KeepId { is_used: self.state.is_used });
    }

    /// Tells those who asked how it ended. Who asked for several intents at once hears of the first that fails, else
    /// of the last.
    pub(super) fn tell(&mut self, askers: &[IntentId], end: &End) {
        for asker in askers {
            let log = &mut self.state.log;
            if end.is_err() {
                for other in log {
                    other.askers.retain(|known| known != asker);
                }
            } else if log.iter().any(|other| other.askers.contains(asker)) {
                continue;
            }
            self.effects.push(Effect::Settle(*asker, end.clone()));
        }
    }
}

pub(super) fn is_removal(intent: &Intent) -> bool {
    matches!(intent.act, Act::SetQuantity(_, 0))
}

pub(super) fn no_line(message: &str) -> Rc<Error> {
    Error::plain(Kind::NotFound, message).within("lineId").into()
}
