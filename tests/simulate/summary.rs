//! What the checks can still ask of the ledger.
//!
//! Each part here stands for questions in `check.rs`, by their names. What no question comes to any more is left out: that
//! an add was asked, done and told long ago does not make two states different.

use crate::budget::STRICT;
use crate::digest::Strictness;
use crate::ledger::{Ask, Done, What};
use crate::outline::{Name, Outline, Part, cart_name, line_name};
use crate::server::Deed;
use crate::world::World;

/// How many bits there are of flags, and of each add.
const FLAGS: u32 = 8;
const OF_ADD: u32 = 12;

impl World {
    /// Adds to the outline of everything else what the ledger still means.
    pub fn summarize(&self, all: &mut Outline, order: &[usize]) -> Strictness {
        let (mut strictness, mut bits) = (self.strictness(order), FLAGS);
        let mentioned = mentioned(all);
        let counts = |place: &usize| mentioned[*place] || self.matters(*place);
        let places: Vec<_> = (0..self.ledger.asks.len()).filter(counts).collect();
        all.plain(places.len() as u64);
        // What one page asked keeps its order; what the other asked in between does not matter.
        for page in 0..=order.len() as u64 {
            let is_its = |place: &&usize| self.place_in_order(order, self.ledger.asks[**place].page) == page;
            for place in places.iter().filter(is_its) {
                self.outline_ask(all, *place, order);
                if self.ledger.asks[*place].added().is_some() {
                    assert!(bits + OF_ADD <= Strictness::BITS - STRICT, "a small scope has few adds");
                    strictness |= self.strictness_of(*place) << bits;
                    bits += OF_ADD;
                }
            }
        }
        for tab in order {
            self.outline_page(all, *tab);
        }
        self.outline_the_rest(all);
        self.outline_last(all, order);
        self.outline_lines(all);
        strictness
    }

    /// True where somebody must still be told, or something is wrong that only the end shows (`check_orphans`,
    /// `check_quiet`).
    fn matters(&self, place: usize) -> bool {
        let ask = &self.ledger.asks[place];
        let is_open = ask.end.is_none() && self.tab_of(ask.page).is_some();
        let is_add = ask.added().is_some();
        let is_lost = is_add && ask.is_orphan && !ask.was_answered && self.ledger.times_added(place, |_| true) == 0;
        let effects = |done: &Done| done.had_effect && !done.is_late;
        is_open || is_lost || (is_add && self.ledger.times_added(place, effects) > ask.may_be_sent)
    }

    fn outline_ask(&self, all: &mut Outline, place: usize, order: &[usize]) {
        let ask = &self.ledger.asks[place];
        let is_open = ask.end.is_none() && self.tab_of(ask.page).is_some();
        all.name(Name::Ask(place));
        all.plain(self.place_in_order(order, ask.page));
        self.outline_what(all, ask);
        all.plain(u64::from(is_open) + 2 * u64::from(ask.is_orphan));
        if ask.added().is_some() {
            self.outline_added(all, place, order);
        }
        if is_open {
            self.outline_open(all, place);
        }
    }

    fn outline_what(&self, all: &mut Outline, ask: &Ask) {
        let intent = |number| self.name_of(ask.page, number);
        match &ask.what {
            What::Act(act) => all.act(act, intent),
            What::Answer => all.plain(5),
            What::Replace(line, item) => {
                all.plain(6);
                all.line(line, intent);
                all.item(item);
            }
        }
    }

    /// How often it was sent and done, as far as that is no question of strictness: `check_done`.
    fn outline_added(&self, all: &mut Outline, place: usize, order: &[usize]) {
        let ask = &self.ledger.asks[place];
        let is_first = ask.may_be_sent == 1 && self.ledger.times_added(place, |_| true) == 0;
        for page in order.iter().filter_map(|tab| self.page(*tab)) {
            all.plain(u64::from(is_first && self.has_added_later(place, page.number)));
        }
        for slack in self.slacks(place) {
            all.plain((slack - slack.clamp(-1, 2)).cast_unsigned());
        }
        // It may be sent once more to any cart but this (`check_sent`), even where that one is known to nobody any more.
        all.plain(u64::from(ask.declined_by.is_some()));
        all.known(ask.declined_by.as_deref().map(cart_name));
    }

    /// How often it may be sent more than it was, and be done.
    fn slacks(&self, place: usize) -> [i64; 2] {
        let ask = &self.ledger.asks[place];
        let done = self.ledger.times_added(place, |done| done.had_effect && !done.is_late);
        let number = |times: usize| i64::try_from(times).expect("a small scope is small");
        [ask.sent, done].map(|times| number(ask.may_be_sent) - number(times))
    }

    /// What the checks do not let pass of an add: `check_sent`, `looks_undone`, `check_done`, `check_added`,
    /// `check_not_added`, `check_orphans`, `check_quiet`.
    fn strictness_of(&self, place: usize) -> Strictness {
        let ask = &self.ledger.asks[place];
        let times = |counts: fn(&Done) -> bool| self.ledger.times_added(place, counts);
        let any = times(|_| true);
        let facts = [
            times(|done| !done.is_late) == 0,
            times(|done| done.had_effect) > 0,
            !ask.was_answered,
            !ask.was_put_off,
            any == 0,
            any == 0 && ask.may_be_sent == 1,
        ];
        let slacks = self.slacks(place);
        let facts =
            facts.into_iter().chain(slacks.into_iter().flat_map(|slack| (-1..2).map(move |most| slack <= most)));
        facts.enumerate().map(|(bit, is_strict)| Strictness::from(is_strict) << bit).sum()
    }

    /// True where this page added what was asked after this, on the same page (`check_done`).
    fn has_added_later(&self, place: usize, page: usize) -> bool {
        let asks = &self.ledger.asks;
        let is_later = |deed: &Deed| match deed {
            Deed::Added { link, .. } => {
                crate::ledger::place_in(link).is_some_and(|other| other > place && asks[other].page == asks[place].page)
            }
            _ => false,
        };
        self.ledger.deeds.iter().any(|done| done.page == page && !done.is_late && is_later(&done.deed))
    }

    /// What was done for it, and what was asked instead of it: `check_changed`, `check_difference`, `check_kept`. Which
    /// cart was ordered is only told, that one was is looked at: `check_healed`.
    fn outline_open(&self, all: &mut Outline, place: usize) {
        let ask = &self.ledger.asks[place];
        all.plain(u64::from(ask.met_ordered.is_some()));
        all.plain(u64::from(place + 1 == self.ledger.asks.len()));
        if ask.changed().is_some() {
            self.outline_change(all, place);
        }
        if let What::Replace(old, _) = &ask.what {
            self.outline_replacement(all, place, old);
        }
    }

    /// The quantities that any line may have by then, and those that were set.
    fn outline_change(&self, all: &mut Outline, place: usize) {
        let (asks, deeds) = (&self.ledger.asks, &self.ledger.deeds);
        let ask = &asks[place];
        let later = asks[place..].iter().filter(|later| later.page == ask.page);
        let mut wanted: Vec<_> = later.filter_map(Ask::changed).map(|(_, quantity)| quantity).collect();
        wanted.sort_unstable();
        wanted.dedup();
        all.plain(wanted.len() as u64);
        for quantity in wanted {
            all.plain(u64::from(quantity));
        }
        let by_us = deeds[ask.deeds_before..].iter().filter(|done| done.page == ask.page && !done.is_late);
        let mut set: Vec<_> = by_us.filter_map(set_in).collect();
        set.dedup();
        all.plain(set.len() as u64);
        for (line, quantity) in set {
            all.name(line_name(line));
            all.plain(u64::from(quantity));
        }
    }

    /// Whether the old line was removed before anybody else could want that.
    fn outline_replacement(&self, all: &mut Outline, place: usize, old: &str) {
        let (asks, deeds) = (&self.ledger.asks, &self.ledger.deeds);
        let ask = &asks[place];
        let mut later = asks[place + 1..].iter().filter(|later| later.page == ask.page);
        let is_wanted = later.clone().any(|later| later.changed() == Some((old, 0)));
        let again = later.find(|later| matches!(&later.what, What::Replace(line, _) if **line == *old));
        let end = again.map_or(deeds.len(), |again| again.deeds_before);
        let is_it = |done: &Done| {
            done.page == ask.page && !done.is_late && matches!(&done.deed, Deed::Removed { line } if *line == *old)
        };
        let was_removed = deeds[ask.deeds_before..end].iter().any(is_it);
        all.plain(u64::from(again.is_some()) + 2 * u64::from(was_removed) + 4 * u64::from(is_wanted));
    }

    /// What its page did and asked, as far as that is not settled by each ask: `check_up_to_date`, `check_sent`,
    /// `check_checked_out`, `check_view`, `check_last_quantities`, `check_left`.
    fn outline_page(&self, all: &mut Outline, tab: usize) {
        // A page that is opened in an empty tab has not seen anything.
        let (number, saw) = self.page(tab).map_or((self.pages, 0), |page| (page.number, page.saw));
        all.known(self.news(number, saw));
        let Some(page) = self.page(tab) else { return };
        let ledger = &self.ledger;
        all.known(page.refused_by.as_deref().map(cart_name));
        let removing = ledger.removing.iter().filter(|(owner, _)| *owner == page.number);
        all.known(removing.map(|(_, line)| line_name(line)));
        let handed_over = ledger.deeds.iter().any(|done| done.page == page.number && done.deed == Deed::HandedOver);
        let removes = self.goes_on_removing(|ask| ask.page == page.number);
        all.plain(u64::from(handed_over) + 2 * u64::from(removes));
    }

    fn goes_on_removing(&self, is_its: impl Fn(&Ask) -> bool) -> bool {
        self.ledger.asks.iter().any(|ask| is_its(ask) && ask.removes() && ask.may_go_on())
    }

    /// The carts in which others have written something that this page has not seen by then, where pages are held to
    /// that: `check_up_to_date`.
    pub fn news(&self, page: usize, seen: usize) -> impl Iterator<Item = Name> {
        let shares = self.rules.able.tabs;
        let is_news = move |done: &&Done| shares && done.page != page && !done.is_late;
        let mut carts: Vec<_> = self.ledger.deeds[seen..].iter().filter(is_news).map(|done| &done.cart).collect();
        carts.sort_unstable();
        carts.dedup();
        carts.into_iter().map(|cart| cart_name(cart))
    }

    fn outline_the_rest(&self, all: &mut Outline) {
        let ledger = &self.ledger;
        let is_gone = |ask: &Ask| self.tab_of(ask.page).is_none();
        let removes = self.goes_on_removing(is_gone);
        all.plain(u64::from(removes));
        let asked = ledger.asks.iter().filter(|ask| ask.is_checkout()).count();
        all.plain((ledger.turns + asked).wrapping_sub(ledger.checkouts) as u64);
        all.text(&format!("{:?}", self.forgotten), |_| unreachable!("carts are no intents"));
    }

    /// The last change of all, as long as it may still have to be what the shop has: `check_last_quantities`.
    fn outline_last(&self, all: &mut Outline, order: &[usize]) {
        let ledger = &self.ledger;
        let Some(place) = ledger.asks.iter().rposition(is_change) else { return };
        let ask = &ledger.asks[place];
        let quantity = ask.changed().map_or(0, |(_, quantity)| quantity);
        let is_here = self.tab_of(ask.page).is_some();
        if ledger.asks.iter().any(|ask| ask.is_orphan) {
            return;
        }
        match &ask.end {
            None if is_here => all.name(Name::Ask(place)),
            Some(Ok(Some(line))) if is_here && quantity > 0 && self.is_clear(line) => {
                all.plain(self.place_in_order(order, ask.page));
                all.plain(u64::from(quantity));
                all.line(line, |number| self.name_of(ask.page, number));
            }
            _ => {}
        }
    }

    /// True where a line is there, and units of its product came and went only as they were asked for.
    fn is_clear(&self, line: &str) -> bool {
        let mut lines = self.server.carts.values().flat_map(|cart| &cart.lines);
        lines.any(|held| held.id == line && !self.ledger.is_unclear(&held.sku))
    }

    /// What the checks do not let pass yet. Each of these is over once and for all.
    fn strictness(&self, order: &[usize]) -> Strictness {
        let ledger = &self.ledger;
        let has_changed = |place: u64| {
            let is_its = |ask: &&Ask| self.place_in_order(order, ask.page) == place;
            ledger.asks.iter().filter(is_its).any(is_change)
        };
        let skus = ["tent-2p", "mug-enamel"];
        let flags = [ledger.was_emptied, ledger.asks.iter().any(|ask| ask.is_orphan)];
        let flags = flags.into_iter().chain(skus.map(|sku| ledger.is_unclear(sku)));
        let flags = flags.chain((0..=order.len() as u64).map(has_changed));
        flags.enumerate().map(|(bit, is_over)| Strictness::from(!is_over) << bit).sum()
    }

    /// Which of the lines that are mentioned were ever removed, and which are there: `is_gone`, `note_return`.
    fn outline_lines(&self, all: &mut Outline) {
        let removed = self.ledger.deeds.iter().filter_map(|done| match &done.deed {
            Deed::Removed { line } => Some(line_name(line)),
            _ => None,
        });
        let there = self.server.carts.values().flat_map(|cart| &cart.lines).map(|line| line_name(&line.id));
        all.known(removed);
        all.known(there);
    }
}

impl Outline {
    /// Those of these lines or carts that are mentioned already: nobody can mean the others any more. Neither names of
    /// lines nor those of carts are used again.
    fn known(&mut self, names: impl IntoIterator<Item = Name>) {
        let names = names.into_iter().map(Part::Name);
        let mut known: Vec<_> = names.filter(|name| self.parts.contains(name)).collect();
        known.dedup();
        self.plain(known.len() as u64);
        self.parts.append(&mut known);
    }
}

/// Which asks are mentioned so far.
fn mentioned(all: &Outline) -> Vec<bool> {
    let mut mentioned = vec![false; 64];
    for part in &all.parts {
        if let Part::Name(Name::Ask(place)) = part {
            mentioned[*place] = true;
        }
    }
    mentioned
}

fn is_change(ask: &Ask) -> bool {
    !ask.is_refresh() && !ask.is_checkout()
}

fn set_in(done: &Done) -> Option<(&str, u32)> {
    match &done.deed {
        Deed::Set { line, quantity } => Some((line, *quantity)),
        _ => None,
    }
}
