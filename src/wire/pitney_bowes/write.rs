//! Writes the requests.

use super::api::{Api, Ticket};
use super::outgoing::Outgoing;
use crate::error::{Error, Kind};
use crate::text::concat;
use crate::wire::percent::encode;
use crate::wire::server::{Headers, Request, Secret, basic, bearer, path_segment};
use alloc::string::String;

/// How long a sku may be.
const MOST_CHARACTERS: usize = 30;

/// Writes the request that reads a product.
///
/// # Errors
/// `bad-request` for a sku that no product can have, `configuration` for a token that no header can hold; nothing is
/// sent.
pub fn write_product(api: &Api, ticket: &Ticket, sku: &str) -> Result<Request, Error> {
    let url = concat(&[&products(api), "/", &segment(sku)?, &query(api)]);
    Ok(Request { method: "GET", url, headers: headers(ticket)?, body: None })
}

/// Writes the request that creates a product.
///
/// # Errors
/// `configuration` for a token that no header can hold; nothing is sent.
pub fn write_created(api: &Api, ticket: &Ticket, product: &Outgoing) -> Result<Request, Error> {
    send("POST", products(api), ticket, product)
}

/// Writes the request that updates a product.
///
/// # Errors
/// As [`write_product`].
pub fn write_updated(api: &Api, ticket: &Ticket, product: &Outgoing) -> Result<Request, Error> {
    send("PUT", concat(&[&products(api), "/", &segment(product.sku())?]), ticket, product)
}

/// Writes the request that fetches a token. Only a server may know the secret.
///
/// # Errors
/// `configuration` where key or secret are missing or cannot be sent.
pub fn write_token(api: &Api, key: &str, secret: &Secret) -> Result<Request, Error> {
    let mut headers = Headers::accept_json();
    headers.add("Authorization", &basic(key, secret)?)?;
    headers.push("Content-Type", "application/x-www-form-urlencoded");
    let body = Some(Secret::new("grant_type=client_credentials"));
    Ok(Request { method: "POST", url: concat(&[api.base_url(), "/oauth/token"]), headers, body })
}

fn send(method: &'static str, url: String, ticket: &Ticket, product: &Outgoing) -> Result<Request, Error> {
    let mut headers = headers(ticket)?;
    headers.push("Content-Type", "application/json");
    Ok(Request { method, url, headers, body: Some(Secret::new(product.json())) })
}

fn products(api: &Api) -> String {
    concat(&[api.base_url(), "/shippingservices/fulfillment/v1/products"])
}

fn segment(sku: &str) -> Result<String, Error> {
    if sku.chars().count() > MOST_CHARACTERS {
        return Err(Error::new(Kind::BadRequest, &["a sku has at most 30 characters"]).within("sku"));
    }
    path_segment("sku", sku)
}

fn query(api: &Api) -> String {
    let mut query = String::new();
    for (key, value) in [("clientId", &api.client_id), ("brand", &api.brand)] {
        if let Some(value) = value {
            let mark = if query.is_empty() { "?" } else { "&" };
            query.push_str(&concat(&[mark, key, "=", &encode(value)]));
        }
    }
    query
}

/// The headers of a request, one of which asks for errors of one shape.
fn headers(ticket: &Ticket) -> Result<Headers, Error> {
    let mut headers = Headers::accept_json();
    headers.add("Authorization", &bearer(&ticket.token))?;
    headers.push("X-PB-TransactionId", ticket.transaction_id.as_str());
    headers.push("X-PB-UnifiedErrorStructure", "true");
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::super::api::TransactionId;
    use super::*;

    fn api() -> Api {
        Api::new(Api::SANDBOX).unwrap()
    }

    fn ticket() -> Ticket {
        Ticket { token: Secret::new("t0k3n"), transaction_id: TransactionId::new("order_7-a").unwrap() }
    }

    fn headers_of(request: &Request) -> Vec<(&str, &str)> {
        request.headers.iter().map(|header| (&*header.name, header.value.reveal())).collect()
    }

    /// Rows 114, 116 and X8.
    #[test]
    fn a_product_is_asked_for_at_either_base() {
        for (base, expected) in [
            (
                Api::SANDBOX,
                "https://shipping-api-sandbox.pitneybowes.com/shippingservices/fulfillment/v1/products/164%2F3",
            ),
            (Api::PRODUCTION, "https://shipping-api.pitneybowes.com/shippingservices/fulfillment/v1/products/164%2F3"),
        ] {
            let request = write_product(&Api::new(base).unwrap(), &ticket(), "164/3").unwrap();

            assert_eq!((request.method, &*request.url, &request.body), ("GET", expected, &None));
            assert_eq!(
                headers_of(&request),
                [
                    ("Accept", "application/json"),
                    ("Authorization", "Bearer t0k3n"),
                    ("X-PB-TransactionId", "order_7-a"),
                    ("X-PB-UnifiedErrorStructure", "true"),
                ]
            );
        }
    }

    /// Row X8.
    #[test]
    fn client_and_brand_go_along_where_they_are_set() {
        let url = |client_id: Option<&str>, brand: Option<&str>| {
            let mut api = api();
            (api.client_id, api.brand) = (client_id.map(Into::into), brand.map(Into::into));
            let request = write_product(&api, &ticket(), "1").unwrap();
            request.url.split_once("/products/1").unwrap().1.to_owned()
        };

        assert_eq!(url(None, None), "");
        assert_eq!(url(Some("NGST"), None), "?clientId=NGST");
        assert_eq!(url(Some("N&G"), Some("A B")), "?clientId=N%26G&brand=A%20B");
        assert_eq!(url(None, Some("x")), "?brand=x");
    }

    /// Row 115.
    #[test]
    fn a_sku_of_more_than_thirty_characters_is_refused() {
        assert!(write_product(&api(), &ticket(), &"ü".repeat(30)).is_ok());
        for sku in [&*"1".repeat(31), "", ".", ".."] {
            let error = write_product(&api(), &ticket(), sku).unwrap_err();
            assert_eq!((error.code(), error.field()), ("bad-request", "sku"), "{sku}");
        }
    }

    /// Row X8.
    #[test]
    fn a_token_is_asked_for_with_key_and_secret() {
        let request = write_token(&api(), "key", &Secret::new("s3cret")).unwrap();

        assert_eq!(
            (request.method, &*request.url),
            ("POST", "https://shipping-api-sandbox.pitneybowes.com/oauth/token")
        );
        assert_eq!(request.body.as_ref().map(Secret::reveal), Some("grant_type=client_credentials"));
        assert_eq!(
            headers_of(&request),
            [
                ("Accept", "application/json"),
                ("Authorization", "Basic a2V5OnMzY3JldA=="),
                ("Content-Type", "application/x-www-form-urlencoded"),
            ]
        );
        assert!(!format!("{request:?}").contains("a2V5"));
    }

    #[test]
    fn a_product_is_created_and_updated() {
        let product = Outgoing::new(include_bytes!("testdata/pitney-bowes-product-1643040064.json")).unwrap();

        let (created, updated) =
            (write_created(&api(), &ticket(), &product).unwrap(), write_updated(&api(), &ticket(), &product).unwrap());

        let base = "https://shipping-api-sandbox.pitneybowes.com/shippingservices/fulfillment/v1/products";
        assert_eq!((created.method, &*created.url), ("POST", base));
        assert_eq!((updated.method, updated.url), ("PUT", format!("{base}/1643040064")));
        assert_eq!(created.body.as_ref().map(Secret::reveal), Some(product.json()));
        assert_eq!(headers_of(&created).last(), Some(&("Content-Type", "application/json")));
    }

    #[test]
    fn a_token_that_no_header_can_hold_is_not_sent_nor_told() {
        let ticket = Ticket { token: Secret::new("t0k3n\r\nX: y"), ..ticket() };

        let error = write_product(&api(), &ticket, "1").unwrap_err();

        assert_eq!(error.code(), "configuration");
        assert!(!format!("{error:?} {ticket:?}").contains("t0k3n"));
    }
}
