//! One request and its answer, whatever it is for: a single kind of future serves all calls.

use super::cart::Shop;
use super::fetch::send;
use super::handle::ProductHandle;
use crate::cart::{Act, CallId, Event};
use crate::error::{Error, Kind};
use crate::wire::Request;
use crate::wire::kibo_cart::{read_answer, read_product_answer};
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

/// What a request is for.
pub(super) enum Purpose {
    /// A call to the cart.
    Cart(CallId, Act),
    /// A product that a caller waits for.
    Product { sku: String, catalog_id: Option<u32>, resolve: Function, reject: Function },
    /// A product that a cart line wants to name.
    Line(String, Option<u32>),
}

/// Sends, reads and passes on.
pub(super) async fn exchange(shop: Rc<Shop>, request: Request, signal: Option<AbortSignal>, purpose: Purpose) {
    let response = send(&shop, request, signal).await;
    match purpose {
        Purpose::Cart(call, act) => {
            let answer = response.and_then(|response| read_answer(&shop.api, &act, &response));
            shop.happen(Event::Answered(call, answer));
        }
        Purpose::Product { sku, catalog_id, resolve, reject } => {
            let product = response.and_then(|response| read_product_answer(&shop.api, &sku, catalog_id, &response));
            let _ = match product {
                Ok(_) if shop.is_over() => reject.call1(&JsValue::UNDEFINED, &over().into()),
                Ok(product) => {
                    let product = Rc::new(product);
                    shop.remember(catalog_id, &product);
                    resolve.call1(&JsValue::UNDEFINED, &ProductHandle::new(product, shop.rounding).into())
                }
                Err(error) => reject.call1(&JsValue::UNDEFINED, &error.into()),
            };
        }
        Purpose::Line(sku, catalog_id) => {
            let product = response.and_then(|response| read_product_answer(&shop.api, &sku, catalog_id, &response));
            if let (Ok(product), false) = (product, shop.is_over()) {
                shop.remember(catalog_id, &Rc::new(product));
                shop.deliver();
            }
        }
    }
}

/// The storefront was disposed.
pub(super) fn over() -> Error {
    Error::new(Kind::Aborted, "the storefront was disposed")
}
