//! Sending again what may be sent again, after a while.
//!
//! Reads, quantities and removals are sent again after a lost connection, 502, 503, 504 and 429. An add is sent again
//! only where an answer came that refused it for now (429, 503) and a read shows that it was not done. A checkout never
//! is. While a timer runs, nothing else is sent: what is asked meanwhile collapses as ever.

use super::answer::Answer;
use super::intent::{Act, Intent, IntentId, Progress};
use super::state::Freshness;
use super::step::{Effect, Step};
use crate::error::{Error, Kind};
use alloc::rc::Rc;

/// The number of a timer: one that goes off after a later one was set means nothing.
pub type TimerId = u32;

/// How often something is sent in all.
const ATTEMPTS: u32 = 5;

/// Milliseconds: the first gap, which doubles from then on; the longest; the shortest.
const FIRST_GAP: u32 = 250;
const LONGEST_GAP: u32 = 8_000;
const SHORTEST_GAP: u32 = 50;

/// Milliseconds: who is told to wait longer gives up.
const MOST_PATIENCE: u32 = 30_000;

/// What is waited for before something is sent again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Retry {
    /// The timer that was set last.
    timer: TimerId,
    /// True until it goes off.
    pub waits: bool,
    /// How often reading failed in a row.
    failed_reads: u32,
    /// True where a change that will be sent again may have got through: what was read before says nothing of what an add
    /// would find.
    pub is_unsure: bool,
}

impl Retry {
    /// There is nothing to send any more; timers that are set mean nothing.
    pub(super) fn start_over(&mut self) {
        *self = Retry { timer: self.timer, ..Retry::default() };
    }

    /// The cart was read.
    pub(super) fn know(&mut self) {
        self.is_unsure = false;
    }

    /// Nothing is waited for any more.
    #[cfg(feature = "wake")]
    pub(super) fn go_on(&mut self) {
        self.waits = false;
        self.failed_reads = 0;
    }
}

impl Step<'_> {
    pub(super) fn rung(&mut self, timer: TimerId) {
        if self.state.retry.timer == timer {
            self.state.retry.waits = false;
        }
    }

    /// Takes in how a request ended; true where it will be sent again, or an add be looked for after a while.
    pub(super) fn will_retry(&mut self, intent: Option<IntentId>, result: &Result<Answer, Rc<Error>>) -> bool {
        let Err(error) = result else {
            self.state.retry.failed_reads *= u32::from(intent.is_some());
            return false;
        };
        if !self.state.able.retries || !is_passing(error) {
            self.state.retry.failed_reads = 0;
            return false;
        }
        let attempts = match intent {
            None => self.retry_read(),
            Some(id) => self.retry_intent(id, error),
        };
        if let Some(attempts) = attempts {
            self.wait(attempts, error);
        }
        attempts.is_some()
    }

    /// How often reading failed, if it may be tried again.
    fn retry_read(&mut self) -> Option<u32> {
        self.state.retry.failed_reads += 1;
        if self.state.retry.failed_reads < ATTEMPTS {
            self.state.wants_read = true;
            return Some(self.state.retry.failed_reads);
        }
        self.state.retry.failed_reads = 0;
        None
    }

    /// How often a change or an add failed, if it may be tried again.
    fn retry_intent(&mut self, id: IntentId, error: &Rc<Error>) -> Option<u32> {
        let intent = self.state.log.iter_mut().find(|intent| intent.id == id)?;
        if matches!(intent.act, Act::Checkout(_)) || intent.attempts + 1 >= ATTEMPTS {
            intent.attempts = ATTEMPTS;
            return None;
        }
        if matches!(intent.act, Act::Add(..)) {
            if !was_put_off(error) {
                return None;
            }
            self.state.doubt = Some((id, Rc::clone(error)));
        } else {
            intent.progress = Progress::Waiting;
            self.state.retry.is_unsure = true;
            self.state.wants_read = true;
        }
        intent.attempts += 1;
        Some(intent.attempts)
    }

    /// That the API wants to be left alone for too long is said, but for an add that may have been done. What else may have
    /// been done is read.
    pub(super) fn said_plainly(
        &mut self,
        intent: Option<IntentId>,
        result: Result<Answer, Rc<Error>>,
    ) -> Result<Answer, Rc<Error>> {
        let is_add = |entry: &Intent| Some(entry.id) == intent && matches!(entry.act, Act::Add(..));
        match result {
            Err(error) if self.state.able.retries && is_too_long(&error) && !self.state.log.iter().any(is_add) => {
                if error.kind() == Kind::Server {
                    self.state.wants_read |= intent.is_some();
                    self.state.freshness = Freshness::Stale;
                }
                let message = "the API is busy, and for longer than 30 seconds";
                Err(Error::plain(Kind::RateLimited, message)
                    .with_status(error.status().unwrap_or(429))
                    .caused_by(error)
                    .into())
            }
            result => result,
        }
    }

    /// An add that was refused for now and is not in the cart is sent again; true where it will be.
    pub(super) fn will_repeat(&mut self, index: usize, error: &Error) -> bool {
        let intent = &mut self.state.log[index];
        let repeats = (1..ATTEMPTS).contains(&intent.attempts) && was_put_off(error) && is_passing(error);
        if repeats {
            intent.progress = Progress::Waiting;
        }
        repeats
    }

    fn wait(&mut self, attempts: u32, error: &Error) {
        let longest = (FIRST_GAP << (attempts - 1)).min(LONGEST_GAP);
        let gap = longest / 2 + self.chance() % (longest / 2 + 1);
        let gap = error.retry_after_ms().unwrap_or(gap).max(SHORTEST_GAP);
        self.state.retry.timer += 1;
        self.state.retry.waits = true;
        self.effects.push(Effect::SetTimer(self.state.retry.timer, gap));
    }

    /// The name that is ready for the next cart is nothing but chance.
    fn chance(&self) -> u32 {
        let name = self.state.next_id.as_ref().map_or("", |id| id.as_str());
        name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// True where it may be different in a moment.
fn is_passing(error: &Error) -> bool {
    let is_passing = match error.status() {
        None => error.kind() == Kind::Network,
        Some(status) => matches!(status, 429 | 502 | 503 | 504),
    };
    is_passing && !is_too_long(error)
}

/// True where an answer came that refuses an add for now.
fn was_put_off(error: &Error) -> bool {
    matches!(error.status(), Some(429 | 503))
}

/// True where who is told to wait gives up.
fn is_too_long(error: &Error) -> bool {
    error.retry_after_ms() > Some(MOST_PATIENCE)
}
