//! Plain data for JavaScript, written as JSON text.
//!
//! That costs a fifth of the bytes that a serializer of JavaScript objects does, is as fast, and ids such as
//! `__proto__` become ordinary fields.

use crate::error::Error;
use crate::json_writer::JsonWriter;
use crate::money::Money;
use crate::product::Warning;

/// Opens a message: its word, its number. A value and `]` come next.
pub(super) fn open(told: &mut JsonWriter, word: &str, number: u32) {
    told.open('[');
    told.text(word);
    told.whole(Some(number));
}

/// Tells what a call came to, in text.
pub(super) fn settle(told: &mut JsonWriter, number: u32, text: Option<&str>) {
    open(told, "settle", number);
    told.text_or_null(text);
    told.close(']');
}

/// Tells that a call failed.
pub(super) fn refuse(told: &mut JsonWriter, number: u32, error: &Error) {
    open(told, "refuse", number);
    write_error(told, error);
    told.close(']');
}

/// `[code, message, status, field, thrown, cause]`
pub(super) fn write_error(told: &mut JsonWriter, error: &Error) {
    told.open('[');
    told.text(error.code());
    told.text(error.message());
    told.whole(error.status().map(u32::from));
    told.text(error.field());
    told.whole(error.thrown());
    if let Some(cause) = error.cause() {
        write_error(told, cause);
    }
    told.close(']');
}

/// `{ amount: "49.99", currency: "USD" }`, or null.
pub(super) fn write_money(writer: &mut JsonWriter, money: Option<Money>) {
    let Some(money) = money else { return writer.literal("null") };
    writer.open('{');
    writer.field("amount", Some(&money.text()));
    writer.field("currency", Some(money.currency().code()));
    writer.close('}');
}

/// The same as a field.
pub(super) fn write_price(writer: &mut JsonWriter, key: &str, money: Option<Money>) {
    writer.key(key);
    write_money(writer, money);
}

/// `[{ code, message }]`
pub(super) fn write_warnings(writer: &mut JsonWriter, warnings: &[Warning]) {
    writer.open_field("warnings", '[');
    for warning in warnings {
        write_warning(writer, warning.code, &warning.message);
    }
    writer.close(']');
}

/// `{ code, message }`
pub(super) fn write_warning(writer: &mut JsonWriter, code: &str, message: &str) {
    writer.open('{');
    writer.field("code", Some(code));
    writer.field("message", Some(message));
    writer.close('}');
}
