//! The settings of a storefront.

use crate::error::Error;
use crate::money::Rounding;
use crate::wire::json::Json;
use crate::wire::kibo_cart::{Api, CheckoutPath, HeaderStyle, PathSearch};
use alloc::string::String;

pub(super) struct Settings {
    pub api: Api,
    pub rounding: Rounding,
    pub cart_id: Option<String>,
}

impl Settings {
    /// Reads the settings that `index.js` writes.
    ///
    /// # Errors
    /// `configuration`, with the setting's name.
    pub(super) fn read(json: Json) -> Result<Self, Error> {
        let text = |key: &str| json.text_of(key).unwrap_or_default();
        let mut api = Api::new(text("baseUrl"), text("apiKey"))?;
        if json.get("checkoutPath").is("checkout") {
            api.checkout_path = CheckoutPath::Checkout;
        }
        if json.get("checkoutPath").is("auto") {
            api.search = PathSearch::Open;
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
