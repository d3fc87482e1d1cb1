//! What really happened, kept beside the engine: who asked for what, what was told, and what the shop did.

use crate::server::Deed;
use barrow::cart::{Act, End, Item, Line};
use std::rc::Rc;

/// Everything that was asked and done.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub asks: Vec<Ask>,
    pub deeds: Vec<Done>,
    /// How many checkouts were sent.
    pub checkouts: usize,
    /// How many of them only because one form of it is not there.
    pub turns: usize,
    /// Lines whose removal was sent and did not fail: the page, and the line.
    pub removing: Vec<(usize, String)>,
    /// Products whose units somebody else changed, or a request of ours that came late or twice.
    pub unclear: Vec<String>,
    /// True once a cart went away with what was in it.
    pub was_emptied: bool,
}

/// Something that was asked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The page that asked.
    pub page: usize,
    pub what: What,
    /// How many deeds there were before.
    pub deeds_before: usize,
    /// What the page was told.
    pub end: Option<End>,
    /// True once its page was closed: nobody is told any more.
    pub is_orphan: bool,
    /// How often an add was sent.
    pub sent: usize,
    /// How often it may be sent: once, once more for each time the shopper wants it, and for each time it was refused.
    pub may_be_sent: usize,
    /// True once the shopper answered the question about it, or logged out.
    pub was_answered: bool,
    /// True once an answer came that refused it for now.
    pub was_put_off: bool,
    /// The cart that it was declined by: it may be sent once more, to another one.
    pub declined_by: Option<String>,
    /// The cart that refused it when it was last sent, because it was ordered.
    pub met_ordered: Option<String>,
}

#[derive(Clone, Debug)]
pub enum What {
    Act(Act),
    /// This line is to hold this item.
    Replace(Rc<str>, Rc<Item>),
    /// An answer to a question.
    Answer,
}

/// Something that the shop did.
#[derive(Clone, Debug)]
pub struct Done {
    pub deed: Deed,
    /// The page whose request it was.
    pub page: usize,
    pub cart: String,
    /// True where nobody waited for it any more, or it was done before.
    pub is_late: bool,
    /// False where an add changed nothing.
    pub had_effect: bool,
}

/// The address of the page that sells what is added by the ask at this place: the adds are told apart by it.
pub fn link(place: usize) -> String {
    format!("https://shop.example/{place}")
}

/// The place in the ledger that is in a link.
pub fn place_in(link: &str) -> Option<usize> {
    link.strip_prefix("https://shop.example/")?.parse().ok()
}

impl Ledger {
    pub fn add(&mut self, page: usize, what: What) -> usize {
        let deeds_before = self.deeds.len();
        let ask = Ask {
            page,
            what,
            deeds_before,
            end: None,
            is_orphan: false,
            sent: 0,
            may_be_sent: 1,
            was_answered: false,
            was_put_off: false,
            declined_by: None,
            met_ordered: None,
        };
        self.asks.push(ask);
        self.asks.len() - 1
    }

    /// How often the add at this place was done; with effect, or at all.
    pub fn times_added(&self, place: usize, counts: impl Fn(&Done) -> bool) -> usize {
        let is_it = |done: &&Done| matches!(&done.deed, Deed::Added { link, .. } if place_in(link) == Some(place));
        self.deeds.iter().filter(is_it).filter(|done| counts(done)).count()
    }

    pub fn is_unclear(&self, sku: &str) -> bool {
        self.unclear.iter().any(|unclear| unclear == sku)
    }

    /// What this page asked and was not told the end of.
    pub fn open(&self, page: usize) -> impl Iterator<Item = (usize, &Ask)> {
        let is_open = move |(_, ask): &(usize, &Ask)| ask.page == page && ask.end.is_none();
        self.asks.iter().enumerate().filter(is_open)
    }
}

impl Ask {
    /// The item of an add or a replacement.
    pub fn added(&self) -> Option<&Item> {
        match &self.what {
            What::Act(Act::Add(item, _)) | What::Replace(_, item) => Some(item),
            _ => None,
        }
    }

    /// The line and the quantity of a change.
    pub fn changed(&self) -> Option<(&str, u32)> {
        match &self.what {
            What::Act(Act::SetQuantity(line, quantity)) => Some((line, *quantity)),
            _ => None,
        }
    }

    /// True where it goes on although the page was told an end: it was given up, or the shopper was asked about it.
    pub fn may_go_on(&self) -> bool {
        match &self.end {
            None => true,
            Some(Ok(_)) => false,
            Some(Err(error)) => matches!(error.code(), "aborted" | "uncertain"),
        }
    }

    /// True where it may take a line away.
    pub fn removes(&self) -> bool {
        matches!(self.what, What::Replace(..) | What::Act(Act::SetQuantity(_, 0)))
    }

    pub fn is_checkout(&self) -> bool {
        matches!(self.what, What::Act(Act::Checkout(_)))
    }

    pub fn is_refresh(&self) -> bool {
        matches!(self.what, What::Act(Act::Refresh))
    }
}

/// A line in words.
pub fn words(line: &Line) -> String {
    let options: String = line.item.options.iter().map(|(id, value)| format!(" {id}={value}")).collect();
    let price = line.item.price.map_or_else(|| "?".to_owned(), |price| price.text());
    format!("{} {}{options} ×{} at {price}", line.id, line.item.sku, line.quantity)
}
