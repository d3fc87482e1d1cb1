//! Replacing what a line holds: the new item is added, then the old line removed.
//!
//! Two intents do it. The removal waits for the add and shares its fate: it goes where the add fails, and is put off
//! while the shopper is asked about it. Where the removal fails, it turns into its own undoing: the new line is taken
//! back, unless a read shows that the old one is gone after all.

use super::intent::{Act, Intent, IntentId, Progress, pending_line};
use super::line::{Item, Quantity};
#[cfg(feature = "retries")]
use super::state::Freshness;
use super::step::{End, Step, no_line};
use crate::error::Error;
use alloc::rc::Rc;

/// What ties a removal to the add before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Behind {
    /// The add.
    pub add: IntentId,
    /// The line of the add.
    pub made: Rc<str>,
    /// How many units were added.
    pub quantity: Quantity,
    /// The old line, and why it was not removed: the intent takes the new one back by now.
    pub failed: Option<(Rc<str>, Rc<Error>)>,
}

impl Step<'_> {
    /// A line is to hold another item, as many of it.
    pub(super) fn replaced(&mut self, id: IntentId, line: &Rc<str>, item: Rc<Item>) {
        self.state.notices.clear();
        let line = self.state.real_line(line);
        let Some(shown) = self.state.lines().into_iter().find(|shown| shown.id == line) else {
            return self.tell(&[id], &Err(no_line("the cart has no such line")));
        };
        if shown.item.is_like(&item) {
            return self.tell(&[id], &Ok(Some(line)));
        }
        match Quantity::new(shown.quantity) {
            Ok(quantity) => self.log_replacement(id, line, item, quantity),
            Err(error) => self.tell(&[id], &Err(error.into())),
        }
    }

    fn log_replacement(&mut self, id: IntentId, line: Rc<str>, item: Rc<Item>, quantity: Quantity) {
        let (add, removal) = (self.state.own_intent(), self.state.own_intent());
        let made = pending_line(add);
        self.state.log.push(Intent::new(add, id, Act::Add(item, quantity), Rc::clone(&made)));
        let mut intent = Intent::new(removal, id, Act::SetQuantity(Rc::clone(&line), 0), line);
        intent.behind = Some(Behind { add, made, quantity, failed: None });
        self.state.log.push(intent);
    }

    /// The line of the add has a name. Where it is the old line, that is not removed but holds as many as before.
    pub(super) fn name_made(&mut self, shown: &Rc<str>, line: &Rc<str>) {
        for intent in &mut self.state.log {
            if let Some(behind) = intent.behind.as_mut().filter(|behind| behind.made == *shown) {
                behind.made = Rc::clone(line);
                if intent.line == *line && behind.failed.is_none() {
                    intent.act = Act::SetQuantity(Rc::clone(line), behind.quantity.get());
                }
            }
        }
    }

    /// What is behind an add is asked about as that is.
    pub(super) fn follow(&mut self, add: IntentId) {
        let is_behind = |intent: &&mut Intent| intent.behind.as_ref().is_some_and(|behind| behind.add == add);
        for intent in self.state.log.iter_mut().filter(is_behind) {
            intent.progress = Progress::Asked;
            intent.askers.clear();
        }
    }

    /// The add is sent again: what is behind it comes after it.
    pub(super) fn follow_again(&mut self, add: IntentId, asker: IntentId) {
        let is_behind = |intent: &Intent| intent.behind.as_ref().is_some_and(|behind| behind.add == add);
        let Some(index) = self.state.log.iter().position(is_behind) else { return };
        let mut intent = self.state.log.remove(index);
        intent.progress = Progress::Waiting;
        intent.askers.push(asker);
        self.state.log.push(intent);
    }

    /// The question about an add was dropped: what is behind it is dropped, too.
    pub(super) fn drop_behind(&mut self, add: IntentId) {
        self.state.log.retain(|intent| intent.behind.as_ref().is_none_or(|behind| behind.add != add));
    }

    /// A removal behind an add failed: it takes the new line back instead. True where it does.
    pub(super) fn turns_back(&mut self, index: usize, error: &Rc<Error>) -> bool {
        if self.state.log[index].behind.is_none() {
            return false;
        }
        let confirmed = self.state.confirmed_lines();
        let intent = &mut self.state.log[index];
        let Some(behind) = intent.behind.as_mut().filter(|behind| behind.failed.is_none()) else { return false };
        let made = confirmed.iter().find(|line| line.id == behind.made).map_or(0, |line| line.quantity);
        if behind.made == intent.line {
            return false;
        }
        behind.failed = Some((Rc::clone(&intent.line), Rc::clone(error)));
        intent.line = Rc::clone(&behind.made);
        intent.act = Act::SetQuantity(Rc::clone(&intent.line), made.saturating_sub(behind.quantity.get()));
        intent.progress = Progress::Waiting;
        #[cfg(feature = "retries")]
        if self.state.retry.is_unsure {
            self.state.freshness = Freshness::Stale;
        }
        true
    }
}

impl Intent {
    /// True where it need not be sent: the old line is gone, or the new one is not there to be taken back.
    pub(super) fn is_moot(&self, is_confirmed: &dyn Fn(&str) -> bool) -> bool {
        let Some(behind) = &self.behind else { return false };
        let old = behind.failed.as_ref().map_or(&self.line, |(old, _)| old);
        !is_confirmed(old)
    }

    /// How it ends for who asked: a replacement that was taken back has failed.
    pub(super) fn end(&self) -> End {
        match self.behind.as_ref().and_then(|behind| behind.failed.as_ref()) {
            Some((_, error)) if self.progress == Progress::Applied => Err(Rc::clone(error)),
            _ => Ok(self.outcome()),
        }
    }
}
