//! What the tests of the cart share: a driver that plays host to `step`, and carts as text.

mod adding;
mod changing;
mod checkout;
mod comparing;
mod doubt;
mod every_way;
mod expiring;
mod life;
mod replacing;
mod retrying;
mod server;
mod sharing;

use super::*;
use crate::error::{Error, Kind};
use std::rc::Rc;

/// Feeds `step`, makes names at once, collects what is sent and told, and answers when told to.
#[derive(Clone, Default)]
struct Driver {
    state: State,
    /// Every call that was sent.
    calls: Vec<(CallId, Act)>,
    /// The cart of each call.
    carts: Vec<String>,
    /// The call that has no answer yet.
    open: Option<CallId>,
    /// How each intent ended, in the order of telling.
    told: Vec<(IntentId, End)>,
    /// `keep c1`, `forget`
    storage: Vec<String>,
    /// Whether the name that was kept last was used.
    is_used: bool,
    /// The timers that were set, and for how many milliseconds.
    timers: Vec<(TimerId, u32)>,
    /// What was said to the other tabs: `lock`, `share 3`, `unlock`.
    locks: Vec<String>,
    /// What is kept of the log.
    journal: Journal,
    /// How many numbers were given to intents.
    asked: IntentId,
    /// How many names were made.
    names: u32,
}

impl Driver {
    /// No cart was kept.
    fn new() -> Self {
        Driver { state: State::new(None), ..Driver::default() }
    }

    /// The cart `kept` was kept and is not read yet.
    fn kept() -> Self {
        Driver { state: State::new(CartId::new("kept")), ..Driver::default() }
    }

    /// The same, and something was confirmed under that name in an earlier visit.
    fn used() -> Self {
        Driver { state: State::new(CartId::new("kept")).used(), ..Driver::default() }
    }

    /// The cart `kept` was read and holds these lines; what was sent for that is not recorded.
    fn with(lines: &str) -> Self {
        let mut driver = Driver::kept();
        driver.ask(Act::Refresh);
        driver.answer_cart(lines);
        Driver { calls: vec![], carts: vec![], told: vec![], ..driver }
    }

    fn event(&mut self, event: Event) {
        self.names += u32::from(self.state.next_id.is_none());
        self.state.prepare_id(CartId::new(&format!("made-{}", self.names)));
        for effect in step(&mut self.state, event) {
            match effect {
                Effect::Send(call, act) => {
                    assert_eq!(self.open.replace(call), None, "two requests at a time");
                    self.carts.push(self.state.id().unwrap().as_str().to_owned());
                    self.calls.push((call, act));
                }
                Effect::KeepId { is_used } => {
                    self.is_used = is_used;
                    self.storage.push(match self.state.id() {
                        Some(id) => format!("keep {}", id.as_str()),
                        None => "forget".to_owned(),
                    });
                }
                Effect::Settle(intent, end) => self.told.push((intent, end)),
                Effect::SetTimer(timer, gap) => self.timers.push((timer, gap)),
                Effect::Lock => self.locks.push("lock".to_owned()),
                Effect::Unlock => self.locks.push("unlock".to_owned()),
                Effect::Share { version } => self.locks.push(format!("share {version}")),
                Effect::Store(journal) => self.journal = journal,
            }
        }
    }

    fn ask(&mut self, act: Act) -> IntentId {
        self.asked += 1;
        self.event(Event::Asked(self.asked, act));
        self.asked
    }

    fn replace(&mut self, line: &str, sku: &str) -> IntentId {
        self.asked += 1;
        self.event(Event::Replaced(self.asked, line.into(), item(sku).into()));
        self.asked
    }

    fn settle(&mut self, intent: IntentId, how: Resolve) -> IntentId {
        self.asked += 1;
        self.event(Event::Resolved(self.asked, intent, how));
        self.asked
    }

    fn answer(&mut self, result: Result<Answer, Error>) {
        let call = self.open.take().expect("a call is under way");
        self.event(Event::Answered(call, result.map_err(Rc::new)));
    }

    fn answer_cart(&mut self, lines: &str) {
        self.answer(Ok(Answer::Cart(cart(lines))));
    }

    fn answer_added(&mut self, line: &str) {
        self.answer(Ok(Answer::Done(Some(line.into()))));
    }

    /// What was sent, such as `add A×1`, `set l1 3`, `remove l1`, `checkout`, `read`.
    fn sent(&self) -> Vec<String> {
        self.calls.iter().map(|(_, call)| act_text(call)).collect()
    }

    /// The shown lines, such as `l1 A×2`; a star marks what is pending.
    fn lines(&self) -> Vec<String> {
        let star = |line: &Line| if line.pending { "*" } else { "" };
        let text = |line: &Rc<Line>| format!("{} {}×{}{}", line.id, line.item.sku, line.quantity, star(line));
        self.state.lines().iter().map(text).collect()
    }

    /// How an intent ended: `done`, the line it concerned, a link, the code of an error, or `waits`.
    fn end(&self, intent: IntentId) -> &str {
        let mut ends = self.told.iter().filter(|(id, _)| *id == intent);
        let Some((_, end)) = ends.next() else { return "waits" };
        assert!(ends.next().is_none(), "intent {intent} was told twice");
        match end {
            Ok(None) => "done",
            Ok(Some(line_or_url)) => line_or_url,
            Err(error) => error.code(),
        }
    }

    /// How all intents ended, in the order they were asked.
    fn ends(&self) -> Vec<&str> {
        (1..=self.asked).map(|intent| self.end(intent)).collect()
    }

    /// The same, with all abilities of a page that is alone.
    fn able(mut self) -> Self {
        self.state.able = Abilities { tabs: false, ..Abilities::ALL };
        self
    }

    /// A page with the cart `kept`, which shares it with others and has the lock now; nobody wrote since version 1.
    fn among_tabs(gone: Vec<Journal>) -> Self {
        let mut driver = Driver { state: State::new(CartId::new("kept")).able(Abilities::ALL), ..Driver::default() };
        driver.ask(Act::Refresh);
        driver.lock("kept", 1, gone);
        driver
    }

    /// The lock is held: the cart has this name and version.
    fn lock(&mut self, id: &str, version: u32, gone: Vec<Journal>) {
        self.event(Event::Locked(Shared { id: CartId::new(id), is_used: true, version }, gone));
    }

    /// The timer that was set last goes off.
    fn ring(&mut self) {
        let (timer, _) = *self.timers.last().expect("a timer is set");
        self.event(Event::Timer(timer));
    }

    fn uncertain(&self) -> Vec<IntentId> {
        self.state.uncertain().map(|(intent, ..)| intent).collect()
    }

    /// True while there is a notice of this code.
    fn says(&self, code: &str) -> bool {
        self.state.notices().iter().any(|notice| notice.code == code)
    }

    /// True where nothing is under way and nothing waits.
    fn is_quiet(&self) -> bool {
        self.open.is_none() && self.state.flight.is_none() && !self.state.has_pending()
    }
}

/// `"l1 A×2, l2 B×1"` as a cart.
fn cart(lines: &str) -> Cart {
    Cart {
        lines: lines.split(", ").filter(|line| !line.is_empty()).map(line_item).map(Rc::new).collect(),
        ..Cart::default()
    }
}

fn line_item(text: &str) -> Line {
    let (id, item) = text.split_once(' ').unwrap();
    let (sku, quantity) = item.split_once('×').unwrap();
    Line { id: id.into(), item: self::item(sku).into(), quantity: quantity.parse().unwrap(), pending: false }
}

/// The same cart, ordered.
fn completed(lines: &str) -> Answer {
    Answer::Cart(Cart { completed: true, ..cart(lines) })
}

fn item(sku: &str) -> Item {
    Item { sku: sku.to_owned(), ..Item::default() }
}

fn quantity(units: u32) -> Quantity {
    Quantity::new(units).unwrap()
}

fn add(sku: &str, units: u32) -> Act {
    Act::Add(item(sku).into(), quantity(units))
}

fn set(line: &str, units: u32) -> Act {
    Act::SetQuantity(line.into(), units)
}

fn remove(line: &str) -> Act {
    Act::SetQuantity(line.into(), 0)
}

fn act_text(act: &Act) -> String {
    match act {
        Act::Add(item, quantity) => format!("add {}×{}", item.sku, quantity.get()),
        Act::SetQuantity(line, 0) => format!("remove {line}"),
        Act::SetQuantity(line, quantity) => format!("set {line} {quantity}"),
        Act::Checkout(_) => "checkout".to_owned(),
        Act::Refresh => "read".to_owned(),
    }
}

fn words<const N: usize>(sent: [&str; N]) -> Vec<String> {
    sent.map(str::to_owned).to_vec()
}

/// The connection was lost.
fn lost() -> Result<Answer, Error> {
    Err(Error::new(Kind::Network, &["the connection was lost"]))
}

/// The API answered with this status.
fn status(status: u16) -> Result<Answer, Error> {
    let kind = match status {
        403 => Kind::Forbidden,
        404 => Kind::NotFound,
        429 => Kind::RateLimited,
        400..=499 => Kind::BadRequest,
        _ => Kind::Server,
    };
    Err(Error::new(kind, &["refused"]).with_status(status))
}

/// Where the checkout is.
fn link() -> Answer {
    Answer::Done(Some("https://checkout.example/".into()))
}
