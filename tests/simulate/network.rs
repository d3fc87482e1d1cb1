//! Requests under way, and what can become of them.

use crate::broken::Broken;
use crate::ledger::{Done, place_in};
use crate::moves::{Fault, Lateness};
use crate::page::answered;
use crate::server::{Deed, Reply};
use crate::world::{World, act_words};
use barrow::cart::{Act, Answer, CallId};
use barrow::error::{Error, Kind};
use barrow::wire::kibo_cart::{read_answer, write_call};
use barrow::wire::{Request, Response};
use std::rc::Rc;

/// A request under way.
#[derive(Clone, Debug)]
pub struct Transit {
    pub tab: usize,
    /// The page that sent it.
    pub page: usize,
    pub call: CallId,
    pub act: Act,
    pub cart: String,
    /// How many deeds there were when it arrived.
    pub deeds: usize,
    request: Rc<Request>,
    /// What the shop answered, once it did.
    pub reply: Option<Rc<Reply>>,
    /// True once the shop did it.
    pub was_done: bool,
    /// True once the shop refused it because the cart was ordered.
    pub met_ordered: bool,
    /// False once nobody waits for its answer any more.
    pub is_waited_for: bool,
}

impl Transit {
    /// The place in the ledger of the add that it is.
    pub fn place(&self) -> Option<usize> {
        match &self.act {
            Act::Add(item, _) => place_in(item.product_link.as_deref()?),
            _ => None,
        }
    }

    /// A refusal means that nothing was done, and 404 that there is no such cart or line.
    fn would_be_a_lie(&self, fault: Fault) -> bool {
        let (Fault::Status(status) | Fault::Busy(status, _) | Fault::BusyUntil(status, _)) = fault else {
            return fault == Fault::Another && self.act != Act::Refresh;
        };
        let is_add = matches!(self.act, Act::Add(..));
        (status == 404 && !is_add) || (self.has_arrived() && matches!(status, 400..=407 | 409..=499))
    }

    /// How many deeds there were when it was answered, where it was a read that says what there is.
    pub fn saw(&self, answer: &Result<Answer, Error>) -> Option<usize> {
        let says = answer.as_ref().map_or_else(|error| error.kind() == Kind::NotFound, |_| true);
        (self.act == Act::Refresh && says).then_some(self.deeds)
    }

    pub fn has_arrived(&self) -> bool {
        self.reply.is_some()
    }
}

impl World {
    pub fn send(&mut self, tab: usize, call: CallId, act: &Act) {
        if let (Some(page), Act::Checkout(_)) = (&self.tabs[tab], act) {
            self.check_waited(page.number);
        }
        self.send_in_turn(tab, call, act);
    }

    fn send_in_turn(&mut self, tab: usize, call: CallId, act: &Act) {
        let Some(page) = &self.tabs[tab] else { return };
        let Some(id) = page.state.id() else { return self.fail(|| "a request needs a cart".to_owned()) };
        let (number, cart) = (page.number, id.as_str().to_owned());
        let request = Rc::new(write_call(&page.api, id, act));
        self.tell_story(|| format!("tab {tab} sends to {cart}: {}", act_words(act)));
        self.check_sent(tab, act, &cart);
        let transit = Transit {
            tab,
            page: number,
            call,
            act: act.clone(),
            cart,
            deeds: 0,
            request,
            reply: None,
            was_done: false,
            met_ordered: false,
            is_waited_for: true,
        };
        self.transit.push(transit);
    }

    /// The page waits for nothing any more.
    pub fn give_up_all(&mut self, page: usize) {
        self.transit.retain(|request| request.page != page || !request.has_arrived());
        for request in self.transit.iter_mut().filter(|request| request.page == page) {
            request.is_waited_for = false;
        }
    }

    pub fn arrive(&mut self, index: usize) -> bool {
        if !self.transit.get(index).is_some_and(|request| request.is_waited_for && !request.has_arrived()) {
            return false;
        }
        let reply = self.meet(index, false);
        self.transit[index].reply = Some(Rc::new(reply));
        self.transit[index].deeds = self.ledger.deeds.len();
        true
    }

    pub fn late(&mut self, index: usize, lateness: Lateness) -> bool {
        if self.transit.get(index).is_none_or(|request| request.is_waited_for) {
            return false;
        }
        let act = self.transit[index].act.clone();
        self.tell_story(|| format!("late: “{}” {lateness:?}", act_words(&act)));
        let mut reply = None;
        if lateness == Lateness::Arrives {
            let before = self.units();
            reply = Some(self.meet(index, true));
            self.note_unclear(&before);
        }
        let request = self.transit.remove(index);
        if let Some(reply) = reply.filter(|_| self.rules.broken == Some(Broken::TakesLateAnswers)) {
            self.confuse(&request, &reply);
        }
        true
    }

    /// The answer to this request is given to the call that is under way instead.
    fn confuse(&mut self, late: &Transit, reply: &Reply) {
        let is_present = |other: &Transit| other.page == late.page && other.is_waited_for;
        if let Some(index) = self.transit.iter().position(is_present) {
            self.transit[index].is_waited_for = false;
            let call = self.transit[index].call;
            self.answer_with(&Transit { call, ..late.clone() }, reply);
        }
    }

    /// The shop takes the request.
    fn meet(&mut self, index: usize, is_late: bool) -> Reply {
        let request = self.transit[index].clone();
        let before = self.units();
        let (method, url) = (request.request.method, &request.request.url);
        let is_ordered = self.server.carts.get(&request.cart).is_some_and(|cart| cart.is_completed);
        let (reply, deed) = self.server.respond(method, url, request.request.body.as_deref());
        self.tell_story(|| format!("the shop takes “{}” and answers {}", act_words(&request.act), reply.status));
        let is_refusal = match request.act {
            Act::Add(..) => matches!(reply.status, 400 | 404),
            Act::SetQuantity(..) => reply.status == 400,
            Act::Checkout(_) | Act::Refresh => false,
        };
        self.transit[index].met_ordered = is_ordered && is_refusal;
        if let Some(deed) = deed {
            self.transit[index].was_done = true;
            let had_effect = before != self.units();
            let done = Done { deed, page: request.page, cart: request.cart, is_late, had_effect };
            self.check_done(&done);
            if let Deed::Added { .. } = &done.deed {
                self.note_return();
            }
            self.ledger.deeds.push(done);
        }
        reply
    }

    pub fn hand_back(&mut self, index: usize) -> bool {
        let Some(request) = self.transit.get(index).filter(|request| request.is_waited_for) else { return false };
        let Some(reply) = request.reply.clone() else { return false };
        let request = self.transit.remove(index);
        self.note_ordered(&request);
        self.answer_with(&request, &reply);
        true
    }

    fn answer_with(&mut self, request: &Transit, reply: &Reply) {
        let location = if self.rules.hides_headers { "" } else { &reply.location };
        let response = Response { status: reply.status, location, body: reply.body.as_bytes() };
        let answer = read_answer(&self.rules.api, &request.cart, &request.act, &response);
        self.end(request, answer);
    }

    fn end(&mut self, request: &Transit, answer: Result<Answer, Error>) {
        let said = answer.as_ref().map_or_else(Error::code, |_| "done");
        self.tell_story(|| format!("tab {} hears of “{}”: {said}", request.tab, act_words(&request.act)));
        if self.turns(request, &answer) {
            return;
        }
        if let (Some(place), Err(Kind::BadRequest | Kind::NotFound)) =
            (request.place(), answer.as_ref().map_err(Error::kind))
        {
            self.ledger.asks[place].declined_by = Some(request.cart.clone());
        }
        if let (Act::SetQuantity(line, 0), Err(error)) = (&request.act, &answer)
            && error.kind() != Kind::NotFound
        {
            let failed = (request.page, line.to_string());
            self.ledger.removing.retain(|removing| *removing != failed);
        }
        if let Some(page) = &mut self.tabs[request.tab] {
            page.hear(request, &answer);
        }
        self.feed(request.tab, answered(request.call, answer));
    }

    /// A checkout that is not there in one form is sent in the other one; true where it is.
    fn turns(&mut self, request: &Transit, answer: &Result<Answer, Error>) -> bool {
        let page = self.tabs[request.tab].as_mut().filter(|page| page.number == request.page);
        let turns = page.is_some_and(|page| page.api.turn(&request.act, answer));
        if turns {
            self.ledger.turns += 1;
            self.send_in_turn(request.tab, request.call, &request.act);
        }
        turns
    }

    pub fn spoil(&mut self, index: usize, fault: Fault) -> bool {
        let Some(request) = self.transit.get(index).filter(|request| request.is_waited_for).cloned() else {
            return false;
        };
        if request.would_be_a_lie(fault) {
            return false;
        }
        self.tell_story(|| format!("“{}” goes wrong: {fault:?}", act_words(&request.act)));
        match fault {
            Fault::Lost => {
                self.transit.remove(index);
                self.end(&request, Err(Error::new(Kind::Network, &["the connection was lost"])));
            }
            Fault::GivenUp { in_time } => {
                self.transit[index].is_waited_for = false;
                self.transit.retain(|request| request.is_waited_for || !request.has_arrived());
                let kind = if in_time { Kind::Timeout } else { Kind::Network };
                self.end(&request, Err(Error::new(kind, &["no answer came"])));
            }
            Fault::Twice => self.transit.push(Transit { reply: None, is_waited_for: false, ..request }),
            Fault::Status(status) => self.refuse(index, status, None),
            Fault::Busy(status, seconds) => self.refuse(index, status, Some(seconds * 1000)),
            Fault::BusyUntil(status, seconds) => {
                let wait = i64::from(seconds) * 1000 - self.skew;
                self.refuse(
                    index,
                    status,
                    Some(wait.clamp(0, i64::from(u32::MAX)).try_into().expect("it is in its range")),
                );
            }
            Fault::Another => {
                self.transit.remove(index);
                let mut reply = self.server.read_another();
                if self.rules.broken == Some(Broken::TakesOtherCarts) {
                    reply.body = reply.body.replace("somebody-else\"", &format!("{}\"", request.cart));
                }
                self.answer_with(&request, &reply);
            }
            Fault::Html => {
                self.transit.remove(index);
                let body = "<!doctype html><title>Busy</title>".to_owned();
                self.answer_with(&request, &Reply { status: 200, location: String::new(), body });
            }
            Fault::Truncated => return self.truncate(index, &request),
        }
        true
    }

    /// This comes back; a page on another origin may not see how long it should wait.
    fn refuse(&mut self, index: usize, status: u16, wait: Option<u32>) {
        let request = self.transit.remove(index);
        self.note_refusal(&request, status);
        let wait = wait.filter(|_| !self.rules.hides_headers);
        self.asked_to_wait = wait;
        let response = Response { status, ..Response::default() };
        let answer = read_answer(&self.rules.api, &request.cart, &request.act, &response);
        self.end(&request, answer.map_err(|error| error.with_retry_after(wait)));
        self.asked_to_wait = None;
    }

    fn truncate(&mut self, index: usize, request: &Transit) -> bool {
        let Some(reply) = &request.reply else { return false };
        let half = (0..=reply.body.len() / 2).rev().find(|place| reply.body.is_char_boundary(*place));
        let body = reply.body[..half.unwrap_or_default()].to_owned();
        self.transit.remove(index);
        self.answer_with(request, &Reply { body, ..(**reply).clone() });
        true
    }

    /// An add that was refused and not done may be sent once more.
    fn note_refusal(&mut self, request: &Transit, status: u16) {
        if let Some(place) = request.place()
            && matches!(status, 429 | 503)
        {
            let ask = &mut self.ledger.asks[place];
            ask.was_put_off = true;
            ask.may_be_sent += usize::from(!request.was_done);
        }
    }

    /// Counts a request that adds or checks out.
    pub fn count_sent(&mut self, act: &Act) -> Option<usize> {
        match act {
            Act::Checkout(_) => self.ledger.checkouts += 1,
            Act::Add(item, _) => {
                let place = place_in(item.product_link.as_deref()?)?;
                self.ledger.asks[place].sent += 1;
                self.ledger.asks[place].met_ordered = None;
                return Some(place);
            }
            _ => {}
        }
        None
    }
}

/// The line that a deed concerns.
pub fn line_of(deed: &Deed) -> Option<&str> {
    match deed {
        Deed::Set { line, .. } | Deed::Removed { line } => Some(line),
        Deed::Added { .. } | Deed::HandedOver => None,
    }
}
