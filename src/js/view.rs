//! Plain data for JavaScript, and what the views share.

use crate::error::{Error, Kind};
use crate::money::Money;
use crate::product::Warning;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Pairs of ids. They cross as an array and become an object in `index.js`, where ids such as `__proto__` are safe.
pub(super) type Pairs = Vec<(String, String)>;

/// `{ amount: "49.99", currency: "USD" }`
#[derive(PartialEq, Serialize)]
pub(super) struct MoneyView {
    amount: String,
    currency: String,
}

impl From<Money> for MoneyView {
    fn from(money: Money) -> Self {
        MoneyView { amount: money.text(), currency: money.currency().code().to_owned() }
    }
}

/// `{ code, message }`
#[derive(PartialEq, Serialize)]
pub(super) struct WarningView {
    code: &'static str,
    message: String,
}

impl From<&Warning> for WarningView {
    fn from(warning: &Warning) -> Self {
        WarningView { code: warning.code, message: warning.message.clone() }
    }
}

/// Turns a view into a plain JavaScript object.
pub(super) fn to_js(view: &impl Serialize) -> Result<JsValue, Error> {
    view.serialize(&Serializer::json_compatible())
        .map_err(|_| Error::new(Kind::UnreadableAnswer, "a view cannot be shown"))
}
