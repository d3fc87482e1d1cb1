//! What `index.js` gives: settings, already in their right types, and what only the page can do.

use crate::cart::CartId;
use crate::error::Error;
use crate::money::Rounding;
use crate::wire::kibo_cart::{Api, CheckoutPath, HeaderStyle};
use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The settings and abilities that `index.js` hands over.
    pub type Host;

    #[wasm_bindgen(method, getter, js_name = apiKey)]
    fn api_key(this: &Host) -> String;
    #[wasm_bindgen(method, getter, js_name = baseUrl)]
    fn base_url(this: &Host) -> String;
    #[wasm_bindgen(method, getter, js_name = checkoutPath)]
    fn checkout_path(this: &Host) -> String;
    #[wasm_bindgen(method, getter, js_name = checkoutHosts)]
    fn checkout_hosts(this: &Host) -> Vec<String>;
    #[wasm_bindgen(method, getter, js_name = pageOrigin)]
    fn page_origin(this: &Host) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = strictHeaders)]
    fn strict_headers(this: &Host) -> bool;
    #[wasm_bindgen(method, getter, js_name = halfEven)]
    fn half_even(this: &Host) -> bool;
    #[wasm_bindgen(method, getter, js_name = cartId)]
    fn cart_id(this: &Host) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    pub(super) fn timeout_ms(this: &Host) -> i32;
    #[wasm_bindgen(method, getter)]
    pub(super) fn fetch(this: &Host) -> Function;

    /// Makes a name for a new cart.
    #[wasm_bindgen(method, js_name = makeCartId)]
    pub(super) fn make_cart_id(this: &Host) -> String;
    /// Keeps the cart's name for later visits, or forgets it.
    #[wasm_bindgen(method, js_name = keepCartId)]
    pub(super) fn keep_cart_id(this: &Host, id: Option<&str>);
    /// Takes a new view of the cart.
    #[wasm_bindgen(method, js_name = onCart)]
    pub(super) fn on_cart(this: &Host, view: &JsValue);
}

impl Host {
    /// The API as the settings describe it.
    pub(super) fn api(&self) -> Result<Api, Error> {
        let api = Api::new(&self.base_url(), &self.api_key())?;
        Ok(Api {
            checkout_path: match &*self.checkout_path() {
                "checkout" => CheckoutPath::Checkout,
                _ => CheckoutPath::Cart,
            },
            checkout_hosts: self.checkout_hosts(),
            page_origin: self.page_origin(),
            headers: if self.strict_headers() { HeaderStyle::AsDocumented } else { HeaderStyle::Lean },
            ..api
        })
    }

    /// How lines are rounded.
    pub(super) fn rounding(&self) -> Rounding {
        if self.half_even() { Rounding::HalfEven } else { Rounding::HalfUp }
    }

    /// The cart of an earlier visit.
    pub(super) fn kept_cart(&self) -> Option<CartId> {
        self.cart_id().and_then(CartId::new)
    }
}
