//! The one error of the crate: what went wrong, where, and why.

use crate::text::{concat, fill, number};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use core::fmt;

/// What kind of failure it is. [`Kind::code`] is the word that JavaScript sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The request or its answer was lost.
    Network,
    /// No answer came in time.
    Timeout,
    /// The caller gave up, or the storefront was disposed.
    Aborted,
    /// The API does not know the key (401, 403).
    Forbidden,
    /// The product, cart or line does not exist (404, 410).
    NotFound,
    /// The API refused the request as wrong (other 4xx).
    BadRequest,
    /// Too many requests (429).
    RateLimited,
    /// The API failed (5xx).
    Server,
    /// An answer came that cannot be understood.
    UnreadableAnswer,
    /// Whether an add was applied cannot be decided.
    Uncertain,
    /// The options chosen are incomplete, unknown or not offered together.
    InvalidSelection,
    /// The quantity is no whole number that can be ordered.
    InvalidQuantity,
    /// The product cannot be ordered, or not through this cart.
    #[cfg(feature = "quotes")]
    NotOrderable,
    /// There is nothing to check out.
    EmptyCart,
    /// A setting is missing or wrong. Pages' settings are checked before they come here.
    #[cfg(feature = "quotes")]
    Configuration,
}

impl Kind {
    /// The stable, kebab-case word for this kind.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Kind::Network => "network",
            Kind::Timeout => "timeout",
            Kind::Aborted => "aborted",
            Kind::Forbidden => "forbidden",
            Kind::NotFound => "not-found",
            Kind::BadRequest => "bad-request",
            Kind::RateLimited => "rate-limited",
            Kind::Server => "server",
            Kind::UnreadableAnswer => "unreadable-answer",
            Kind::Uncertain => "uncertain",
            Kind::InvalidSelection => "invalid-selection",
            Kind::InvalidQuantity => "invalid-quantity",
            #[cfg(feature = "quotes")]
            Kind::NotOrderable => "not-orderable",
            Kind::EmptyCart => "empty-cart",
            #[cfg(feature = "quotes")]
            Kind::Configuration => "configuration",
        }
    }
}

/// A failure with its kind, its place and its cause.
///
/// `Display` says this error's own part only: the offending value, lower case, no full stop. The rest of
/// the chain is [`Error::source`](core::error::Error::source).
pub struct Error(Box<Parts>);

/// Boxed, so that results stay small.
struct Parts {
    kind: Kind,
    message: String,
    field: String,
    status: Option<u16>,
    source: Option<Rc<Error>>,
    thrown: Option<u32>,
    #[cfg(feature = "retries")]
    retry_after_ms: Option<u32>,
}

impl Error {
    /// An error of this kind that says `message`, given in parts.
    #[must_use]
    pub fn new(kind: Kind, message: &[&str]) -> Self {
        Error::of(kind, concat(message))
    }

    /// An error of this kind that says just this.
    #[inline(never)] // many callers
    pub(crate) fn plain(kind: Kind, message: &str) -> Self {
        Error::of(kind, message.into())
    }

    /// An error of this kind that says `template`, with a part for each `~`.
    #[inline(never)] // many callers
    pub(crate) fn filled(kind: Kind, template: &str, parts: &[&str]) -> Self {
        Error::of(kind, fill(template, parts))
    }

    fn of(kind: Kind, message: String) -> Self {
        Error(Box::new(Parts {
            kind,
            message,
            field: String::new(),
            status: None,
            source: None,
            thrown: None,
            #[cfg(feature = "retries")]
            retry_after_ms: None,
        }))
    }

    /// An answer that lacks what it must have.
    pub(crate) fn missing(field: &str) -> Self {
        Error::filled(Kind::UnreadableAnswer, "the answer has no ~", &[field]).within(field)
    }

    /// The same failure seen from further out: `context` becomes the message, this error its source.
    #[must_use]
    pub fn context(self, context: &str) -> Self {
        let mut outer = Error::plain(self.0.kind, context);
        outer.0.field.clone_from(&self.0.field);
        outer.0.status = self.0.status;
        outer.caused_by(self.into())
    }

    /// Keeps what led to this failure.
    #[must_use]
    pub fn caused_by(mut self, cause: Rc<Error>) -> Self {
        self.0.source = Some(cause);
        self
    }

    /// Names the HTTP status that came with the failure.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Names what the platform threw, by a number that only the platform's own module knows the meaning of.
    #[must_use]
    pub fn with_thrown(mut self, thrown: u32) -> Self {
        self.0.thrown = Some(thrown);
        self
    }

    /// Names how long the API wants to be left alone, in milliseconds.
    #[cfg(feature = "retries")]
    #[must_use]
    pub fn with_retry_after(mut self, wait_ms: Option<u32>) -> Self {
        self.0.retry_after_ms = wait_ms;
        self
    }

    /// Puts `key` in front of the place: `price` in `optionSets` becomes `optionSets.price`.
    #[must_use]
    pub fn within(mut self, key: &str) -> Self {
        let joint = if self.0.field.is_empty() || self.0.field.as_bytes().starts_with(b"[") { "" } else { "." };
        self.0.field = fill("~~~", &[key, joint, &self.0.field]);
        self
    }

    /// Puts an array index in front of the place: `[3].price`.
    #[must_use]
    pub fn within_index(self, index: usize) -> Self {
        self.within(&fill("[~]", &[&number(index as u64)]))
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// This error's own part of the story.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The stable word for the kind, as JavaScript sees it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.kind.code()
    }

    /// The place in the data or the argument, such as `optionSets[3].selectedOptions`; empty where there is none.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.0.field
    }

    /// The HTTP status that came with the failure.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// How long the API wants to be left alone, in milliseconds.
    #[cfg(feature = "retries")]
    #[must_use]
    pub fn retry_after_ms(&self) -> Option<u32> {
        self.0.retry_after_ms
    }

    /// The next error of the chain.
    #[must_use]
    pub fn cause(&self) -> Option<&Error> {
        self.0.source.as_deref()
    }

    /// What the platform threw, by number.
    #[must_use]
    pub fn thrown(&self) -> Option<u32> {
        self.0.thrown
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        f.write_str(": ")?;
        f.write_str(&self.0.message)?;
        match self.cause() {
            Some(cause) => {
                f.write_str(" <- ")?;
                fmt::Debug::fmt(cause, f)
            }
            None => Ok(()),
        }
    }
}

impl core::error::Error for Error {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.cause().map(|cause| cause as _)
    }
}

impl PartialEq for Error {
    fn eq(&self, other: &Self) -> bool {
        let (left, right) = (&self.0, &other.0);
        (left.kind, &left.message, &left.field, left.status) == (right.kind, &right.message, &right.field, right.status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error as _;

    #[test]
    fn the_place_grows_from_the_inside_out() {
        let inner = Error::plain(Kind::UnreadableAnswer, "a price is no decimal: \"$5\"");

        let error = inner.within("price").within_index(3).within("options");

        assert_eq!(error.field(), "options[3].price");
    }

    #[test]
    fn a_context_becomes_the_message_and_keeps_kind_status_and_place() {
        let inner = Error::new(Kind::BadRequest, &["the answer said: Invalid item option"])
            .with_status(400)
            .within("selectedOptions.192512");

        let error = inner.context("the shop refused the change");

        assert_eq!(error.to_string(), "the shop refused the change");
        assert_eq!((error.code(), error.status()), ("bad-request", Some(400)));
        assert_eq!(error.field(), "selectedOptions.192512");
        assert_eq!(error.source().unwrap().to_string(), "the answer said: Invalid item option");
    }
}
