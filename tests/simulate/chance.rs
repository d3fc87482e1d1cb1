//! Chance from a seed: the same one always gives the same.

use crate::moves::{Fault, Hand, Lateness, Move, Wish};
use crate::page::OLD;
use crate::server::{Ids, Quirks, Repeat};
use crate::sharing::RUBBISH;
use crate::shop::GOODS;
use crate::world::{Rules, World};
use barrow::cart::Resolve;
use barrow::wire::kibo_cart::{CheckoutPath, PathSearch};

/// Numbers of chance (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ word >> 31
    }

    /// One of so many.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % count as u64).expect("it is below a usize")
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// The rules of a run: a shop with quirks of chance.
    pub fn rules(&mut self, tabs: usize) -> Rules {
        let quirks = if self.percent(25) { Quirks::PLAIN } else { self.quirks() };
        let mut rules = Rules { hides_headers: self.percent(30), ..Rules::new(tabs, quirks) };
        rules.api.checkout_path = self.one_of(&[CheckoutPath::Cart, CheckoutPath::Checkout]);
        rules.api.search = self.one_of(&[PathSearch::Over, PathSearch::Open]);
        rules
    }

    fn quirks(&mut self) -> Quirks {
        Quirks {
            unused_is_missing: self.percent(50),
            repeated_add: self.one_of(&[Repeat::Sums, Repeat::Sums, Repeat::NewLine, Repeat::Replaces]),
            ids: self.one_of(&[
                Ids::Random,
                Ids::Random,
                Ids::Numbers,
                Ids::LargeNumbers,
                Ids::LikeNumbers,
                Ids::OfContent,
                Ids::OfContent,
            ]),
            id_spelling: self.one_of(&["cartItemId", "cartItemID", "cartitemid", "id", "none"]),
            location_typo: self.percent(20),
            empty_is_array: self.percent(30),
            add_refusal: self.one_of(&[400, 404]),
            image_in_cart: self.percent(20),
            checkout_at: self.one_of(&["both", "both", "cart", "checkout"]),
            checkout_link_in: self.one_of(&["both", "body", "location"]),
            gone_is_fine: self.percent(30),
            items_are_list: self.percent(30),
            vat_rate_in_cart: self.percent(20),
            decimals_are_numbers: false,
            catalogs_are_numbers: self.percent(30),
            date_has_colon: self.percent(20),
            has_unknown_members: self.percent(20),
            errors_as: self.one_of(&["json", "as-printed", "html", "none"]),
            most_units: if self.percent(20) { 5 } else { u32::MAX },
            ..Quirks::PLAIN
        }
    }

    /// What happens next, where so many in a hundred requests go wrong.
    pub fn next_move(&mut self, world: &World, trouble: usize) -> Move {
        let tab = self.below(world.tabs.len());
        if !world.transit.is_empty() && self.percent(60) {
            return self.next_on_the_way(world, trouble);
        }
        match self.below(100) {
            0..=54 => Move::Ask(tab, self.wish()),
            55..=69 => Move::Answer(tab, self.one_of(&[Resolve::SendAgain, Resolve::Drop])),
            70..=84 => Move::Ring(tab),
            85 => Move::Forget(tab),
            86 => Move::Close(tab),
            87 => Move::Leave(tab),
            88 | 89 => Move::Open(tab),
            90 | 91 => Move::Wake(tab),
            92 => Move::GiveUp(tab),
            93 if trouble > 0 => Move::Jump(self.jump()),
            _ if trouble > 0 => Move::Shop(self.hand()),
            _ => Move::Ask(tab, Wish::Refresh),
        }
    }

    fn wish(&mut self) -> Wish {
        let units = 1 + u32::from(self.percent(40)) + u32::from(self.percent(20));
        match self.below(100) {
            0..=44 => Wish::Add(self.goods(), units),
            45..=69 => Wish::Set(self.line(), units + u32::from(self.percent(50))),
            70..=78 => Wish::Remove(self.line()),
            79..=82 => Wish::Replace(self.line(), self.goods()),
            83..=90 => Wish::Checkout,
            _ => Wish::Refresh,
        }
    }

    /// One of the goods, most often one that comes from no catalogue in particular.
    fn goods(&mut self) -> usize {
        if self.percent(80) { self.below(3) } else { self.below(GOODS) }
    }

    /// Seconds, hours or weeks, there or back.
    fn jump(&mut self) -> i64 {
        self.one_of(&[1, -1]) * self.one_of(&[5_000, 3_600_000, 40 * 24 * 3_600_000])
    }

    /// A line that is shown, or one that may be gone.
    fn line(&mut self) -> usize {
        if self.percent(15) { OLD + self.below(4) } else { self.below(3) }
    }

    fn hand(&mut self) -> Hand {
        if self.percent(2) {
            return Hand::Fill(if self.percent(2) { 1_000 } else { 40 });
        }
        match self.below(16) {
            0..=5 => Hand::Add(self.goods()),
            6..=9 => Hand::Set(1 + u32::from(self.percent(50)) * 3),
            10..=12 => Hand::Remove,
            13 => Hand::Complete,
            14 => {
                let rubbish = Hand::Rubbish(self.below(RUBBISH.len()));
                self.one_of(&[Hand::Expire, rubbish, Hand::Torn])
            }
            _ => Hand::Reprice,
        }
    }

    fn next_on_the_way(&mut self, world: &World, trouble: usize) -> Move {
        let index = self.below(world.transit.len());
        let request = &world.transit[index];
        if !request.is_waited_for {
            return Move::Late(index, self.one_of(&[Lateness::Arrives, Lateness::Vanishes]));
        }
        if self.percent(trouble) {
            return Move::Spoil(index, self.fault());
        }
        if request.has_arrived() { Move::Return(index) } else { Move::Arrive(index) }
    }

    fn fault(&mut self) -> Fault {
        match self.below(11) {
            0..=2 => Fault::Lost,
            3 | 4 => Fault::GivenUp { in_time: self.percent(50) },
            5 | 6 => Fault::Status(self.one_of(&[503, 503, 429, 500, 502, 504, 403, 400, 404, 408])),
            7 => {
                let (status, seconds) = (self.one_of(&[503, 429]), self.one_of(&[0, 2, 30, 31]));
                if self.percent(60) { Fault::Busy(status, seconds) } else { Fault::BusyUntil(status, seconds) }
            }
            10 => Fault::Another,
            8 => self.one_of(&[Fault::Html, Fault::Truncated]),
            _ => Fault::Twice,
        }
    }
}
