//! Refusals: the kind follows from the status, the words from the body where it has any.

use super::secret::{Secret, hide};
use crate::error::{Error, Kind};
use crate::text::{concat, utf8};
use crate::wire::Response;
use crate::wire::status::{excerpt, kind};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// What the body of a refusal says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::wire) struct Said {
    /// Its words; empty where it has none that are known, and all of its text is told.
    pub(in crate::wire) words: String,
    /// The kind, where a code says it better than the status.
    pub(in crate::wire) kind: Option<Kind>,
}

/// The body as text.
pub(in crate::wire) fn body_text(body: &[u8]) -> String {
    utf8(body).unwrap_or_default().trim_ascii().to_owned()
}

/// What failed, in words.
pub(in crate::wire) fn unread(id: &str) -> String {
    concat(&["product \"", &excerpt(id.to_owned()), "\" was not read"])
}

/// The error that a status other than 2xx stands for. Words that repeat a secret are told without it.
pub(in crate::wire) fn refusal(what: &str, response: &Response, said: Said, secrets: &[Secret]) -> Error {
    let kind = said.kind.unwrap_or_else(|| kind(response.status));
    let error = Error::new(kind, &[what, ": ", reason(kind, response.status)]).with_status(response.status);
    let words = if said.words.is_empty() { body_text(response.body) } else { said.words };
    let words = excerpt(hide(words, secrets));
    if words.is_empty() {
        return error;
    }
    error.caused_by(Error::new(kind, &["the answer said: ", &words]).into())
}

fn reason(kind: Kind, status: u16) -> &'static str {
    match kind {
        Kind::Forbidden => "the credentials are not accepted",
        Kind::NotFound => "it does not exist",
        Kind::Timeout => "the API waited too long",
        Kind::RateLimited => "too many requests",
        Kind::BadRequest => "the API refused the request",
        Kind::Server => "the API failed",
        _ if status == 0 || (300..400).contains(&status) => "a redirect",
        _ => "an odd status",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, words: &str) -> Error {
        let response = Response { status, ..Response::default() };
        let said = Said { words: words.to_owned(), kind: None };
        refusal("product \"p\" was not read", &response, said, &[Secret::new("t0k3n")])
    }

    #[test]
    fn the_kind_follows_from_the_status() {
        let cases = [
            (0, "unreadable-answer", "a redirect"),
            (304, "unreadable-answer", "a redirect"),
            (400, "bad-request", "the API refused the request"),
            (401, "forbidden", "the credentials are not accepted"),
            (403, "forbidden", "the credentials are not accepted"),
            (404, "not-found", "it does not exist"),
            (405, "bad-request", "the API refused the request"),
            (408, "timeout", "the API waited too long"),
            (410, "not-found", "it does not exist"),
            (429, "rate-limited", "too many requests"),
            (503, "server", "the API failed"),
            (700, "unreadable-answer", "an odd status"),
        ];
        for (status, code, reason) in cases {
            let error = refused(status, "");

            assert_eq!((error.code(), error.status()), (code, Some(status)));
            assert_eq!(error.message(), format!("product \"p\" was not read: {reason}"));
            assert!(error.cause().is_none());
        }
    }

    #[test]
    fn what_the_answer_said_is_the_cause_without_the_secret() {
        let error = refused(401, "bad token t0k3n");

        assert_eq!(error.cause().unwrap().message(), "the answer said: bad token …");
    }

    #[test]
    fn a_body_of_no_known_shape_is_told_as_text() {
        let response = Response { status: 500, location: "", body: b"  oops <b> t0k3n" };

        let error = refusal("it failed", &response, Said::default(), &[Secret::new("t0k3n")]);

        assert_eq!(error.cause().unwrap().message(), "the answer said: oops <b> …");
    }

    #[test]
    fn long_words_are_cut_but_never_inside_a_secret() {
        let said = refused(401, &["x".repeat(197), "t0k3n".repeat(100)].concat());

        let words = said.cause().unwrap().message().to_owned();
        assert_eq!(words, ["the answer said: ", &"x".repeat(197), "…"].concat());
    }
}
