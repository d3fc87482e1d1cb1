//! Intents: what the shopper asked for and is not settled yet.

use super::line::{Item, Quantity};
#[cfg(feature = "replace")]
use super::replace::Behind;
use crate::text::{fill, number};
use alloc::rc::Rc;
use alloc::vec;
use alloc::vec::Vec;

/// The number of an intent, given by the caller, ascending.
pub type IntentId = u32;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Add so many of an item. Relative: each add is delivered, in order.
    Add(Rc<Item>, Quantity),
    /// Set a line's quantity; 0 removes the line. Absolute: a later one replaces an earlier one that was not sent.
    SetQuantity(Rc<str>, u32),
    /// Hand the cart over to the checkout, into this catalogue.
    Checkout(Option<u32>),
    /// Read the cart.
    Refresh,
}

/// How far an intent has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not sent.
    Waiting,
    /// Sent; there is no answer yet, or one that leaves an add in doubt.
    Sent,
    /// An add that reading could not decide: the shopper is asked.
    Asked,
    /// The server confirmed it; the settled cart does not show it yet.
    Applied,
}

/// One entry of the log.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "tabs", derive(PartialEq))]
pub struct Intent {
    /// Its own number.
    pub id: IntentId,
    /// The intents to tell how it ends: itself and those that are settled together with it. Empty once they were told.
    pub askers: Vec<IntentId>,
    /// What is asked for.
    pub act: Act,
    /// The line it concerns; for an add, a name of ours until the server gave one. Empty where it concerns none.
    pub line: Rc<str>,
    /// How far it has come.
    pub progress: Progress,
    /// How often the shop refused it for now.
    #[cfg(feature = "retries")]
    pub attempts: u32,
    /// How many units of the item the cart held before an add was sent.
    #[cfg(feature = "tabs")]
    pub before: Option<u32>,
    /// True where it was asked on a page that is gone.
    #[cfg(feature = "tabs")]
    pub was_taken_over: bool,
    /// The add that it waits for, where it takes part in replacing a line.
    #[cfg(feature = "replace")]
    pub behind: Option<Behind>,
}

impl Intent {
    /// Not sent.
    pub(super) fn new(id: IntentId, asker: IntentId, act: Act, line: Rc<str>) -> Self {
        Intent {
            id,
            askers: vec![asker],
            act,
            line,
            progress: Progress::Waiting,
            #[cfg(feature = "retries")]
            attempts: 0,
            #[cfg(feature = "tabs")]
            before: None,
            #[cfg(feature = "tabs")]
            was_taken_over: false,
            #[cfg(feature = "replace")]
            behind: None,
        }
    }

    /// What it did to a line, as told to those who asked.
    pub(super) fn outcome(&self) -> Outcome {
        #[cfg(feature = "replace")]
        if let Some(behind) = &self.behind {
            return Some(Rc::clone(&behind.made));
        }
        match self.act {
            Act::Add(..) | Act::SetQuantity(_, 1..) => Some(Rc::clone(&self.line)),
            _ => None,
        }
    }
}

#[cfg(not(feature = "replace"))]
impl Intent {
    /// How it ends for who asked.
    #[allow(clippy::unnecessary_wraps, reason = "what takes part in a replacement may fail")]
    pub(super) fn end(&self) -> Result<Outcome, Rc<crate::error::Error>> {
        Ok(self.outcome())
    }
}

/// The id under which the line of an add shows before the server named it.
pub(super) fn pending_line(id: IntentId) -> Rc<str> {
    fill("pending-~", &[&number(id.into())]).into()
}

/// The answer of a shopper to an uncertain add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolve {
    /// Send it once more: it may then be in the cart twice.
    SendAgain,
    /// Let it be.
    Drop,
}

/// What something that went well brought: the line it made or changed, or where the checkout is.
pub type Outcome = Option<Rc<str>>;
