//! What can happen next, and in which words it is told.

use barrow::cart::Resolve;

/// One thing that happens. What names something that is not there (any more) is no move.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// The shopper of this tab wants something.
    Ask(usize, Wish),
    /// The shopper of this tab answers the question that stands first.
    Answer(usize, Resolve),
    /// The shopper of this tab logs out.
    Forget(usize),
    /// The page is seen again, or is online again.
    Wake(usize),
    /// The shopper of this tab gives up what was asked last.
    GiveUp(usize),
    /// The page is closed, wherever it stands; what it sent may still arrive.
    Close(usize),
    /// The page is left, and may come back as it was; what it sent may still arrive.
    Leave(usize),
    /// A page is opened in this tab.
    Open(usize),
    /// The time for which this tab set a timer has come.
    Ring(usize),
    /// This request reaches the shop, which answers.
    Arrive(usize),
    /// The answer to this request reaches the page.
    Return(usize),
    /// Something goes wrong with this request.
    Spoil(usize, Fault),
    /// A request that nobody waits for any more reaches the shop, or never does.
    Late(usize, Lateness),
    /// Something happens in the shop by itself.
    Shop(Hand),
    /// The clock on the wall jumps by so many milliseconds. The one that timers go by does not.
    Jump(i64),
}

/// What a shopper wants. Lines are named by their place in the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Add one of the goods, so many.
    Add(usize, u32),
    /// Set the quantity of a line.
    Set(usize, u32),
    Remove(usize),
    /// Replace a line by one of the goods.
    Replace(usize, usize),
    Checkout,
    Refresh,
}

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection breaks; what did not arrive never will.
    Lost,
    /// The connection breaks or the page waits no longer; what did not arrive may still do so.
    GivenUp { in_time: bool },
    /// This status comes back, whether or not it was done.
    Status(u16),
    /// The same, with `Retry-After` in seconds.
    Busy(u16, u32),
    /// The same, as the time on the shop's clock.
    BusyUntil(u16, u32),
    /// A read is answered with somebody else's cart.
    Another,
    /// A page of HTML comes back with status 200.
    Html,
    /// The answer breaks off in the middle.
    Truncated,
    /// The network sends the request twice.
    Twice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    Arrives,
    Vanishes,
}

/// What happens in the shop by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// Somebody else with the same cart adds one unit of one of the goods.
    Add(usize),
    /// Somebody else sets the quantity of the first line.
    Set(u32),
    /// Somebody else removes the first line.
    Remove,
    /// The cart is ordered.
    Complete,
    /// The shop forgets the cart.
    Expire,
    /// The first line has another price from now on.
    Reprice,
    /// So many lines come from elsewhere.
    Fill(usize),
    /// What the browser keeps of a page is rubbish; which of [`RUBBISH`](crate::sharing::RUBBISH).
    Rubbish(usize),
    /// What a page that is gone left is cut off in the middle.
    Torn,
}
