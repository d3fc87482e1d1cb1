//! What is the same of two worlds in which the same can happen from now on, and the same promises can be broken.
//!
//! Names have numbers in the order in which they appear (`outline.rs`), what was is left to what the checks can still ask
//! of it (`summary.rs`), and tabs that differ in nothing but their place change places. Clocks are left out: which timer
//! of a page goes off next does not depend on them, and nothing in a small scope makes the clock on the wall jump.

use crate::ledger::place_in;
use crate::network::Transit;
use crate::outline::{Name, Outline, Part, cart_name, hash, mix};
use crate::page::Page;
use crate::sharing::Kept;
use crate::world::World;
use barrow::cart::{Act, Item};
use std::fmt::Write;

/// Two hashes of a world.
pub type Digest = (u64, u64);

/// What the checks do not let pass, as bits: who is looked at more strictly breaks whatever promise another one breaks.
pub type Strictness = u64;

/// The outlines of all that may change places.
pub struct Pieces<'a> {
    tabs: Vec<Option<&'a Outline>>,
    /// What pages keep, by the pages.
    journals: Vec<(usize, Outline)>,
    /// What is under way, before what nobody waits for any more.
    requests: Vec<(&'a Transit, Outline)>,
    /// By their names.
    carts: Vec<(Name, &'a Outline)>,
}

impl World {
    pub fn digest(&self) -> (Digest, Strictness) {
        let pieces = self.pieces();
        let mut order: Vec<_> = (0..self.tabs.len()).collect();
        if self.tabs.len() != 2 || !self.are_tabs_alike() {
            return self.digest_in(&order, &pieces);
        }
        let looks = [0, 1].map(|tab| pieces.tabs[tab].map(Outline::look));
        order.sort_by_key(|tab| looks[*tab]);
        let digest = self.digest_in(&order, &pieces);
        if looks[0] == looks[1] { digest.min(self.digest_in(&[1, 0], &pieces)) } else { digest }
    }

    fn pieces(&self) -> Pieces<'_> {
        let carts = self.server.carts.iter().map(|(id, cart)| {
            (cart_name(id), cart.outline(|cart| outline_of(cart, &|_| unreachable!("a shop knows no intents"))))
        });
        let carts = carts.collect();
        let tabs: Vec<_> = self.tabs.iter().map(|page| Some(page.as_ref()?.outline(Page::outlined))).collect();
        let journals = self.kept.journals.iter().map(|(page, text)| (*page, self.outline_of_journal(*page, text)));
        let requests = self.transit.iter().filter(|request| self.can_matter(request));
        let requests = requests.map(|request| (request, self.outline_of_request(request, &tabs)));
        let (mut requests, journals): (Vec<_>, _) = (requests.collect(), journals.collect());
        requests.sort_by_key(|(request, _)| !request.is_waited_for);
        Pieces { tabs, journals, requests, carts }
    }

    /// True where nothing asks for the first tab; what happens in the shop happens to the first page's cart.
    fn are_tabs_alike(&self) -> bool {
        let mut ids = self.tabs.iter().flatten().filter_map(|page| page.state.id());
        let first = ids.next();
        ids.all(|id| Some(id) == first)
    }

    fn digest_in(&self, order: &[usize], pieces: &Pieces) -> (Digest, Strictness) {
        let mut all = Outline::default();
        for tab in order {
            all.plain(u64::from(pieces.tabs[*tab].is_some()));
            if let Some(outline) = pieces.tabs[*tab] {
                all.parts.extend(&outline.parts);
                all.plain(u64::from(outline.version == u64::from(self.kept.version)));
            }
        }
        self.outline_kept(&mut all, order, pieces);
        all.plain(pieces.requests.len() as u64);
        for (request, outline) in &pieces.requests {
            all.plain(self.place_in_order(order, request.page));
            all.parts.extend(&outline.parts);
        }
        outline_carts(&mut all, &pieces.carts);
        let strictness = self.summarize(&mut all, order);
        let numbers = numbered(&all.parts);
        let hash = |start: u64| numbers.iter().fold(start, |hash, number| mix(hash ^ number, start));
        ((hash(0x2d35_8dcc_aa6c_78a5), hash(0x8bb8_4b93_962e_acc9)), strictness)
    }

    /// True where a request may still change what anybody sees. One that nobody waits for does not where it is a read, a
    /// checkout, to a cart that nobody knows any more or that was ordered, or about a line that is gone for good: what it
    /// does then only makes the checks less strict.
    pub fn can_matter(&self, request: &Transit) -> bool {
        let knows = |page: &Page| page.state.id().is_some_and(|id| id.as_str() == request.cart);
        let is_known = self.kept.cart().0 == Some(&*request.cart) || self.tabs.iter().flatten().any(|page| knows(page));
        let is_ordered = self.server.carts.get(&request.cart).is_some_and(|cart| cart.is_completed);
        let is_there = match &request.act {
            Act::Add(..) => true,
            Act::SetQuantity(line, _) => self.server.has_line(line),
            Act::Checkout(_) | Act::Refresh => false,
        };
        request.is_waited_for || (is_known && !is_ordered && is_there)
    }

    fn outline_kept(&self, all: &mut Outline, order: &[usize], pieces: &Pieces) {
        let Kept { cart, holder, queue, .. } = &self.kept;
        if let Some((id, is_used, _)) = cart {
            all.text(id, |_| unreachable!("a cart is no intent"));
            all.plain(u64::from(*is_used));
        }
        let place = |page: &usize| self.place_in_order(order, *page);
        all.plain(holder.as_ref().map_or(9, place));
        all.plain(queue.len() as u64);
        for page in queue {
            all.plain(place(page));
        }
        all.plain(u64::from(cart.is_some()) + pieces.journals.len() as u64 * 2);
        // No more than one page is closed in a small scope, so that no two journals wait for somebody.
        for at in 0..=order.len() as u64 {
            for (page, journal) in pieces.journals.iter().filter(|(page, _)| place(page) == at) {
                all.plain(place(page));
                all.parts.extend(&journal.parts);
            }
        }
    }

    fn outline_of_journal(&self, page: usize, text: &str) -> Outline {
        let mut outline = Outline::default();
        outline.text(text, |number| self.name_of(page, number));
        outline
    }

    fn outline_of_request(&self, request: &Transit, tabs: &[Option<&Outline>]) -> Outline {
        let mut outline = Outline::default();
        let intent = |number| self.name_of(request.page, number);
        outline.text(&request.cart, intent);
        outline.act(&request.act, intent);
        outline.plain(u64::from(request.is_waited_for));
        if !request.is_waited_for {
            return outline;
        }
        let call = tabs[request.tab].map_or(0, |outline| outline.call);
        outline.plain(u64::from(call == u64::from(request.call)) + u64::from(request.reply.is_some()) * 2);
        if let Some(reply) = &request.reply {
            outline.plain(u64::from(reply.status) * 2 + u64::from(request.was_done));
            // The cart may have been ordered since: the answer alone does not say it (`note_ordered`).
            outline.plain(u64::from(request.met_ordered));
            outline.text(&reply.body, intent);
            outline.text(&reply.location, intent);
            if request.act == Act::Refresh {
                let news: Vec<_> = self.news(request.page, request.deeds).map(Part::Name).collect();
                outline.plain(news.len() as u64);
                outline.parts.extend(news);
            }
        }
        outline
    }

    /// The place of the page's tab; more where it is gone.
    pub fn place_in_order(&self, order: &[usize], page: usize) -> u64 {
        let is_it = |tab: &usize| self.page(*tab).is_some_and(|open| open.number == page);
        order.iter().position(is_it).unwrap_or(order.len()) as u64
    }

    /// The name of what this page knows by this number.
    pub fn name_of(&self, page: usize, number: u64) -> Name {
        let open = self.tabs.iter().flatten().find(|open| open.number == page);
        open.map_or(Name::Own(page, number), |open| open.name_of(number))
    }
}

impl Page {
    fn outlined(&self) -> Outline {
        let name = |number| self.name_of(number);
        let mut outline = outline_of(&self.state, &name);
        let has_said = self.tells_quantity();
        outline.plain(u64::from(has_said) + 2 * self.timers.len() as u64);
        for (timer, _) in &self.timers {
            outline.plain(u64::from(u64::from(*timer) == outline.timer));
        }
        if self.is_broken() {
            // Nobody knows what a broken engine looks at.
            outline.text(&format!("{:?} {} {} {:?}", self.spoilt, self.wall, self.asked, self.timers), name);
        }
        outline.text(&format!("{:?}{:?}", self.api.checkout_path, self.api.search), name);
        outline
    }

    fn name_of(&self, number: u64) -> Name {
        let place = u32::try_from(number).ok().and_then(|number| self.place_of(number));
        place.map_or(Name::Own(self.number, number), Name::Ask)
    }
}

impl Outline {
    pub fn act(&mut self, act: &Act, intent: impl Fn(u64) -> Name) {
        match act {
            Act::Add(item, quantity) => {
                self.plain(1 + 8 * u64::from(quantity.get()));
                self.item(item);
            }
            Act::SetQuantity(line, quantity) => {
                self.plain(2 + 8 * u64::from(*quantity));
                self.line(line, intent);
            }
            Act::Checkout(_) => self.plain(3),
            Act::Refresh => self.plain(4),
        }
    }

    /// An item that is to be added: what it costs follows from what it is.
    pub fn item(&mut self, item: &Item) {
        self.plain(hash(item.sku.as_bytes()));
        self.plain(item.catalog_id.map_or(0, |catalog| u64::from(catalog) + 1) * 8 + item.options.len() as u64);
        for text in item.options.iter().flat_map(|(option, value)| [option, value]) {
            self.plain(hash(text.as_bytes()));
        }
        if let Some(place) = item.product_link.as_deref().and_then(place_in) {
            self.name(Name::Ask(place));
        }
    }
}

fn outline_of(what: &dyn std::fmt::Debug, intent: &dyn Fn(u64) -> Name) -> Outline {
    let (mut outline, mut text) = (Outline::default(), String::with_capacity(2000));
    write!(text, "{what:?}").expect("a text takes everything");
    outline.text(&text, intent);
    outline
}

/// The carts that somebody still knows.
fn outline_carts(all: &mut Outline, carts: &[(Name, &Outline)]) {
    for (name, outline) in carts {
        if all.parts.contains(&Part::Name(*name)) {
            all.name(*name);
            all.parts.extend(&outline.parts);
        }
    }
}

/// Names as numbers in the order in which they appear.
fn numbered(parts: &[Part]) -> Vec<u64> {
    let mut known: Vec<Name> = vec![];
    let mut number = |name: Name| {
        let place = known.iter().position(|known| *known == name).unwrap_or_else(|| {
            known.push(name);
            known.len() - 1
        });
        hash(&[sort(name), u8::try_from(place).expect("a small scope has few names")])
    };
    parts
        .iter()
        .map(|part| match part {
            Part::Plain(value) => *value,
            Part::Name(name) => number(*name),
        })
        .collect()
}

fn sort(name: Name) -> u8 {
    match name {
        Name::Cart(_) => 0,
        Name::Line(_) => 1,
        Name::Ask(_) | Name::Own(..) => 2,
    }
}

mod tests {
    use super::*;
    use crate::moves::{Move, Wish};
    use crate::server::Quirks;
    use crate::world::Rules;

    const ADD: Move = Move::Ask(0, Wish::Add(0, 1));
    const REMOVE: Move = Move::Ask(0, Wish::Remove(0));

    /// What comes of these moves, each of them when all is quiet.
    fn after(tabs: usize, moves: &[Move]) -> Digest {
        let mut world = World::new(crate::with_everything(Rules::new(tabs, Quirks::PLAIN)));
        for next in moves {
            assert!(world.make(next));
            world.rest();
        }
        world.digest().0
    }

    #[test]
    fn names_and_numbers_that_were_used_up_do_not_count() {
        let once = after(1, &[ADD, REMOVE]);

        let twice = after(1, &[ADD, REMOVE, ADD, REMOVE]);

        assert_eq!(once, twice);
    }

    #[test]
    fn tabs_that_change_places_make_the_same_world() {
        let first = after(2, &[ADD]);

        let second = after(2, &[Move::Ask(1, Wish::Add(0, 1))]);

        assert_eq!(first, second);
    }

    #[test]
    fn what_the_shop_has_counts() {
        let [one, two, three] =
            [after(1, &[ADD]), after(1, &[ADD, ADD]), after(1, &[ADD, Move::Ask(0, Wish::Set(0, 3))])];

        assert!(one != two && two != three && one != three);
    }

    #[test]
    fn a_cart_that_refused_something_counts_while_somebody_knows_it() {
        let refused_by = |cart: Option<&str>| {
            let mut world = World::new(Rules::new(1, Quirks::PLAIN));
            assert!(world.make(&ADD));
            let page = world.tabs[0].as_mut().expect("it is open");
            page.refused_by = cart.map(str::to_owned);
            world.digest().0
        };
        let [none, own, gone] = [None, Some("cart-0"), Some("cart-7")].map(refused_by);

        assert!(own != none && gone == none);
    }

    #[test]
    fn an_add_that_was_declined_counts_wherever_that_was() {
        let declined_by = |cart: Option<&str>| {
            let mut world = World::new(Rules::new(1, Quirks::PLAIN));
            assert!(world.make(&ADD));
            world.ledger.asks[0].declined_by = cart.map(str::to_owned);
            world.digest().0
        };
        let [none, own, gone, other] = [None, Some("cart-0"), Some("cart-7"), Some("cart-8")].map(declined_by);

        assert!(own != none && gone != none && own != gone);
        assert_eq!(gone, other);
    }

    #[test]
    fn that_an_ordered_cart_refused_an_add_counts() {
        let mut world = World::new(Rules::new(1, Quirks::PLAIN));
        assert!(world.make(&ADD) && world.make(&Move::Arrive(0)));
        let (mut answered, mut told) = (world.clone(), world.clone());

        answered.transit[0].met_ordered = true;
        told.ledger.asks[0].met_ordered = Some("cart-0".to_owned());

        let [plain, answered, told] = [world, answered, told].map(|world| world.digest().0);
        assert!(plain != answered && plain != told && answered != told);
    }

    #[test]
    fn what_is_under_way_counts() {
        let start = || World::new(Rules::new(1, Quirks::PLAIN));
        let (mut asked, mut arrived) = (start(), start());
        assert!(asked.make(&ADD) && arrived.make(&ADD));

        assert!(arrived.make(&Move::Arrive(0)));

        assert_ne!(asked.digest().0, arrived.digest().0);
    }
}
