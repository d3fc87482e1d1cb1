//! What an answer means for the intents.

use super::answer::Answer;
use super::intent::{Act, Intent, IntentId, Outcome, Progress};
use super::line::{Cart, Item};
use super::overlay::Line;
use super::state::{CallId, Freshness};
use super::step::{Effect, Step};
use crate::error::{Error, Kind};

impl Step {
    pub(super) fn answered(&mut self, call: CallId, result: Result<Answer, Error>) {
        let Some(flight) = self.state.flight.take_if(|flight| flight.call == call) else { return };
        match (flight.intent, result) {
            (Some(intent), result) => self.intent_answered(intent, result),
            (None, Ok(Answer::Cart(cart))) => self.read(cart),
            (None, Err(error)) if error.kind() == Kind::NotFound => self.read(Cart::default()),
            (None, Err(error)) => self.read_failed(&error),
            (None, Ok(_)) => self.read_failed(&Error::unreadable(&["the answer is no cart"])),
        }
    }

    fn intent_answered(&mut self, intent: IntentId, result: Result<Answer, Error>) {
        let Some(index) = self.state.log.iter().position(|entry| entry.id == intent) else { return };
        let act = self.state.log[index].act.clone();
        match (act, result) {
            (Act::Add(_), Ok(Answer::Added(line))) => {
                self.state.named.push((intent, line.clone()));
                self.applied(index, Some(line));
            }
            (Act::Add(_), Err(error)) if may_have_arrived(&error) => {
                self.state.log[index].progress = Progress::Doubtful(error);
            }
            (Act::SetQuantity(line, _), Ok(_)) => self.applied(index, Some(line)),
            (Act::Remove(_), Ok(_)) => self.applied(index, None),
            (Act::Remove(_), Err(error)) if error.kind() == Kind::NotFound => self.applied(index, None),
            (Act::Checkout(_), Ok(Answer::CheckoutUrl(url))) => {
                self.finish(index, Ok(Outcome::CheckoutUrl(url)));
            }
            (act, Err(error)) => {
                let changes = matches!(act, Act::SetQuantity(..) | Act::Remove(_));
                if changes && (error.kind() == Kind::NotFound || may_have_arrived(&error)) {
                    self.state.wants_read = true;
                    self.state.freshness = Freshness::Stale;
                }
                self.finish(index, Err(error));
            }
            (_, Ok(_)) => self.finish(index, Err(Error::unreadable(&["the answer does not fit the question"]))),
        }
    }

    fn applied(&mut self, index: usize, line: Option<String>) {
        self.state.log[index].progress = Progress::Applied(line);
        self.state.wants_read = true;
        self.effects.extend(self.state.id.clone().map(Effect::Keep));
    }

    /// Settles an intent and takes it off the log. A failed change holds back the checkout that waits for it.
    pub(super) fn finish(&mut self, index: usize, end: Result<Outcome, Error>) {
        let mut intent = self.state.log.remove(index);
        let waits = |intent: &Intent| matches!(intent.act, Act::Checkout(_)) && intent.progress == Progress::Waiting;
        if let Err(error) = &end {
            while let Some(checkout) = self.state.log[index..].iter().position(waits) {
                let mut checkout = self.state.log.remove(index + checkout);
                self.tell(&mut checkout, &Err(error.clone()));
            }
        }
        self.tell(&mut intent, &end);
    }

    fn read(&mut self, cart: Cart) {
        let expected = self.state.confirmed_lines();
        self.decide_doubt(&expected, &cart);
        if cart.completed {
            self.state.start_empty();
            self.state.was_ordered = true;
            self.effects.push(Effect::Forget);
        } else {
            self.state.settled = Some(cart);
            self.state.freshness = Freshness::Fresh;
        }
        for mut intent in std::mem::take(&mut self.state.log) {
            match (&intent.act, &intent.progress) {
                (_, Progress::Applied(line)) => {
                    let outcome = self.outcome(line.as_deref());
                    self.tell(&mut intent, &Ok(outcome));
                }
                (Act::Refresh, Progress::Sent) => self.tell(&mut intent, &Ok(Outcome::Done)),
                _ => self.state.log.push(intent),
            }
        }
    }

    fn outcome(&self, line: Option<&str>) -> Outcome {
        line.map_or(Outcome::Done, |line| Outcome::Line(self.state.real_line(line).to_owned()))
    }

    /// Decides whether an add with an uncertain end was applied, by comparing what was expected with what is there.
    fn decide_doubt(&mut self, expected: &[Line], cart: &Cart) {
        let doubtful = |intent: &Intent| matches!(intent.progress, Progress::Doubtful(_));
        let Some(index) = self.state.log.iter().position(doubtful) else { return };
        let intent = self.state.log[index].clone();
        let (Act::Add(item), Progress::Doubtful(error)) = (&intent.act, &intent.progress) else { return };
        let before = units(expected.iter().map(|line| &line.item), item);
        let after = units(cart.lines.iter(), item);
        if after == before + u64::from(item.quantity.get()) {
            let line = cart.lines.iter().find(|line| line.is_of(item)).map(|line| line.line_id.clone());
            self.state.named.extend(line.clone().map(|line| (intent.id, line)));
            self.state.log[index].progress = Progress::Applied(line);
        } else if after == before && was_refused(error) {
            let error = error.clone();
            self.finish(index, Err(error));
        } else {
            self.ask(index, error);
        }
    }

    /// Puts an uncertain add to the shopper.
    fn ask(&mut self, index: usize, error: &Error) {
        let asked = Error::new(Kind::Uncertain, &["whether the item was added is uncertain"]).caused_by(error.clone());
        self.state.log[index].progress = Progress::Asked;
        let askers = std::mem::take(&mut self.state.log[index].askers);
        self.effects.extend(askers.into_iter().map(|id| Effect::Settle(id, Err(asked.clone()))));
    }

    /// What was confirmed stays confirmed; what needed to know the cart fails.
    fn read_failed(&mut self, error: &Error) {
        self.state.freshness = Freshness::Stale;
        if let Some(index) = self.state.log.iter().position(|intent| matches!(intent.progress, Progress::Doubtful(_))) {
            self.ask(index, error);
        }
        for mut intent in std::mem::take(&mut self.state.log) {
            match (&intent.act, &intent.progress) {
                (_, Progress::Applied(line)) => {
                    let outcome = self.outcome(line.as_deref());
                    self.tell(&mut intent, &Ok(outcome));
                    self.state.log.push(intent);
                }
                (Act::Refresh, Progress::Sent) | (_, Progress::Waiting) => self.tell(&mut intent, &Err(error.clone())),
                _ => self.state.log.push(intent),
            }
        }
    }
}

/// How many units of an item's product and options there are.
fn units<'a>(lines: impl Iterator<Item = &'a super::LineItem>, item: &Item) -> u64 {
    lines.filter(|line| line.is_of(item)).map(|line| u64::from(line.quantity)).sum()
}

/// True where the server may have applied what it was sent.
fn may_have_arrived(error: &Error) -> bool {
    matches!(
        error.kind(),
        Kind::Network | Kind::Timeout | Kind::Aborted | Kind::Server | Kind::UnreadableAnswer
    )
}

/// True where the server itself said that it failed: if the cart does not show the add, it was not applied.
fn was_refused(error: &Error) -> bool {
    error.kind() == Kind::Server && !matches!(error.status(), Some(502 | 504))
}
