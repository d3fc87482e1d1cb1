//! What a page keeps of its log, so that nothing is lost and nothing doubled when it is closed in the middle.
//!
//! Each page has a journal of its own, which nobody else writes. What belongs to all pages, the cart's name and a
//! version that each write raises, is written by the page that holds the lock only. A page that gets the lock takes over
//! the journals of pages that are gone: what was not sent is sent, an add that was under way is in doubt, and questions
//! stay questions.

use super::intent::{Act, Intent, IntentId, Progress, pending_line};
use super::line::CartId;
use super::state::{Freshness, State};
use super::step::{Effect, Step};
use crate::error::{Error, Kind};
use alloc::rc::Rc;
use alloc::vec::Vec;

/// The intents of a page that are not settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// The cart that they were meant for.
    pub cart: Option<CartId>,
    /// In order.
    pub intents: Vec<Intent>,
}

/// What all pages with the same cart share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The cart's name.
    pub id: Option<CartId>,
    /// Whether anything was ever confirmed under it.
    pub is_used: bool,
    /// Raised by each write: what was read under another version says nothing of what a write would find.
    pub version: u32,
}

/// Where a page stands among the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tabs {
    pub lock: Lock,
    /// The version that was read last.
    pub version: u32,
    /// What is kept already.
    kept: Journal,
    /// True once a journal was found that cannot be read.
    has_lost_journal: bool,
    /// True where the last read succeeded, but what it brought may have changed since.
    pub is_outdated: bool,
}

/// Whether a page may write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lock {
    /// It never asked: there may be journals to take over.
    #[default]
    Never,
    Free,
    Wanted,
    Held,
    /// The page was left: it asks for nothing until it comes back.
    Away,
}

impl State {
    /// A journal of a page that is gone cannot be read: it was set aside.
    pub fn lose_journal(&mut self) {
        self.tabs.has_lost_journal = true;
    }

    /// How far what is shown can be trusted is known again, for better or worse.
    pub(super) fn know(&mut self) {
        self.tabs.is_outdated = false;
    }

    /// True once a journal was set aside because it cannot be read.
    #[must_use]
    pub fn has_lost_journal(&self) -> bool {
        self.tabs.has_lost_journal
    }
}

impl Step<'_> {
    /// True where nothing can be decided before the lock is held; it is asked for, or given back where it is not needed.
    pub(super) fn is_locked_out(&mut self, has_more: bool) -> bool {
        if !self.state.able.tabs {
            return false;
        }
        let lock = self.state.tabs.lock;
        let next = match (lock, has_more) {
            (Lock::Free, true) | (Lock::Never, _) => Lock::Wanted,
            (Lock::Held, false) => Lock::Free,
            _ => lock,
        };
        self.state.tabs.lock = next;
        match next {
            Lock::Wanted if lock != next => self.effects.push(Effect::Lock),
            Lock::Free if lock != next => self.effects.push(Effect::Unlock),
            _ => {}
        }
        next != Lock::Held
    }

    /// The page may write: it learns what others did, and takes over from those that are gone.
    pub(super) fn locked(&mut self, shared: Shared, gone: Vec<Journal>) {
        self.state.tabs.lock = Lock::Held;
        if shared.id != self.state.id {
            self.state.log.retain(|intent| intent.progress != Progress::Applied);
            self.state.start_empty();
            self.state.id = shared.id;
            self.state.is_used = shared.is_used;
            if self.state.id.is_some() {
                self.state.freshness = Freshness::Unknown;
                self.state.wants_read = true;
            }
        }
        if shared.version != self.state.tabs.version {
            self.state.tabs.version = shared.version;
            self.must_read();
        }
        for journal in gone {
            self.take_over(journal);
        }
    }

    /// What is under way belongs to the next page, which may be this one when it comes back.
    pub(super) fn left(&mut self) {
        let error = Rc::new(Error::plain(Kind::Aborted, "the page was left; the next one goes on with it"));
        self.settle(&mut |intent| match intent.progress {
            Progress::Applied => Some(intent.end()),
            _ => Some(Err(Rc::clone(&error))),
        });
        self.state.flight = None;
        self.state.doubt = None;
        self.state.retry.start_over();
        self.state.tabs.lock = Lock::Away;
        self.state.tabs.kept = Journal::default();
        self.must_read();
    }

    /// The page is there again, and starts anew.
    #[cfg(feature = "wake")]
    pub(super) fn come_back(&mut self) {
        if self.state.tabs.lock == Lock::Away {
            self.state.tabs.lock = Lock::Never;
        }
    }

    fn must_read(&mut self) {
        if self.state.id.is_some() && self.state.freshness == Freshness::Fresh {
            self.state.freshness = Freshness::Stale;
            self.state.tabs.is_outdated = true;
        }
    }

    /// Others must read before they write.
    pub(super) fn raise_version(&mut self, act: &Act) {
        if self.state.able.tabs && !matches!(act, Act::Refresh) {
            self.state.tabs.version += 1;
            self.effects.push(Effect::Share { version: self.state.tabs.version });
        }
    }

    /// Keeps the journal where it has changed, before anything is sent.
    pub(super) fn keep_journal(&mut self) {
        if !self.state.able.tabs {
            return;
        }
        let mut intents = Vec::new();
        for intent in &self.state.log {
            if intent.progress != Progress::Applied && !intent.line.is_empty() {
                intents.push(intent.for_later());
            }
        }
        let cart = if intents.is_empty() { None } else { self.state.id.clone() };
        let journal = Journal { cart, intents };
        if journal != self.state.tabs.kept {
            let is_send = |effect: &Effect| matches!(effect, Effect::Send(..));
            let place = self.effects.iter().position(is_send).unwrap_or(self.effects.len());
            self.effects.insert(place, Effect::Store(journal.clone()));
            self.state.tabs.kept = journal;
        }
    }

    /// The intents of a page that is gone get numbers of our own, and come before what was asked here since.
    fn take_over(&mut self, Journal { cart, mut intents }: Journal) {
        let mut numbers = Vec::new();
        for intent in &intents {
            numbers.push((intent.id, self.state.own_intent()));
        }
        for intent in &mut intents {
            renumber(intent, &numbers);
        }
        let is_same = cart.is_some() && cart == self.state.id;
        for intent in &mut intents {
            self.resume(intent, is_same);
        }
        intents.append(&mut self.state.log);
        self.state.log = intents;
    }

    /// An add that was under way is in doubt, and put to the shopper where the cart is another one by now. A change can be
    /// sent again.
    fn resume(&mut self, intent: &mut Intent, is_same_cart: bool) {
        if intent.progress != Progress::Sent {
            return;
        }
        if !matches!(intent.act, Act::Add(..)) {
            intent.progress = Progress::Waiting;
        } else if self.state.doubt.is_none() && is_same_cart {
            let closed = Error::plain(Kind::Network, "the page was closed while it was under way");
            self.state.doubt = Some((intent.id, closed.into()));
        } else {
            intent.progress = Progress::Asked;
        }
    }

    /// An add of a page that is gone has nobody to be told that it failed: it becomes a question. True where it does.
    pub(super) fn asks_instead(&mut self, index: usize) -> bool {
        let intent = &self.state.log[index];
        let is_open = matches!(intent.progress, Progress::Waiting | Progress::Sent);
        let asks = intent.was_taken_over && intent.askers.is_empty() && matches!(intent.act, Act::Add(..)) && is_open;
        if asks {
            let add = intent.id;
            self.state.log[index].progress = Progress::Asked;
            self.follow(add);
        }
        asks
    }

    /// True where units that are there now may be those of another add that the shopper was asked about.
    pub(super) fn is_ambiguous(&self, index: usize, more: u64) -> bool {
        let Act::Add(item, _) = &self.state.log[index].act else { return false };
        self.state.able.tabs
            && self
                .state
                .uncertain()
                .any(|(_, other, units)| other.is_same_in_any_catalog(item) && u64::from(units) <= more)
    }
}

impl Intent {
    /// As it is kept: who asked is not there any more when it is read.
    fn for_later(&self) -> Intent {
        let mut intent = self.clone();
        intent.askers.clear();
        intent.was_taken_over = true;
        intent.attempts = 0;
        intent
    }
}

/// Gives an intent its new number, and the new ones to what it knows by number.
fn renumber(intent: &mut Intent, numbers: &[(IntentId, IntentId)]) {
    let new = |id: IntentId| numbers.iter().find(|(old, _)| *old == id).map_or(id, |(_, new)| *new);
    let renamed = |line: &mut Rc<str>| {
        if let Some((_, new)) = numbers.iter().find(|(old, _)| pending_line(*old) == *line) {
            *line = pending_line(*new);
        }
    };
    intent.id = new(intent.id);
    renamed(&mut intent.line);
    if let Act::SetQuantity(line, _) = &mut intent.act {
        renamed(line);
    }
    if let Some(behind) = &mut intent.behind {
        behind.add = new(behind.add);
        renamed(&mut behind.made);
    }
}
