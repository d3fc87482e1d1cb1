//! What the browser keeps for all pages: the cart's name and version, the lock, and a journal of each page.

use crate::broken::Broken;
use crate::world::World;
use barrow::cart::{CartId, Event, Journal, Shared};
use barrow::wire::journal::{read_journal, write_journal};
use std::collections::{BTreeMap, VecDeque};

/// What the browser keeps when a page is closed.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub id: Option<String>,
    pub is_used: bool,
    pub version: u32,
    /// The journals, as text, by the pages that keep them.
    pub journals: BTreeMap<usize, String>,
    /// The page that may write.
    holder: Option<usize>,
    queue: VecDeque<usize>,
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
        let gone = self.journals_of_the_gone();
        self.tell_story(|| format!("tab {tab} has the lock, and {} journals of pages that are gone", gone.len()));
        let Kept { id, is_used, version, .. } = &self.kept;
        let shared = Shared { id: id.as_deref().and_then(CartId::new), is_used: *is_used, version: *version };
        self.feed(tab, Event::Locked(shared, gone));
    }

    /// What cannot be read is set aside.
    fn journals_of_the_gone(&mut self) -> Vec<Journal> {
        let is_gone = |page: &usize| self.tabs.iter().flatten().all(|open| open.number != *page);
        let gone: Vec<_> = self.kept.journals.keys().copied().filter(is_gone).collect();
        let texts = gone.iter().filter_map(|page| self.kept.journals.remove(page));
        texts.filter_map(|text| read_journal(text.as_bytes()).ok()).collect()
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

    /// What was kept is rubbish.
    pub fn spoil_journals(&mut self) -> bool {
        let unused = self.pages + 1000;
        self.kept.journals.insert(unused, "{\"format\":\"0\",\"log\":[".to_owned());
        true
    }

    pub fn tab_of(&self, page: usize) -> Option<usize> {
        self.tabs.iter().position(|open| open.as_ref().is_some_and(|open| open.number == page))
    }
}
