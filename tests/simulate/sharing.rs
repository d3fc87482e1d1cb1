//! What the browser keeps for all pages: the cart's name and version, the lock, and a journal of each page.

use crate::broken::Broken;
use crate::ledger::link;
use crate::world::World;
use barrow::cart::{CartId, Event, Journal, Shared};
use barrow::wire::journal::{read_journal, write_journal};
use std::collections::{BTreeMap, VecDeque};

/// A day, in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// For how many days a cart's name is kept without a change.
const KEEP: i64 = 30;

/// What cannot be read, or should better not have been written.
pub const RUBBISH: [&str; 8] = [
    "",
    "null",
    "{\"format\":\"1\",\"intents\":[",
    // Of versions before and after this one.
    "{\"format\":\"0\",\"log\":[{\"sku\":\"tent-2p\",\"quantity\":1}]}",
    "{\"format\":\"2\",\"cart\":\"cart-0\",\"intents\":[{\"id\":\"1\",\"line\":\"pending-1\",\"progress\":\"sent\"}]}",
    // What is well formed, but of lines that there are not, behind an add that there is not, and of things not for sale.
    "{\"format\":\"1\",\"cart\":\"cart-0\",\"intents\":[{\"id\":\"4294967294\",\"line\":\"gone\",\"progress\":\"sent\",\"set\":2},\
      {\"id\":\"4294967294\",\"line\":\"gone\",\"progress\":\"waiting\",\"set\":0,\"behind\":{\"add\":\"7\",\"made\":\"pending-7\",\"quantity\":1}}]}",
    "{\"format\":\"1\",\"cart\":\"elsewhere\",\"intents\":[{\"id\":\"1\",\"line\":\"pending-1\",\"progress\":\"sent\",\
      \"add\":{\"sku\":\"not-for-sale\",\"options\":{},\"quantity\":1}}]}",
    "{\"format\":\"1\",\"intents\":[{\"id\":\"0\",\"line\":\"pending-9\",\"progress\":\"waiting\",\"before\":4294967295,\
      \"add\":{\"sku\":\"not-for-sale\",\"quantity\":1000000}}]}",
];

/// What the browser keeps when a page is closed.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The cart's name, whether it was used, and until which day on the wall that is kept.
    pub cart: Option<(String, bool, i64)>,
    pub version: u32,
    /// The journals, as text, by the pages that keep them.
    pub journals: BTreeMap<usize, String>,
    /// The page that may write.
    pub holder: Option<usize>,
    pub queue: VecDeque<usize>,
}

impl Kept {
    /// The cart's name, and whether it was used. A page that is open does not mind how old that is.
    pub fn cart(&self) -> (Option<&str>, bool) {
        self.cart.as_ref().map_or((None, false), |(id, is_used, _)| (Some(id), *is_used))
    }

    /// Lets go of what is too old at this time on the wall; true where there was something.
    pub fn let_go(&mut self, wall: i64) -> bool {
        self.cart.take_if(|(_, _, until)| *until <= wall / DAY).is_some()
    }

    pub fn keep_cart(&mut self, id: Option<String>, is_used: bool, wall: i64) {
        self.cart = id.map(|id| (id, is_used, wall / DAY + KEEP));
    }
}

impl World {
    pub fn ask_for_lock(&mut self, page: usize) {
        self.kept.queue.push_back(page);
    }

    /// A page gives the lock back, or is gone.
    pub fn unlock(&mut self, page: usize) {
        self.kept.queue.retain(|waiting| *waiting != page);
        if self.kept.holder == Some(page) {
            self.kept.holder = None;
        }
    }

    /// The next in the queue gets the lock, and what pages left that are gone.
    pub fn grant(&mut self) {
        if self.kept.holder.is_some() && self.rules.broken != Some(Broken::IgnoresLock) {
            return;
        }
        let Some(page) = self.kept.queue.pop_front() else { return };
        let Some(tab) = self.tab_of(page) else { return self.grant() };
        self.kept.holder = Some(page);
        let gone = self.journals_of_the_gone(tab);
        self.tell_story(|| format!("tab {tab} has the lock, and {} journals of pages that are gone", gone.len()));
        let (id, is_used) = self.kept.cart();
        let shared = Shared { id: id.and_then(CartId::new), is_used, version: self.kept.version };
        self.feed(tab, Event::Locked(shared, gone));
    }

    /// What cannot be read is set aside, and the page that finds it says so.
    fn journals_of_the_gone(&mut self, tab: usize) -> Vec<Journal> {
        let texts: Vec<_> = self.gone().iter().filter_map(|page| self.kept.journals.remove(page)).collect();
        let read: Vec<_> = texts.iter().filter_map(|text| read_journal(text.as_bytes()).ok()).collect();
        if let Some(page) = self.tabs[tab].as_mut().filter(|_| read.len() < texts.len()) {
            page.state.lose_journal();
        }
        read
    }

    /// The pages that are gone and left something.
    fn gone(&self) -> Vec<usize> {
        let is_gone = |page: &usize| self.tabs.iter().flatten().all(|open| open.number != *page);
        self.kept.journals.keys().copied().filter(is_gone).collect()
    }

    pub fn store(&mut self, page: usize, journal: &Journal) {
        let text = write_journal(journal);
        if text.contains(crate::server::KEY) || text.contains("/product/") {
            self.fail(|| "what is kept holds neither the key nor addresses of products".to_owned());
        }
        self.kept.journals.insert(page, text);
        if journal.intents.is_empty() {
            self.kept.journals.remove(&page);
        }
    }

    /// Who logs out leaves nothing.
    pub fn forget_journals(&mut self) {
        self.kept.journals.clear();
    }

    /// A page that nobody knows left rubbish.
    pub fn leave_rubbish(&mut self, kind: usize) -> bool {
        let unused = self.pages + 1000;
        self.tell_story(|| format!("a page that is gone left rubbish: {}", RUBBISH[kind]));
        self.kept.journals.insert(unused, RUBBISH[kind].to_owned());
        true
    }

    /// What a page left is cut off in the middle: what it had under way is lost.
    pub fn tear_journal(&mut self) -> bool {
        let Some(page) = self.gone().first().copied() else { return false };
        self.tell_story(|| format!("what page {page} left is torn"));
        if let Some(text) = self.kept.journals.get_mut(&page) {
            let holds = |place: usize| text.contains(&format!("\"{}\"", link(place)));
            let lost = self.ledger.asks.iter_mut().enumerate().filter(|(place, ask)| ask.page == page || holds(*place));
            lost.for_each(|(_, ask)| ask.was_answered = true);
            let half = (0..=text.len() / 2).rfind(|place| text.is_char_boundary(*place)).unwrap_or_default();
            text.truncate(half);
        }
        true
    }

    pub fn tab_of(&self, page: usize) -> Option<usize> {
        self.tabs.iter().position(|open| open.as_ref().is_some_and(|open| open.number == page))
    }
}
