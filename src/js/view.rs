//! Plain data for JavaScript: each view is written as JSON text, which `index.js` parses.
//!
//! That costs a fifth of the bytes that a serializer of JavaScript objects does, is as fast, and ids such as
//! `__proto__` become ordinary fields.

use crate::money::Money;
use crate::product::Warning;
use crate::wire::json_writer::JsonWriter;
use wasm_bindgen::JsValue;

/// The view that was written, for `JSON.parse`.
pub(super) fn to_js(view: JsonWriter) -> JsValue {
    JsValue::from_str(&view.into_text())
}

/// `{ amount: "49.99", currency: "USD" }`, or null.
pub(super) fn write_money(writer: &mut JsonWriter, key: &str, money: Option<Money>) {
    writer.key(key);
    let Some(money) = money else { return writer.literal("null") };
    writer.open('{');
    writer.field("amount", Some(&money.text()));
    writer.field("currency", Some(money.currency().code()));
    writer.close('}');
}

/// `[{ code, message }]`
pub(super) fn write_warnings(writer: &mut JsonWriter, warnings: &[Warning]) {
    writer.open_field("warnings", '[');
    for warning in warnings {
        writer.open('{');
        writer.field("code", Some(warning.code));
        writer.field("message", Some(&warning.message));
        writer.close('}');
    }
    writer.close(']');
}
