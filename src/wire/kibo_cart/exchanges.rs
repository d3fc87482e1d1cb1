//! The table of exchanges: what we send, what the API answers, and what we take it for. The sandbox is held to the
//! same table.

use super::*;
use crate::cart::{Act, Answer, Cart, CartId, Item, Line, Quantity};
use crate::error::Error;
use crate::money::Currency;
use crate::wire::Response;
use serde_json::{Value, json};

const API: &str = "https://sandbox.example";

fn exchanges() -> Vec<Value> {
    serde_json::from_str(include_str!("testdata/exchanges.json")).unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().map(|number| number.try_into().unwrap())
}

fn api(exchange: &Value) -> Api {
    let key = exchange["key"].as_str().unwrap_or("asdf1234");
    let mut api = Api::new(API.to_owned(), key.to_owned());
    if exchange["checkoutPath"] == "checkout" {
        api.checkout_path = CheckoutPath::Checkout;
    }
    api
}

/// What the cart is asked for; `None` where it is no call to the cart as a whole.
fn act(call: &Value) -> Option<Act> {
    if call == "read" {
        return Some(Act::Refresh);
    }
    if let Some(add) = call.get("add") {
        let options = add["options"].as_object().into_iter().flatten();
        let item = Item {
            sku: text(add, "sku").to_owned(),
            catalog_id: number(&add["catalogId"]),
            options: options.map(|(id, value)| (id.clone(), value.as_str().unwrap().to_owned())).collect(),
            product_link: Some(text(add, "productLink").to_owned()),
            ..Item::default()
        };
        return Some(Act::Add(item.into(), Quantity::new(number(&add["quantity"]).unwrap()).unwrap()));
    }
    if let Some(set) = call.get("set") {
        return Some(Act::SetQuantity(set[0].as_str().unwrap().into(), number(&set[1]).unwrap()));
    }
    Some(Act::Checkout(number(call.get("checkout")?)))
}

/// A line in words: `mug-enamel colour=green ×1 at 12.50 USD`.
fn words(line: &Line) -> String {
    let options: String = line.item.options.iter().map(|(id, value)| [" ", id, "=", value].concat()).collect();
    let price = line.item.price.unwrap();
    format!("{}{options} ×{} at {} {}", line.item.sku, line.quantity, price.text(), price.currency().code())
}

fn refused(error: &Error) -> Value {
    let said = error.cause().map_or("", |cause| cause.cause().unwrap_or(cause).message());
    let said = said.strip_prefix("the answer said: ").unwrap_or(said);
    json!({ "error": error.code(), "status": error.status(), "said": said })
}

/// What the answer to this call is taken for.
fn outcome(api: &Api, call: &Value, response: &Response) -> Value {
    if let Some(product) = call.get("product") {
        let sku = product[0].as_str().unwrap();
        return match read_product_answer(api, sku, number(&product[1]), response) {
            Ok(product) => {
                let price = product.price.unwrap();
                let words = format!("{}: {}, {} {}", product.sku, product.name, price.text(), price.currency().code());
                json!({ "product": words })
            }
            Err(error) => refused(&error),
        };
    }
    if let Some(line) = call.get("line") {
        let read = read_line_answer(api, line.as_str().unwrap(), Currency::new("USD").ok(), response);
        return read.map_or_else(|error| refused(&error), |line| json!({ "lines": [words(&line)] }));
    }
    if let Some(part) = call.get("part") {
        let read = read_part_answer(api, part.as_str().unwrap(), response);
        return read.map_or_else(|error| refused(&error), |part| json!({ "part": part.text() }));
    }
    match (read_answer(api, "c1", &act(call).unwrap(), response), call.get("add").is_some()) {
        (Ok(Answer::Cart(cart)), _) => cart_outcome(&cart),
        (Ok(Answer::Done(None)), _) => json!({ "done": true }),
        (Ok(Answer::Done(Some(line))), true) => json!({ "line": &*line }),
        (Ok(Answer::Done(Some(link))), false) => json!({ "link": &*link }),
        (Err(error), _) => refused(&error),
    }
}

fn cart_outcome(cart: &Cart) -> Value {
    let mut outcome = json!({ "lines": cart.lines.iter().map(|line| words(line)).collect::<Vec<_>>() });
    if let Some(id) = &cart.external_id {
        outcome["externalId"] = json!(id);
    }
    outcome
}

#[test]
fn each_request_is_written_as_the_table_has_it() {
    let cart = CartId::new("c1").unwrap();
    for exchange in exchanges() {
        let (api, call, expected) = (api(&exchange), &exchange["call"], &exchange["request"]);

        let request = if let Some(product) = call.get("product") {
            write_product(&api, product[0].as_str().unwrap(), number(&product[1]))
        } else if let Some(line) = call.get("line") {
            write_line(&api, &cart, line.as_str().unwrap())
        } else if let Some(part) = call.get("part") {
            write_part(&api, &cart, part.as_str().unwrap())
        } else {
            write_call(&api, &cart, &act(call).unwrap())
        };

        let name = text(&exchange, "name");
        assert_eq!(
            (request.method, &*request.url),
            (text(expected, "method"), &*format!("{API}{}", text(expected, "path"))),
            "{name}"
        );
        let body = request.body.map_or(Value::Null, |body| serde_json::from_str(&body).unwrap());
        assert_eq!(body, expected["body"], "{name}");
        let headers = if body.is_null() { "Accept" } else { "Accept Content-Type" };
        assert_eq!(request.headers, headers, "{name}");
    }
}

#[test]
fn each_answer_is_taken_for_what_the_table_says() {
    for exchange in exchanges() {
        let answer = &exchange["response"];
        let body = answer.get("body").map_or(text(answer, "text").to_owned(), Value::to_string);
        let status = answer["status"].as_u64().unwrap().try_into().unwrap();
        let response = Response { status, location: text(answer, "location"), body: body.as_bytes() };

        let outcome = outcome(&api(&exchange), &exchange["call"], &response);

        assert_eq!(outcome, exchange["outcome"], "{}", text(&exchange, "name"));
    }
}
