//! Bodies that no shop would send: nothing panics, overflows the stack or takes memory without a bound, and what comes
//! out for the page is JSON whatever came in.

#![cfg(not(target_arch = "wasm32"))]

mod bodies;
mod memory;
mod mutations;

use barrow::js::Storefront;
use barrow::product::Product;
use barrow::wire::kibo_cart::{read_cart, read_cart_line, read_cart_part, read_product};
use barrow::wire::server::Secret;
use barrow::wire::{self, Asked, Response, System, kibo_perfectsync, normal, pitney_bowes};
use memory::most_held;
use mutations::{FIXTURES, mutated};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Bytes that may be held for each byte of a body, and besides. Lists of small things take the most.
const PER_BYTE: usize = 160;
const BESIDES: usize = 1 << 20;

/// The number of the first request of a cart's own.
const FIRST_REQUEST: u32 = u32::MAX;

/// Reads a body as everything that it could be meant for.
fn feed(body: &[u8]) {
    let _ = read_product(body, None);
    let _ = read_cart(body, "cart");
    let _ = read_cart_line(body, "line", None);
    let _ = read_cart_part(body, "cartItems");
    for status in [200, 201, 404] {
        answer_everything(body, status);
    }
}

/// Reads a body as what servers get from other systems. A product that is read is written and read back the same.
fn feed_servers(body: &[u8]) {
    let _ = pitney_bowes::read_faults(body);
    let _ = pitney_bowes::Outgoing::new(body);
    let _ = normal::read_product(body);
    for status in [200, 401] {
        let response = Response { status, location: "", body };
        let _ = kibo_perfectsync::read_found(&response, &[Secret::new("x")]);
        let _ = pitney_bowes::read_token(&response, &[Secret::new("x")]);
        for system in System::ALL {
            let asked = Asked { id: "asked", catalog_id: None, secrets: &[Secret::new("x")] };
            let Ok(product) = wire::read_product(system, &asked, &response) else { continue };
            let back = normal::read_product(normal::write_product(&product).as_bytes()).unwrap();
            assert!(has_an_id_twice(&product) || back == product, "{product:?} came back as {back:?}");
        }
    }
}

/// Which of two options or values with the same id a set means is not defined.
fn has_an_id_twice(product: &Product) -> bool {
    let is_twice = |ids: Vec<&str>| ids.iter().collect::<BTreeSet<_>>().len() < ids.len();
    let values = product.options.iter().map(|option| option.values.iter().map(|value| &*value.id).collect());
    is_twice(product.options.iter().map(|option| &*option.id).collect()) || values.into_iter().any(is_twice)
}

/// Gives a storefront this answer to whatever it asks.
fn answer_everything(body: &[u8], status: u16) {
    let mut storefront = Storefront::new();
    let mut tell = |number: u32, call: &str, body: &[u8]| {
        let told = storefront.call(number, call.as_bytes(), body);
        assert!(is_json(&told), "the page is told no JSON: {told}");
    };
    let answered = format!(r#"["answered","next",{status},""]"#);
    tell(1, r#"["open","next","https://api.example","key",null,false,false,"kept",true]"#, b"");
    tell(2, r#"["product","next","100060",null]"#, b"");
    tell(2, &answered, body);
    tell(3, r#"["picker","next",2,true,true]"#, b"");
    tell(4, r#"["refresh","next"]"#, b"");
    tell(FIRST_REQUEST, &answered, body);
    tell(FIRST_REQUEST - 1, &answered, body);
    tell(5, r#"["setQuantity","next","8076a85ecb1f65018cace8030c3a3ba4",3]"#, b"");
    tell(FIRST_REQUEST - 2, &answered, body);
    tell(6, r#"["checkout","next",null]"#, b"");
    tell(FIRST_REQUEST - 3, &answered, body);
}

/// As `JSON.parse` has it: there, half of a pair of surrogates is fine.
fn is_json(text: &str) -> bool {
    let halves = ["\\ud8", "\\ud9", "\\uda", "\\udb", "\\udc", "\\udd", "\\ude", "\\udf"];
    let whole = halves.iter().fold(text.to_lowercase(), |text, half| text.replace(half, "\\u00"));
    serde_json::from_str::<serde_json::Value>(&whole).is_ok()
}

/// Feeds a body and holds it to the bounds of memory.
fn feed_within_bounds(name: &str, body: &[u8]) {
    let most = most_held(|| feed(body));

    let bound = PER_BYTE * body.len() + BESIDES;
    assert!(most <= bound, "{name}: {} bytes took {most}, more than {bound}", body.len());
}

#[test]
fn the_fixtures_themselves_are_read() {
    for fixture in FIXTURES {
        feed_within_bounds("a fixture", fixture);
    }
}

#[test]
fn hostile_bodies_are_read_or_refused() {
    for (name, body) in bodies::hostile() {
        feed_within_bounds(name, body.as_bytes());
    }
}

#[test]
fn bodies_of_fifty_megabytes_are_read_or_refused() {
    for (name, body) in bodies::large(50_000_000) {
        assert!(body.len() >= 50_000_000, "{name}");
        let most = most_held(|| {
            let _ = read_product(body.as_bytes(), None);
            let _ = read_cart(body.as_bytes(), "cart");
        });
        let bound = PER_BYTE * body.len() + BESIDES;
        assert!(most <= bound, "{name}: took {most}, more than {bound}");
    }
}

#[test]
fn bodies_of_ten_megabytes_for_servers_are_read_or_refused() {
    for (system, name, body) in bodies::large_for_servers(10_000_000) {
        let response = Response { status: 200, location: "", body: body.as_bytes() };
        let most = most_held(|| {
            let _ = wire::read_product(system, &Asked::default(), &response);
        });
        let bound = PER_BYTE * body.len() + BESIDES;
        assert!(most <= bound, "{name}: took {most}, more than {bound}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80 * ProptestConfig::default().cases, ..ProptestConfig::default() })]

    #[test]
    fn mutated_fixtures_are_read_or_refused_by_servers(body in mutated()) {
        feed_servers(&body);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400 * ProptestConfig::default().cases, ..ProptestConfig::default() })]

    #[test]
    fn mutated_fixtures_are_read_or_refused(body in mutated()) {
        feed_within_bounds("a mutated fixture", &body);
    }

    #[test]
    fn calls_of_any_kind_are_answered_in_json(
        call in prop_oneof!["\\PC{0,40}", r#"\["(open|product|add|pick|quote|answered|free)"(,(null|7|"x"|\{\}|\[1\])){0,9}\]"#],
        number in any::<u32>(),
    ) {
        let told = Storefront::new().call(number, call.as_bytes(), call.as_bytes());

        prop_assert!(is_json(&told), "{}", told);
    }
}
