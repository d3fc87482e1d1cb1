//! Answers: what the server said to a call, in our own words.

use super::intent::Outcome;
use super::line::Cart;

/// What a call that went well brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The cart, to a refresh.
    Cart(Cart),
    /// It is done; with the id of the line to an add, with the link to a checkout.
    Done(Outcome),
}
