//! Writes the requests of the API.

use super::tenant::Tenant;
use super::write_order::write_order;
use crate::error::{Error, Kind};
use crate::json_writer::JsonWriter;
use crate::order::Order;
use crate::text::concat;
use crate::wire::percent::encode;
use crate::wire::server::{Headers, Request, Secret};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Writes the request for a token.
#[must_use]
pub fn write_token(tenant: &Tenant, client_id: &str, shared_secret: &Secret) -> Request {
    let mut body = JsonWriter::default();
    body.open('{');
    body.field("client_id", Some(client_id));
    body.field("client_secret", Some(shared_secret.reveal()));
    body.field("grant_type", Some("client_credentials"));
    body.close('}');
    post(tenant.token_url(), Headers::accept_json(), body.into_text())
}

/// Writes the request that hands over an order.
///
/// Check it before ([`check`](crate::order::check())): what is wrong with its payments comes out only when the money is
/// to be collected. One whose answer was lost is looked for before it is sent again ([`write_lookup`]).
///
/// # Errors
/// `configuration` for a token that no header can hold.
pub fn write_import(tenant: &Tenant, token: &Secret, order: &Order) -> Result<Request, Error> {
    write_import_as_is(tenant, token, &write_order(order))
}

/// Writes the same request with an order as somebody wrote it: JSON text, with whatever stands in it.
///
/// # Errors
/// As [`write_import`].
pub fn write_import_as_is(tenant: &Tenant, token: &Secret, order: &str) -> Result<Request, Error> {
    Ok(post(orders(tenant), tenant.headers(token)?, order.to_owned()))
}

/// Writes the request that looks for an order by the shop's own number of it.
///
/// # Errors
/// `bad-request` for a number with anything in it but letters, digits, `-`, `_` and `.`: how a filter quotes is not
/// documented, and an order that is not found is sent again. `configuration` for a token that no header can hold.
pub fn write_lookup(tenant: &Tenant, token: &Secret, external_id: &str) -> Result<Request, Error> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if external_id.is_empty() || !external_id.bytes().all(is_plain) {
        let message = ["an order cannot be looked for by \"", external_id, "\""];
        return Err(Error::new(Kind::BadRequest, &message).within("externalId"));
    }
    let filter = encode(&concat(&["externalId eq ", external_id]));
    let url = concat(&[&orders(tenant), "?filter=", &filter]);
    Ok(Request { method: "GET", url, headers: tenant.headers(token)?, body: None })
}

fn post(url: String, mut headers: Headers, body: String) -> Request {
    headers.push("Content-Type", "application/json");
    Request { method: "POST", url, headers, body: Some(Secret::new(body)) }
}

fn orders(tenant: &Tenant) -> String {
    concat(&[&tenant.base(), "/commerce/orders"])
}

#[cfg(test)]
mod tests {
    use super::super::Region;
    use super::*;

    fn tenant() -> Tenant {
        Tenant::new(1234, 56, "sandbox", Region::Mozu).unwrap().with_catalogs(2, 3)
    }

    fn token() -> Secret {
        Secret::new("tok")
    }

    fn pairs(request: &Request) -> Vec<(&str, &str)> {
        request.headers.iter().map(|header| (&*header.name, header.value.reveal())).collect()
    }

    const HEADERS: [(&str, &str); 8] = [
        ("Accept", "application/json"),
        ("Authorization", "Bearer tok"),
        ("x-vol-tenant", "1234"),
        ("x-vol-site", "56"),
        ("x-vol-master-catalog", "2"),
        ("x-vol-catalog", "3"),
        ("x-vol-dataview-mode", "LIVE"),
        ("x-vol-version", "1"),
    ];

    #[test]
    fn a_token_is_asked_for_as_the_sdk_does() {
        let request = write_token(&tenant(), "{client_id}", &Secret::new("{shared_secret}"));

        assert_eq!(
            (request.method, request.url.as_str()),
            ("POST", "https://home.mozu.com/api/platform/applications/authtickets/oauth")
        );
        assert_eq!(pairs(&request), [HEADERS[0], ("Content-Type", "application/json")]);
        let expected = include_str!("testdata/kibo-oauth-ticket.request.constructed.json");
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(json(request.body.unwrap().reveal()), json(expected));
    }

    /// Row 164.
    #[test]
    fn one_post_hands_over_the_whole_order() {
        let request = write_import(&tenant(), &token(), &Order::default()).unwrap();

        assert_eq!(request.method, "POST");
        assert_eq!(request.url, "https://t1234-s56.sandbox.mozu.com/api/commerce/orders");
        assert_eq!(pairs(&request), [&HEADERS[..], &[("Content-Type", "application/json")]].concat());
        assert_eq!(request.body, Some(Secret::new(write_order(&Order::default()))));
    }

    #[test]
    fn an_order_goes_as_somebody_wrote_it() {
        let order = r#"{"isImport": true, "x": [1.50]}"#;

        let request = write_import_as_is(&tenant(), &token(), order).unwrap();

        assert_eq!(request.body, Some(Secret::new(order)));
    }

    #[test]
    fn an_order_is_looked_for_by_the_shops_own_number() {
        let request = write_lookup(&tenant(), &token(), "WEB-10001").unwrap();

        assert_eq!((request.method, &request.body), ("GET", &None));
        assert_eq!(
            request.url,
            "https://t1234-s56.sandbox.mozu.com/api/commerce/orders?filter=externalId%20eq%20WEB-10001"
        );
        assert_eq!(pairs(&request), HEADERS);
    }

    #[test]
    fn a_number_that_could_change_the_filter_is_refused() {
        for id in ["", "A B", "1 or status eq New", "a\"b", "ü"] {
            assert_eq!(write_lookup(&tenant(), &token(), id).unwrap_err().field(), "externalId", "{id}");
        }
    }

    #[test]
    fn a_token_that_no_header_can_hold_is_not_sent() {
        let token = Secret::new("t0k3n\r\nX: y");

        let import = write_import(&tenant(), &token, &Order::default()).unwrap_err();
        let lookup = write_lookup(&tenant(), &token, "WEB-1").unwrap_err();

        assert_eq!((import.code(), lookup.code()), ("configuration", "configuration"));
        assert!(!format!("{import:?} {lookup:?}").contains("t0k3n"));
    }

    #[test]
    fn what_is_printed_for_developers_holds_neither_secret_nor_token() {
        let asked = write_token(&tenant(), "id", &Secret::new("s3cr3t"));
        let sent = write_import(&tenant(), &Secret::new("t0k3n"), &Order::default()).unwrap();

        let printed = format!("{asked:?} {sent:?}");

        assert!(!printed.contains("s3cr3t") && !printed.contains("t0k3n"), "{printed}");
    }
}
