//! Answers: what the server said to a call, in our own words.

use super::line::Cart;

/// What a call that went well brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The cart, to a refresh.
    Cart(Cart),
    /// The id of the line, to an add.
    Added(String),
    /// Done, to a change or a removal.
    Done,
    /// Where the checkout is.
    CheckoutUrl(String),
}
