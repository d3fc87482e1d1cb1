//! What to send next: one request at a time.

use super::intent::{Act, IntentId, Progress};
use super::state::{Flight, Freshness};
use super::step::{Effect, Step, is_removal, no_line};
use crate::error::{Error, Kind};
use alloc::rc::Rc;

/// What can be done about the next intent.
enum Next {
    /// Send it.
    Send,
    /// Read the cart first.
    Read,
    /// It is settled without a request.
    Done,
    /// It has come about by itself.
    #[cfg(feature = "replace")]
    Moot,
    /// It cannot be sent.
    Refuse(Rc<Error>),
}

impl Step<'_> {
    /// Sends what comes next, if nothing is under way.
    pub(super) fn pump(&mut self) {
        #[cfg(feature = "retries")]
        if self.state.retry.waits {
            return;
        }
        while self.state.flight.is_none() {
            let waiting = self.state.log.iter().position(|intent| intent.progress == Progress::Waiting);
            #[cfg(feature = "tabs")]
            if self.is_locked_out(waiting.is_some() || self.state.doubt.is_some() || self.state.wants_read) {
                return;
            }
            let next = match waiting {
                _ if self.state.doubt.is_some() => Next::Read,
                Some(index) => self.next(index),
                None if self.state.wants_read => Next::Read,
                None => return,
            };
            let index = waiting.unwrap_or_default();
            match next {
                Next::Send => return self.send(index),
                Next::Read => return self.send_read(),
                Next::Done => self.finish(index, &Ok(None)),
                #[cfg(feature = "replace")]
                Next::Moot => self.finish(index, &Ok(self.state.log[index].outcome())),
                Next::Refuse(error) => self.finish(index, &Err(error)),
            }
        }
    }

    fn next(&self, index: usize) -> Next {
        let intent = &self.state.log[index];
        match intent.act {
            Act::Refresh if self.state.id.is_none() => Next::Done,
            Act::Refresh => Next::Read,
            _ if self.state.freshness != Freshness::Fresh => Next::Read,
            #[cfg(feature = "retries")]
            Act::Add(..) if self.state.retry.is_unsure => Next::Read,
            Act::Add(..) => Next::Send,
            #[cfg(feature = "replace")]
            Act::SetQuantity(..) if intent.is_moot(&|line| self.is_confirmed(line)) => Next::Moot,
            Act::SetQuantity(..) if self.is_confirmed(&intent.line) => Next::Send,
            Act::SetQuantity(..) => Next::Refuse(no_line("the cart has no such line")),
            Act::Checkout(_) => self.next_checkout(),
        }
    }

    /// True where the server must hold this line: it said so, and nothing that it confirmed since took the line away.
    fn is_confirmed(&self, line: &str) -> bool {
        match self.state.last_of(line, |progress| progress == Progress::Applied) {
            Some(last) => !is_removal(last),
            None => self.state.settled.lines.iter().any(|known| *known.id == *line),
        }
    }

    /// A checkout waits for a true cart and refuses an empty or doubtful one.
    fn next_checkout(&self) -> Next {
        let unread = self.state.log.iter().any(|intent| intent.progress == Progress::Applied);
        if self.state.uncertain().next().is_some() {
            return refuse(Kind::Uncertain, "an uncertain add is unanswered");
        }
        if self.state.id.is_some() && (unread || self.state.wants_read) {
            return Next::Read;
        }
        if self.state.settled.lines.is_empty() {
            return refuse(Kind::EmptyCart, "the cart is empty");
        }
        Next::Send
    }

    fn send(&mut self, index: usize) {
        if self.state.id.is_none() {
            self.state.id = self.state.next_id.take();
            self.keep_id();
        }
        let intent = &mut self.state.log[index];
        intent.progress = Progress::Sent;
        #[cfg(feature = "tabs")]
        self.note_before(index);
        let intent = &mut self.state.log[index];
        let act = match &intent.act {
            Act::SetQuantity(_, quantity) => Act::SetQuantity(Rc::clone(&intent.line), *quantity),
            act => act.clone(),
        };
        let id = intent.id;
        self.call(Some(id), act);
    }

    fn send_read(&mut self) {
        self.state.wants_read = false;
        for intent in &mut self.state.log {
            if matches!(intent.act, Act::Refresh) {
                intent.progress = Progress::Sent;
            }
        }
        self.call(None, Act::Refresh);
    }

    fn call(&mut self, intent: Option<IntentId>, act: Act) {
        self.state.last_call += 1;
        let call = self.state.last_call;
        #[cfg(feature = "tabs")]
        self.raise_version(&act);
        self.state.flight = Some(Flight { call, intent });
        self.effects.push(Effect::Send(call, act));
    }
}

fn refuse(kind: Kind, message: &str) -> Next {
    Next::Refuse(Error::plain(kind, message).into())
}
