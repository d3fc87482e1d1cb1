//! Reads the answer to asking for a token.

use super::read_error::said;
use crate::error::Error;
use crate::wire::Response;
use crate::wire::server::{NO_TOKEN, Secret, Token, refusal};

/// Reads the answer to [`write_token`](super::write_token); errors do not repeat the `secrets`.
///
/// # Errors
/// The kind that the status stands for; `unreadable-answer` for a body that holds no token.
///
/// # Source
/// Pitney Bowes, *OAuth Token* (read 2026-11-25).
pub fn read_token(response: &Response, secrets: &[Secret]) -> Result<Token, Error> {
    if !(200..300).contains(&response.status) {
        return Err(refusal(NO_TOKEN, response, said(response.body), secrets));
    }
    Token::read(response, "expiresIn")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Result<Token, Error> {
        read_token(&Response { status, location: "", body: body.as_bytes() }, &[Secret::new("k3ys3cret")])
    }

    /// Row X8.
    #[test]
    fn a_token_is_read_with_its_life_as_text() {
        let token = answer(200, include_str!("testdata/pitney-bowes-oauth-token.response.constructed.json")).unwrap();

        assert_eq!((token.access.reveal(), token.lifetime_s), ("<oauth_token>", Some(35_999)));
        assert_eq!(token.renew_after_s(), 35_699);
        assert!(!format!("{token:?}").contains("oauth_token"));
    }

    #[test]
    fn a_life_that_cannot_be_read_is_unknown() {
        for life in ["", ", \"expiresIn\": null", ", \"expiresIn\": \"soon\"", ", \"expiresIn\": -1"] {
            let token = answer(200, &format!("{{\"access_token\": \"t\"{life}}}")).unwrap();
            assert_eq!((token.lifetime_s, token.renew_after_s()), (None, 0), "{life}");
        }
        assert_eq!(answer(200, r#"{"access_token": "t", "expiresIn": 60}"#).unwrap().renew_after_s(), 0);
    }

    #[test]
    fn an_answer_without_a_token_is_an_error_that_tells_no_secret() {
        for (status, body, code) in [
            (200, "{}", "unreadable-answer"),
            (200, "{\"access_token\": \"\"}", "unreadable-answer"),
            (200, "k3ys3cret", "unreadable-answer"),
            (401, "bad secret k3ys3cret", "forbidden"),
            (500, "", "server"),
        ] {
            let error = answer(status, body).unwrap_err();
            assert_eq!((error.code(), error.status()), (code, Some(status)));
            assert!(!format!("{error:?}").contains("k3ys3cret"));
        }
    }
}
