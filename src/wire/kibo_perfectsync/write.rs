//! Writes the requests.

use super::api::Api;
use crate::error::{Error, Kind};
use crate::text::{concat, number};
use crate::wire::percent::encode;
use crate::wire::server::{Request, path_segment};
use alloc::string::String;

/// The most products on one page of an answer.
const MOST_PER_PAGE: u32 = 100;

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Free text, one term. Other fields cannot be searched.
    pub term: String,
    /// How many products a page has, 1 to 100; the router's own number, 10, where it is not said.
    pub per_page: Option<u32>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// True to name the order, by relevance: there is no other.
    pub sort_by_relevance: bool,
}

/// Writes the request that reads a product.
///
/// # Errors
/// `bad-request` for an id that no product can have; nothing is sent.
pub fn write_product(api: &Api, id: &str) -> Result<Request, Error> {
    let segment = path_segment("productID", id)?;
    Ok(get(api, concat(&[api.base_url(), "/product/", &segment])))
}

/// Writes the request that looks for products.
///
/// # Errors
/// `bad-request`, with the place, without a term and for pages that do not exist; nothing is sent.
pub fn write_query(api: &Api, query: &Query) -> Result<Request, Error> {
    if query.term.trim().is_empty() {
        return Err(refused("term", "there is nothing to look for"));
    }
    let mut url = concat(&[api.base_url(), "/product/?term=", &encode(&query.term)]);
    if let Some(per_page) = query.per_page {
        if !(1..=MOST_PER_PAGE).contains(&per_page) {
            return Err(refused("perPage", "a page has 1 to 100 products"));
        }
        url.push_str(&concat(&["&perPage=", &number(per_page.into())]));
    }
    if let Some(page) = query.page {
        if page == 0 {
            return Err(refused("page", "pages count from 1"));
        }
        url.push_str(&concat(&["&page=", &number(page.into())]));
    }
    if query.sort_by_relevance {
        url.push_str("&sortBy=relevance");
    }
    Ok(get(api, url))
}

fn get(api: &Api, url: String) -> Request {
    Request { method: "GET", url, headers: api.headers().clone(), body: None }
}

fn refused(field: &str, message: &str) -> Error {
    Error::new(Kind::BadRequest, &[message]).within(field)
}

#[cfg(test)]
mod tests {
    use super::super::api::Settings;
    use super::*;
    use crate::wire::server::Secret;

    fn settings() -> Settings {
        Settings {
            base_url: String::new(),
            manufacturer_id: "1203".to_owned(),
            catalog_id: "0".to_owned(),
            currency: "usd".to_owned(),
            locale: "en_US".to_owned(),
            user: "jos\u{e9}".to_owned(),
            password: Secret::new("p\u{e4}ss:w"),
        }
    }

    fn api() -> Api {
        Api::new(&settings()).unwrap()
    }

    fn query(term: &str) -> Query {
        Query { term: term.to_owned(), ..Query::default() }
    }

    /// Rows 99, 100 and 101.
    #[test]
    fn a_product_is_asked_for_with_all_headers() {
        let request = write_product(&api(), "VRX33151").unwrap();

        assert_eq!((request.method, request.body), ("GET", None));
        assert_eq!(request.url, "https://integration.shopatron.com/api/snap/v1/product/VRX33151");
        let headers: Vec<_> = request.headers.iter().map(|header| (&*header.name, header.value.reveal())).collect();
        assert_eq!(
            headers,
            [
                ("Accept", "application/json"),
                ("Authorization", "Basic am9zw6k6cMOkc3M6dw=="),
                ("Kibo-Manufacturer-Id", "1203"),
                ("Kibo-Catalog-Id", "0"),
                ("Kibo-Currency-Code", "USD"),
                ("Kibo-Locale", "en_US"),
            ]
        );
    }

    #[test]
    fn an_id_is_encoded_and_cannot_lead_elsewhere() {
        assert!(write_product(&api(), "A/B C?#%").unwrap().url.ends_with("/product/A%2FB%20C%3F%23%25"));
        for id in ["", ".", ".."] {
            assert_eq!(write_product(&api(), id).unwrap_err().code(), "bad-request", "{id}");
        }
    }

    /// Row X7.
    #[test]
    fn a_query_has_a_term_and_the_page_that_is_wanted() {
        let with = |per_page, page, sort_by_relevance| Query { per_page, page, sort_by_relevance, ..query("shoes") };
        let cases = [
            (query("shoes"), "?term=shoes"),
            (with(Some(2), Some(2), false), "?term=shoes&perPage=2&page=2"),
            (with(Some(100), None, true), "?term=shoes&perPage=100&sortBy=relevance"),
            (query("red & blue"), "?term=red%20%26%20blue"),
        ];
        for (query, expected) in cases {
            let url = write_query(&api(), &query).unwrap().url;
            assert_eq!(url, format!("https://integration.shopatron.com/api/snap/v1/product/{expected}"));
        }
    }

    /// Row X7.
    #[test]
    fn a_query_that_the_router_would_refuse_is_not_sent() {
        let with = |per_page, page| Query { per_page, page, ..query("shoes") };
        let cases = [
            (query(""), "term"),
            (query("  "), "term"),
            (with(Some(0), None), "perPage"),
            (with(Some(101), None), "perPage"),
            (with(None, Some(0)), "page"),
        ];
        for (query, field) in cases {
            let error = write_query(&api(), &query).unwrap_err();
            assert_eq!((error.code(), error.field()), ("bad-request", field));
        }
    }

    /// Row 101.
    #[test]
    fn a_setting_that_is_missing_or_wrong_is_named() {
        let cases = [
            (Settings { manufacturer_id: String::new(), ..settings() }, "manufacturerId"),
            (Settings { manufacturer_id: "12a".to_owned(), ..settings() }, "manufacturerId"),
            (Settings { catalog_id: "-1".to_owned(), ..settings() }, "catalogId"),
            (Settings { currency: String::new(), ..settings() }, "currency"),
            (Settings { currency: "XXX".to_owned(), ..settings() }, "currency"),
            (Settings { locale: String::new(), ..settings() }, "locale"),
            (Settings { locale: "en\nX: y".to_owned(), ..settings() }, "locale"),
            (Settings { user: "a:b".to_owned(), ..settings() }, "user"),
            (Settings { password: Secret::default(), ..settings() }, "password"),
            (Settings { base_url: "http://integration.example".to_owned(), ..settings() }, "baseUrl"),
        ];
        for (settings, field) in cases {
            let error = Api::new(&settings).unwrap_err();
            assert_eq!((error.code(), error.field()), ("configuration", field));
        }
    }

    /// Row 102.
    #[test]
    fn credentials_show_nowhere() {
        let request = write_product(&api(), "1").unwrap();

        let shown = format!("{:?} {:?} {request:?}", settings(), api());
        assert!(!shown.contains("p\u{e4}ss") && !shown.contains("am9zw6k6"), "{shown}");
        let secrets: Vec<_> = api().secrets().iter().map(|secret| secret.reveal().to_owned()).collect();
        assert_eq!(secrets, ["p\u{e4}ss:w", "am9zw6k6cMOkc3M6dw=="]);
    }
}
