//! Intents: what the shopper asked for and is not settled yet.

use super::line::{CartId, Item, Quantity};
use crate::error::Error;
use crate::text::number;

/// The number of an intent, given by the caller, ascending.
pub type IntentId = u32;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Add an item. Relative: each add is delivered, in order.
    Add(Item),
    /// Set a line's quantity. Absolute: a later one replaces an earlier one that was not sent.
    SetQuantity(String, Quantity),
    /// Remove a line.
    Remove(String),
    /// Hand the cart over to the checkout, into this catalogue.
    Checkout(Option<u32>),
    /// Read the cart.
    Refresh,
}

/// How far an intent has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// Not sent.
    Waiting,
    /// Sent, no answer yet.
    Sent,
    /// An add with an uncertain end, and how it ended: the cart must be read to decide.
    Doubtful(Error),
    /// An add that reading could not decide: the shopper is asked.
    Asked,
    /// The server confirmed it; the settled cart does not show it yet. Holds the line it concerns.
    Applied(Option<String>),
}

/// One entry of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Intent {
    /// Its own number.
    pub id: IntentId,
    /// The intents to tell how it ends: itself and those that are settled together with it. Empty once they were told.
    pub askers: Vec<IntentId>,
    /// What is asked for.
    pub act: Act,
    /// How far it has come.
    pub progress: Progress,
}

impl Intent {
    /// A new intent that was not sent.
    #[must_use]
    pub fn new(id: IntentId, act: Act) -> Self {
        Intent { id, askers: vec![id], act, progress: Progress::Waiting }
    }

    /// The id under which a line shows that only this intent knows of.
    #[must_use]
    pub fn pending_line(&self) -> String {
        pending_line(self.id)
    }

    /// The line it changes.
    #[must_use]
    pub fn line(&self) -> Option<&str> {
        match &self.act {
            Act::SetQuantity(line, _) | Act::Remove(line) => Some(line),
            _ => None,
        }
    }
}

/// The id under which the line of an add shows before the server named it.
#[must_use]
pub fn pending_line(id: IntentId) -> String {
    ["pending-", &number(id.into())].concat()
}

/// The answer of a shopper to an uncertain add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolve {
    /// Send it once more: it may then be in the cart twice.
    SendAgain,
    /// Let it be.
    Drop,
}

/// A request to make of the server, in our own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The cart.
    pub cart: CartId,
    /// What is asked for; lines are named by the server's id.
    pub act: Act,
}

/// How a settled intent ended well.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// It is done, and this is the line it concerned.
    Line(String),
    /// The checkout is here.
    CheckoutUrl(String),
}
