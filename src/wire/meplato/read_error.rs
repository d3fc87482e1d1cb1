//! Reads refusals.

use crate::text::concat;
use crate::wire::json::Json;
use crate::wire::server::Said;
use alloc::string::String;

/// What the body of a refusal says: `message` and `details`, bare or inside `error`. Its `code` is not trusted.
///
/// # Source
/// Meplato Storefront, *Product by ID (local)*, and `store2-go-client` for the envelope (read 2026-11-25).
pub(in crate::wire) fn said(body: &[u8]) -> Said {
    Said { words: Json::parse(body).map(words).unwrap_or_default(), kind: None }
}

fn words(json: Json) -> String {
    let inner = json.get("error");
    let error = if inner.is_object() { inner } else { json };
    let mut words = error.text_of("message").unwrap_or_default();
    for (_, detail) in error.get("details").entries() {
        if let Some(detail) = detail.text() {
            words = concat(&[&words, if words.is_empty() { "" } else { " " }, &detail]);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 137.
    #[test]
    fn message_and_details_are_told_from_either_envelope() {
        let bare = include_str!("testdata/meplato-error.sample.json");
        let expected = "Bad request parameters. Please check the parameters for this API request. \
                        Name is missing. Price is negative.";

        for body in [bare.to_owned(), format!("{{\"error\": {bare}}}")] {
            assert_eq!(said(body.as_bytes()).words, expected);
        }
    }

    #[test]
    fn a_body_of_another_shape_says_nothing() {
        let cases = [
            ("", ""),
            ("  gone  ", ""),
            ("{\"error\": \"x\"}", ""),
            ("[]", ""),
            ("{\"message\": \"no\", \"details\": null}", "no"),
            ("{\"details\": [\"a\", {}, 7]}", "a 7"),
        ];
        for (body, words) in cases {
            assert_eq!(said(body.as_bytes()).words, words, "{body}");
        }
    }
}
