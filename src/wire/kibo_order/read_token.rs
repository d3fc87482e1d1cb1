//! Reads the answer to asking for a token.

use crate::error::{Error, Kind};
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::server::{NO_TOKEN, Said, Secret, Token, refusal};

/// Reads the answer to [`write_token`](super::write_token); errors do not repeat the `secrets`.
///
/// # Errors
/// The kind that the status stands for; `forbidden` where the answer has an `errorCode` in spite of a good one;
/// `unreadable-answer` without a token that can stand in a header, or without its time.
pub fn read_token(response: &Response, secrets: &[Secret]) -> Result<Token, Error> {
    let json = Json::parse(response.body).unwrap_or(Json::NULL);
    let is_good = (200..300).contains(&response.status);
    if !is_good || !json.get("errorCode").is_null() {
        let words = json.text_of("message").or_else(|| json.text_of("errorCode")).unwrap_or_default();
        let said = Said { words, kind: is_good.then_some(Kind::Forbidden) };
        return Err(refusal(NO_TOKEN, response, said, secrets));
    }
    let token = Token::read(response, "expires_in")?;
    if token.lifetime_s.is_none() {
        return Err(Error::missing("expires_in").with_status(response.status).context(NO_TOKEN));
    }
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "s3cr3t-s3cr3t";

    fn answer(status: u16, body: &str) -> Result<Token, Error> {
        let response = Response { status, location: "", body: body.as_bytes() };
        read_token(&response, &[Secret::new(SECRET)])
    }

    #[test]
    fn a_token_lives_for_the_seconds_that_it_was_given() {
        for (expires_in, lifetime_s) in [("3600", 3600), ("\"60\"", 60), ("0.5", 0)] {
            let body = format!(r#"{{"access_token":"t1","refresh_token":"r","expires_in":{expires_in}}}"#);

            let token = answer(200, &body).unwrap();

            assert_eq!((token.access.reveal(), token.lifetime_s), ("t1", Some(lifetime_s)));
        }
    }

    #[test]
    fn a_refusal_is_told_without_the_secret() {
        let body = format!(r#"{{"message":"client_secret {SECRET} is wrong","errorCode":"UNAUTHORIZED"}}"#);
        for (status, code) in [(200, "forbidden"), (401, "forbidden"), (400, "bad-request"), (500, "server")] {
            let error = answer(status, &body).unwrap_err();

            assert_eq!((error.code(), error.status()), (code, Some(status)));
            assert_eq!(error.cause().unwrap().message(), "the answer said: client_secret … is wrong");
        }
    }

    #[test]
    fn an_answer_without_a_usable_token_or_its_time_is_unreadable() {
        let cases = [
            (r#"{"expires_in":3600}"#, "access_token"),
            (r#"{"access_token":"","expires_in":3600}"#, "access_token"),
            (r#"{"access_token":"a\r\nX: y","expires_in":3600}"#, "access_token"),
            (r#"{"access_token":"t"}"#, "expires_in"),
            (r#"{"access_token":"t","expires_in":-1}"#, "expires_in"),
            (r#"{"access_token":"t","expires_in":"soon"}"#, "expires_in"),
            ("<html>", ""),
        ];
        for (body, field) in cases {
            let error = answer(200, body).unwrap_err();
            assert_eq!((error.code(), error.field()), ("unreadable-answer", field), "{body}");
        }
    }
}
