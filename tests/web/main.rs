//! The boundary in a browser: what JavaScript hands in, what it is told, and which errors it sees.
#![cfg(target_arch = "wasm32")]

use barrow::js::{Core, Host, ProductHandle, how};
use wasm_bindgen::convert::TryFromJsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/web/page.js")]
extern "C" {
    #[derive(Clone)]
    type Page;
    #[wasm_bindgen(constructor)]
    fn new() -> Page;
    #[wasm_bindgen(method, js_name = sentText)]
    fn sent(this: &Page) -> String;
    #[wasm_bindgen(method, js_name = toldText)]
    fn told(this: &Page) -> String;
    #[wasm_bindgen(method)]
    fn value(this: &Page, number: u32) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn cart(this: &Page) -> String;

    #[wasm_bindgen(js_name = describeError)]
    fn describe(error: &JsValue) -> String;
}

#[wasm_bindgen(module = "/src/js/error.js")]
extern "C" {
    #[wasm_bindgen(js_name = keepThrown)]
    fn keep_thrown(error: &JsValue) -> u32;
}

const PRODUCT: &[u8] = include_bytes!("../../src/wire/kibo_cart/testdata/kibo-product-100060.json");
const WHITE_SMALL: &str = r#"{"793993":"200390","192503":"200259"}"#;
const API: &str = "https://product.shopatron.com";

fn open() -> (Core, Page) {
    let page = Page::new();
    let settings = r#"{"apiKey":"asdf1234","baseUrl":"https://product.shopatron.com"}"#;
    let core = Core::new(settings, page.clone().unchecked_into::<Host>()).unwrap();
    (core, page)
}

fn answer(core: &Core, request: u32, status: u16, body: &[u8]) {
    core.answered(request, status, "", body);
}

fn read_product(core: &Core, page: &Page) -> ProductHandle {
    let asked = core.product("100060".into(), None);
    answer(core, asked, 200, PRODUCT);
    ProductHandle::try_from_js_value(page.value(asked)).unwrap()
}

#[wasm_bindgen_test]
fn overlapping_calls_are_each_answered_under_their_number() {
    let (core, page) = open();
    let (known, unknown) = (core.product("100060".into(), None), core.product("A/B".into(), Some(0)));

    answer(&core, unknown, 404, b"{}");
    answer(&core, known, 200, PRODUCT);

    assert_eq!(
        page.sent(),
        format!("1 GET {API}/product/100060?api_key=asdf1234\n2 GET {API}/product/A%2FB?api_key=asdf1234&catalogID=0")
    );
    assert_eq!(page.told(), "2 not-found 404\n1 ProductHandle");
}

#[wasm_bindgen_test]
fn one_request_to_the_cart_is_under_way_at_a_time() {
    let (core, page) = open();
    let product = read_product(&core, &page);

    for _ in 0..2 {
        core.add(&product, WHITE_SMALL, 1.0, "https://shop.example/".into());
    }

    let posts = page.sent().lines().filter(|sent| sent.contains(" POST ")).count();
    assert_eq!((posts, page.cart().contains(r#""count":2"#)), (1, true), "{}", page.cart());
}

#[wasm_bindgen_test]
fn an_answer_nobody_waits_for_is_ignored() {
    let (core, page) = open();

    answer(&core, 77, 200, PRODUCT);

    assert_eq!((page.told(), page.sent()), (String::new(), String::new()));
}

#[wasm_bindgen_test]
fn what_fetch_threw_is_the_cause_even_when_it_is_a_text() {
    let (core, page) = open();
    let asked = core.product("100060".into(), None);

    core.failed(asked, false, keep_thrown(&JsValue::from_str("no route")));

    assert_eq!(page.told(), "1 network no route");
}

#[wasm_bindgen_test]
fn a_request_that_took_too_long_is_a_timeout() {
    let (core, page) = open();
    let asked = core.product("100060".into(), None);

    core.failed(asked, true, 0);

    assert_eq!(page.told(), "1 timeout");
}

#[wasm_bindgen_test]
fn a_bad_call_is_refused_under_its_number_and_sends_nothing() {
    let (core, page) = open();
    let product = read_product(&core, &page);
    let link = || "https://shop.example/".to_owned();
    let sent = page.sent();

    core.add(&product, "{}", 1.0, link());
    core.add(&product, WHITE_SMALL, 1.5, link());
    core.add(&product, WHITE_SMALL, 0.0, link());
    core.set_quantity("l1", f64::NAN);

    let told = page.told();
    let refused: Vec<_> = told.lines().skip(1).collect();
    assert_eq!(
        refused,
        [
            "2 invalid-selection selectedOptions",
            "3 invalid-quantity quantity",
            "4 invalid-quantity quantity",
            "5 invalid-quantity quantity",
        ]
    );
    assert_eq!(page.sent(), sent);
}

#[wasm_bindgen_test]
fn what_is_answered_at_once_throws_the_one_error_class() {
    let (core, page) = open();
    let product = read_product(&core, &page);
    let picker = product.picker(true, true);

    let errors =
        [product.quote(r#"{"nope":"x"}"#, 1.0).unwrap_err(), picker.change(how::PICK, "793993", "nope").unwrap_err()];

    assert_eq!(
        errors.map(|error| describe(&error)),
        ["invalid-selection selectedOptions.nope", "invalid-selection selectedOptions.793993"]
    );
}

#[wasm_bindgen_test]
fn handles_outlive_the_storefront_that_made_them() {
    let (core, page) = open();
    let product = read_product(&core, &page);
    let picker = product.picker(true, true);
    core.product("100060".into(), None);

    drop(core);
    drop(product);

    let view = picker.change(how::PICK, "793993", "200390").unwrap().as_string().unwrap();
    assert!(view.contains(r#""selection":{"793993":"200390"}"#), "{view}");
}

#[wasm_bindgen_test]
fn settings_that_cannot_be_used_are_a_configuration_error() {
    let host = || Page::new().unchecked_into::<Host>();

    let error = Core::new(r#"{"apiKey":"k","baseUrl":"ftp://x"}"#, host()).err().unwrap();

    assert_eq!(describe(&error), "configuration baseUrl");
}
