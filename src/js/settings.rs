//! The settings of a storefront.

use super::call::Call;
use crate::error::Error;
use crate::money::Rounding;
use crate::wire::kibo_cart::{Api, CheckoutPath, HeaderStyle, PathSearch};
use alloc::string::String;

pub(super) struct Settings {
    pub api: Api,
    pub rounding: Rounding,
    pub cart_id: Option<String>,
    /// Whether something was confirmed under that id in an earlier visit.
    pub is_cart_used: bool,
}

impl Settings {
    /// Reads the settings that `index.js` writes: base URL, API key, how the checkout call is spelled, hosts that it may
    /// lead to, whether headers are strict, the page's origin, whether ties go to the even digit, the cart's id and
    /// whether it was used.
    ///
    /// # Errors
    /// `configuration`, with the setting's name.
    pub(super) fn read(call: &mut Call) -> Result<Self, Error> {
        let mut api = Api::new(call.text(), call.text())?;
        match &*call.text() {
            "checkout" => api.checkout_path = CheckoutPath::Checkout,
            "auto" => api.search = PathSearch::Open,
            _ => {}
        }
        for (_, host) in call.next().entries() {
            api.checkout_hosts.push(host.text().unwrap_or_default());
        }
        if call.next().is_true() {
            api.headers = HeaderStyle::AsDocumented;
        }
        api.page_origin = call.next().text();
        let rounding = if call.next().is_true() { Rounding::HalfEven } else { Rounding::HalfUp };
        Ok(Settings { api, rounding, cart_id: call.next().text(), is_cart_used: call.next().is_true() })
    }
}
