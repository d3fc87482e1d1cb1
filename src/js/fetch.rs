//! The one place that sends: builds the platform's request, hands it to `fetch`, waits, and reads what came back.

use super::cart::Shop;
use super::error::thrown;
use crate::error::{Error, Kind};
use crate::wire::{Method, Request, Response};
use gloo_net::http::RequestBuilder;
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, ms: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// What may end a request early: the clock, the caller's signal, the end of the storefront.
struct Deadline {
    controller: AbortController,
    abort: Function,
    timer: JsValue,
    others: Vec<AbortSignal>,
}

impl Deadline {
    /// Starts the clock.
    fn start(shop: &Shop, caller: Option<AbortSignal>) -> Result<Self, JsValue> {
        let controller = AbortController::new()?;
        let abort: Function = Reflect::get(&controller, &"abort".into())?.unchecked_into();
        let abort = abort.bind0(&controller);
        let timer = set_timeout(&abort, shop.host.timeout_ms());
        let others: Vec<_> = caller.into_iter().chain([shop.life.signal()]).collect();
        let deadline = Deadline { controller, abort, timer, others };
        for signal in &deadline.others {
            signal.add_event_listener_with_callback("abort", &deadline.abort)?;
            if signal.aborted() {
                deadline.controller.abort();
            }
        }
        Ok(deadline)
    }

    /// Why it ended, from what was thrown.
    fn reason(&self, error: JsValue) -> Error {
        if self.others.iter().any(AbortSignal::aborted) {
            return thrown(Kind::Aborted, "the request was given up", error);
        }
        if self.controller.signal().aborted() {
            return Error::new(Kind::Timeout, "no answer came in time");
        }
        thrown(Kind::Network, "the API cannot be reached", error)
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        for signal in &self.others {
            let _ = signal.remove_event_listener_with_callback("abort", &self.abort);
        }
    }
}

/// Sends a request and waits for the whole answer.
///
/// # Errors
/// `timeout`, `aborted`, or `network` with whatever `fetch` threw as the cause.
pub(super) async fn send(shop: &Shop, request: Request, signal: Option<AbortSignal>) -> Result<Response, Error> {
    let broken = |error| thrown(Kind::Network, "the request cannot be made", error);
    let deadline = Deadline::start(shop, signal).map_err(broken)?;
    let request = platform_request(request, &deadline.controller.signal())?;
    let sent = shop.host.fetch().call1(&JsValue::UNDEFINED, &request).map_err(|error| deadline.reason(error))?;
    let response = JsFuture::from(js_sys::Promise::resolve(&sent)).await.map_err(|error| deadline.reason(error))?;
    let response: web_sys::Response =
        response.dyn_into().map_err(|other| thrown(Kind::Network, "fetch gave no Response", other))?;
    let body = response.array_buffer().map_err(|error| deadline.reason(error))?;
    let body = JsFuture::from(body).await.map_err(|error| deadline.reason(error))?;
    Ok(Response {
        status: response.status(),
        location: response.headers().get("location").ok().flatten(),
        body: Uint8Array::new(&body).to_vec(),
    })
}

/// No cookies, no referrer beyond the origin, nothing from the cache, redirects not followed.
fn platform_request(request: Request, signal: &AbortSignal) -> Result<web_sys::Request, Error> {
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let builder = RequestBuilder::new(&request.url)
        .method(method)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::StrictOrigin)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(signal));
    let builder = request.headers.iter().fold(builder, |builder, (name, value)| builder.header(name, value));
    let built = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    built.map(Into::into).map_err(|_| Error::new(Kind::Network, "the request cannot be made"))
}
