//! The whole world: tabs with their pages, what is kept between them, the network, the shop, and the ledger.

use crate::broken::Broken;
use crate::cached::Cached;
use crate::ledger::{Ledger, What, link, place_in};
use crate::moves::{Move, Wish};
use crate::network::Transit;
use crate::page::Page;
use crate::server::{BASE, KEY, Quirks, Server};
use crate::sharing::Kept;
use crate::shop::item;
use barrow::cart::{Abilities, Act, CartId, Effect, Event, Quantity, Resolve, State, TimerId};
use barrow::wire::kibo_cart::Api;
use std::rc::Rc;

/// What holds for a whole run.
#[derive(Clone, Debug)]
pub struct Rules {
    pub tabs: usize,
    pub quirks: Quirks,
    /// Pages cannot read `Location` and `Retry-After`.
    pub hides_headers: bool,
    /// What the engine can do besides; without any, pages do not ask for it either.
    pub able: Abilities,
    pub broken: Option<Broken>,
    pub api: Api,
}

impl Rules {
    pub fn new(tabs: usize, quirks: Quirks) -> Self {
        let api = Api::new(BASE.to_owned(), KEY.to_owned());
        Rules { tabs, quirks, hides_headers: false, able: Abilities::default(), broken: None, api }
    }
}

/// The state of everything.
#[derive(Clone, Debug)]
pub struct World {
    pub rules: Rc<Rules>,
    pub server: Server,
    pub tabs: Vec<Option<Cached<Page>>>,
    pub kept: Kept,
    pub transit: Vec<Transit>,
    pub ledger: Ledger,
    /// How many pages there were.
    pub pages: usize,
    /// Milliseconds since the beginning.
    pub clock: u64,
    /// How far the clock on the wall is ahead of the shop's.
    pub skew: i64,
    /// How long the shop last asked to be left alone.
    pub asked_to_wait: Option<u32>,
    /// How many names of carts were made.
    pub names: usize,
    /// Carts that were forgotten, and by which page.
    pub forgotten: Vec<(usize, String)>,
    /// The first promise that was broken.
    pub failure: Option<String>,
    /// What happened, in words, where somebody wants to read it.
    pub story: Option<Vec<String>>,
}

impl World {
    pub fn new(rules: Rules) -> Self {
        let server = Server::new(rules.quirks.clone());
        let tabs = rules.tabs;
        let mut world = World {
            rules: Rc::new(rules),
            server,
            tabs: vec![None; tabs],
            kept: Kept::default(),
            transit: vec![],
            ledger: Ledger::default(),
            pages: 0,
            clock: 0,
            skew: 0,
            asked_to_wait: None,
            names: 0,
            forgotten: vec![],
            failure: None,
            story: None,
        };
        for tab in 0..tabs {
            world.open(tab);
        }
        world
    }

    /// Makes a move; false where there is no such move now.
    pub fn make(&mut self, next: &Move) -> bool {
        match *next {
            Move::Ask(tab, wish) => self.ask(tab, wish),
            Move::Answer(tab, how) => self.answer(tab, how),
            Move::Forget(tab) => self.forget(tab),
            Move::Wake(tab) => self.wake(tab),
            Move::GiveUp(tab) => self.give_up(tab),
            Move::Ring(tab) => self.ring(tab),
            Move::Close(tab) => self.close(tab),
            Move::Leave(tab) => self.leave(tab),
            Move::Open(tab) => self.tabs[tab].is_none() && self.open(tab),
            Move::Arrive(request) => self.arrive(request),
            Move::Return(request) => self.hand_back(request),
            Move::Spoil(request, fault) => self.spoil(request, fault),
            Move::Late(request, lateness) => self.late(request, lateness),
            Move::Shop(hand) => self.happen_in_shop(hand),
            Move::Jump(by) => self.jump(by),
        }
    }

    /// True where pages ask for what only abilities of the engine can do.
    fn asks_for_more(&self) -> bool {
        self.rules.able != Abilities::default()
    }

    pub fn page(&self, tab: usize) -> Option<&Page> {
        self.tabs[tab].as_deref()
    }

    fn ask(&mut self, tab: usize, wish: Wish) -> bool {
        let place = self.ledger.asks.len();
        if let Wish::Replace(line, goods) = wish {
            return self.replace(tab, line, goods);
        }
        let Some(act) = self.act(tab, wish, place) else { return false };
        self.tell_story(|| format!("tab {tab} asks: {}", act_words(&act)));
        let page = self.tabs[tab].as_mut().expect("the act is its");
        self.ledger.add(page.number, What::Act(act.clone()));
        let intent = page.ask(place);
        self.feed(tab, Event::Asked(intent, act));
        true
    }

    fn replace(&mut self, tab: usize, line: usize, goods: usize) -> bool {
        let place = self.ledger.asks.len();
        let asks_for_more = self.asks_for_more();
        let Some(page) = self.tabs[tab].as_mut().filter(|_| asks_for_more) else { return false };
        let Some(line) = page.line(line) else { return false };
        let item = Rc::new(item(goods, &link(place)));
        let (number, intent) = (page.number, page.ask(place));
        self.tell_story(|| format!("tab {tab} asks: replace {line} by goods {goods} (#{place})"));
        self.ledger.add(number, What::Replace(Rc::clone(&line), Rc::clone(&item)));
        self.feed(tab, Event::Replaced(intent, line, item));
        true
    }

    fn act(&self, tab: usize, wish: Wish, place: usize) -> Option<Act> {
        let page = self.page(tab)?;
        Some(match wish {
            Wish::Add(goods, units) => Act::Add(item(goods, &link(place)).into(), Quantity::new(units).ok()?),
            Wish::Set(index, quantity) => Act::SetQuantity(page.line(index)?, quantity),
            Wish::Remove(index) => Act::SetQuantity(page.line(index)?, 0),
            Wish::Checkout => Act::Checkout(None),
            Wish::Refresh => Act::Refresh,
            Wish::Replace(..) => return None,
        })
    }

    /// Answers the first question about an add, else the one about what an expired cart held.
    fn answer(&mut self, tab: usize, how: Resolve) -> bool {
        let Some(page) = &mut self.tabs[tab] else { return false };
        let (intent, links) = if let Some((intent, item, _)) = page.state.uncertain().next() {
            (intent, vec![item.product_link.clone()])
        } else if let Some(expired) = page.state.expired() {
            (expired.intent, expired.items.iter().map(|(item, _)| item.product_link.clone()).collect())
        } else {
            return false;
        };
        for place in links.iter().flatten().filter_map(|link| place_in(link)) {
            let ask = &mut self.ledger.asks[place];
            ask.may_be_sent += usize::from(how == Resolve::SendAgain);
            ask.was_answered = true;
        }
        let place = self.ledger.add(page.number, What::Answer);
        let number = page.ask(place);
        self.tell_story(|| format!("tab {tab} answers its question: {how:?}"));
        self.feed(tab, Event::Resolved(number, intent, how));
        true
    }

    fn forget(&mut self, tab: usize) -> bool {
        if self.tabs[tab].is_none() {
            return false;
        }
        self.tell_story(|| format!("tab {tab} forgets the cart, and all pages with it"));
        let shares = self.rules.able.tabs;
        self.forget_journals();
        for other in (0..self.tabs.len()).filter(|other| *other == tab || shares) {
            self.forget_in(other);
        }
        self.ledger.asks.iter_mut().for_each(|ask| ask.was_answered = true);
        true
    }

    fn forget_in(&mut self, tab: usize) {
        let Some(page) = &self.tabs[tab] else { return };
        let number = page.number;
        if let Some(id) = page.state.id() {
            self.forgotten.push((number, id.as_str().to_owned()));
        }
        self.give_up_all(number);
        self.feed(tab, Event::Forgotten);
    }

    fn wake(&mut self, tab: usize) -> bool {
        if self.tabs[tab].is_none() || !self.asks_for_more() {
            return false;
        }
        self.tell_story(|| format!("tab {tab} is seen again"));
        self.feed(tab, Event::Woken);
        true
    }

    /// The shopper of this tab gives up what was asked last.
    fn give_up(&mut self, tab: usize) -> bool {
        let page = self.page(tab).filter(|_| self.asks_for_more());
        let Some((intent, place)) = page.and_then(|page| page.asks.last().copied()) else { return false };
        self.tell_story(|| format!("tab {tab} gives up #{place}"));
        self.feed(tab, Event::GivenUp(intent));
        true
    }

    fn ring(&mut self, tab: usize) -> bool {
        let timers = self.tabs[tab].as_mut().map(|page| &mut page.timers);
        let Some((timer, due)) = timers.filter(|timers| !timers.is_empty()).map(|timers| timers.remove(0)) else {
            return false;
        };
        self.clock = self.clock.max(due);
        let clock = self.clock;
        self.tell_story(|| format!("after {clock} ms in all the timer of tab {tab} goes off"));
        self.feed(tab, Event::Timer(timer));
        true
    }

    fn close(&mut self, tab: usize) -> bool {
        let Some(page) = self.tabs[tab].take() else { return false };
        self.tell_story(|| format!("tab {tab} is closed"));
        self.orphan(page.number);
        self.unlock(page.number);
        self.grant();
        true
    }

    /// A page that comes back is another one: what it had belongs to whoever comes next.
    fn leave(&mut self, tab: usize) -> bool {
        let tabs = self.rules.able.tabs;
        let Some(number) = self.page(tab).filter(|_| tabs).map(|page| page.number) else { return false };
        self.tell_story(|| format!("tab {tab} is left"));
        self.orphan(number);
        self.feed(tab, Event::Left);
        if let Some(page) = &mut self.tabs[tab] {
            page.number = self.pages;
            page.was_left = true;
            page.timers.clear();
        }
        self.pages += 1;
        self.unlock(number);
        self.grant();
        true
    }

    /// Nobody waits any more for what this page sent, nor hears what comes of what it asked.
    fn orphan(&mut self, page: usize) {
        self.give_up_all(page);
        for ask in self.ledger.asks.iter_mut().filter(|ask| ask.page == page && ask.end.is_none()) {
            ask.is_orphan = true;
        }
    }

    fn open(&mut self, tab: usize) -> bool {
        self.tell_story(|| format!("tab {tab} is opened"));
        self.ledger.was_emptied |= self.kept.let_go(self.wall());
        let (id, is_used) = self.kept.cart();
        let state = State::new(id.and_then(CartId::new));
        let state = if is_used { state.used() } else { state };
        let state = state.able(self.rules.able);
        let page = Page::new(self.pages, state, self.rules.api.clone(), self.rules.broken);
        self.tabs[tab] = Some(Cached::new(page));
        self.pages += 1;
        true
    }

    fn jump(&mut self, by: i64) -> bool {
        self.skew += by;
        self.tell_story(|| format!("the clock jumps by {by} ms"));
        true
    }

    /// What the clock on the wall says, in milliseconds.
    pub fn wall(&self) -> i64 {
        i64::try_from(self.clock).expect("nobody waits that long") + self.skew
    }

    /// Lets something happen to a page, and does what its engine says.
    pub fn feed(&mut self, tab: usize, event: Event) {
        let wall = self.wall();
        let Some(page) = &mut self.tabs[tab] else { return };
        if self.rules.broken.is_some() {
            page.wall = wall;
        }
        if !matches!(event, Event::Answered(..) | Event::Timer(_)) {
            page.tries = None;
        }
        let name = format!("cart-{}", self.names);
        let effects = page.step(&name, event);
        self.names += usize::from(page.state.id().is_some_and(|id| id.as_str() == name));
        for effect in effects {
            self.carry_out(tab, effect);
        }
        if let Some(page) = &mut self.tabs[tab] {
            page.see();
        }
        self.check_view(tab);
        self.grant();
    }

    fn carry_out(&mut self, tab: usize, effect: Effect) {
        let Some(page) = &self.tabs[tab] else { return };
        let number = page.number;
        match effect {
            Effect::Send(call, act) => self.send(tab, call, &act),
            Effect::KeepId { is_used } => {
                let id = page.state.id().map(|id| id.as_str().to_owned());
                self.kept.keep_cart(id, is_used, self.wall());
            }
            Effect::Settle(intent, end) => self.check_told(tab, intent, end),
            Effect::SetTimer(timer, gap) => self.set_timer(tab, timer, gap),
            Effect::Lock => self.ask_for_lock(number),
            Effect::Unlock => self.unlock(number),
            Effect::Share { version } => self.kept.version = version,
            Effect::Store(journal) => self.store(number, &journal),
        }
    }

    fn set_timer(&mut self, tab: usize, timer: TimerId, gap: u32) {
        self.tell_story(|| format!("tab {tab} waits {gap} ms"));
        self.check_gap(gap);
        let due = self.clock + u64::from(gap);
        if let Some(page) = &mut self.tabs[tab] {
            page.timers.push((timer, due));
        }
    }

    pub fn fail(&mut self, promise: impl FnOnce() -> String) {
        if self.failure.is_none() {
            let promise = promise();
            self.tell_story(|| format!("BROKEN: {promise}"));
            self.failure = Some(promise);
        }
    }

    pub fn tell_story(&mut self, words: impl FnOnce() -> String) {
        if let Some(story) = &mut self.story {
            story.push(words());
        }
    }
}

pub fn act_words(act: &Act) -> String {
    match act {
        Act::Add(item, quantity) => {
            let options: String = item.options.iter().map(|(_, value)| format!(" {value}")).collect();
            let place = item.product_link.as_deref().and_then(place_in).map_or(String::new(), |n| format!(" (#{n})"));
            format!("add {}{options} ×{}{place}", item.sku, quantity.get())
        }
        Act::SetQuantity(line, 0) => format!("remove {line}"),
        Act::SetQuantity(line, quantity) => format!("set {line} to {quantity}"),
        Act::Checkout(_) => "check out".to_owned(),
        Act::Refresh => "read".to_owned(),
    }
}
