//! A client of the API that sends nothing by itself: it writes requests and reads what came back.

use super::access::{Credentials, ServerRequest, Tenant};
use super::read_answer::{Imported, Refusal, read_import_answer, read_lookup_answer};
use super::request::{write_import, write_import_body, write_lookup};
use super::ticket::{Ticket, read_ticket, write_ticket};
use crate::error::{Error, Kind};
use crate::order::Order;
use crate::wire::Response;
use alloc::boxed::Box;

/// The API of one tenant, and the token that is in use.
///
/// Times are milliseconds of any clock that does not go back. A call goes like this: where [`Client::ask_token`] gives
/// a request, send it and give the answer to [`Client::take_token`]; then write the call, send it, read its answer.
/// What may be done about a failure, [`Refusal::retry`] says; an import whose answer was lost is looked for before it
/// is sent again ([`Client::write_lookup`]).
///
/// Check an order before it is sent ([`check`](crate::order::check())): what is wrong with its payments comes out only
/// when the money is to be collected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    tenant: Tenant,
    credentials: Credentials,
    ticket: Option<Ticket>,
}

impl Client {
    /// A client without a token yet.
    #[must_use]
    pub fn new(tenant: Tenant, credentials: Credentials) -> Client {
        Client { tenant, credentials, ticket: None }
    }

    /// The request for a token; `None` while one is in use that has not expired.
    #[must_use]
    pub fn ask_token(&self, now_ms: u64) -> Option<ServerRequest> {
        let is_asked = self.ticket.as_ref().is_none_or(|ticket| ticket.token_at(now_ms).is_none());
        is_asked.then(|| write_ticket(&self.tenant, &self.credentials))
    }

    /// Takes the token out of the answer, which came at `now_ms`.
    ///
    /// # Errors
    /// By the status; `forbidden` where the answer has an `errorCode` in spite of a good one; `unreadable-answer`
    /// without a token that can stand in a header, or without its time. The secret is in none of them.
    pub fn take_token(&mut self, response: &Response, now_ms: u64) -> Result<(), Error> {
        self.ticket = Some(read_ticket(response, &self.credentials, now_ms)?);
        Ok(())
    }

    /// The token in use and when it expires.
    #[must_use]
    pub fn token_in_use(&self) -> Option<(&str, u64)> {
        self.ticket.as_ref().map(Ticket::parts)
    }

    /// The same with a token that somebody else keeps, and renews in time.
    #[must_use]
    pub fn with_token(self, token: &str) -> Client {
        Client { ticket: Some(Ticket::kept(token)), ..self }
    }

    /// Drops the token, which a call with status 401 says is not good any more.
    pub fn forget_token(&mut self) {
        self.ticket = None;
    }

    /// Writes the request that hands over an order.
    ///
    /// # Errors
    /// `forbidden` without a token that has not expired.
    pub fn write_import(&self, order: &Order, now_ms: u64) -> Result<ServerRequest, Error> {
        Ok(write_import(&self.tenant, self.token(now_ms)?, order))
    }

    /// Writes the request that hands over an order as somebody wrote it: JSON text, with whatever stands in it.
    ///
    /// # Errors
    /// `forbidden` without a token that has not expired.
    pub fn write_import_as_is(&self, order: &str, now_ms: u64) -> Result<ServerRequest, Error> {
        Ok(write_import_body(&self.tenant, self.token(now_ms)?, order.into()))
    }

    /// Writes the request that looks for an order by the shop's own number of it.
    ///
    /// # Errors
    /// `forbidden` without a token that has not expired; `bad-request` for a number with anything in it but letters,
    /// digits, `-`, `_` and `.`: how a filter quotes is not documented, and an order that is not found is sent again.
    pub fn write_lookup(&self, external_id: &str, now_ms: u64) -> Result<ServerRequest, Error> {
        write_lookup(&self.tenant, self.token(now_ms)?, external_id)
    }

    /// Reads the answer to an import; `correlation` is its header `x-vol-correlation`.
    ///
    /// # Errors
    /// What the API said. A good status with a body that cannot be read is `unreadable-answer`: the order may be there.
    pub fn read_import(&self, response: &Response, correlation: Option<&str>) -> Result<Imported, Box<Refusal>> {
        read_import_answer(response, correlation, self.any_token())
    }

    /// Reads the answer to a look-up: the order with this number, or none.
    ///
    /// # Errors
    /// What the API said; `unreadable-answer` where it names only other orders, for then it did not look for this one.
    pub fn read_lookup(&self, response: &Response, external_id: &str) -> Result<Option<Imported>, Box<Refusal>> {
        read_lookup_answer(response, external_id, self.any_token())
    }

    fn token(&self, now_ms: u64) -> Result<&str, Error> {
        let token = self.ticket.as_ref().and_then(|ticket| ticket.token_at(now_ms));
        token.ok_or_else(|| Error::new(Kind::Forbidden, &["there is no token: ask for one first"]))
    }

    /// The token, whether it has expired or not.
    fn any_token(&self) -> &str {
        self.ticket.as_ref().and_then(|ticket| ticket.token_at(0)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Region;
    use super::*;

    fn client() -> Client {
        let tenant = Tenant::new(1234, 56, "sandbox", Region::Mozu).unwrap();
        Client::new(tenant, Credentials::new("id", "s3cr3t"))
    }

    fn response(status: u16, body: &str) -> Response<'_> {
        Response { status, location: "", body: body.as_bytes() }
    }

    fn bearer(client: &Client, now_ms: u64) -> Option<String> {
        let request = client.write_import(&Order::default(), now_ms).ok()?;
        request.headers.into_iter().find(|(name, _)| *name == "Authorization").map(|(_, value)| value)
    }

    /// Row 185.
    #[test]
    fn a_token_is_asked_for_once_used_until_it_expires_and_dropped_after_a_401() {
        let mut client = client();
        assert!(client.ask_token(0).is_some());
        assert_eq!(client.write_import(&Order::default(), 0).unwrap_err().code(), "forbidden");

        client.take_token(&response(200, r#"{"access_token":"t1","expires_in":3600}"#), 1_000).unwrap();

        for now_ms in [1_000, 3_600_999] {
            assert_eq!(client.ask_token(now_ms), None);
            assert_eq!(bearer(&client, now_ms).as_deref(), Some("Bearer t1"));
        }
        assert!(client.ask_token(3_601_000).is_some() && bearer(&client, 3_601_000).is_none());

        client.take_token(&response(200, r#"{"access_token":"t2","expires_in":60}"#), 3_601_000).unwrap();
        assert_eq!(bearer(&client, 3_601_000).as_deref(), Some("Bearer t2"));

        client.forget_token();
        assert!(client.ask_token(3_601_000).is_some());
    }

    #[test]
    fn a_token_that_was_refused_is_none() {
        let mut client = client();

        let error =
            client.take_token(&response(200, r#"{"errorCode":"X","message":"s3cr3t is wrong"}"#), 0).unwrap_err();

        assert_eq!((error.code(), error.message()), ("forbidden", "no token was given: … is wrong"));
        assert!(client.ask_token(0).is_some());
    }

    #[test]
    fn a_token_that_somebody_else_keeps_serves_as_well() {
        let mut asking = client();
        asking.take_token(&response(200, r#"{"access_token":"t1","expires_in":3600}"#), 0).unwrap();
        assert_eq!(asking.token_in_use(), Some(("t1", 3_600_000)));

        let sending = client().with_token("t1");
        let request = sending.write_import_as_is("{\"isImport\": true, \"x\": [1.50]}", u64::MAX - 1).unwrap();

        assert_eq!(request.body.as_deref(), Some("{\"isImport\": true, \"x\": [1.50]}"));
        assert!(request.headers.contains(&("Authorization", "Bearer t1".to_owned())));
    }

    #[test]
    fn answers_are_read_without_the_token() {
        let mut client = client();
        client.take_token(&response(200, r#"{"access_token":"t0k3n","expires_in":60}"#), 0).unwrap();
        let refused = response(401, r#"{"errorCode":"X","message":"t0k3n is old"}"#);

        let import = client.read_import(&refused, Some("c1")).unwrap_err();
        let lookup = client.read_lookup(&refused, "WEB-1").unwrap_err();

        assert_eq!((import.message.as_str(), import.correlation_id.as_deref()), ("… is old", Some("c1")));
        assert_eq!(lookup.message, "… is old");
        assert!(client.write_lookup("WEB-1", 0).unwrap().url.ends_with("?filter=externalId%20eq%20WEB-1"));
        assert_eq!(client.read_lookup(&response(200, r#"{"items":[]}"#), "WEB-1"), Ok(None));
    }

    #[test]
    fn what_is_printed_for_developers_holds_neither_secret_nor_token() {
        let mut client = client();
        client.take_token(&response(200, r#"{"access_token":"t0k3n","expires_in":60}"#), 0).unwrap();

        let printed = format!("{client:?} {:?}", client.write_import(&Order::default(), 0).unwrap());

        assert!(!printed.contains("s3cr3t") && !printed.contains("t0k3n"), "{printed}");
    }
}
