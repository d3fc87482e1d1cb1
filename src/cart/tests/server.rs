//! A server that keeps one cart, and the ways in which a request can fail.

use super::*;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fate {
    /// It is answered.
    Answered,
    /// It never arrives.
    LostOnTheWay,
    /// It arrives, but its answer is lost.
    LostOnTheWayBack,
    /// The answer is 503, and nothing was done.
    Failed,
    /// The answer is 503, and yet it was done.
    FailedButDone,
    /// The answer is 404, and nothing was done.
    Refused,
}

impl Fate {
    /// The ways in which this request can fail.
    pub(super) fn failures(act: &Act) -> &'static [Fate] {
        match act {
            Act::Add(..) => {
                &[Fate::LostOnTheWay, Fate::LostOnTheWayBack, Fate::Failed, Fate::FailedButDone, Fate::Refused]
            }
            Act::SetQuantity(..) => &[Fate::LostOnTheWay, Fate::LostOnTheWayBack, Fate::Failed, Fate::FailedButDone],
            Act::Checkout(_) => &[Fate::LostOnTheWay, Fate::Failed, Fate::Refused],
            Act::Refresh => &[Fate::LostOnTheWay, Fate::Failed],
        }
    }
}

/// Keeps a cart. Equal items add up in one line; ids of lines are never used twice.
#[derive(Clone, Default)]
pub(super) struct Server {
    pub(super) lines: Vec<Line>,
    /// The product links of the adds that were done, in order.
    pub(super) added: Vec<String>,
    /// How many changes and removals were done.
    pub(super) changes: usize,
    /// How many lines there ever were.
    made: usize,
}

impl Server {
    /// Has one unit of A in line l1.
    pub(super) fn with_a() -> Self {
        Server { lines: vec![line_item("l1 A×1")], made: 1, ..Server::default() }
    }

    /// Takes a request and says what comes back.
    pub(super) fn meet(&mut self, act: &Act, fate: Fate) -> Result<Answer, Error> {
        match fate {
            Fate::Answered => self.take(act),
            Fate::LostOnTheWay => lost(),
            Fate::LostOnTheWayBack => self.take(act).and(lost()),
            Fate::Failed => status(503),
            Fate::FailedButDone => self.take(act).and(status(503)),
            Fate::Refused => status(404),
        }
    }

    fn take(&mut self, act: &Act) -> Result<Answer, Error> {
        match act {
            Act::Refresh if self.made == 0 => status(404),
            Act::Refresh => {
                Ok(Answer::Cart(Cart { lines: self.lines.iter().cloned().map(Rc::new).collect(), ..Cart::default() }))
            }
            Act::Add(item, quantity) => Ok(Answer::Done(Some(self.add(item, quantity.get())))),
            Act::SetQuantity(line, 0) => self.change(line, |lines, index| drop(lines.remove(index))),
            Act::SetQuantity(line, quantity) => self.change(line, |lines, index| lines[index].quantity = *quantity),
            Act::Checkout(_) => Ok(link()),
        }
    }

    fn add(&mut self, item: &Item, quantity: u32) -> Rc<str> {
        self.added.extend(item.product_link.clone());
        if let Some(line) = self.lines.iter_mut().find(|line| line.item.is_like(item)) {
            line.quantity += quantity;
            return Rc::clone(&line.id);
        }
        self.made += 1;
        self.lines.push(line_item(&format!("l{} {}×{quantity}", self.made, item.sku)));
        format!("l{}", self.made).into()
    }

    fn change(&mut self, line: &str, change: impl FnOnce(&mut Vec<Line>, usize)) -> Result<Answer, Error> {
        let Some(index) = self.lines.iter().position(|known| *known.id == *line) else { return status(404) };
        change(&mut self.lines, index);
        self.changes += 1;
        Ok(Answer::Done(None))
    }
}
