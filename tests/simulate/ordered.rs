//! Carts that were ordered elsewhere: the page that writes to one is refused, and has to find out.

use crate::network::Transit;
use crate::world::{World, act_words};
use barrow::cart::{Act, End, Freshness};
use barrow::error::Kind;

impl World {
    /// A page that knows what is in its cart hears from a refusal that it was ordered: it has to find that out.
    pub fn note_ordered(&mut self, request: &Transit) {
        let page = self.tabs[request.tab].as_mut().filter(|page| page.number == request.page);
        let Some(page) = page.filter(|page| request.met_ordered && !page.state.settled().lines.is_empty()) else {
            return;
        };
        page.refused_by = Some(request.cart.clone());
        if let Some(place) = request.place() {
            self.ledger.asks[place].met_ordered = Some(request.cart.clone());
        }
    }

    /// Nothing is written to a cart that has refused something because it was ordered.
    pub fn check_left(&mut self, tab: usize, act: &Act, cart: &str) {
        let refused_by = self.tabs[tab].as_ref().and_then(|page| page.refused_by.as_deref());
        if refused_by == Some(cart) && *act != Act::Refresh {
            self.fail(|| {
                format!("an ordered cart that refuses something is left, but this was sent: {}", act_words(act))
            });
        }
    }

    /// An add that an ordered cart refused goes to a new one, unless nobody could look.
    pub fn check_healed(&mut self, tab: usize, place: usize, end: &End) {
        let is_fresh = self.tabs[tab].as_ref().is_some_and(|page| page.state.freshness() == Freshness::Fresh);
        let fails = end.as_ref().is_err_and(|error| !matches!(error.kind(), Kind::Aborted | Kind::Uncertain));
        let ordered = self.ledger.asks[place].met_ordered.clone();
        if let Some(cart) = ordered.filter(|_| fails && is_fresh) {
            self.fail(|| format!("what an ordered cart refuses goes to a new one, but #{place} did not, after {cart}"));
        }
    }
}
