//! Reads refusals: the kind follows from the status, the words from the body where it has any.

use super::api::Api;
use crate::error::{Error, Kind};
use crate::text::{fill, split, utf8};
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::status::{excerpt, kind};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// The error that a status other than 2xx stands for; `what` says what failed.
pub(super) fn read_error(api: &Api, what: &str, response: &Response) -> Error {
    let kind = kind(response.status);
    let error = Error::filled(kind, "~: ~", &[what, reason(kind, response.status)]).with_status(response.status);
    let said = said(response);
    if said.is_empty() {
        return error;
    }
    error.caused_by(Error::filled(kind, "the answer said: ~", &[&without_key(&said, &api.key)]).into())
}

/// True where the body itself says that the request was bad, whatever the status. It need not be JSON: the guide prints
/// keys without quotes.
pub(super) fn says_bad_request(response: &Response) -> bool {
    split(&said(response), "Bad Request").is_some_and(|(before, _)| split(before, "Not Found").is_none())
}

fn reason(kind: Kind, status: u16) -> &'static str {
    match kind {
        Kind::Forbidden => "the API key is not accepted",
        Kind::NotFound => "it does not exist",
        Kind::Timeout => "the API waited too long",
        Kind::RateLimited => "too many requests",
        Kind::BadRequest => "the API refused the request",
        Kind::Server => "the API failed",
        _ if status == 0 || (300..400).contains(&status) => "a redirect",
        _ => "an odd status",
    }
}

/// The start of what the body says; empty where it says nothing.
fn said(response: &Response) -> String {
    excerpt(words(response.body))
}

/// What the body says: `error` and `additionalInfo`, or all of its text.
pub(in crate::wire) fn words(body: &[u8]) -> String {
    match Json::parse(body) {
        Ok(json) => {
            let error = json.text_of("error").unwrap_or_default();
            let info = json.text_of("additionalInfo").unwrap_or_default();
            let joint = if error.is_empty() || info.is_empty() { "" } else { ": " };
            fill("~~~", &[&error, joint, &info])
        }
        Err(_) => utf8(body).unwrap_or_default().trim_ascii().to_owned(),
    }
}

/// What stands where the key stood.
const HIDDEN: &str = "…";

/// Replaces the key wherever it stands.
fn without_key(mut words: &str, key: &str) -> String {
    let mut clean = String::new();
    while let Some((before, after)) = split(words, key) {
        clean.push_str(before);
        clean.push_str(HIDDEN);
        words = after;
    }
    clean.push_str(words);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(status: u16, body: &str) -> Error {
        let api = Api::new("https://api.example".to_owned(), "asdf1234".to_owned());
        read_error(&api, "the cart was not read", &Response { status, location: "", body: body.as_bytes() })
    }

    #[test]
    fn the_kind_follows_from_the_status_whatever_the_body_is() {
        let cases = [
            (0, "unreadable-answer"),
            (302, "unreadable-answer"),
            (400, "bad-request"),
            (401, "forbidden"),
            (403, "forbidden"),
            (404, "not-found"),
            (408, "timeout"),
            (409, "bad-request"),
            (410, "not-found"),
            (413, "bad-request"),
            (422, "bad-request"),
            (429, "rate-limited"),
            (500, "server"),
            (503, "server"),
        ];
        for (status, code) in cases {
            for body in ["", "<html>", "{}", "[]", "{\"error\":"] {
                assert_eq!((error(status, body).code(), error(status, body).status()), (code, Some(status)));
            }
        }
    }

    /// Row 4.
    #[test]
    fn the_words_of_the_answer_are_the_cause_without_the_key() {
        let body = include_str!("testdata/kibo-error-403.json").replace("{api_key}", "asdf1234");

        let error = error(403, &body);

        assert_eq!(error.to_string(), "the cart was not read: the API key is not accepted");
        assert_eq!(error.cause().unwrap().to_string(), "the answer said: Forbidden: Api_key: … is not valid");
    }

    /// Rows 5 and 6.
    #[test]
    fn an_unreadable_body_is_kept_as_text() {
        assert_eq!(error(500, "  oops <b>").cause().unwrap().to_string(), "the answer said: oops <b>");
        assert!(error(403, "").cause().is_none());
    }
}
