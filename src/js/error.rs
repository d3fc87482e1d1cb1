//! Errors as JavaScript sees them.

use crate::error::{Error, Kind};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/error.js")]
extern "C" {
    /// The error class; one class for both sides.
    #[wasm_bindgen(reexport)]
    pub type StorefrontError;

    #[wasm_bindgen(constructor)]
    fn new(code: &str, message: &str, status: Option<u16>, field: Option<&str>, cause: &JsValue) -> StorefrontError;
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        to_js(&error)
    }
}

fn to_js(error: &Error) -> JsValue {
    let thrown = error.thrown().and_then(|thrown| thrown.downcast_ref::<JsValue>());
    let cause = match (error.cause(), thrown) {
        (Some(cause), _) => to_js(cause),
        (None, Some(thrown)) => thrown.clone(),
        (None, None) => JsValue::UNDEFINED,
    };
    let field = Some(error.field()).filter(|field| !field.is_empty());
    StorefrontError::new(error.code(), &error.to_string(), error.status(), field, &cause).into()
}

/// A failure of the platform, with what it threw.
pub(super) fn thrown(kind: Kind, message: &str, thrown: JsValue) -> Error {
    Error::new(kind, message).with_thrown(Rc::new(thrown))
}
