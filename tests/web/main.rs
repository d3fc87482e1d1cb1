//! The boundary in a browser: what JavaScript hands in, what it is told, and which errors it sees.
#![cfg(target_arch = "wasm32")]

use barrow::js::Storefront;
use core::cell::RefCell;
use core::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/web/page.js")]
extern "C" {
    type Page;
    #[wasm_bindgen(constructor)]
    fn new() -> Page;
    #[wasm_bindgen(method)]
    fn hear(this: &Page, messages: &str);
    #[wasm_bindgen(method, js_name = sentText)]
    fn sent(this: &Page) -> String;
    #[wasm_bindgen(method, js_name = lastRequest)]
    fn last_request(this: &Page) -> u32;
    #[wasm_bindgen(method, js_name = lastTold)]
    fn last_told(this: &Page) -> String;
    #[wasm_bindgen(method, js_name = toldText)]
    fn told(this: &Page) -> String;
    #[wasm_bindgen(method)]
    fn count(this: &Page) -> u32;

    #[wasm_bindgen(js_name = describeError)]
    fn describe(error: &JsValue) -> String;
}

#[wasm_bindgen(module = "/pkg-template/error.js")]
extern "C" {
    #[wasm_bindgen(js_name = readError)]
    fn read_error(error: JsValue, thrown_by: &Closure<dyn Fn(u32) -> JsValue>) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON)]
    fn parse(json: &str) -> JsValue;
    #[wasm_bindgen(js_namespace = Reflect)]
    fn get(object: &JsValue, key: &JsValue) -> JsValue;
}

const PRODUCT: &[u8] = include_bytes!("../../src/wire/kibo_cart/testdata/kibo-product-100060.json");
const CHOICE: &str = r#"{"793993":"200390","192503":"200259"}"#;
const API: &str = "https://product.shopatron.com";

/// A storefront and the page it is on.
struct Shop {
    page: Page,
    core: RefCell<Storefront>,
}

impl Shop {
    fn open() -> Self {
        let shop = Shop { page: Page::new(), core: RefCell::default() };
        shop.call("open", r#""https://product.shopatron.com","asdf1234""#);
        shop
    }

    /// Calls the core with these arguments, JSON values separated by commas, and gives the call's number.
    fn call(&self, what: &str, arguments: &str) -> u32 {
        static LAST: AtomicU32 = AtomicU32::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
        self.tell(number, what, arguments, &[]);
        number
    }

    fn tell(&self, number: u32, what: &str, arguments: &str, body: &[u8]) {
        let call = format!(r#"["{what}","c0ffee",{arguments}]"#);
        let messages = self.core.borrow_mut().call(number, call.as_bytes(), body);
        self.page.hear(&messages);
    }

    fn answer(&self, request: u32, status: u16, body: &[u8]) {
        self.tell(request, "answered", &format!(r#"{status},"""#), body);
    }

    /// A product that was read.
    fn product(&self) -> u32 {
        let product = self.call("product", r#""100060",null"#);
        self.answer(product, 200, PRODUCT);
        product
    }

    /// The error that was told last, as `index.js` makes it of the core's.
    fn error(&self, thrown: &'static str) -> String {
        let error = get(&parse(&self.page.last_told()), &2.into());
        describe(&read_error(error, &Closure::new(move |_| JsValue::from_str(thrown))))
    }
}

#[wasm_bindgen_test]
fn overlapping_calls_are_each_answered_under_their_number() {
    let shop = Shop::open();
    let (known, unknown) = (shop.call("product", r#""100060",null"#), shop.call("product", r#""A/B",0"#));

    shop.answer(unknown, 404, b"{}");
    let refused = shop.page.last_told();
    shop.answer(known, 200, PRODUCT);
    let settled = shop.page.last_told();

    assert_eq!(
        shop.page.sent(),
        format!("GET {API}/product/100060?api_key=asdf1234\nGET {API}/product/A%2FB?api_key=asdf1234&catalogID=0")
    );
    assert!(refused.starts_with(&format!(r#"["refuse",{unknown},["not-found""#)), "{refused}");
    assert!(settled.starts_with(&format!(r#"["settle",{known},{{"sku":"100060""#)), "{settled}");
}

#[wasm_bindgen_test]
fn one_request_to_the_cart_is_under_way_at_a_time() {
    let shop = Shop::open();
    let product = shop.product();

    for _ in 0..2 {
        shop.call("add", &format!(r#"{product},{CHOICE},1,"https://shop.example/""#));
    }

    let posts = shop.page.sent().lines().filter(|sent| sent.starts_with("POST ")).count();
    assert_eq!((posts, shop.page.count()), (1, 2));
}

#[wasm_bindgen_test]
fn an_answer_nobody_waits_for_is_ignored() {
    let shop = Shop::open();

    shop.answer(77_777, 200, PRODUCT);

    assert_eq!((shop.page.told(), shop.page.sent()), (String::new(), String::new()));
}

#[wasm_bindgen_test]
fn what_fetch_threw_is_the_cause_even_when_it_is_a_text() {
    let shop = Shop::open();
    let product = shop.call("product", r#""100060",null"#);

    shop.tell(product, "failed", "false", &[]);

    assert_eq!(shop.error("no route"), "network no route");
}

#[wasm_bindgen_test]
fn a_request_that_took_too_long_is_a_timeout() {
    let shop = Shop::open();
    let product = shop.call("product", r#""100060",null"#);

    shop.tell(product, "failed", "true", &[]);

    assert_eq!(shop.error("late"), "timeout late");
}

#[wasm_bindgen_test]
fn a_bad_call_is_refused_and_sends_nothing() {
    let shop = Shop::open();
    let product = shop.product();
    let foreign = Shop::open().product();
    let picker = shop.call("picker", &format!("{product},true,true"));
    let sent = shop.page.sent();
    let link = r#""https://shop.example/""#;

    for (what, arguments) in [
        ("add", format!("{product},{{}},1,{link}")),
        ("add", format!("{product},{CHOICE},1.5,{link}")),
        ("add", format!("{product},{CHOICE},0,{link}")),
        ("add", format!("{foreign},{CHOICE},1,{link}")),
        ("setQuantity", r#""l1",1e21"#.to_owned()),
        ("setQuantity", r#""l1",null"#.to_owned()),
        ("quote", format!(r#"{product},{{"nope":"x"}},1"#)),
        ("pick", format!(r#"{picker},"793993","nope""#)),
    ] {
        shop.call(what, &arguments);
    }

    let told = shop.page.told();
    let refused: Vec<_> = told.lines().skip(2).collect();
    assert_eq!(
        refused,
        [
            "invalid-selection selectedOptions",
            "invalid-quantity quantity",
            "invalid-quantity quantity",
            "invalid-selection product",
            "invalid-quantity quantity",
            "invalid-quantity quantity",
            "invalid-selection selectedOptions.nope",
            "invalid-selection selectedOptions.793993",
        ]
    );
    assert_eq!(shop.page.sent(), sent);
}

#[wasm_bindgen_test]
fn a_picker_outlives_the_product_that_the_page_let_go_of() {
    let shop = Shop::open();
    let product = shop.product();
    let picker = shop.call("picker", &format!("{product},true,true"));

    shop.call("free", &product.to_string());
    shop.call("pick", &format!(r#"{picker},"793993","200390""#));
    let view = shop.page.last_told();
    shop.call("quote", &format!("{product},{CHOICE},1"));

    assert!(view.contains("null,[[0,1]],"), "what was picked comes after what is complete: {view}");
    assert_eq!(shop.error(""), "invalid-selection product");
}

#[wasm_bindgen_test]
fn a_product_that_names_a_line_of_the_cart_stays() {
    let shop = Shop::open();
    let product = shop.product();
    shop.call("add", &format!(r#"{product},{CHOICE},1,"https://shop.example/""#));
    let sent = shop.page.sent();

    shop.call("free", &product.to_string());
    shop.answer(shop.page.last_request(), 200, br#"{"cartItemId":"l1"}"#);

    assert_eq!(shop.page.sent().lines().count(), sent.lines().count() + 1, "{}", shop.page.sent());
}

#[wasm_bindgen_test]
fn what_is_no_call_is_refused() {
    let shop = Shop::open();

    shop.call("quote", &"[".repeat(100));

    assert_eq!(shop.page.told().lines().count(), 1);
}
