//! Tokens, which prove to the API who calls.

use super::access::{Credentials, ServerRequest, Tenant};
use super::read_answer::{cleaned, said};
use crate::error::{Error, Kind};
use crate::money::read_amount;
use crate::wire::Response;
use crate::wire::json::Json;
use crate::wire::json_writer::JsonWriter;
use crate::wire::status::kind as kind_of_status;
use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;

/// Writes the request for a token.
pub(super) fn write_ticket(tenant: &Tenant, credentials: &Credentials) -> ServerRequest {
    let mut body = JsonWriter::default();
    body.open('{');
    body.field("client_id", Some(&credentials.client_id));
    body.field("client_secret", Some(&credentials.shared_secret));
    body.field("grant_type", Some("client_credentials"));
    body.close('}');
    let headers = ["Accept", "Content-Type"].map(|name| (name, "application/json".to_owned())).into();
    ServerRequest { method: "POST", url: tenant.ticket_url(), headers, body: Some(body.into_text()) }
}

/// Reads the answer to that request, which came at `now_ms`.
///
/// # Errors
/// By the status; `forbidden` where the answer has an `errorCode` in spite of a good one; `unreadable-answer` without a
/// token that can stand in a header, or without its time. The secret is in none of them.
pub(super) fn read_ticket(response: &Response, credentials: &Credentials, now_ms: u64) -> Result<Ticket, Error> {
    let refused = |kind: Kind| {
        let said = cleaned(&said(response), &credentials.shared_secret);
        Error::new(kind, &["no token was given: ", &said]).with_status(response.status)
    };
    if !(200..300).contains(&response.status) {
        return Err(refused(kind_of_status(response.status)));
    }
    let json = Json::parse(response.body).map_err(|error| error.with_status(response.status))?;
    if !json.get("errorCode").is_null() {
        return Err(refused(Kind::Forbidden));
    }
    let token =
        json.text_of("access_token").filter(|token| is_token(token)).ok_or_else(|| Error::missing("access_token"))?;
    let life_ms = life_ms(json).ok_or_else(|| Error::missing("expires_in"))?;
    Ok(Ticket { token, expires_ms: now_ms.saturating_add(life_ms) })
}

/// True for what can stand in a header.
fn is_token(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic())
}

/// How long a token lives: seconds, as number or text.
fn life_ms(json: Json) -> Option<u64> {
    let seconds = read_amount(&json.text_of("expires_in")?).ok()?;
    u64::try_from(seconds.minor_units(3)?).ok()
}

/// A token, and when it expires. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Ticket {
    token: String,
    expires_ms: u64,
}

impl Ticket {
    /// A token that somebody else keeps: here it does not expire.
    pub(super) fn kept(token: &str) -> Ticket {
        Ticket { token: token.to_owned(), expires_ms: u64::MAX }
    }

    /// The token and when it expires.
    pub(super) fn parts(&self) -> (&str, u64) {
        (&self.token, self.expires_ms)
    }

    /// The token, unless it has expired.
    pub(super) fn token_at(&self, now_ms: u64) -> Option<&str> {
        (now_ms < self.expires_ms).then_some(&*self.token)
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::super::Region;
    use super::*;

    const SECRET: &str = "s3cr3t-s3cr3t";

    fn credentials() -> Credentials {
        Credentials::new("{client_id}", "{shared_secret}")
    }

    fn answer(status: u16, body: &str) -> Result<Ticket, Error> {
        let response = Response { status, location: "", body: body.as_bytes() };
        read_ticket(&response, &Credentials::new("id", SECRET), 1_000)
    }

    fn given(body: &str) -> Ticket {
        answer(200, body).unwrap()
    }

    #[test]
    fn a_token_is_asked_for_as_the_sdk_does() {
        let request = write_ticket(&Tenant::new(1, 2, "sb", Region::Mozu).unwrap(), &credentials());

        assert_eq!(
            (request.method, request.url.as_str()),
            ("POST", "https://home.mozu.com/api/platform/applications/authtickets/oauth")
        );
        let expected = include_str!("testdata/kibo-oauth-ticket.request.constructed.json");
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(json(&request.body.unwrap()), json(expected));
    }

    #[test]
    fn a_token_lives_for_the_seconds_that_it_was_given() {
        for (expires_in, last_ms) in [("3600", 3_600_999), ("\"60\"", 60_999), ("0.5", 1_499)] {
            let ticket = given(&format!(r#"{{"access_token":"t1","refresh_token":"r","expires_in":{expires_in}}}"#));

            assert_eq!((ticket.token_at(1_000), ticket.token_at(last_ms)), (Some("t1"), Some("t1")));
            assert_eq!(ticket.token_at(last_ms + 1), None);
        }
    }

    #[test]
    fn a_refusal_is_told_without_the_secret() {
        let body = format!(r#"{{"message":"client_secret {SECRET} is wrong","errorCode":"UNAUTHORIZED"}}"#);
        for (status, code) in [(200, "forbidden"), (401, "forbidden"), (400, "bad-request"), (500, "server")] {
            let error = answer(status, &body).unwrap_err();

            assert_eq!((error.code(), error.status()), (code, Some(status)));
            assert_eq!(error.message(), "no token was given: client_secret … is wrong");
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
        assert_eq!(format!("{:?}", given(r#"{"access_token":"t","expires_in":1}"#)), "Ticket(…)");
    }
}
