//! Errors as JavaScript sees them.

use crate::error::Error;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/error.js")]
extern "C" {
    /// The error class; one class for both sides.
    #[wasm_bindgen(reexport)]
    pub type StorefrontError;

    /// Keeps what was thrown; for `index.js`.
    #[wasm_bindgen(reexport, js_name = keepThrown)]
    pub type KeepThrown;
    /// What was thrown and kept under this number.
    fn thrown(number: u32) -> JsValue;

    #[wasm_bindgen(constructor)]
    fn new(code: &str, message: &str, status: Option<u16>, field: Option<&str>, cause: &JsValue) -> StorefrontError;
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        to_js(&error)
    }
}

impl From<&Error> for JsValue {
    fn from(error: &Error) -> Self {
        to_js(error)
    }
}

fn to_js(error: &Error) -> JsValue {
    let cause = match error.cause() {
        Some(cause) => to_js(cause),
        None => thrown(error.thrown().unwrap_or_default()),
    };
    let field = Some(error.field()).filter(|field| !field.is_empty());
    StorefrontError::new(error.code(), error.message(), error.status(), field, &cause).into()
}
