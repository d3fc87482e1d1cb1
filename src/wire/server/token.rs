//! Tokens, which admit requests until they end.

use super::Secret;
use crate::error::Error;
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::values::decimal;

/// What failed, in words.
pub(in crate::wire) const NO_TOKEN: &str = "the token was not fetched";

/// How long before its end a token is renewed, in seconds.
const EARLY_S: u32 = 300;

/// A token that admits requests until it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The token.
    pub access: Secret,
    /// How many seconds it lives from its answer on; `None` where that is not said.
    pub lifetime_s: Option<u32>,
}

impl Token {
    /// After how many seconds to fetch another: five minutes before its end; at once where its life is unknown.
    #[must_use]
    pub fn renew_after_s(&self) -> u32 {
        self.lifetime_s.unwrap_or(0).saturating_sub(EARLY_S)
    }

    /// Reads the answer that brings a token: `access_token`, and in this field for how many seconds it lives.
    ///
    /// # Errors
    /// `unreadable-answer` without a token that a header can hold.
    pub(in crate::wire) fn read(response: &Response, lifetime: &str) -> Result<Token, Error> {
        read(response.body, lifetime).map_err(|error| error.with_status(response.status).context(NO_TOKEN))
    }
}

fn read(body: &[u8], lifetime: &str) -> Result<Token, Error> {
    let json = Json::parse(body)?;
    let access = json.text_of("access_token").filter(|token| is_plain(token));
    let access = access.ok_or_else(|| Error::missing("access_token"))?;
    let seconds = decimal(json.get(lifetime)).ok();
    let lifetime_s = seconds.map(|seconds| seconds.floor().try_into().unwrap_or(u32::MAX));
    Ok(Token { access: Secret::new(access), lifetime_s })
}

fn is_plain(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Result<Token, Error> {
        Token::read(&Response { status: 200, location: "", body: body.as_bytes() }, "life")
    }

    #[test]
    fn a_token_is_renewed_five_minutes_before_its_end() {
        let cases = [
            ("3600", Some(3600), 3300),
            ("\"3600\"", Some(3600), 3300),
            ("301.5", Some(301), 1),
            ("60", Some(60), 0),
            ("99999999999", Some(4_294_967_295), 4_294_966_995),
            ("null", None, 0),
            ("-1", None, 0),
            ("\"soon\"", None, 0),
        ];
        for (life, lifetime_s, renew_after_s) in cases {
            let token = answer(&format!(r#"{{"access_token": "t1", "refresh_token": "r", "life": {life}}}"#)).unwrap();

            assert_eq!(token, Token { access: Secret::new("t1"), lifetime_s }, "{life}");
            assert_eq!(token.renew_after_s(), renew_after_s, "{life}");
        }
    }

    #[test]
    fn an_answer_without_a_token_that_a_header_can_hold_is_unreadable() {
        let cases = [
            (r#"{"life": 60}"#, "access_token"),
            (r#"{"access_token": "", "life": 60}"#, "access_token"),
            (r#"{"access_token": "a\r\nX: y", "life": 60}"#, "access_token"),
            (r#"{"access_token": ["t1"], "life": 60}"#, "access_token"),
            ("t1", ""),
        ];
        for (body, field) in cases {
            let error = answer(body).unwrap_err();

            assert_eq!(
                (error.code(), error.status(), error.field()),
                ("unreadable-answer", Some(200), field),
                "{body}"
            );
        }
    }
}
