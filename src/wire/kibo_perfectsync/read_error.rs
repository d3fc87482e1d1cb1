//! Reads refusals, whose shape is not described.

use crate::text::concat;
use crate::wire::json::Json;
use crate::wire::server::{Said, body_text};

/// What the codes of the router say more than the status does.
const CODES: [(&str, &str); 12] = [
    ("5000", "it is well"),
    ("5001", "unavailable"),
    ("5002", "not found"),
    ("5003", "a bad request"),
    ("5004", "not authorised"),
    ("5005", "the method is not allowed"),
    ("5006", "the server failed"),
    ("5010", "a parameter of the query is missing"),
    ("5011", "data is missing in the request"),
    ("5012", "the id in the address is not the one in the data"),
    ("5013", "the id is invalid"),
    ("5014", "a parameter of the query is invalid"),
];

/// What the body of a refusal says: its text, after what a code of the router in it means.
///
/// # Source
/// Kibo OMS guide, *Status Codes* (read 2026-11-25).
pub(in crate::wire) fn said(body: &[u8]) -> Said {
    let text = body_text(body);
    let meaning = Json::parse(body).ok().and_then(|json| meaning(json, 2));
    let words = match meaning {
        Some((code, meaning)) => concat(&[meaning, " (", code, "): ", &text]),
        None => text,
    };
    Said { words, kind: None }
}

/// A known code in a field whose name ends in "code" or is "status", at most so many levels down.
fn meaning(json: Json, depth: u32) -> Option<(&'static str, &'static str)> {
    json.entries().find_map(|(name, value)| {
        let name = name.text().unwrap_or_default().to_ascii_lowercase();
        let is_code = name.ends_with("code") || name == "status";
        let known = CODES.into_iter().find(|(code, _)| is_code && value.is(code));
        known.or_else(|| if depth > 0 { meaning(value, depth - 1) } else { None })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_told_as_text() {
        for (body, words) in
            [("", ""), (" down ", "down"), ("{\"a\": 1}", "{\"a\": 1}"), ("<p>5013</p>", "<p>5013</p>")]
        {
            assert_eq!(said(body.as_bytes()), Said { words: words.into(), kind: None });
        }
    }

    #[test]
    fn a_code_of_the_router_is_told_in_words() {
        let cases = [
            (r#"{"code": 5013}"#, "the id is invalid (5013): "),
            (r#"{"error": {"statusCode": "5010"}}"#, "a parameter of the query is missing (5010): "),
            (r#"{"errors": [{"ErrorCode": 5014}]}"#, "a parameter of the query is invalid (5014): "),
            (r#"{"code": 5099}"#, ""),
            (r#"{"price": 5000}"#, ""),
            (r#"{"a": {"b": {"c": {"code": 5013}}}}"#, ""),
        ];
        for (body, meaning) in cases {
            assert_eq!(said(body.as_bytes()).words, [meaning, body].concat());
        }
    }
}
