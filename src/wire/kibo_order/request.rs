//! Writes the requests of the API.

use super::access::{ServerRequest, Tenant};
use super::write_order::write_order;
use crate::error::{Error, Kind};
use crate::order::Order;
use crate::text::concat;
use crate::wire::percent::encode;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Writes the request that hands over an order.
pub(super) fn write_import(tenant: &Tenant, token: &str, order: &Order) -> ServerRequest {
    write_import_body(tenant, token, write_order(order))
}

/// The same with an order that was written already.
pub(super) fn write_import_body(tenant: &Tenant, token: &str, body: String) -> ServerRequest {
    let mut headers = tenant.headers(token);
    headers.push(("Accept", "application/json".to_owned()));
    headers.push(("Content-Type", "application/json".to_owned()));
    ServerRequest { method: "POST", url: orders(tenant), headers, body: Some(body) }
}

/// Writes the request that looks for an order by the shop's own number of it.
///
/// # Errors
/// `bad-request` for a number with anything in it but letters, digits, `-`, `_` and `.`: how a filter quotes is not
/// documented, and an order that is not found is sent again.
pub(super) fn write_lookup(tenant: &Tenant, token: &str, external_id: &str) -> Result<ServerRequest, Error> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if external_id.is_empty() || !external_id.bytes().all(is_plain) {
        let message = ["an order cannot be looked for by \"", external_id, "\""];
        return Err(Error::new(Kind::BadRequest, &message).within("externalId"));
    }
    let filter = encode(&concat(&["externalId eq ", external_id]));
    let url = concat(&[&orders(tenant), "?filter=", &filter]);
    let mut headers = tenant.headers(token);
    headers.push(("Accept", "application/json".to_owned()));
    Ok(ServerRequest { method: "GET", url, headers, body: None })
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

    fn pairs(request: &ServerRequest) -> Vec<(&str, &str)> {
        request.headers.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    const HEADERS: [(&str, &str); 7] = [
        ("Authorization", "Bearer tok"),
        ("x-vol-tenant", "1234"),
        ("x-vol-site", "56"),
        ("x-vol-master-catalog", "2"),
        ("x-vol-catalog", "3"),
        ("x-vol-dataview-mode", "LIVE"),
        ("x-vol-version", "1"),
    ];

    /// Row 164.
    #[test]
    fn one_post_hands_over_the_whole_order() {
        let request = write_import(&tenant(), "tok", &Order::default());

        assert_eq!(request.method, "POST");
        assert_eq!(request.url, "https://t1234-s56.sandbox.mozu.com/api/commerce/orders");
        let (accept, content) = (("Accept", "application/json"), ("Content-Type", "application/json"));
        assert_eq!(pairs(&request), [&HEADERS[..], &[accept, content]].concat());
        assert_eq!(request.body, Some(write_order(&Order::default())));
    }

    #[test]
    fn an_order_is_looked_for_by_the_shops_own_number() {
        let request = write_lookup(&tenant(), "tok", "WEB-10001").unwrap();

        assert_eq!((request.method, &request.body), ("GET", &None));
        assert_eq!(
            request.url,
            "https://t1234-s56.sandbox.mozu.com/api/commerce/orders?filter=externalId%20eq%20WEB-10001"
        );
        assert_eq!(pairs(&request), [&HEADERS[..], &[("Accept", "application/json")]].concat());
    }

    #[test]
    fn a_number_that_could_change_the_filter_is_refused() {
        for id in ["", "A B", "1 or status eq New", "a\"b", "ü"] {
            assert_eq!(write_lookup(&tenant(), "tok", id).unwrap_err().field(), "externalId", "{id}");
        }
    }
}
