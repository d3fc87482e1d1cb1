//! What to send next: one request at a time.

use super::intent::{Act, Call, Outcome, Progress};
use super::state::{Flight, Freshness};
use super::step::{Effect, Step};
use crate::error::{Error, Kind};

/// What can be done about the next intent.
enum Next {
    /// Send it, as this call.
    Send(Act),
    /// Read the cart first.
    Read,
    /// Have a name made first.
    Name,
    /// It is settled without a request.
    Done,
    /// It cannot be sent.
    Refuse(Error),
}

impl Step {
    /// Sends what comes next, if nothing is under way.
    pub(super) fn pump(&mut self) {
        while self.state.flight.is_none() {
            let doubtful = self.state.log.iter().any(|intent| matches!(intent.progress, Progress::Doubtful(_)));
            let waiting = self.state.log.iter().position(|intent| intent.progress == Progress::Waiting);
            match waiting {
                _ if doubtful => return self.send_read(),
                None if self.state.wants_read => return self.send_read(),
                None => return,
                Some(index) => match self.next(&self.state.log[index].act) {
                    Next::Send(act) => return self.send(index, act),
                    Next::Read => return self.send_read(),
                    Next::Name => return self.effects.push(Effect::MakeId),
                    Next::Done => self.finish(index, Ok(Outcome::Done)),
                    Next::Refuse(error) => self.finish(index, Err(error)),
                },
            }
        }
    }

    fn next(&self, act: &Act) -> Next {
        match act {
            Act::Refresh if self.state.id.is_none() => Next::Done,
            Act::Refresh => Next::Read,
            _ if self.state.freshness != Freshness::Fresh => Next::Read,
            Act::Add(_) if self.state.id.is_none() => Next::Name,
            Act::Add(_) => Next::Send(act.clone()),
            Act::SetQuantity(line, quantity) => self.next_change(line, |line| Act::SetQuantity(line, *quantity)),
            Act::Remove(line) => self.next_change(line, Act::Remove),
            Act::Checkout(_) => self.next_checkout(act),
        }
    }

    fn next_change(&self, line: &str, act: impl FnOnce(String) -> Act) -> Next {
        let line = self.state.real_line(line);
        match self.state.confirmed_lines().iter().any(|known| known.item.line_id == line) {
            true => Next::Send(act(line.to_owned())),
            false => Next::Refuse(Error::new(Kind::NotFound, &["the cart has no such line"]).within("lineId")),
        }
    }

    /// A checkout waits for a true cart and refuses an empty or doubtful one.
    fn next_checkout(&self, act: &Act) -> Next {
        let unread = self.state.log.iter().any(|intent| matches!(intent.progress, Progress::Applied(_)));
        let is_empty = self.state.settled.as_ref().is_none_or(|cart| cart.lines.is_empty());
        if self.state.uncertain().next().is_some() {
            return Next::Refuse(Error::new(Kind::Uncertain, &["an uncertain add must be answered before the checkout"]));
        }
        if self.state.id.is_some() && (unread || self.state.wants_read || self.state.freshness != Freshness::Fresh) {
            return Next::Read;
        }
        match is_empty {
            true => Next::Refuse(Error::new(Kind::EmptyCart, &["the cart is empty"])),
            false => Next::Send(act.clone()),
        }
    }

    fn send(&mut self, index: usize, act: Act) {
        let intent = &mut self.state.log[index];
        intent.progress = Progress::Sent;
        let id = intent.id;
        self.call(Some(id), act);
    }

    fn send_read(&mut self) {
        self.state.wants_read = false;
        for intent in self.state.log.iter_mut().filter(|intent| intent.act == Act::Refresh) {
            intent.progress = Progress::Sent;
        }
        self.call(None, Act::Refresh);
    }

    fn call(&mut self, intent: Option<u32>, act: Act) {
        let Some(cart) = self.state.id.clone() else { return };
        self.state.last_call += 1;
        let call = self.state.last_call;
        self.state.flight = Some(Flight { call, intent });
        self.effects.push(Effect::Send(call, Call { cart, act }));
    }
}
