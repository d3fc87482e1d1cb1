//! Writes the requests.

use super::api::{Api, CheckoutPath, HeaderStyle};
use crate::cart::{Act, Call, Item};
use crate::wire::json::push_text;
use crate::wire::percent::encode;
use crate::wire::{Method, Request};

/// Writes the request that reads a product.
#[must_use]
pub fn write_product(api: &Api, sku: &str, catalog_id: Option<u32>) -> Request {
    Request {
        method: Method::Get,
        url: product_url(api, sku, catalog_id),
        headers: vec![("Accept", "application/json")],
        body: None,
    }
}

/// Writes the request for a call to a cart.
#[must_use]
pub fn write_call(api: &Api, call: &Call) -> Request {
    let cart = encode(call.cart.as_str());
    let (method, path, body) = match &call.act {
        Act::Refresh => (Method::Get, vec![], None),
        Act::Add(item) => (Method::Post, vec!["cartItems"], Some(add_body(api, item))),
        Act::SetQuantity(line, quantity) => {
            (Method::Put, vec!["cartItems", line, "quantity"], Some(quantity.get().to_string()))
        }
        Act::Remove(line) => (Method::Delete, vec!["cartItems", line], None),
        Act::Checkout(catalog_id) => (Method::Post, checkout_path(api), Some(checkout_body(*catalog_id))),
    };
    let path: Vec<String> = path.into_iter().map(|segment| ["/", &encode(segment)].concat()).collect();
    Request {
        method,
        url: [&api.base_url, "/cart/", &cart, &path.concat(), "?api_key=", &encode(&api.key)].concat(),
        headers: headers(api, &call.act, body.is_some()),
        body,
    }
}

fn product_url(api: &Api, sku: &str, catalog_id: Option<u32>) -> String {
    let url = [&api.base_url, "/product/", &encode(sku), "?api_key=", &encode(&api.key)].concat();
    match catalog_id {
        Some(catalog_id) => [&url, "&catalogID=", &catalog_id.to_string()].concat(),
        None => url,
    }
}

fn checkout_path(api: &Api) -> Vec<&'static str> {
    match api.checkout_path {
        CheckoutPath::Cart => vec![],
        CheckoutPath::Checkout => vec!["checkout"],
    }
}

fn add_body(api: &Api, item: &Item) -> String {
    let mut body = String::from("{\"product\":");
    push_text(&mut body, &product_url(api, &item.sku, item.catalog_id));
    if let Some(catalog_id) = item.catalog_id {
        body.extend([",\"catalogID\":", &catalog_id.to_string()]);
    }
    body.extend([",\"quantity\":", &item.quantity.get().to_string()]);
    for (index, (option, value)) in item.options.iter().enumerate() {
        body.push_str(if index == 0 { ",\"itemOptions\":{" } else { "," });
        push_text(&mut body, option);
        body.push(':');
        push_text(&mut body, value);
    }
    body.push_str(if item.options.is_empty() { ",\"productLink\":" } else { "},\"productLink\":" });
    push_text(&mut body, &item.product_link);
    body.push('}');
    body
}

fn checkout_body(catalog_id: Option<u32>) -> String {
    match catalog_id {
        Some(catalog_id) => ["{\"catalogID\":", &catalog_id.to_string(), "}"].concat(),
        None => String::from("{}"),
    }
}

fn headers(api: &Api, act: &Act, has_body: bool) -> Vec<(&'static str, &'static str)> {
    let accept = ("Accept", "application/json");
    let content_type = ("Content-Type", "application/json");
    match (api.headers, act) {
        (HeaderStyle::AsDocumented, Act::Add(_)) => vec![accept, content_type],
        (HeaderStyle::AsDocumented, _) => vec![content_type],
        (HeaderStyle::Lean, _) if has_body => vec![accept, content_type],
        (HeaderStyle::Lean, _) => vec![accept],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cart::{CartId, Quantity};

    const KEY: &str = "asdf1234";

    fn api() -> Api {
        Api::new("https://product.shopatron.com/", KEY).unwrap()
    }

    fn written(act: Act) -> Request {
        write_call(&api(), &Call { cart: CartId::new("6b98/1".to_owned()).unwrap(), act })
    }

    fn item() -> Item {
        Item {
            sku: "abc123".to_owned(),
            catalog_id: Some(1),
            options: vec![
                ("192512".to_owned(), "200260".to_owned()),
                ("803881".to_owned(), "200405".to_owned()),
            ],
            quantity: Quantity::ONE,
            product_link: "https://product.shopatron.com/products/abc123".to_owned(),
            unit: None,
        }
    }

    fn json(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn an_add_is_written_as_the_guide_prints_it() {
        let request = written(Act::Add(item()));

        assert_eq!(request.method, Method::Post);
        assert_eq!(request.url, "https://product.shopatron.com/cart/6b98%2F1/cartItems?api_key=asdf1234");
        assert_eq!(json(&request.body.unwrap()), json(include_str!("testdata/kibo-add-item.request.json")));
    }

    #[test]
    fn an_add_without_options_or_catalogue_leaves_them_out() {
        let request = written(Act::Add(Item { options: vec![], catalog_id: None, sku: "A/B C?#%".to_owned(), ..item() }));

        let body = json(&request.body.unwrap());
        assert_eq!(body["product"], "https://product.shopatron.com/product/A%2FB%20C%3F%23%25?api_key=asdf1234");
        assert_eq!((body.get("itemOptions"), body.get("catalogID")), (None, None));
    }

    #[test]
    fn catalogue_0_is_sent() {
        let request = written(Act::Add(Item { catalog_id: Some(0), ..item() }));

        let body = json(&request.body.unwrap());
        assert_eq!(body["catalogID"], 0);
        assert_eq!(body["product"], "https://product.shopatron.com/product/abc123?api_key=asdf1234&catalogID=0");
    }

    #[test]
    fn each_other_call_has_its_method_path_and_body() {
        let line = || "l 1".to_owned();
        let cases = [
            (Act::Refresh, Method::Get, "", None),
            (Act::SetQuantity(line(), Quantity::new(2).unwrap()), Method::Put, "/cartItems/l%201/quantity", Some("2")),
            (Act::Remove(line()), Method::Delete, "/cartItems/l%201", None),
            (Act::Checkout(None), Method::Post, "", Some("{}")),
            (Act::Checkout(Some(6)), Method::Post, "", Some("{\"catalogID\":6}")),
        ];
        for (act, method, path, body) in cases {
            let request = written(act);

            let url = format!("https://product.shopatron.com/cart/6b98%2F1{path}?api_key=asdf1234");
            assert_eq!((request.method, request.url, request.body.as_deref()), (method, url, body));
        }
    }

    #[test]
    fn the_checkout_path_can_be_the_one_in_use() {
        let api = Api { checkout_path: CheckoutPath::Checkout, ..api() };

        let request = write_call(&api, &Call { cart: CartId::new("c1".to_owned()).unwrap(), act: Act::Checkout(None) });

        assert_eq!(request.url, "https://product.shopatron.com/cart/c1/checkout?api_key=asdf1234");
    }

    #[test]
    fn a_product_is_asked_for_with_its_catalogue_if_one_is_meant() {
        assert_eq!(write_product(&api(), "100060", None).url, "https://product.shopatron.com/product/100060?api_key=asdf1234");
        assert!(write_product(&api(), "100060", Some(0)).url.ends_with("?api_key=asdf1234&catalogID=0"));
    }

    #[test]
    fn content_type_goes_with_a_body_only_unless_the_guide_is_followed_to_the_letter() {
        let strict = Api { headers: HeaderStyle::AsDocumented, ..api() };
        let call = Call { cart: CartId::new("c1".to_owned()).unwrap(), act: Act::Refresh };

        assert_eq!(write_call(&api(), &call).headers, [("Accept", "application/json")]);
        assert_eq!(write_call(&strict, &call).headers, [("Content-Type", "application/json")]);
    }

    #[test]
    fn a_base_that_is_no_url_is_refused() {
        for base in ["", "product.shopatron.com", "ftp://x", "https://", "https://a b", "https://a?x", "https://u@h"] {
            assert_eq!(Api::new(base, KEY).unwrap_err().field(), "baseUrl", "{base}");
        }
        assert_eq!(Api::new("https://x", "").unwrap_err().field(), "apiKey");
    }
}
