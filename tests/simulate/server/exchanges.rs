//! The API is held to the table of exchanges, as the sandbox is.

use super::{BASE, Ids, Quirks, Repeat, Reply, Server};
use serde_json::{Value, json};

fn exchanges() -> Vec<Value> {
    let table = include_str!("../../../src/wire/kibo_cart/testdata/exchanges.json");
    serde_json::from_str(table).unwrap()
}

/// The switches by the names that the table has for them.
fn quirks(named: &Value) -> Quirks {
    let mut quirks = Quirks::PLAIN;
    for (name, value) in named.as_object().into_iter().flatten() {
        let text = value.as_str().map(|text| &*text.to_owned().leak());
        match (name.as_str(), text) {
            ("unusedCart", Some("not-found")) => quirks.unused_is_missing = true,
            ("repeatedAdd", Some("new-line")) => quirks.repeated_add = Repeat::NewLine,
            ("itemIdNumeric", None) => quirks.ids = Ids::Numbers,
            ("itemIdSpelling", Some(spelling)) => quirks.id_spelling = spelling,
            ("locationTypo", None) => quirks.location_typo = true,
            ("emptyMapAs", Some("[]")) => quirks.empty_is_array = true,
            ("addRefusal", None) => quirks.add_refusal = 404,
            ("imageInCart", None) => quirks.image_in_cart = true,
            ("checkoutPath", Some(path)) => quirks.checkout_at = path,
            ("checkoutLinkIn", Some(place)) => quirks.checkout_link_in = place,
            ("goneLine", Some("no-content")) => quirks.gone_is_fine = true,
            ("fragmentAs", Some("cart")) => quirks.part_is_whole = true,
            ("cartItemsAs", Some("list")) => quirks.items_are_list = true,
            ("vatRateInCart", None) => quirks.vat_rate_in_cart = true,
            ("decimalsAs", Some("number")) => quirks.decimals_are_numbers = true,
            ("catalogIdAs", Some("number")) => quirks.catalogs_are_numbers = true,
            ("dateOffset", Some("-07:00")) => quirks.date_has_colon = true,
            ("unknownMembers", None) => quirks.has_unknown_members = true,
            ("errorBody", Some(form)) => quirks.errors_as = form,
            _ => panic!("unknown quirk {name}: {value}"),
        }
    }
    quirks
}

fn send(server: &mut Server, request: &Value) -> Reply {
    let url = format!("{BASE}{}", request["path"].as_str().unwrap());
    let body = request.get("body").map(Value::to_string);
    server.respond(request["method"].as_str().unwrap(), &url, body.as_deref()).0
}

#[test]
fn each_exchange_with_a_cart_is_answered_as_the_table_has_it() {
    let is_cart = |exchange: &&Value| exchange["request"]["path"].as_str().unwrap().starts_with("/cart/");
    let mut count = 0;
    for exchange in exchanges().iter().filter(is_cart) {
        let mut server = Server::new(quirks(&exchange["quirks"]));
        for earlier in exchange["before"].as_array().into_iter().flatten() {
            send(&mut server, earlier);
        }
        if exchange["ordered"] == true {
            server.carts.get_mut("c1").unwrap().is_completed = true;
        }

        let reply = send(&mut server, &exchange["request"]);

        let expected = &exchange["response"];
        let text = expected["text"].as_str().map(Value::from);
        let body = serde_json::from_str(&reply.body).unwrap_or_else(|_| json!(reply.body));
        let wanted = expected.get("body").cloned().or(text).unwrap_or_else(|| json!(""));
        assert_eq!(
            (u64::from(reply.status), &*reply.location, &body),
            (expected["status"].as_u64().unwrap(), expected["location"].as_str().unwrap_or_default(), &wanted),
            "{}",
            exchange["name"]
        );
        count += 1;
    }
    assert!(count > 50, "{count}");
}
