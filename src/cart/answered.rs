//! What an answer means for the intents.

use super::answer::Answer;
use super::intent::{Act, Intent, IntentId, Outcome, Progress};
use super::line::{Cart, Item, Line, Quantity};
use super::state::{CallId, Expired, Freshness};
use super::step::{End, Step};
use crate::error::{Error, Kind};
use crate::product::Warning;
use alloc::rc::Rc;

impl Step<'_> {
    pub(super) fn answered(&mut self, call: CallId, result: Result<Answer, Rc<Error>>) {
        let Some(flight) = self.state.flight.take_if(|flight| flight.call == call) else { return };
        #[cfg(feature = "retries")]
        if self.will_retry(flight.intent, &result) {
            return;
        }
        #[cfg(feature = "retries")]
        let result = self.said_plainly(flight.intent, result);
        match (flight.intent, result) {
            (Some(id), result) => self.intent_answered(id, result),
            (None, Ok(Answer::Cart(cart))) => self.read(cart),
            (None, Err(error)) if error.kind() == Kind::NotFound => self.read_nothing(),
            (None, Err(error)) => self.read_failed(&error),
            (None, Ok(Answer::Done(_))) => {}
        }
    }

    fn intent_answered(&mut self, id: IntentId, result: Result<Answer, Rc<Error>>) {
        let Some(index) = self.place(id) else { return };
        match (&self.state.log[index].act, result) {
            (Act::Checkout(_) | Act::Refresh, result) => self.finish(index, &result.map(outcome)),
            (_, Ok(answer)) => self.applied(index, outcome(answer)),
            (Act::SetQuantity(_, 0), Err(error)) if error.kind() == Kind::NotFound => self.applied(index, None),
            (Act::Add(..), Err(error)) if may_have_arrived(&error) || (was_declined(&error) && self.state.is_used) => {
                self.state.doubt = Some((id, error));
            }
            (act, Err(error)) => {
                let is_add = matches!(act, Act::Add(..));
                #[cfg(feature = "replace")]
                let turns_back = self.turns_back(index, &error);
                if !is_add && (was_declined(&error) || may_have_arrived(&error)) {
                    self.state.wants_read = true;
                    self.state.freshness = Freshness::Stale;
                }
                #[cfg(feature = "replace")]
                if turns_back {
                    return;
                }
                self.finish(index, &Err(error));
            }
        }
    }

    fn place(&self, id: IntentId) -> Option<usize> {
        self.state.log.iter().position(|intent| intent.id == id)
    }

    /// The server confirmed it, and named the line it concerns.
    fn applied(&mut self, index: usize, line: Outcome) {
        self.state.log[index].progress = Progress::Applied;
        self.state.wants_read = true;
        if let Some(line) = line {
            self.name_line(index, line);
        }
        self.state.is_used = true;
        self.keep_id();
    }

    /// The line of an add has the server's id from now on, for all who know it by another name.
    fn name_line(&mut self, index: usize, line: Rc<str>) {
        let shown = Rc::clone(&self.state.log[index].line);
        for intent in &mut self.state.log {
            if intent.line == shown {
                intent.line = Rc::clone(&line);
            }
        }
        #[cfg(feature = "replace")]
        self.name_made(&shown, &line);
        self.state.named.push((shown, line));
    }

    /// Settles an intent and takes it off the log. A failed change takes along the checkout that waits for it.
    pub(super) fn finish(&mut self, index: usize, end: &End) {
        #[cfg(feature = "tabs")]
        if end.is_err() && self.asks_instead(index) {
            return;
        }
        let done = self.state.log[index].id;
        let mut is_behind = false;
        self.settle(&mut |intent| {
            let waits = matches!(intent.act, Act::Checkout(_)) && intent.progress == Progress::Waiting;
            let goes_along = is_behind && waits && end.is_err();
            #[cfg(feature = "replace")]
            let goes_along = goes_along || (end.is_err() && intent.behind.as_ref().is_some_and(|own| own.add == done));
            let is_it = intent.id == done;
            is_behind |= is_it;
            (is_it || goes_along).then(|| end.clone())
        });
    }

    /// Settles those intents that have come to an end, and takes them off the log.
    pub(super) fn settle(&mut self, end: &mut dyn FnMut(&Intent) -> Option<End>) {
        let mut index = 0;
        while let Some(intent) = self.state.log.get(index) {
            match end(intent) {
                Some(end) => {
                    let askers = self.state.log.remove(index).askers;
                    self.tell(&askers, &end);
                }
                None => index += 1,
            }
        }
    }

    fn read(&mut self, cart: Cart) {
        #[cfg(feature = "retries")]
        self.state.retry.know();
        self.end_doubt(&cart);
        self.compare(&cart);
        if cart.completed {
            self.put_away("cart-ordered", "the cart was ordered");
        } else {
            self.state.is_used |= !cart.lines.is_empty();
            self.state.settled = cart;
            self.state.freshness = Freshness::Fresh;
            #[cfg(feature = "tabs")]
            self.state.know();
        }
        self.settle_read();
    }

    /// The server does not know the cart: it does not exist yet, or it has expired.
    fn read_nothing(&mut self) {
        if !self.state.is_used {
            return self.read(Cart::default());
        }
        let lines = self.state.confirmed_lines();
        self.end_doubt(&Cart::default());
        self.put_away("cart-expired", "the cart has expired");
        self.offer_again(&lines);
        let gone = Rc::new(Error::plain(Kind::NotFound, "the cart has expired"));
        self.settle(&mut |intent| {
            let is_lost = intent.progress == Progress::Applied && intent.outcome().is_some();
            is_lost.then(|| Err(Rc::clone(&gone)))
        });
        self.settle_read();
    }

    /// What the cart held is put to the shopper, together with what an earlier one did and was not answered.
    fn offer_again(&mut self, lines: &[Rc<Line>]) {
        let mut items = self.state.expired.take().map(|expired| expired.items).unwrap_or_default();
        for line in lines {
            if let Ok(quantity) = Quantity::new(line.quantity) {
                items.push((Rc::clone(&line.item), quantity));
            }
        }
        if !items.is_empty() {
            self.state.expired = Some(Expired { intent: self.state.own_intent(), items });
        }
    }

    /// The cart is no more; the next add makes a new one.
    fn put_away(&mut self, code: &'static str, message: &str) {
        self.state.start_empty();
        Warning::add(&mut self.state.notices, code, &[message]);
        self.keep_id();
    }

    /// Who waited for the reading has what it was for.
    fn settle_read(&mut self) {
        self.settle(&mut |intent| {
            let is_refresh = matches!(intent.act, Act::Refresh) && intent.progress == Progress::Sent;
            (is_refresh || intent.progress == Progress::Applied).then(|| intent.end())
        });
    }

    fn end_doubt(&mut self, cart: &Cart) {
        if let Some((id, error)) = self.state.doubt.take() {
            self.decide_doubt(id, error, cart);
        }
    }

    /// Decides whether an add with an uncertain end was applied, by comparing what was expected with what is there. One that
    /// was declined goes to the new cart where this one was ordered.
    fn decide_doubt(&mut self, id: IntentId, error: Rc<Error>, cart: &Cart) {
        let Some(index) = self.place(id) else { return };
        if was_declined(&error) && cart.completed {
            self.state.log[index].progress = Progress::Waiting;
            return;
        }
        if was_declined(&error) {
            return self.finish(index, &Err(error));
        }
        let Act::Add(item, quantity) = &self.state.log[index].act else { return };
        let known = self.state.confirmed_lines();
        let before = units(&known, item);
        #[cfg(feature = "tabs")]
        let before = self.state.log[index].before.map_or(before, u64::from);
        let after = units(&cart.lines, item);
        #[cfg(feature = "tabs")]
        if after > before && self.is_ambiguous(index, after - before) {
            return self.ask(id, error);
        }
        if after == before + u64::from(quantity.get()) {
            let line = line_added_to(&known, &cart.lines, item);
            self.applied(index, line);
            self.state.wants_read = false;
        } else if after == before && was_refused(&error) {
            #[cfg(feature = "retries")]
            if self.will_repeat(index, &error) {
                return;
            }
            self.finish(index, &Err(error));
        } else {
            self.ask(id, error);
        }
    }

    /// Puts an uncertain add to the shopper.
    fn ask(&mut self, id: IntentId, error: Rc<Error>) {
        let Some(intent) = self.state.log.iter_mut().find(|intent| intent.id == id) else { return };
        intent.progress = Progress::Asked;
        let askers = core::mem::take(&mut intent.askers);
        #[cfg(feature = "replace")]
        self.follow(id);
        let asked = Error::plain(Kind::Uncertain, "the end of the add is uncertain").caused_by(error);
        self.tell(&askers, &Err(asked.into()));
    }

    /// What was confirmed stays confirmed; what needed to know the cart fails.
    fn read_failed(&mut self, error: &Rc<Error>) {
        self.state.freshness = Freshness::Stale;
        #[cfg(feature = "tabs")]
        self.state.know();
        if let Some((id, refusal)) = self.state.doubt.take() {
            match self.place(id) {
                Some(index) if was_declined(&refusal) => self.finish(index, &Err(refusal)),
                _ => self.ask(id, Rc::clone(error)),
            }
        }
        for index in 0..self.state.log.len() {
            let intent = &mut self.state.log[index];
            if intent.progress == Progress::Applied {
                let askers = core::mem::take(&mut intent.askers);
                let end = intent.end();
                self.tell(&askers, &end);
            }
        }
        #[cfg(feature = "tabs")]
        for index in 0..self.state.log.len() {
            self.asks_instead(index);
        }
        self.settle(&mut |intent| {
            let is_refresh = matches!(intent.act, Act::Refresh) && intent.progress == Progress::Sent;
            (is_refresh || intent.progress == Progress::Waiting).then(|| Err(Rc::clone(error)))
        });
    }
}

fn outcome(answer: Answer) -> Outcome {
    match answer {
        Answer::Done(outcome) => outcome,
        Answer::Cart(_) => None,
    }
}

#[cfg(feature = "tabs")]
impl Step<'_> {
    /// Remembers what an add finds, for a page that takes it over.
    pub(super) fn note_before(&mut self, index: usize) {
        let Act::Add(item, _) = &self.state.log[index].act else { return };
        let before = units(&self.state.confirmed_lines(), item);
        self.state.log[index].before = u32::try_from(before).ok();
    }
}

/// The line that an add of the item made or changed: one that is not as it was known, if there is one.
fn line_added_to(known: &[Rc<Line>], lines: &[Rc<Line>], item: &Item) -> Outcome {
    let mut found: Outcome = None;
    for line in lines.iter().filter(|line| line.item.is_like(item)) {
        if found.is_none() || !known.iter().any(|old| old.id == line.id && old.quantity == line.quantity) {
            found = Some(Rc::clone(&line.id));
        }
    }
    found
}

/// How many units of an item's product and options there are, in all catalogues: of some lines it is not known yet which
/// one they are from.
fn units(lines: &[Rc<Line>], item: &Item) -> u64 {
    lines.iter().filter(|line| line.item.is_same_in_any_catalog(item)).map(|line| u64::from(line.quantity)).sum()
}

/// True where the server may have applied what it was sent.
fn may_have_arrived(error: &Error) -> bool {
    matches!(error.kind(), Kind::Network | Kind::Timeout | Kind::Aborted | Kind::Server | Kind::UnreadableAnswer)
}

/// True where the server did not apply what it was sent, for reasons that hold again: it is wrong, or there is no such line,
/// or the cart is none that can be changed any more, which only reading it can tell.
#[inline(never)] // several callers
fn was_declined(error: &Error) -> bool {
    matches!(error.kind(), Kind::BadRequest | Kind::NotFound)
}

/// True where the server itself said that it failed: if the cart does not show the add, it was not applied.
fn was_refused(error: &Error) -> bool {
    #[cfg(feature = "retries")]
    if error.kind() == Kind::RateLimited {
        return true;
    }
    error.kind() == Kind::Server && !matches!(error.status(), Some(502 | 504))
}
