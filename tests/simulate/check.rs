//! The promises of a cart, checked whenever something is sent, done, told or shown.

use crate::ledger::{Ask, Done, What, words};
use crate::network::line_of;
use crate::server::carts::ANOTHER;
use crate::server::{Deed, Repeat};
use crate::world::{World, act_words};
use barrow::cart::{Act, End, Freshness, IntentId, Item, Line};
use barrow::error::Kind;

impl World {
    /// Looks at what a page sends.
    pub fn check_sent(&mut self, tab: usize, act: &Act, cart: &str) {
        let page = self.tabs[tab].as_ref().map_or(usize::MAX, |page| page.number);
        let shares = self.rules.able.tabs;
        if self.transit.iter().any(|request| (shares || request.page == page) && request.is_waited_for) {
            self.fail(|| "one request is under way at a time".to_owned());
        }
        if self.forgotten.contains(&(page, cart.to_owned())) {
            self.fail(|| format!("nothing is sent to {cart}, which was forgotten"));
        }
        self.check_left(tab, act, cart);
        if let Some(place) = self.count_sent(act) {
            let ask = &mut self.ledger.asks[place];
            ask.may_be_sent += usize::from(ask.declined_by.take().is_some_and(|other| other != cart));
            if ask.sent > ask.may_be_sent && !self.looks_undone(place) {
                self.fail(|| format!("no add is sent again unasked, but this was: {}", act_words(act)));
            }
        }
        self.check_attempts(tab, act);
        if self.rules.able.tabs && *act != Act::Refresh {
            self.check_up_to_date(tab, cart);
        }
        match act {
            Act::SetQuantity(line, 0) => self.ledger.removing.push((page, line.to_string())),
            Act::SetQuantity(line, _) if self.ledger.removing.contains(&(page, line.to_string())) => {
                self.fail(|| format!("no quantity is set after a removal, but {line} was"));
            }
            Act::Checkout(_) => self.check_checkouts(),
            _ => {}
        }
    }

    /// What another page wrote is read before the next write.
    fn check_up_to_date(&mut self, tab: usize, cart: &str) {
        let Some(page) = &self.tabs[tab] else { return };
        let number = page.number;
        let is_news = |done: &Done| done.cart == cart && done.page != number && !done.is_late;
        if self.ledger.deeds[page.saw..].iter().any(is_news) {
            self.fail(|| format!("what others wrote is read before the next write, but tab {tab} did not"));
        }
    }

    /// True where an add was put off and no read can show that it was done: somebody else changed the units, or the shop
    /// replaces them or holds no more, and then doing it again changes nothing.
    fn looks_undone(&self, place: usize) -> bool {
        let ask = &self.ledger.asks[place];
        let is_unclear = ask.added().is_some_and(|item| self.ledger.is_unclear(&item.sku));
        let replaces = self.rules.quirks.repeated_add == Repeat::Replaces;
        let changed_nothing = self.ledger.times_added(place, |done| done.had_effect) == 0;
        ask.was_put_off && (is_unclear || replaces || changed_nothing)
    }

    /// Nothing is sent more than five times in a row; more than once only where that is an ability.
    fn check_attempts(&mut self, tab: usize, act: &Act) {
        let Some(page) = &mut self.tabs[tab] else { return };
        match &mut page.tries {
            Some((last, tries)) if last == act => *tries += 1,
            tries => *tries = Some((act.clone(), 1)),
        }
        let times = page.tries.as_ref().map_or(0, |(_, tries)| *tries);
        if times > 5 {
            self.fail(|| format!("nothing is sent more than five times, but this was: {}", act_words(act)));
        }
    }

    /// A checkout is sent once for each intent.
    fn check_checkouts(&mut self) {
        if self.ledger.checkouts > self.ledger.turns + self.ledger.asks.iter().filter(|ask| ask.is_checkout()).count() {
            self.fail(|| "one checkout is sent for each that was asked for".to_owned());
        }
    }

    /// A checkout waits for what was asked before it.
    pub fn check_waited(&mut self, page: usize) {
        let first = self.ledger.open(page).find(|(_, ask)| !ask.is_refresh()).map(|(_, ask)| ask.is_checkout());
        if first == Some(false) {
            self.fail(|| "a checkout waits for what was asked before it".to_owned());
        }
    }

    /// Nobody is asked again before 50 ms, or before it wants to be.
    pub fn check_gap(&mut self, gap: u32) {
        let least = self.asked_to_wait.unwrap_or_default().max(50);
        let most = self.asked_to_wait.map_or(8_000, |wait| wait.clamp(50, 30_000));
        if !(least..=most).contains(&gap) {
            self.fail(|| format!("a gap is from {least} to {most} ms, but this is {gap}"));
        }
    }

    /// Looks at what the shop is about to write down.
    pub fn check_done(&mut self, done: &Done) {
        if done.is_late {
            return;
        }
        if let Deed::Added { link, .. } = &done.deed
            && let Some(place) = crate::ledger::place_in(link)
        {
            let page = self.ledger.asks[place].page;
            let is_later = |other: &Done| match &other.deed {
                Deed::Added { link, .. } => crate::ledger::place_in(link)
                    .is_some_and(|other| other > place && self.ledger.asks[other].page == page),
                _ => false,
            };
            let is_first = self.ledger.asks[place].may_be_sent == 1 && self.ledger.times_added(place, |_| true) == 0;
            let mut own = self.ledger.deeds.iter().filter(|other| other.page == done.page && !other.is_late);
            if is_first && own.any(is_later) {
                self.fail(|| format!("adds arrive in the order in which they were asked, but #{place} did not"));
            }
        }
    }

    /// Looks at what a page is told.
    pub fn check_told(&mut self, tab: usize, intent: IntentId, end: End) {
        let Some(page) = &self.tabs[tab] else { return };
        let Some(place) = page.place_of(intent) else {
            return self.fail(|| format!("nobody asked what {intent} is the number of"));
        };
        let said = match &end {
            Ok(outcome) => outcome.as_deref().unwrap_or("done").to_owned(),
            Err(error) => format!("{} ({})", error.code(), error.message()),
        };
        self.tell_story(|| format!("tab {tab} is told of #{place}: {said}"));
        let ask = self.ledger.asks[place].clone();
        if ask.end.is_some() {
            self.fail(|| format!("#{place} ends once"));
        }
        match (&end, &ask.what) {
            (Ok(outcome), What::Act(Act::Add(..))) => self.check_added(place, &ask, outcome.as_deref()),
            (Ok(outcome), What::Act(Act::SetQuantity(_, quantity))) => {
                self.check_changed(tab, place, outcome.as_deref(), *quantity);
            }
            (Ok(made), What::Replace(old, item)) if !self.shows(tab, made.as_deref(), item) || ask.sent > 0 => {
                self.check_replaced(place, &ask, old, made.as_deref());
            }
            (Err(error), What::Replace(old, _)) if matches!(error.kind(), Kind::BadRequest | Kind::Forbidden) => {
                self.check_kept(tab, place, old);
            }
            (Ok(_), What::Act(Act::Checkout(_))) => self.check_checked_out(place, &ask),
            (Err(error), What::Act(Act::Add(..))) if !matches!(error.kind(), Kind::Uncertain | Kind::Aborted) => {
                self.check_not_added(place, &ask);
            }
            _ => {}
        }
        self.check_healed(tab, place, &end);
        self.ledger.asks[place].end = Some(end);
        if let Some(page) = &mut self.tabs[tab] {
            page.tries = None;
        }
    }

    /// What is said to be added is.
    fn check_added(&mut self, place: usize, ask: &Ask, line: Option<&str>) {
        let Some(item) = ask.added() else { return };
        let is_unclear = self.ledger.is_unclear(&item.sku);
        if line.is_none_or(|line| !is_unclear && !self.server.may_hold(line, item)) {
            self.fail(|| format!("an add comes to a line of what was added, but #{place} came to {line:?}"));
        }
        if !is_unclear && self.ledger.times_added(place, |done| !done.is_late) == 0 {
            self.fail(|| format!("success is said of what was done, but #{place} was not"));
        }
    }

    /// What is said to have failed was not done. Where an add replaces what was there, doing it again changes nothing.
    fn check_not_added(&mut self, place: usize, ask: &Ask) {
        let Some(item) = ask.added() else { return };
        let replaces = self.rules.quirks.repeated_add == Repeat::Replaces;
        if self.ledger.is_unclear(&item.sku) || self.ledger.was_emptied || replaces {
            return;
        }
        if self.ledger.times_added(place, |done| done.had_effect) > 0 {
            self.fail(|| format!("failure is said of what was not done, but #{place} was"));
        }
    }

    /// True where this line holds this item.
    fn shows(&self, tab: usize, line: Option<&str>, item: &Item) -> bool {
        let lines = self.tabs[tab].iter().flat_map(|page| page.lines());
        lines.into_iter().any(|shown| Some(&*shown.id) == line && shown.item.is_like(item))
    }

    /// A line that is said to be replaced is gone, and the new one is there.
    fn check_replaced(&mut self, place: usize, ask: &Ask, old: &str, made: Option<&str>) {
        if made == Some(old) {
            return;
        }
        self.check_added(place, ask, made);
        if !self.is_gone(ask, Some(old)) && !old.starts_with("pending") {
            self.fail(|| format!("what is replaced goes, but {old} did not"));
        }
    }

    /// Who is told that a line was not replaced still has it, unless nobody could look.
    fn check_kept(&mut self, tab: usize, place: usize, old: &str) {
        let ask = &self.ledger.asks[place];
        if self.tabs[tab].as_ref().is_none_or(|page| page.state.freshness() != Freshness::Fresh) {
            return;
        }
        let later = self.ledger.asks[place + 1..].iter().filter(|later| later.page == ask.page);
        // What a second replacement of the line removes is not the first one's doing.
        let again = later.into_iter().find(|later| matches!(&later.what, What::Replace(line, _) if **line == *old));
        let end = again.map_or(self.ledger.deeds.len(), |again| again.deeds_before);
        let since = &self.ledger.deeds[ask.deeds_before..end];
        let is_wanted = |later: &Ask| later.page == ask.page && later.changed() == Some((old, 0));
        if self.ledger.asks[place..].iter().any(is_wanted) {
            return;
        }
        // A removal that was given up may still arrive: that is seen at the next read.
        let removed = |done: &Done| done.page == ask.page && !done.is_late && line_of(&done.deed) == Some(old);
        let is_there = self.server.has_line(old); // somebody else may have put it back under its id
        if !is_there && since.iter().any(|done| removed(done) && matches!(done.deed, Deed::Removed { .. })) {
            self.fail(|| format!("what is not replaced stays, but {old} did not for #{place}"));
        }
    }

    /// A quantity that is said to be set was, or a later one of the same line instead.
    fn check_changed(&mut self, tab: usize, place: usize, line: Option<&str>, quantity: u32) {
        let ask = &self.ledger.asks[place];
        let since = &self.ledger.deeds[ask.deeds_before..];
        let by_us: Vec<_> = since.iter().filter(|done| done.page == ask.page && !done.is_late).collect();
        let later = self.ledger.asks[place..].iter().filter(|later| later.page == ask.page);
        let wanted: Vec<_> = later.filter_map(Ask::changed).map(|(_, quantity)| quantity).collect();
        let was_set = by_us.iter().any(|done| match &done.deed {
            Deed::Set { line: own, quantity } => wanted.contains(quantity) && line.is_none_or(|line| line == own),
            _ => false,
        });
        let was_removed = wanted.contains(&0) && self.is_gone(ask, line);
        let is_true = if quantity == 0 && line.is_none() { was_removed } else { was_set || was_removed };
        if !is_true {
            self.fail(|| format!("success is said of what was done, but #{place} was not"));
        }
        if !self.ledger.asks[place].is_orphan {
            self.check_difference(tab, place, line, quantity);
        }
    }

    /// A quantity that was cut off is mentioned with both values.
    fn check_difference(&mut self, tab: usize, place: usize, line: Option<&str>, quantity: u32) {
        let Some(page) = self.tabs[tab].as_ref().filter(|page| page.state.freshness() == Freshness::Fresh) else {
            return;
        };
        let settled = page.state.settled().lines.iter().find(|settled| Some(&*settled.id) == line);
        let is_last = place + 1 == self.ledger.asks.len();
        let is_cut = settled.is_some_and(|settled| settled.quantity < quantity && settled.quantity > 0);
        let is_said = page.tells_quantity();
        if is_last && is_cut && !is_said {
            self.fail(|| format!("what is given instead is mentioned, but not for #{place}"));
        }
    }

    /// True where the line is not there, or went away, whoever removed it, and came back.
    fn is_gone(&self, ask: &Ask, line: Option<&str>) -> bool {
        let line = line.or(ask.changed().map(|(line, _)| line)).unwrap_or_default();
        let is_there = self.server.has_line(line);
        let removed = |done: &Done| matches!(done.deed, Deed::Removed { .. }) && line_of(&done.deed) == Some(line);
        !is_there || self.ledger.deeds.iter().any(removed) || self.ledger.was_emptied
    }

    /// A link is given once the cart was handed over with what was asked before.
    fn check_checked_out(&mut self, place: usize, ask: &Ask) {
        let handed_over = self.ledger.deeds.iter().any(|done| done.page == ask.page && done.deed == Deed::HandedOver);
        if !handed_over {
            self.fail(|| format!("success is said of what was done, but the checkout #{place} was not"));
        }
        let waits = |(before, ask): &(usize, &Ask)| *before < place && !ask.is_refresh() && !ask.is_checkout();
        if self.ledger.open(ask.page).any(|open| waits(&open)) {
            self.fail(|| format!("a checkout waits for what was asked before it, but #{place} did not"));
        }
    }

    /// Looks at what a page shows: what is not settled is marked, and the rest is what was read.
    pub fn check_view(&mut self, tab: usize) {
        let Some(page) = &self.tabs[tab] else { return };
        let lines = page.lines();
        let mut wrong = None;
        let goes_on = |ask: &Ask| {
            let is_here = ask.page == page.number || self.tab_of(ask.page).is_none();
            is_here && ask.may_go_on()
        };
        let removes = self.ledger.asks.iter().any(|ask| ask.removes() && goes_on(ask));
        for (place, ask) in self.ledger.open(page.number) {
            if let Some(item) = ask.added().filter(|_| !removes)
                && !lines.iter().any(|line| line.pending && may_hold(line, item))
            {
                wrong = Some(format!("what is not confirmed is marked as pending, but #{place} is not"));
            }
            if let Some((id, _)) = ask.changed()
                && lines.iter().any(|line| *line.id == *id && !line.pending)
            {
                wrong = Some(format!("what is not confirmed is marked as pending, but {id} is not"));
            }
        }
        if lines.iter().any(|line| &*line.id == ANOTHER) {
            wrong = Some("what is shown is of the page's own cart".to_owned());
        }
        let settled = page.state.settled();
        let is_known = |line: &Line| settled.lines.iter().any(|known| **known == *line);
        if page.state.freshness() == Freshness::Fresh {
            for line in lines.iter().filter(|line| !line.pending && !is_known(line)) {
                wrong = Some(format!("what is not pending was read, but this was not: {}", words(line)));
            }
        }
        if let Some(wrong) = wrong {
            self.fail(|| wrong);
        }
    }

    /// A page that is closed in the middle loses nothing: what was asked there is done, or the shopper is asked.
    pub fn check_orphans(&mut self) {
        if !self.rules.able.tabs || self.ledger.was_emptied {
            return;
        }
        let questions = self.tabs.iter().flatten().flat_map(|page| page.state.uncertain());
        let asked: Vec<_> = questions.filter_map(|(_, item, _)| item.product_link.clone()).collect();
        for (place, ask) in self.ledger.asks.iter().enumerate() {
            let is_add = matches!(&ask.what, What::Act(Act::Add(..)));
            let is_settled = ask.was_answered || asked.contains(&crate::ledger::link(place));
            let is_unclear = ask.added().is_some_and(|item| self.ledger.is_unclear(&item.sku));
            let is_done = self.ledger.times_added(place, |_| true) > 0;
            if ask.is_orphan && is_add && !is_settled && !is_unclear && !is_done {
                return self.fail(|| format!("a page that is closed loses nothing, but #{place} was"));
            }
        }
    }

    /// After quiet and one good read: nothing waits, and what is shown is what the shop has.
    pub fn check_quiet(&mut self, tab: usize) {
        let Some(page) = &self.tabs[tab] else { return };
        let waits: Vec<_> = self.ledger.open(page.number).map(|(place, _)| place).collect();
        let shown: Vec<_> = page.lines().iter().map(words).collect();
        let cart = page.state.id().and_then(|id| self.server.carts.get(id.as_str()));
        let lines = cart.map_or(&[][..], |cart| &cart.lines);
        let held: Vec<_> = lines.iter().map(server_words).collect();
        let (is_pending, freshness) = (page.state.has_pending(), page.state.freshness());
        if !waits.is_empty() || is_pending {
            self.fail(|| format!("everything comes to an end, but {waits:?} did not"));
        }
        if shown != held || freshness != Freshness::Fresh {
            self.fail(|| format!("what is shown is what the shop has: {shown:?}, {held:?} ({freshness:?})"));
        }
        for place in 0..self.ledger.asks.len() {
            let times = self.ledger.times_added(place, |done| done.had_effect && !done.is_late);
            let ask = &self.ledger.asks[place];
            if times > ask.may_be_sent && !self.looks_undone(place) {
                self.fail(|| format!("nothing is doubled, but #{place} was added {times} times"));
            }
        }
    }
}

impl World {
    /// The last quantity that was asked for a line, and said to be set, is the one it has.
    pub fn check_last_quantities(&mut self) {
        let is_change = |ask: &Ask| !ask.is_refresh() && !ask.is_checkout();
        let Some(place) = self.ledger.asks.iter().rposition(is_change) else { return };
        let ask = &self.ledger.asks[place];
        let (Some((_, quantity @ 1..)), Some(Ok(Some(line)))) = (ask.changed(), &ask.end) else { return };
        let page = self.tabs.iter().flatten().find(|page| page.number == ask.page);
        let cart = page.and_then(|page| self.server.carts.get(page.state.id()?.as_str()));
        let Some(held) = cart.and_then(|cart| cart.lines.iter().find(|held| *held.id == **line)) else { return };
        let is_clear = !self.ledger.is_unclear(&held.sku) && !self.ledger.asks.iter().any(|ask| ask.is_orphan);
        let others = self.ledger.asks.iter().any(|other| other.page != ask.page && is_change(other));
        let held = held.quantity;
        if is_clear && !others && held != quantity.min(self.rules.quirks.most_units) {
            self.fail(|| format!("the last quantity wins, but #{place} did not: the shop has {held}"));
        }
    }
}

/// True where adding the item may have made this line, whose catalogue may not be known yet.
fn may_hold(line: &Line, item: &Item) -> bool {
    let catalog_id = line.item.catalog_id.or(item.catalog_id);
    Item { catalog_id, ..(*line.item).clone() }.is_like(item)
}

fn server_words(line: &crate::server::Line) -> String {
    let options: String = line.options.iter().map(|(id, value)| format!(" {id}={value}")).collect();
    format!("{} {}{options} ×{} at {}", line.id, line.sku, line.quantity, line.price)
}
