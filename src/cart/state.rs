//! What is known of a cart, and what is still to do.

use super::ability::Abilities;
use super::intent::{Act, Intent, IntentId, Progress};
#[cfg(feature = "tabs")]
use super::journal::Tabs;
use super::line::{Cart, CartId, Item, Quantity};
#[cfg(feature = "retries")]
use super::retry::Retry;
use crate::error::Error;
use crate::product::Warning;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// How far what is shown can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freshness {
    /// The cart was not read yet.
    #[default]
    Unknown,
    /// The last read succeeded.
    Fresh,
    /// The last read failed: what is shown was true once.
    Stale,
}

/// The state of a cart. It changes in [`step`](super::step()) only.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The cart's name; `None` until the first add needs one.
    pub(crate) id: Option<CartId>,
    /// The name of the next cart. It must be there whenever something happens.
    pub(crate) next_id: Option<CartId>,
    /// What the server last said; empty before the first read.
    pub(crate) settled: Cart,
    /// How far that can be trusted.
    pub(crate) freshness: Freshness,
    /// The intents not settled yet, in order.
    pub(crate) log: Vec<Intent>,
    /// What is under way.
    pub(crate) flight: Option<Flight>,
    /// The number of the last call.
    pub(crate) last_call: CallId,
    /// The add whose end is in doubt, and how it ended: the cart must be read to decide.
    pub(crate) doubt: Option<(IntentId, Rc<Error>)>,
    /// True where the cart should be read once no write is left to send.
    pub(crate) wants_read: bool,
    /// Which lines the server gave to adds, by the names they were shown under.
    pub(crate) named: Vec<(Rc<str>, Rc<str>)>,
    /// True once something was confirmed under the cart's name: where the name is not found then, the cart expired.
    pub(crate) is_used: bool,
    /// What a cart that expired held, until the shopper says whether it is wanted again.
    pub(crate) expired: Option<Expired>,
    /// How many numbers were given to intents of our own.
    pub(crate) own_intents: IntentId,
    /// What it can do besides.
    pub(crate) able: Abilities,
    /// Where it stands among other pages.
    #[cfg(feature = "tabs")]
    pub(crate) tabs: Tabs,
    /// What is said until the next change.
    pub(crate) notices: Vec<Warning>,
    /// What is waited for before something is sent again.
    #[cfg(feature = "retries")]
    pub(crate) retry: Retry,
}

/// The lines of a cart that expired, as this page knew them: a question to the shopper.
#[derive(Clone, Debug, PartialEq)]
pub struct Expired {
    /// The number to answer by.
    pub intent: IntentId,
    /// What it held, and how many of each.
    pub items: Vec<(Rc<Item>, Quantity)>,
}

/// The request that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flight {
    /// The number of the call.
    pub call: CallId,
    /// The intent it serves; `None` for reading the cart.
    pub intent: Option<IntentId>,
}

/// The number of a call: an answer to any but the present one is ignored.
pub type CallId = u32;

impl State {
    /// A cart that was named before, or none yet; nothing is known to have been confirmed under the name.
    #[must_use]
    pub fn new(id: Option<CartId>) -> Self {
        let freshness = if id.is_some() { Freshness::Unknown } else { Freshness::Fresh };
        State { id, freshness, ..State::default() }
    }

    /// The same, with a name under which something was confirmed in an earlier visit.
    #[must_use]
    pub fn used(mut self) -> Self {
        self.is_used = self.id.is_some();
        self
    }

    /// Goes over to the cart that another page made or went over to, if nothing is asked for here. What is being read of the
    /// old one means nothing any more.
    ///
    /// `is_used` says whether something was ever confirmed under the name; without a name nothing changes.
    pub fn adopt(&mut self, id: Option<CartId>, is_used: bool) {
        if id.is_some() && id != self.id && self.log.is_empty() {
            self.start_empty();
            self.flight = None;
            self.id = id;
            self.is_used = is_used;
            self.freshness = Freshness::Unknown;
        }
    }

    /// The same, with these abilities.
    #[must_use]
    pub fn able(mut self, abilities: Abilities) -> Self {
        self.able = abilities;
        self
    }

    /// Has a name ready for the next cart.
    pub fn prepare_id(&mut self, id: Option<CartId>) {
        self.next_id = id;
    }

    /// The cart's name.
    #[must_use]
    pub fn id(&self) -> Option<&CartId> {
        self.id.as_ref()
    }

    /// What the server last said.
    #[must_use]
    pub fn settled(&self) -> &Cart {
        &self.settled
    }

    /// How far what is shown can be trusted.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        #[cfg(feature = "tabs")]
        if self.tabs.is_outdated {
            return Freshness::Fresh;
        }
        self.freshness
    }

    /// What the last cart held when it expired, until the shopper says whether it is wanted again.
    #[must_use]
    pub fn expired(&self) -> Option<&Expired> {
        self.expired.as_ref()
    }

    /// What is said until the next change: that the last cart was found ordered (`cart-ordered`) or has expired
    /// (`cart-expired`) and was put away; and where the shop gave something else than was asked for (`quantity-changed`,
    /// `price-changed`, `options-changed`), with both values in words.
    #[must_use]
    pub fn notices(&self) -> &[Warning] {
        &self.notices
    }

    /// True while something is under way or waits to be sent.
    #[must_use]
    pub fn has_pending(&self) -> bool {
        self.log.iter().any(|intent| self.is_pending(intent))
    }

    /// The adds that the shopper must decide on: the number of the intent, what was to be added, and how many.
    pub fn uncertain(&self) -> impl Iterator<Item = (IntentId, &Item, u32)> {
        self.log.iter().filter_map(|intent| match (&intent.act, intent.progress) {
            (Act::Add(item, quantity), Progress::Asked) => Some((intent.id, &**item, quantity.get())),
            _ => None,
        })
    }

    /// True while the outcome of this intent is not known, or not shown by the settled cart yet.
    pub(crate) fn is_pending(&self, intent: &Intent) -> bool {
        match intent.progress {
            Progress::Waiting | Progress::Sent => true,
            Progress::Applied => self.wants_read || self.flight.is_some(),
            Progress::Asked => false,
        }
    }

    /// The last intent that concerns a line, of those that have come so far.
    pub(crate) fn last_of(&self, line: &str, counts: fn(Progress) -> bool) -> Option<&Intent> {
        self.log.iter().rfind(|intent| *intent.line == *line && counts(intent.progress))
    }

    /// The server's id of a line that was shown under a name of ours.
    pub(crate) fn real_line(&self, line: &Rc<str>) -> Rc<str> {
        let named = self.named.iter().find(|(shown, _)| shown == line);
        Rc::clone(named.map_or(line, |(_, real)| real))
    }

    /// A number for an intent that no call asked for. They count down, so that no call has one of them.
    pub(crate) fn own_intent(&mut self) -> IntentId {
        self.own_intents += 1;
        IntentId::MAX - self.own_intents
    }

    /// There is no cart: nothing needs to be read to know that it is empty.
    pub(crate) fn start_empty(&mut self) {
        self.id = None;
        self.is_used = false;
        self.settled = Cart::default();
        self.freshness = Freshness::Fresh;
        #[cfg(feature = "tabs")]
        self.know();
        self.wants_read = false;
        #[cfg(feature = "retries")]
        self.retry.know();
    }
}
