//! Writes the requests.

use super::api::{Api, CheckoutPath, HeaderStyle};
use crate::cart::{Act, CartId, Item, Quantity};
use crate::json_writer::JsonWriter;
use crate::text::{fill, number};
use crate::wire::Request;
use crate::wire::percent::encode;
use alloc::string::String;

/// Writes the request that reads a product.
#[must_use]
pub fn write_product(api: &Api, sku: &str, catalog_id: Option<u32>) -> Request {
    Request { method: "GET", url: product_url(api, sku, catalog_id), headers: "Accept", body: None }
}

/// Writes the request for a call to a cart.
#[must_use]
pub fn write_call(api: &Api, cart: &CartId, act: &Act) -> Request {
    let (method, line, tail) = match act {
        Act::Refresh => ("GET", None, ""),
        Act::Add(..) => ("POST", None, "/cartItems"),
        Act::SetQuantity(line, 0) => ("DELETE", Some(line), ""),
        Act::SetQuantity(line, _) => ("PUT", Some(line), "/quantity"),
        Act::Checkout(_) => ("POST", None, checkout_path(api)),
    };
    let body = body(api, act);
    let url = cart_url(api, cart, line.map(|line| &**line), tail);
    Request { method, url, headers: headers(api, act, body.is_some()), body }
}

/// Writes the request that reads one line of a cart.
#[must_use]
pub fn write_line(api: &Api, cart: &CartId, line: &str) -> Request {
    let headers = headers(api, &Act::Refresh, false);
    Request { method: "GET", url: cart_url(api, cart, Some(line), ""), headers, body: None }
}

/// Writes the request that reads a part of a cart, such as `cartItems`.
#[must_use]
pub fn write_part(api: &Api, cart: &CartId, part: &str) -> Request {
    let headers = headers(api, &Act::Refresh, false);
    let tail = fill("/~", &[&encode(part)]);
    Request { method: "GET", url: cart_url(api, cart, None, &tail), headers, body: None }
}

fn cart_url(api: &Api, cart: &CartId, line: Option<&str>, tail: &str) -> String {
    let line = line.map_or_else(String::new, |line| fill("/cartItems/~", &[&encode(line)]));
    fill("~/cart/~~~?api_key=~", &[&api.base_url, &encode(cart.as_str()), &line, tail, &encode(&api.key)])
}

fn body(api: &Api, act: &Act) -> Option<String> {
    match act {
        Act::Refresh | Act::SetQuantity(_, 0) => None,
        Act::Add(item, quantity) => Some(add_body(api, item, *quantity)),
        Act::SetQuantity(_, quantity) => Some(number(u64::from(*quantity))),
        Act::Checkout(catalog_id) => Some(checkout_body(*catalog_id)),
    }
}

fn product_url(api: &Api, sku: &str, catalog_id: Option<u32>) -> String {
    let url = fill("~/product/~?api_key=~", &[&api.base_url, &encode(sku), &encode(&api.key)]);
    match catalog_id {
        Some(catalog_id) => fill("~&catalogID=~", &[&url, &number(catalog_id.into())]),
        None => url,
    }
}

fn checkout_path(api: &Api) -> &'static str {
    match api.checkout_path {
        CheckoutPath::Cart => "",
        CheckoutPath::Checkout => "/checkout",
    }
}

fn add_body(api: &Api, item: &Item, quantity: Quantity) -> String {
    let mut body = JsonWriter::default();
    body.open('{');
    body.field("product", Some(&product_url(api, &item.sku, item.catalog_id)));
    if item.catalog_id.is_some() {
        body.number("catalogID", item.catalog_id);
    }
    body.number("quantity", Some(quantity.get()));
    if !item.options.is_empty() {
        body.pairs("itemOptions", &item.options);
    }
    body.field("productLink", item.product_link.as_deref());
    body.close('}');
    body.into_text()
}

fn checkout_body(catalog_id: Option<u32>) -> String {
    let mut body = JsonWriter::default();
    body.open('{');
    if catalog_id.is_some() {
        body.number("catalogID", catalog_id);
    }
    body.close('}');
    body.into_text()
}

fn headers(api: &Api, act: &Act, has_body: bool) -> &'static str {
    match (api.headers, act) {
        (HeaderStyle::AsDocumented, Act::Add(..)) => "Accept Content-Type",
        (HeaderStyle::AsDocumented, _) => "Content-Type",
        (HeaderStyle::Lean, _) if has_body => "Accept Content-Type",
        (HeaderStyle::Lean, _) => "Accept",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "asdf1234";

    fn api() -> Api {
        Api::new("https://product.shopatron.com".to_owned(), KEY.to_owned())
    }

    fn written(act: &Act) -> Request {
        write_call(&api(), &CartId::new("6b98/1").unwrap(), act)
    }

    fn item() -> Item {
        Item {
            sku: "abc123".to_owned(),
            catalog_id: Some(1),
            options: vec![("192512".to_owned(), "200260".to_owned()), ("803881".to_owned(), "200405".to_owned())],
            product_link: Some("https://product.shopatron.com/products/abc123".to_owned()),
            ..Item::default()
        }
    }

    fn json(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap()
    }

    /// Rows 10, 15 and 18.
    #[test]
    fn an_add_is_written_as_the_guide_prints_it() {
        let request = written(&Act::Add(item().into(), Quantity::ONE));

        assert_eq!(request.method, "POST");
        assert_eq!(request.url, "https://product.shopatron.com/cart/6b98%2F1/cartItems?api_key=asdf1234");
        assert_eq!(json(&request.body.unwrap()), json(include_str!("testdata/kibo-add-item.request.json")));
    }

    #[test]
    fn an_add_without_options_or_catalogue_leaves_them_out() {
        let item = Item { options: vec![], catalog_id: None, sku: "A/B C?#%".to_owned(), ..item() };

        let request = written(&Act::Add(item.into(), Quantity::ONE));

        let body = json(&request.body.unwrap());
        assert_eq!(body["product"], "https://product.shopatron.com/product/A%2FB%20C%3F%23%25?api_key=asdf1234");
        assert_eq!((body.get("itemOptions"), body.get("catalogID")), (None, None));
    }

    #[test]
    fn catalogue_0_is_sent() {
        let request = written(&Act::Add(Item { catalog_id: Some(0), ..item() }.into(), Quantity::ONE));

        let body = json(&request.body.unwrap());
        assert_eq!(body["catalogID"], 0);
        assert_eq!(body["product"], "https://product.shopatron.com/product/abc123?api_key=asdf1234&catalogID=0");
    }

    #[test]
    fn each_other_call_has_its_method_path_and_body() {
        let cases = [
            (Act::Refresh, "GET", "", None),
            (Act::SetQuantity("l 1".into(), 2), "PUT", "/cartItems/l%201/quantity", Some("2")),
            (Act::SetQuantity("l 1".into(), 0), "DELETE", "/cartItems/l%201", None),
            (Act::Checkout(None), "POST", "", Some("{}")),
            (Act::Checkout(Some(6)), "POST", "", Some("{\"catalogID\":6}")),
        ];
        for (act, method, path, body) in cases {
            let request = written(&act);

            let url = format!("https://product.shopatron.com/cart/6b98%2F1{path}?api_key=asdf1234");
            assert_eq!((request.method, request.url, request.body.as_deref()), (method, url, body));
        }
    }

    #[test]
    fn the_checkout_path_can_be_the_one_in_use() {
        let api = Api { checkout_path: CheckoutPath::Checkout, ..api() };

        let request = write_call(&api, &CartId::new("c1").unwrap(), &Act::Checkout(None));

        assert_eq!(request.url, "https://product.shopatron.com/cart/c1/checkout?api_key=asdf1234");
    }

    /// Rows 60 and 61.
    #[test]
    fn a_product_is_asked_for_with_its_catalogue_if_one_is_meant() {
        assert_eq!(
            write_product(&api(), "100060", None).url,
            "https://product.shopatron.com/product/100060?api_key=asdf1234"
        );
        assert!(write_product(&api(), "100060", Some(0)).url.ends_with("?api_key=asdf1234&catalogID=0"));
    }

    /// Row 2.
    #[test]
    fn content_type_goes_with_a_body_only_unless_the_guide_is_followed_to_the_letter() {
        let strict = Api { headers: HeaderStyle::AsDocumented, ..api() };
        let cart = CartId::new("c1").unwrap();
        let cases = [
            (Act::Add(item().into(), Quantity::ONE), "Accept Content-Type", "Accept Content-Type"),
            (Act::SetQuantity("l".into(), 2), "Accept Content-Type", "Content-Type"),
            (Act::SetQuantity("l".into(), 0), "Accept", "Content-Type"),
            (Act::Checkout(None), "Accept Content-Type", "Content-Type"),
            (Act::Refresh, "Accept", "Content-Type"),
        ];

        for (act, lean, documented) in cases {
            assert_eq!(write_call(&api(), &cart, &act).headers, lean, "{act:?}");
            assert_eq!(write_call(&strict, &cart, &act).headers, documented, "{act:?}");
        }
        assert_eq!(
            (write_line(&strict, &cart, "l").headers, write_part(&strict, &cart, "p").headers),
            ("Content-Type", "Content-Type")
        );
        assert_eq!(write_product(&strict, "p", None).headers, "Accept");
    }

    #[test]
    fn one_line_is_asked_for_by_its_id() {
        let request = write_line(&api(), &CartId::new("6b98/1").unwrap(), "l 1");

        assert_eq!((request.method, request.headers, request.body), ("GET", "Accept", None));
        assert_eq!(request.url, "https://product.shopatron.com/cart/6b98%2F1/cartItems/l%201?api_key=asdf1234");
    }
}
