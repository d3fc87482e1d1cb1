//! Engines that are broken on purpose: the checks must find each of them.

use crate::page::{Page, answered};
use barrow::cart::{Act, Answer, CallId, Cart, Effect, Event, IntentId, Line, Quantity, step};
use barrow::error::{Error, Kind};

/// What is wrong with an engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// An add whose end is uncertain is sent again.
    RepeatsAdds,
    /// An add whose end is uncertain is taken for done.
    HopesForTheBest,
    /// An add whose end is uncertain is taken for failed.
    FearsTheWorst,
    /// An answer that comes after its time is taken for that to the present call.
    TakesLateAnswers,
    /// A quantity is set on a line that is being removed.
    SetsAfterRemoving,
    /// A checkout is sent twice.
    ChecksOutTwice,
    /// An add is said to be done when it is asked.
    SaysDoneEarly,
    /// A second add of something that is being added counts as done with the first.
    DropsSecondAdds,
    /// What was known goes before what is read.
    KeepsStaleLines,
    /// Nothing is marked as pending.
    HidesPending,
    /// Logging out leaves the cart.
    ForgetsToForget,
    /// Two adds change places.
    SwapsAdds,
    /// Some are never told.
    FallsSilent,
    /// What goes wrong is tried again without an end.
    NeverGivesUp,
    /// What goes wrong is tried again at once.
    HasNoPatience,
    /// What the shop gave instead is not mentioned.
    KeepsQuiet,
    /// What is under way is not kept for the next page.
    LosesJournals,
    /// Each page writes whenever it wants to.
    IgnoresLock,
    /// Others are not told that something was written.
    WritesInSecret,
    /// A line that is replaced stays.
    KeepsReplacedLines,
    /// A timer that goes off too early by the clock on the wall is not believed.
    TrustsTheClock,
    /// What comes back to a read is taken for the cart that was asked for.
    TakesOtherCarts,
    /// What is refused is not wondered about: the cart may have been ordered.
    TakesNoForAnAnswer,
}

impl Broken {
    pub const ALL: [Broken; 23] = [
        Broken::RepeatsAdds,
        Broken::HopesForTheBest,
        Broken::FearsTheWorst,
        Broken::TakesLateAnswers,
        Broken::SetsAfterRemoving,
        Broken::ChecksOutTwice,
        Broken::SaysDoneEarly,
        Broken::DropsSecondAdds,
        Broken::KeepsStaleLines,
        Broken::HidesPending,
        Broken::ForgetsToForget,
        Broken::SwapsAdds,
        Broken::FallsSilent,
        Broken::NeverGivesUp,
        Broken::HasNoPatience,
        Broken::KeepsQuiet,
        Broken::LosesJournals,
        Broken::IgnoresLock,
        Broken::WritesInSecret,
        Broken::KeepsReplacedLines,
        Broken::TrustsTheClock,
        Broken::TakesOtherCarts,
        Broken::TakesNoForAnAnswer,
    ];

    /// Takes a step in the broken way.
    pub fn step(self, page: &mut Page, event: Event) -> Vec<Effect> {
        let effects = match (self, event) {
            (Broken::ForgetsToForget, Event::Forgotten) => vec![],
            (Broken::SwapsAdds, Event::Asked(id, act @ Act::Add(..))) => swap(page, id, act),
            (Broken::DropsSecondAdds, Event::Asked(id, act)) => drop_second(page, id, act),
            (Broken::KeepsReplacedLines, Event::Replaced(id, _, item)) => {
                step(&mut page.state, Event::Asked(id, Act::Add(item, Quantity::ONE)))
            }
            (Broken::SetsAfterRemoving, Event::Asked(id, act)) => note_change(page, id, act),
            (_, Event::Answered(call, answer)) => self.answered(page, call, answer.map_err(|error| copy(&error))),
            (Broken::TrustsTheClock, Event::Timer(_)) if page.wall < page.spoilt.due => vec![],
            (_, event) => step(&mut page.state, event),
        };
        let effects = self.spoil(page, effects);
        for effect in &effects {
            if let Effect::Send(call, act) = effect {
                page.spoilt.last = Some((*call, act.clone()));
            }
        }
        effects
    }

    fn answered(self, page: &mut Page, call: CallId, answer: Result<Answer, Error>) -> Vec<Effect> {
        let last = page.spoilt.last.clone().map(|(_, act)| act);
        let is_add = matches!(last, Some(Act::Add(..)));
        let is_lost = answer.as_ref().is_err_and(|error| matches!(error.kind(), Kind::Network | Kind::Timeout));
        match (self, last) {
            (Broken::NeverGivesUp, Some(act)) if answer.is_err() && !is_add => return vec![Effect::Send(call, act)],
            (Broken::RepeatsAdds, Some(act)) if is_add && is_lost => return vec![Effect::Send(call, act)],
            (Broken::ChecksOutTwice, Some(act @ Act::Checkout(_))) if page.spoilt.repeats == 0 => {
                page.spoilt.repeats += 1;
                return vec![Effect::Send(call, act)];
            }
            _ => {}
        }
        let answer = match (self, answer) {
            (Broken::HopesForTheBest, Err(_)) if is_add && is_lost => Ok(Answer::Done(Some("l1".into()))),
            (Broken::FearsTheWorst, Err(_)) if is_add && is_lost => Err(Error::new(Kind::BadRequest, &["failed"])),
            (Broken::TakesNoForAnAnswer, Err(error)) if error.kind() == Kind::BadRequest => {
                Err(Error::new(Kind::Forbidden, &["refused"]))
            }
            (Broken::KeepsStaleLines, Ok(Answer::Cart(cart))) => Ok(Answer::Cart(stale(page, cart))),
            (_, answer) => answer,
        };
        step(&mut page.state, answered(call, answer))
    }

    /// Changes what the engine says.
    fn spoil(self, page: &mut Page, mut effects: Vec<Effect>) -> Vec<Effect> {
        match self {
            Broken::SaysDoneEarly => say_early(page, &mut effects),
            Broken::HasNoPatience => effects.iter_mut().for_each(|effect| {
                if let Effect::SetTimer(_, gap) = effect {
                    *gap = 0;
                }
            }),
            Broken::TrustsTheClock => effects.iter().for_each(|effect| {
                if let Effect::SetTimer(_, gap) = effect {
                    page.spoilt.due = page.wall + i64::from(*gap);
                }
            }),
            Broken::LosesJournals => effects.retain(|effect| !matches!(effect, Effect::Store(_))),
            Broken::WritesInSecret => effects.retain(|effect| !matches!(effect, Effect::Share { .. })),
            Broken::FallsSilent => effects.retain(|effect| !matches!(effect, Effect::Settle(id, Ok(_)) if id % 3 == 0)),
            Broken::SetsAfterRemoving => {
                let sent = effects.iter_mut().find_map(|effect| match effect {
                    Effect::Send(_, act) => Some(act),
                    _ => None,
                });
                if let Some(act) = sent
                    && let Some(change) = page.spoilt.change.take()
                {
                    *act = change;
                }
            }
            _ => {}
        }
        effects
    }

    /// Changes what is shown.
    pub fn show(self, lines: &mut [Line]) {
        if self == Broken::HidesPending {
            for line in lines {
                line.pending = false;
            }
        }
    }
}

fn copy(error: &Error) -> Error {
    let copy = Error::new(error.kind(), &[error.message()]).with_retry_after(error.retry_after_ms());
    match error.status() {
        Some(status) => copy.with_status(status),
        None => copy,
    }
}

/// The second of two adds goes first.
fn swap(page: &mut Page, id: IntentId, act: Act) -> Vec<Effect> {
    match page.spoilt.held.take() {
        None => {
            page.spoilt.held = Some((id, act));
            vec![]
        }
        Some((first, held)) => {
            let mut effects = step(&mut page.state, Event::Asked(id, act));
            effects.extend(step(&mut page.state, Event::Asked(first, held)));
            effects
        }
    }
}

fn drop_second(page: &mut Page, id: IntentId, act: Act) -> Vec<Effect> {
    if let Act::Add(item, _) = &act
        && let Some(line) = page.state.lines().iter().find(|line| line.pending && line.item.is_like(item))
    {
        return vec![Effect::Settle(id, Ok(Some(line.id.clone())))];
    }
    step(&mut page.state, Event::Asked(id, act))
}

/// A change of a line that is being removed is sent instead of what comes next.
fn note_change(page: &mut Page, id: IntentId, act: Act) -> Vec<Effect> {
    if let (Some((_, Act::SetQuantity(removed, 0))), Act::SetQuantity(line, 1..)) = (&page.spoilt.last, &act)
        && removed == line
    {
        page.spoilt.change = Some(act.clone());
    }
    step(&mut page.state, Event::Asked(id, act))
}

/// What was read, with the quantities that were known before.
fn stale(page: &Page, mut cart: Cart) -> Cart {
    for line in &mut cart.lines {
        if let Some(known) = page.state.settled().lines.iter().find(|known| known.id == line.id) {
            *line = Line { quantity: known.quantity, ..(**line).clone() }.into();
        }
    }
    cart
}

fn say_early(page: &mut Page, effects: &mut Vec<Effect>) {
    effects.retain(|effect| !matches!(effect, Effect::Settle(id, _) if page.spoilt.told.contains(id)));
    let sent = effects.iter().any(|effect| matches!(effect, Effect::Send(_, Act::Add(..))));
    let newest = page.asked;
    if sent && !page.spoilt.told.contains(&newest) {
        page.spoilt.told.push(newest);
        effects.push(Effect::Settle(newest, Ok(Some("early".into()))));
    }
}
