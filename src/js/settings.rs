//! The settings of a storefront.

use super::call::Call;
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
    /// Reads the settings that `index.js` writes: base URL, API key, how the checkout call is spelled, whether headers
    /// are strict, whether ties go to the even digit, the cart's id and whether it was used.
    pub(super) fn read(call: &mut Call) -> Self {
        let mut api = Api::new(call.text(), call.text());
        match &*call.text() {
            "checkout" => api.checkout_path = CheckoutPath::Checkout,
            "auto" => api.search = PathSearch::Open,
            _ => {}
        }
        if call.next().is_true() {
            api.headers = HeaderStyle::AsDocumented;
        }
        let rounding = if call.next().is_true() { Rounding::HalfEven } else { Rounding::HalfUp };
        Settings { api, rounding, cart_id: call.next().text(), is_cart_used: call.next().is_true() }
    }
}
