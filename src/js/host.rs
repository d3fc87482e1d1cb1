//! What only the page can do, and the settings it gives.

use crate::error::Error;
use crate::money::Rounding;
use crate::wire::json::Json;
use crate::wire::kibo_cart::{Api, CheckoutPath, HeaderStyle};
use alloc::string::String;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The abilities that `index.js` hands over.
    pub type Host;

    /// Sends a request; its end comes back as `answered` or `failed` with the same number.
    #[wasm_bindgen(method)]
    pub(super) fn send(this: &Host, request: u32, method: &str, url: &str, headers: &str, body: Option<&str>);
    /// Settles what was asked for under this number.
    #[wasm_bindgen(method)]
    pub(super) fn settle(this: &Host, asked: u32, value: JsValue);
    /// The same, with an error.
    #[wasm_bindgen(method)]
    pub(super) fn refuse(this: &Host, asked: u32, error: JsValue);
    /// Takes a new view of the cart, as JSON.
    #[wasm_bindgen(method, js_name = showCart)]
    pub(super) fn show_cart(this: &Host, view: &str);
    /// Makes a name for a new cart.
    #[wasm_bindgen(method, js_name = makeCartId)]
    pub(super) fn make_cart_id(this: &Host) -> String;
    /// Keeps the cart's name for later visits, or forgets it.
    #[wasm_bindgen(method, js_name = keepCartId)]
    pub(super) fn keep_cart_id(this: &Host, id: Option<&str>);
}

/// The settings of a storefront.
pub(super) struct Settings {
    pub api: Api,
    pub rounding: Rounding,
    pub cart_id: Option<String>,
}

impl Settings {
    /// Reads the settings from the JSON that `index.js` writes.
    pub(super) fn read(json: &str) -> Result<Self, Error> {
        let json = Json::parse(json.as_bytes())?;
        let text = |key: &str| json.text_of(key).unwrap_or_default();
        let mut api = Api::new(text("baseUrl"), text("apiKey"))?;
        if json.get("checkoutPath").is("checkout") {
            api.checkout_path = CheckoutPath::Checkout;
        }
        if json.get("headers").is("strict") {
            api.headers = HeaderStyle::AsDocumented;
        }
        for (_, host) in json.get("checkoutHosts").entries() {
            api.checkout_hosts.push(host.text().unwrap_or_default());
        }
        api.page_origin = json.text_of("pageOrigin");
        let rounding = if json.get("rounding").is("half-even") { Rounding::HalfEven } else { Rounding::HalfUp };
        Ok(Settings { api, rounding, cart_id: json.text_of("cartId") })
    }
}
