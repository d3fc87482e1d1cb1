//! The settings of a storefront.

use super::call::Call;
use crate::money::Rounding;
#[cfg(feature = "quotes")]
use crate::product::quote::{PriceSettings, TaxMode};
use crate::wire::kibo_cart::{Api, CheckoutPath, HeaderStyle, PathSearch};
use alloc::string::String;

pub(super) struct Settings {
    pub api: Api,
    pub rounding: Rounding,
    pub cart_id: Option<String>,
    /// Whether something was confirmed under that id in an earlier visit.
    pub is_cart_used: bool,
    /// Whether prices hold the tax.
    #[cfg(feature = "quotes")]
    pub tax: TaxMode,
    /// Where products of other systems are asked for, without a slash at its end.
    #[cfg(feature = "quotes")]
    pub gateway: Option<String>,
}

impl Settings {
    /// Reads the settings that `index.js` writes: base URL, API key, how the checkout call is spelled, whether headers
    /// are strict, whether ties go to the even digit, the cart's id and whether it was used, whether prices hold the tax, and
    /// the address of a gateway.
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
        Settings {
            api,
            rounding,
            cart_id: call.next().text(),
            is_cart_used: call.next().is_true(),
            #[cfg(feature = "quotes")]
            tax: if call.next().is_true() { TaxMode::Included } else { TaxMode::OnTop },
            #[cfg(feature = "quotes")]
            gateway: call.next().text(),
        }
    }

    /// By which rules prices are calculated.
    #[cfg(feature = "quotes")]
    pub(super) fn prices(&self) -> PriceSettings {
        PriceSettings { rounding: self.rounding, tax: self.tax }
    }
}
